"""Findings written into a Word file, as comments on the very words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.report import Remark
from app.placeholders.sources import open_source
from app.word.refusal import WORD_SUFFIXES
from app.workflow.located import Located
from app.workflow.telling_findings import LEVEL_WORDS, words_of_source
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.finding import Finding
    from app.workflow.found import Checked


class Marked(NamedTuple):
    """A Word file with comments, and what its writer should know of it, a line each."""

    data: bytes
    notes: tuple[str, ...] = ()


def marked(checked: Checked) -> Marked:
    """Return a draft as a Word file with a comment for each finding; nothing else in it changes.

    A draft in another form is laid out as `export` does.
    """
    findings = [found.finding for found in checked.found]
    if checked.path.suffix.lower() in WORD_SUFFIXES:
        return _in_word(checked, findings)
    remarks = [_remark(each, each.paragraph, each.start, each.end) for each in findings]
    return Marked(write_report(checked.report, ".docx", load_layout(), remarks))


def _in_word(checked: Checked, findings: Iterable[Finding]) -> Marked:
    from app.placeholders.word import WordText

    source = open_source(checked.path)
    if not isinstance(source, WordText):
        raise TypeError(source)
    located = Located(source.lines, checked.report.paragraphs)
    remarks: list[Remark] = []
    astray: list[Finding] = []
    for finding in findings:
        at = located.near(finding)
        if at is None:
            astray.append(finding)
        else:
            remarks.append(_remark(finding, *at))
    notes = (*source.cautions(changed=bool(remarks)), *_tell(astray))
    return Marked(source.commented(remarks), notes)


def _remark(finding: Finding, line: int, start: int, end: int) -> Remark:
    told = [f"{LEVEL_WORDS[finding.level]}：{finding.message}", f"{finding.rule}，{finding.basis}"]
    if source := words_of_source(finding):
        told.append(source)
    return Remark(paragraph=line, start=start, end=end, text="\n".join(told))


def _tell(astray: Iterable[Finding]) -> Iterator[str]:
    for finding in astray:
        yield f"第 {finding.paragraph + 1} 段的“{finding.text}”在文件里标不出来，请对照清单看"
