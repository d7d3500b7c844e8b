"""Texts and reports with their placeholders filled by a names sheet."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from app.models.report import Block, Origin, Paragraph, Report, Span
from app.patterns import lazy
from app.placeholders.choosing import Edit, FillPlan, plan_filling
from app.placeholders.in_reports import placeholders_of
from app.text.markdown.signs import CELL, CELL_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.names import NameSheet, Placeholder

NAMES = Origin(kind="outline", ref="names")
_NEWLINE = lazy(r"\r\n|\n|\r")


def split_lines(text: str) -> tuple[list[str], list[str]]:
    r"""Return the lines of a text and the newline after each but the last (`\n`, `\r\n`)."""
    newlines = _NEWLINE.findall(text)
    return _NEWLINE.split(text), newlines


def apply_to_text(lines: Sequence[str], newlines: Sequence[str], edits: Iterable[Edit]) -> str:
    """Return the text of lines and newlines with the edits made."""
    newline = newlines[0] if newlines else "\n"
    by_line = _by_line(edits)
    filled = [
        apply_to_line(line, by_line.get(n, ())).replace("\n", newline)
        for n, line in enumerate(lines)
    ]
    ends = [*newlines, ""]
    return "".join(line + end for line, end in zip(filled, ends, strict=True))


def apply_to_line(line: str, edits: Iterable[Edit]) -> str:
    r"""Return a line with its edits made; a newline in a value is `\n`."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (line[at : edit.start], _NEWLINE.sub("\n", edit.value))
        at = edit.end
    return "".join(pieces) + line[at:]


def places_after(
    lines: Sequence[str], plan: FillPlan, *, blank_lines: bool = True
) -> list[Placeholder]:
    """Return the placeholders left, where they stand once the plan is carried out.

    Without `blank_lines` a line that is filled with nothing is gone, as it is in a report.
    """
    by_line = _by_line(plan.edits)
    moved: list[Placeholder] = []
    added = reached = 0
    walk = _LineWalk(-1, (), blank_lines=blank_lines)
    for place in plan.left:
        for n in range(reached, place.paragraph):
            added += _line_count(lines[n], by_line.get(n, ()), blank_lines) - 1
        reached = place.paragraph
        if walk.number != reached:
            walk = _LineWalk(reached, by_line.get(reached, ()), blank_lines=blank_lines)
        whole, start = walk.reach(place.start)
        at = {"paragraph": reached + added + whole, "start": start}
        moved.append(place.model_copy(update={**at, "end": start + len(place.token)}))
    return moved


class _LineWalk:
    """Tells where the characters of a line stand once it is filled, from left to right."""

    def __init__(self, number: int, edits: Sequence[Edit], *, blank_lines: bool) -> None:
        self.number = number
        self._edits = edits
        self._blank_lines = blank_lines
        self._next = 0
        self._at = 0
        self._whole = 0
        self._start = 0

    def reach(self, place: int) -> tuple[int, int]:
        """Return how many new lines stand before a place, and its offset in the last of them."""
        while self._next < len(self._edits) and self._edits[self._next].end <= place:
            edit = self._edits[self._next]
            self._start += edit.start - self._at
            self._write(_NEWLINE.sub("\n", edit.value))
            self._at = edit.end
            self._next += 1
        return self._whole, self._start + place - self._at

    def _write(self, value: str) -> None:
        first, *others = value.split("\n")
        self._start += len(first)
        for words in others:
            # A line that is filled with nothing is gone where blank lines are.
            self._whole += bool(self._start or self._blank_lines)
            self._start = len(words)


def fill_report(report: Report, sheet: NameSheet) -> tuple[Report, list[Placeholder]]:
    """Return a report with its placeholders filled, and those left, where they now stand.

    A value is a span of its own with the part of the span it stands in; all other spans keep
    their origin. A gap is a placeholder whatever its words are. A newline in a value starts a
    new paragraph, in a cell a new line, and a paragraph that is filled with nothing is gone.
    """
    lines = list(report.whole_lines())
    texts = [line.text for line in lines]
    plan = plan_filling(texts, sheet, placeholders_of(report))
    if not plan.edits:
        return report, list(plan.left)
    made = tuple(_in_cell(edit) if lines[edit.paragraph].row else edit for edit in plan.edits)
    edits = _Edits(made)
    blocks = tuple(edits.block(block) for block in report.blocks)
    filled = report.model_copy(update={"blocks": blocks})
    return filled, places_after(texts, plan._replace(edits=made), blank_lines=False)


class _Edits:
    """Walks the blocks of a report in reading order and makes the edits of each line."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._by_line = _by_line(edits)
        self._line = -1
        self._offset = self._next = 0

    def block(self, block: Block) -> Block:
        """Return the next block with its edits made, and its children after it."""
        paragraphs: list[Paragraph] = []
        for number, paragraph in enumerate(block.paragraphs):
            if number or not block.inline or self._line < 0:
                self._line += 1
                self._offset = self._next = 0
            edits = self._by_line.get(self._line)
            paragraphs += self._paragraph(paragraph, edits) if edits else (paragraph,)
        children = tuple(self.block(child) for child in block.children)
        made = (tuple(paragraphs), children)
        if made == (block.paragraphs, block.children):
            return block
        return block.model_copy(update={"paragraphs": made[0], "children": made[1]})

    def _paragraph(self, paragraph: Paragraph, edits: Sequence[Edit]) -> Iterator[Paragraph]:
        spans = [piece for span in paragraph.spans for piece in self._span(span, edits)]
        breaks = [n for n, span in enumerate(spans) if span.text == "\n"]
        bounds = [-1, *breaks, len(spans)]
        for before, after in pairwise(bounds):
            inner = tuple(span for span in spans[before + 1 : after] if span.text)
            if inner:
                yield paragraph.model_copy(update={"spans": inner})

    def _span(self, span: Span, edits: Sequence[Edit]) -> Iterator[Span]:
        first = at = self._offset
        last = self._offset = first + len(span.text)
        while self._next < len(edits) and edits[self._next].end <= first:
            self._next += 1
        for number in range(self._next, len(edits)):
            edit = edits[number]
            if edit.start >= last:
                break
            kept = span.text[at - first : max(edit.start, first) - first]
            yield span.saying(kept)
            if edit.start >= first:
                yield from _value(edit.value, span)
            at = min(edit.end, last)
        yield span.saying(span.text[at - first :]) if at > first else span


def _in_cell(edit: Edit) -> Edit:
    """Return an edit whose value leaves the row that it stands in one line of as many cells."""
    return edit._replace(value=_NEWLINE.sub(CELL_BREAK, edit.value).replace(CELL, " "))


def _value(value: str, span: Span) -> Iterator[Span]:
    named = Span(text="", origin=NAMES, part=span.part)
    for n, words in enumerate(_NEWLINE.split(value)):
        if n:
            yield named.saying("\n")
        yield named.saying(words)


def _by_line(edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_line[edit.paragraph].append(edit)
    return dict(by_line)


def _line_count(line: str, edits: Sequence[Edit], blank_lines: bool) -> int:
    if not edits:
        return 1
    filled = apply_to_line(line, edits).split("\n")
    return len(filled) if blank_lines else sum(bool(part) for part in filled)
