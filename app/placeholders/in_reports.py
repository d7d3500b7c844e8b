"""What is open in a report: the placeholders of its lines, and the gaps that drafting left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.placeholders.cell_headings import cell_heading
from app.placeholders.finding import find_placeholders
from app.placeholders.gaps import with_gaps
from app.word.cells import Beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.names import Placeholder
    from app.models.report import Paragraph, Report


class _Text(NamedTuple):
    """A line, or a cell of one, where it stands, and what its table asks for there."""

    text: str
    line: int
    start: int = 0
    heading: str = ""


def placeholders_of(report: Report) -> list[Placeholder]:
    """Return the placeholders and gaps of a report in order; they index its lines.

    No cell of a row has a say in what the signs in another one are, but the head of its column
    and the cell to its left tell what it asks for.
    """
    lines = list(report.whole_lines())
    texts = list(_texts(lines))
    found = find_placeholders([each.text for each in texts], [each.heading for each in texts])
    return with_gaps(list(_in_lines(found, texts)), [line.spans for line in lines])


def _texts(lines: Iterable[Paragraph]) -> Iterator[_Text]:
    head: Sequence[str] = ()
    for number, line in enumerate(lines):
        if not line.row:
            yield _Text(line.text, number)
            continue
        cells = line.cells
        if line.row != "next":
            head = ()
        start, left = 0, ""
        for at, text in enumerate(cells):
            over = head[at] if len(head) == len(cells) else ""
            yield _Text(text, number, start, cell_heading(text, Beside(left, over)))
            start, left = start + len(text) + 1, text
        head = head or cells


def _in_lines(found: Iterable[Placeholder], texts: Sequence[_Text]) -> Iterator[Placeholder]:
    for place in found:
        text = texts[place.paragraph]
        at = {"start": place.start + text.start, "end": place.end + text.start}
        yield place.model_copy(update={"paragraph": text.line, **at})
