"""Findings written into a Word file, as comments on the very words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.models.report import Remark
from app.placeholders.sources import open_fillable, read_fillable
from app.word.commented import commented
from app.word.package import Package
from app.word.refusal import WORD_SUFFIXES
from app.workflow.telling_findings import LEVEL_WORDS, words_found, words_of_source
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.finding import Finding
    from app.workflow.found import Checked, Found

_BOX = "文本框"


class Marked(NamedTuple):
    """A Word file with comments, and what its writer should know of it, a line each."""

    data: bytes
    notes: tuple[str, ...] = ()


def marked(checked: Checked) -> Marked:
    """Return a draft as a Word file with a comment for each finding; nothing else in it changes.

    A draft in another form is laid out as `export` does.
    """
    if checked.path.suffix.lower() in WORD_SUFFIXES:
        return _in_word(checked)
    findings = [found.finding for found in checked.found]
    remarks = [_remark(each, each.paragraph, each.start, each.end) for each in findings]
    return Marked(write_report(checked.report, ".docx", load_layout(), remarks))


def _in_word(checked: Checked) -> Marked:
    from app.placeholders.word import WordText

    file = read_fillable(checked.path)
    source = open_fillable(file)
    if not isinstance(source, WordText):
        raise TypeError(source)
    remarks: list[Remark] = []
    astray: list[Found] = []
    said = Counter(each.text for each in commented(Package(file.data)).comments)
    for found in checked.found:
        at, told = found.at, _told(found.finding)
        # A file that was marked before keeps its comments.
        if said[told] > 0:
            said[told] -= 1
            continue
        # An empty cell has no words, and in a text box Word shows no comment.
        if at is None or at.start == at.end or source.where(at.line).label.startswith(_BOX):
            astray.append(found)
        else:
            remarks.append(_remark(found.finding, *at[:3]))
    notes = (*source.cautions(changed=bool(remarks)), *_tell(astray))
    return Marked(source.commented(remarks), notes)


def _remark(finding: Finding, line: int, start: int, end: int) -> Remark:
    return Remark(paragraph=line, start=start, end=end, text=_told(finding))


def _told(finding: Finding) -> str:
    told = [f"{LEVEL_WORDS[finding.level]}：{finding.message}", f"{finding.rule}，{finding.basis}"]
    if source := words_of_source(finding):
        told.append(source)
    return "\n".join(told)


def _tell(astray: Iterable[Found]) -> Iterator[str]:
    for found in astray:
        yield _("在文件里标不出来，请对照清单看：{}").format(words_found(found))
