"""Lines behind the marks of Markdown and of web pages, in which the rules find the structure.

The report keeps every line as it stands; only what a line is, no mark may hide.
"""

from __future__ import annotations

from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.models.report import Paragraph, Span
from app.patterns import lazy
from app.reading.cleaning import INVISIBLE
from app.text.emphasis import find_emphasis, is_rule, is_rule_in_markdown_alone
from app.text.markdown.blocks import LEADING, UNDERLINE
from app.text.markdown.inline import TAGS
from app.text.markdown.signs import ESCAPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.report import Block, Report

_MARKED = lazy(rf"[*_#>`<&\\{INVISIBLE}]")
_SIGN = lazy(
    rf"(?P<end></(?:{TAGS})\s*>|<br\s*/?>)"
    rf"|(?P<begin><(?:{TAGS})(?=[\s/>])[^<>]*>|\\(?=[!-/:-@\[-`{{-~])|[{INVISIBLE}])"
    r"|(?P<named>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_RULES = "*-_=`~"
_BULLETS = "-+"
_BLOCK_SIGNS = "-+*#"
_STARS = lazy(r"\*+|_+")
# **县林业局：** is bold from end to end, and no names left open before 县 and behind 局.
_WHOLE = lazy(r"(\*{1,3})(?:[^*_]{6,}|[^*_]+[：:，。！])\1")


class BareLine(NamedTuple):
    """A line without its marks, and as it stands.

    `places` says for each character of the text which characters of the whole it stands for, and
    `begins` where in the whole a mark stands that belongs to what follows it. Both are empty for
    a line that has no mark. `sign` is the innermost mark of a block before the words: - or #.
    """

    text: str
    whole: str
    places: tuple[tuple[int, int], ...] = ()
    begins: frozenset[int] = frozenset()
    sign: str = ""

    def start_of(self, at: int) -> int:
        """Return where the word at an offset of the text starts in the whole."""
        if not self.places:
            return at
        return self.places[at][0] if at < len(self.places) else len(self.whole)

    def end_before(self, at: int) -> int:
        """Return where the words before an offset of the text end in the whole."""
        if not self.places:
            return at
        return self.places[at - 1][1] if at else 0

    def between(self, at: int) -> int:
        """Return where the whole is cut at an offset: behind the marks that end something."""
        left, right = self.end_before(at), self.start_of(at)
        if at in (0, len(self.text)):
            return right if at else 0
        return min((begin for begin in self.begins if left <= begin < right), default=right)


def bare_line(line: str) -> BareLine:
    """Return a line without its marks; its text is empty if there is nothing else in it."""
    if line[0] in _RULES and (is_rule(line) or UNDERLINE.fullmatch(line)):
        # Elsewhere than in Markdown *** may be a name left open.
        return BareLine(line if is_rule_in_markdown_alone(line) else "", line)
    if not (line[0] in _BULLETS or _MARKED.search(line)):
        return BareLine(line, line)
    marks = sorted(_marks(line))
    places: list[tuple[int, int]] = []
    text, done = "", 0
    for mark in (*marks, _Mark(len(line), len(line))):
        places += ((at, at + 1) for at in range(done, mark.start))
        text += line[done : mark.start]
        if mark.words:
            text += mark.words
            places.append((mark.start, mark.end))
        done = max(done, mark.end)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    begins = frozenset(mark.start for mark in marks if mark.begins)
    sign = "".join(sign for sign in line[: _block_end(line)] if sign in _BLOCK_SIGNS)[-1:]
    return BareLine(text[start:end], line, tuple(places[start:end]), begins, sign)


def as_written(report: Report, lines: Sequence[BareLine]) -> Report:
    """Return a report of bare lines with the lines as they stand, in the same blocks."""
    if not any(line.places for line in lines):
        return report
    return report.model_copy(update={"blocks": tuple(_Restoring(lines).blocks(report.blocks))})


class _Mark(NamedTuple):
    start: int
    end: int
    words: str = ""
    begins: bool = False


def _marks(line: str) -> Iterator[_Mark]:
    """Yield the marks of a line, none of which overlap."""
    if start := _block_end(line):
        yield _Mark(0, start, begins=True)
    for sign in _SIGN.finditer(line, start):
        if sign["named"]:
            named = unescape(sign[0])
            if named != sign[0]:
                yield _Mark(*sign.span(), words=named.replace("\u00a0", " ")[:1])
        else:
            yield _Mark(*sign.span(), begins=sign["begin"] is not None)
    yield from _emphasis(line, start)


def _block_end(line: str) -> int:
    """Return where the marks of blocks end that a line begins with."""
    end = 0
    while leading := LEADING.match(line, end):
        end = leading.end()
    return end


def _emphasis(line: str, start: int) -> Iterator[_Mark]:
    found = find_emphasis(ESCAPED.sub("\0\0", line))
    sure = found.sure | (found.doubtful if _WHOLE.fullmatch(line, start) else frozenset())
    opened: list[str] = []
    for run in _STARS.finditer(line, start):
        if run.start() in sure:
            closes = bool(opened) and opened[-1] == run[0]
            if closes:
                opened.pop()
            else:
                opened.append(run[0])
            yield _Mark(*run.span(), begins=not closes)


class _Restoring:
    """Puts the marks back into the blocks, met in reading order."""

    def __init__(self, lines: Sequence[BareLine]) -> None:
        self._lines = lines
        self._line = -1
        self._offset = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield each block as it is written."""
        for block in blocks:
            paragraphs = tuple(
                self._paragraph(paragraph, goes_on=block.inline and number == 0)
                for number, paragraph in enumerate(block.paragraphs)
            )
            children = tuple(self.blocks(block.children))
            yield block.model_copy(update={"paragraphs": paragraphs, "children": children})

    def _paragraph(self, paragraph: Paragraph, *, goes_on: bool) -> Paragraph:
        if not goes_on or self._line < 0:
            self._line, self._offset = self._line + 1, 0
        line = self._lines[self._line]
        start = self._offset
        self._offset += len(paragraph.text)
        if not line.places:
            return paragraph
        return Paragraph(spans=tuple(_spans(line, paragraph.spans, start)))


def _spans(line: BareLine, spans: Sequence[Span], start: int) -> Iterator[Span]:
    """Yield the spans of a paragraph as they are written; no mark stands around a heading."""
    at = [*accumulate((len(span.text) for span in spans), initial=start)]
    begin = line.between(start)
    for number, span in enumerate(spans):
        last = number + 1 == len(spans)
        end = line.between(at[number + 1])
        if span.part == "heading":
            first_word, behind = line.start_of(at[number]), line.end_before(at[number + 1])
            if begin < first_word:
                yield Span(text=line.whole[begin:first_word], part="ordinal")
            yield span.saying(line.whole[first_word:behind])
            if last and behind < end:
                yield Span(text=line.whole[behind:end], part="stop")
            begin = behind
            continue
        if not last and spans[number + 1].part == "heading":
            end = line.start_of(at[number + 1])
        yield span.saying(line.whole[begin:end])
        begin = end
