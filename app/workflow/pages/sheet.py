"""A report as a page shows it: its lines by the roles of their blocks, and notes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from app.models.report import places
from app.workflow.telling_findings import words_of_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.models.finding import Level
    from app.models.report import Block, Paragraph, Report
    from app.models.roles import BlockRole
    from app.workflow.found import Found

P = TypeVar("P")


class Note(NamedTuple):
    """A finding beside its line: its number, from 1, how grave it is, which words, what to do.

    `fix` is what is written where there is one right answer, `source` where else the words stand.
    """

    number: int
    level: Level
    words: str
    message: str
    rule: str
    basis: str
    fix: str | None
    source: str

    @property
    def family(self) -> str:
        """Return what the rule is about, such as `quotes`."""
        return self.rule.partition("/")[0]


class SheetLine(NamedTuple, Generic[P]):
    """A line of the page: the role of its block, its pieces, and what stands in the margin."""

    number: int
    role: BlockRole
    level: int
    pieces: Sequence[P]
    notes: Sequence[Note]
    is_row: bool


def notes_of(found: Iterable[Found]) -> dict[int, list[Note]]:
    """Return findings in a report as notes, by the line that they stand beside."""
    notes: dict[int, list[Note]] = {}
    for number, one in enumerate(found, 1):
        if not one.beside:
            notes.setdefault(one.finding.paragraph, []).append(note_of(number, one))
    return notes


def note_of(number: int, found: Found) -> Note:
    """Return a finding as a note."""
    one = found.finding
    return Note(
        number,
        one.level,
        one.text,
        one.message,
        one.rule,
        one.basis,
        one.fix,
        words_of_source(one),
    )


def sheet_lines(
    report: Report,
    notes: Mapping[int, Sequence[Note]],
    pieces: Callable[[int, Paragraph], Iterable[P]],
) -> Iterator[SheetLine[P]]:
    """Yield the lines of a report, each cut into `pieces`, with its notes."""
    blocks: dict[int, Block] = {}
    for each, place in places(report):
        blocks.setdefault(place.first, each)
    block: Block | None = None
    for number, line in enumerate(report.whole_lines()):
        block = blocks.get(number, block)
        yield SheetLine(
            number,
            block.role if block else "body",
            block.level if block else 0,
            list(pieces(number, line)),
            notes.get(number, ()),
            line.row is not None,
        )
