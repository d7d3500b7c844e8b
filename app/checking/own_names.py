"""Where a report names what its writer is or belongs to: signed, or said of oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.checking.writer import signed_parts
from app.patterns import lazy
from app.text.bylines import UNIT_END
from app.text.characters import HAN
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.text.bylines import Field

_HEAD = 2
_LONGEST_TITLE = 40
# 松岭县民政局学习情况报告, but not 兰考县学习体会, which may be of a journey.
_HEADED = lazy(
    f"(?:中共|关于)?(?P<at>(?![赴到在从和学参读看观][{HAN}])[{HAN}]{{2,18}}?"
    f"(?:{UNIT_END}|残联|妇联|工商联|文联|科协|团委|供销社|委))"
    "(?:党委|党组|党工委|党支部|党总支|支部|机关|常委会|理论)*"
    rf"(?:$|(?=(?:关于|开展|20\d\d年|学习)[^，。]{{0,30}}(?:情况|总结|小结|报告|汇报|材料)))"
)
# 西陵区审计局青年理论学习小组学习体会: a unit that is no place studies at home.
_STUDYING = lazy(
    f"(?:中共|关于)?(?P<at>(?![赴到在从和学参读看观][{HAN}])[{HAN}]{{2,18}}?"
    "(?:[^布格结全大]局|人民法院|检察院|医院|中学|小学|学校|幼儿园|大学|学院|公司|集团|支行|分行))"
    f"[{HAN}]{{0,12}}(?:学习|读书|交流)[{HAN}]{{0,6}}(?:体会|心得|材料|发言|感悟)$"
)


class OwnName(NamedTuple):
    """A name that a report calls its writer's own; `signed` tells of byline and signature."""

    line: Line
    start: int
    end: int
    signed: bool = False

    @property
    def words(self) -> str:
        """Return the name."""
        return self.line.text[self.start : self.end]


def signed_names(manuscript: Manuscript, field: Field) -> Iterator[OwnName]:
    """Yield the words of byline and signature that say one thing; what is left open is none."""
    for line in manuscript.own_lines:
        for words, said, at in signed_parts(line):
            if said == field and not find_markers(words):
                yield OwnName(line, at, at + len(words), signed=True)


def is_title(line: Line) -> bool:
    """Tell whether a line is a title, or stands where one does, or a byline without a name."""
    if line.block is not None and line.block.role == "title":
        return True
    return (
        line.number < _HEAD and len(line.text) < _LONGEST_TITLE and line.text[-1:] not in "。；，："
    )


def headed_names(manuscript: Manuscript) -> Iterator[OwnName]:
    """Yield the units that the title of a report of theirs begins with."""
    for line in manuscript.own_prose[:_HEAD]:
        head = _HEADED.match(line.text) or _STUDYING.match(line.text)
        if head and is_title(line):
            yield OwnName(line, *head.span("at"), signed=True)
