"""Where a report speaks of what its writer will do: there he speaks of his own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line
    from app.text.sentences import Sentence

_HEADS = lazy(
    "下一?步|下一?阶段|打算|努力方向|今后|往后|未来|接下来|整改(?:措施|方向|思路)|改进(?:措施|方向)"
    "|工作(?:计划|安排|思路|措施)|明年|展望|怎么[干办做]|(?:我|怎样)怎么做|行动计划|表态|承诺"
)
_NUMBERED = lazy("[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十][，、]")
_BEGINS = lazy(
    "下一?步|下一?阶段|今后|往后|未来|接下来|回去以?后|回来以?后|回到[^，。]{2,12}(?:后|，)|新的一年|明年"
    "|新征程上|展望|会后|以此次?学习为|以这次学习为|从今天起|从现在起|请(?:组织|领导|同志们|大家|党)"
)
_WILL = lazy(
    "我们?(?:还|也)?(?:将|要|会|愿|一定|必须|必将|决心|定[会将]|打算|保证|承诺|想把|立志|争取|力争)"
    "|(?<![^，。；！？：、\\s])(?:将(?!近)|要(?![求素])|继续|力争|争取|努力|决心|立志|誓|祝愿?)"
    "|(?:支部|党委|党组|党总支|中心组|机关|全体[^，。；]{1,6}|局|部|组|科|班|中心|小组|院|校|站|队|所)(?:还)?将(?!近)"
)
_LONGEST_HEAD = 30


class Planned(NamedTuple):
    """A sentence of a report that tells what its writer will do."""

    line: Line
    start: int
    end: int


def planned_in(lines: Sequence[Line]) -> Iterator[Planned]:
    """Yield the sentences that tell plans: by a head above them, or by their words.

    Once a line has said 下一步, all that follows in it is a plan.
    """
    under = False
    for line in lines:
        if len(line.text) < _LONGEST_HEAD and _NUMBERED.match(line.text):
            under = _HEADS.search(line.text) is not None
        goes_on = under
        for sentence in line.sentences:
            begins = _BEGINS.search(sentence.text) is not None
            goes_on = goes_on or begins
            if goes_on or _will(sentence):
                yield Planned(line, sentence.start, sentence.end)


def _will(sentence: Sentence) -> bool:
    return _WILL.search(sentence.text) is not None
