"""A work's draft as a page shows it: its lines, whose their words are, and what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.messages import _
from app.models.report import places
from app.outline.speaking import spoken_key
from app.placeholders.filling import mark_gaps
from app.workflow.checked_outline import found_in
from app.workflow.remarking import told_phrase
from app.workflow.telling import tell_length
from app.workflow.telling_findings import LEVEL_WORDS
from app.writing import load_layout
from app.writing.layout.pages import page_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking import Checker
    from app.models.finding import Level
    from app.models.names import Placeholder
    from app.models.report import Block, Report, Span
    from app.models.roles import BlockRole
    from app.workflow.drafted import Drafted, Drafter
    from app.workflow.found import Found

Origin = Literal["own", "borrowed", "fixed", "gap"]


class Piece(NamedTuple):
    """Words of a line, and whose they are; `ref` is the phrase that they are borrowed from.

    A gap has the `key` of the outline that fills it, and the words that `ask` for it.
    """

    text: str
    origin: Origin
    ref: str = ""
    key: str = ""
    asks: str = ""
    is_heading: bool = False


class Note(NamedTuple):
    """A finding beside its line: how grave, which words, and what to do."""

    level: Level
    level_word: str
    words: str
    message: str
    rule: str


class SheetLine(NamedTuple):
    """A line of the page: the role of its block, its pieces, and what stands in the margin."""

    number: int
    role: BlockRole
    level: int
    pieces: Sequence[Piece]
    notes: Sequence[Note]
    is_row: bool


class Live(NamedTuple):
    """A draft as a page shows it.

    `borrowed` is the share of its characters (0 to 1) that phrases supply, `own` that of its
    writer's words. `gaps` are the places still open, `told` what is told of it as a whole.
    """

    lines: Sequence[SheetLine]
    length: int
    told: Sequence[str]
    borrowed: float
    own: float
    gaps: int
    errors: int
    notes: int


class Source(NamedTuple):
    """Where a passage is from, a line each, the first its phrase's id."""

    ref: str
    lines: Sequence[str]


def live(drafter: Drafter, checker: Checker) -> Live:
    """Return the draft of a work as a page shows it. Raises `InputError` for faulty settings."""
    drafted = drafter.draft()
    report = mark_gaps(drafted.report, drafted.left)
    found = found_in(drafted, drafter, checker)
    lines = list(_lines(report, drafted, found))
    pieces = [piece for line in lines for piece in line.pieces]
    length = sum(len(piece.text) for piece in pieces)
    spoken = report.is_spoken
    pages = None if spoken else page_count(report, load_layout(None))
    told = tell_length(length, drafter.outline.length, spoken=spoken, pages=pages)
    return Live(
        lines,
        length,
        (*told, *drafter.notes),
        _share(pieces, "borrowed", length),
        _share(pieces, "own", length),
        len(drafted.left),
        sum(each.finding.level == "error" for each in found),
        len(found),
    )


def source_of(drafter: Drafter, ref: str) -> Source:
    """Return where a borrowed passage is from."""
    return Source(ref, told_phrase(ref, drafter.bank).splitlines())


def _share(pieces: Sequence[Piece], origin: Origin, length: int) -> float:
    return sum(len(one.text) for one in pieces if one.origin == origin) / max(length, 1)


def _lines(report: Report, drafted: Drafted, found: Sequence[Found]) -> Iterator[SheetLine]:
    blocks: dict[int, Block] = {}
    for each, place in places(report):
        blocks.setdefault(place.first, each)
    gaps = {(gap.paragraph, gap.start): gap for gap in drafted.left}
    notes: dict[int, list[Note]] = {}
    for one in found:
        notes.setdefault(one.finding.paragraph, []).append(_note(one))
    block: Block | None = None
    for number, line in enumerate(report.whole_lines()):
        block = blocks.get(number, block)
        yield SheetLine(
            number,
            block.role if block else "body",
            block.level if block else 0,
            list(_pieces(number, line.spans, gaps)),
            notes.get(number, ()),
            line.row is not None,
        )


def _note(found: Found) -> Note:
    one = found.finding
    return Note(one.level, _(LEVEL_WORDS[one.level]), one.text, one.message, one.rule)


def _pieces(
    number: int, spans: Sequence[Span], gaps: dict[tuple[int, int], Placeholder]
) -> Iterator[Piece]:
    at = 0
    for span in spans:
        if span.text:
            yield _piece(span, gaps.get((number, at)))
        at += len(span.text)


def _piece(span: Span, gap: Placeholder | None) -> Piece:
    heading = span.part in ("heading", "ordinal")
    if span.gap:
        key = (gap.key or f"names.{gap.text}") if gap else ""
        return Piece(span.text, "gap", key=key, asks=spoken_key(key), is_heading=heading)
    match span.origin.kind:
        case "phrase":
            return Piece(span.text, "borrowed", span.origin.ref, is_heading=heading)
        case "template":
            return Piece(span.text, "fixed", is_heading=heading)
    return Piece(span.text, "own", key=span.origin.ref, is_heading=heading)
