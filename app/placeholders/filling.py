"""Texts and reports with their placeholders filled by a names sheet, or shown as gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from app.models.report import Block, Origin, Paragraph, Report, Span
from app.patterns import lazy
from app.placeholders.in_reports import placeholders_in
from app.text.markdown.signs import CELL, CELL_BREAK
from app.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from app.models.names import NameSheet, Placeholder
    from app.placeholders.choosing import Edit, FillPlan

    Stretch = tuple[int, int]

NAMES = Origin(kind="outline", ref="names")
# As a text is read: a vertical tab is how a soft line break of Word comes out in plain text.
_NEWLINE = lazy(r"\r\n|\n|\r|\v")


def split_lines(text: str) -> tuple[list[str], list[str]]:
    r"""Return the lines of a text and the newline after each but the last (`\n`, `\r\n`, `\v`)."""
    newlines = _NEWLINE.findall(text)
    return _NEWLINE.split(text), newlines


def apply_to_text(lines: Sequence[str], newlines: Sequence[str], edits: Iterable[Edit]) -> str:
    """Return the text of lines and newlines with the edits made."""
    newline = next((each for each in newlines if each != "\v"), "\n")
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
    found = placeholders_in(lines)
    if not (sheet.names or sheet.occurrences):
        return report, found
    from app.placeholders.choosing import plan_filling

    texts = [line.text for line in lines]
    plan = plan_filling(texts, sheet, found)
    if not plan.edits:
        return report, list(plan.left)
    made = tuple(_in_cell(edit) if lines[edit.paragraph].row else edit for edit in plan.edits)
    edits = _by_line(made)
    filled = _Lines(edits, lambda each, line, start: _filled(each, edits[line], start)).of(report)
    return filled, places_after(texts, plan._replace(edits=made), blank_lines=False)


def mark_gaps(report: Report, placeholders: Iterable[Placeholder]) -> Report:
    """Return the report with each placeholder's token in a span of its own, marked as a gap.

    `placeholders` index the report's lines; its text does not change.
    """
    stretches: dict[int, list[Stretch]] = defaultdict(list)
    # What a key of an outline would supply is such a span already.
    for place in (place for place in placeholders if not place.key):
        stretches[place.paragraph].append((place.start, place.end))
    if not stretches:
        return report
    marked = _Lines(stretches, lambda each, line, start: _marked(each, stretches[line], start))
    return marked.of(report)


class _Lines:
    """Walks the blocks of a report in reading order and changes some of its lines.

    `change` takes a paragraph, the line it stands in, and its offset there.
    """

    def __init__(
        self,
        numbers: Container[int],
        change: Callable[[Paragraph, int, int], Iterable[Paragraph]],
    ) -> None:
        self._numbers = numbers
        self._change = change
        self._line = -1
        self._offset = 0

    def of(self, report: Report) -> Report:
        """Return the report with these lines changed."""
        return report.model_copy(update={"blocks": tuple(map(self._block, report.blocks))})

    def _block(self, block: Block) -> Block:
        """Return the next block with its lines changed, and its children's after them."""
        paragraphs: list[Paragraph] = []
        for number, paragraph in enumerate(block.paragraphs):
            if number or not block.inline or self._line < 0:
                self._line += 1
                self._offset = 0
            if self._line in self._numbers:
                paragraphs += self._change(paragraph, self._line, self._offset)
                self._offset += len(paragraph.text)
            else:
                paragraphs.append(paragraph)
        made = tuple(paragraphs), tuple(map(self._block, block.children))
        if made == (block.paragraphs, block.children):
            return block
        return block.model_copy(update={"paragraphs": made[0], "children": made[1]})


def _filled(paragraph: Paragraph, edits: Sequence[Edit], offset: int) -> Iterator[Paragraph]:
    """Yield a paragraph with its edits made, cut where a value has a new line."""
    spans = list(_filled_spans(paragraph, edits, offset))
    breaks = [n for n, span in enumerate(spans) if span.text == "\n"]
    for before, after in pairwise([-1, *breaks, len(spans)]):
        inner = tuple(span for span in spans[before + 1 : after] if span.text)
        if inner:
            yield paragraph.model_copy(update={"spans": inner})


def _filled_spans(paragraph: Paragraph, edits: Sequence[Edit], offset: int) -> Iterator[Span]:
    waiting = 0
    last = offset
    for span in paragraph.spans:
        first = at = last
        last = first + len(span.text)
        while waiting < len(edits) and edits[waiting].end <= first:
            waiting += 1
        for edit in edits[waiting : bisect_left(edits, last, waiting, key=attrgetter("start"))]:
            yield span.saying(span.text[at - first : max(edit.start, first) - first])
            if edit.start >= first:
                yield from _value(edit.value, span)
            at = min(edit.end, last)
        yield span.saying(span.text[at - first :]) if at > first else span


def _marked(paragraph: Paragraph, stretches: Sequence[Stretch], offset: int) -> Iterator[Paragraph]:
    """Yield a paragraph with its stretches in spans of their own, marked as gaps."""
    spans: list[Span] = []
    stretches = sorted(stretches)
    waiting = 0
    for span in paragraph.spans:
        while waiting < len(stretches) and stretches[waiting][1] <= offset:
            waiting += 1
        last = offset + len(span.text)
        end = bisect_left(stretches, last, waiting, key=itemgetter(0))
        spans += _cut(span, stretches[waiting:end], offset)
        offset = last
    yield paragraph.model_copy(update={"spans": tuple(spans)})


def _cut(span: Span, stretches: Sequence[Stretch], offset: int) -> list[Span]:
    """Return the span in pieces, cut where a stretch starts or ends in it; these are in order."""
    if span.gap:
        return [span]
    end = len(span.text)
    inside = [(max(0, a - offset), min(end, b - offset)) for a, b in stretches]
    inside = [(a, b) for a, b in inside if a < b]
    if not inside:
        return [span]
    cuts = sorted({0, end, *(cut for stretch in inside for cut in stretch)})
    gaps = Stretches(inside)
    return [
        span.model_copy(update={"text": span.text[a:b], "gap": gaps.overlap(a, b)})
        for a, b in pairwise(cuts)
    ]


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
