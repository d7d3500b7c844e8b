"""Where in a file that holds several reports each of them begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.back import is_appendix, is_signoff
from app.reading.byline_lines import SENTENCE_MARKS, TITLE_END, is_byline, is_date
from app.reading.front import salutation_end
from app.reading.sections import section_of
from app.text.closing_lines import closing_note
from app.text.numerals import NUMERAL, numeral_value
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_LONGEST_TITLE = 40
_SHORTEST_TITLE = 6
_LIKE = 8
_SHORTEST_REPORT = 3  # Lines.
_NUMBER = rf"(?P<n>{NUMERAL}|[0-9０-９]{{1,2}})"
_WRITING = (
    "(?:心得体会|心得|体会|感悟|感想|总结|报告|汇报|发言稿?|讲话稿?|演讲稿|读后感|观后感|材料)"
)
# 篇一, 【范文2】, 学习心得体会篇三：学用结合; 第四篇; 学习心得体会（五）.
_PIECES = (
    lazy(
        rf"[（(【\[]?(?:.{{0,24}}{_WRITING}\s*[（(【\[]?)?(?:篇|范文|例文|样本)\s*{_NUMBER}"
        r"\s*(?:[】）)\]：:、\s].*)?"
    ),
    lazy(rf"[（(【\[]?第{_NUMBER}篇\s*[】）)\]：:]?\s*(?:.{{0,30}}{_WRITING})?"),
    lazy(rf".{{2,30}}{_WRITING}\s*[（(]?{_NUMBER}[）)]?"),
)
# What each of them has at least.
_MAY_NUMBER = lazy(r"[篇范例样]|[一二三四五六七八九十\d][）)]?$")
_MAY_BEGIN = "会料告报悟言稿话感想得示考结纲识获析）)：:！!，,"


def report_starts(lines: Sequence[str]) -> list[int]:
    """Return the lines in which the reports of a file begin, the first of them 0.

    The next one begins with its number (篇二), or with a title or a salutation behind the end of
    the one before.
    """
    first, *further = _numbered(lines) or [0]
    # A single line above 篇一 is what all of them are called.
    starts = sorted({0, *([first] if first > 1 else []), *further})
    for start in _titled(lines):
        if all(abs(start - other) >= _SHORTEST_REPORT for other in starts):
            starts = sorted([*starts, start])
    return starts


def _numbered(lines: Sequence[str]) -> list[int]:
    """Return the lines that number whole reports, in any one form, from the first on."""
    short = [
        at
        for at, line in enumerate(lines)
        if len(line) <= _LONGEST_TITLE and _MAY_NUMBER.search(line)
    ]
    return next(filter(None, (_counted(lines, short, form) for form in _PIECES)), [])


def _counted(lines: Sequence[str], short: Sequence[int], form: re.Pattern[str]) -> list[int]:
    starts: list[int] = []
    for at in short:
        found = form.fullmatch(lines[at])
        if found and numeral_value(found["n"]) == len(starts) + 1:
            starts.append(at)
    apart = all(after - before >= _SHORTEST_REPORT for before, after in pairwise(starts))
    return starts if len(starts) > 1 and apart else []


def _titled(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines that begin a report behind one that has ended."""
    told = False
    for at, line in enumerate(lines[: 1 - _SHORTEST_REPORT]):
        if len(line) > _LONGEST_TITLE or read_ordinal(line):
            told = True
        elif is_appendix(line):
            # What it holds may have a title of its own.
            return
        elif told and line[-1] in _MAY_BEGIN and _begins(lines, at):
            yield at
            told = False


def _begins(lines: Sequence[str], at: int) -> bool:
    line, before = lines[at], lines[at - 1]
    if _is_title(line):
        return _is_like(line, lines[0]) or _is_front(lines[at + 1]) or _ends(before)
    return salutation_end(line) == len(line) and _ends(before)


def _is_like(line: str, first: str) -> bool:
    """Tell whether a line is called what the first report is called: 读《…》有感."""
    alike = len(line) >= _LIKE and line[-2:] == first[-2:] and ("《" in line) == ("《" in first)
    return line == first or (alike and _is_title(first))


def _ends(line: str) -> bool:
    return is_signoff(line) or is_date(line) or closing_note(line) in ("signature", "date")


def _is_front(line: str) -> bool:
    return salutation_end(line) == len(line) or (is_byline(line) and not read_ordinal(line))


def _is_title(line: str) -> bool:
    return (
        len(line) >= _SHORTEST_TITLE
        and TITLE_END.search(line) is not None
        and not SENTENCE_MARKS.search(line)
        and read_ordinal(line) is None
        and (section_of(line) is None or "《" in line or line[0] in "在关参学读观")
        and not is_date(line)
    )
