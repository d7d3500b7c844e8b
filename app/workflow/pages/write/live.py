"""A work's draft as a page shows it: its lines, whose their words are, and what to look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.outline.speaking import spoken_key
from app.patterns import lazy
from app.placeholders.filling import mark_gaps
from app.workflow.checked_outline import found_in
from app.workflow.pages.sheet import SheetLine, notes_of, sheet_lines
from app.workflow.telling import tell_length
from app.writing import load_layout
from app.writing.layout.pages import page_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking import Checker
    from app.drafting.questions import Asked
    from app.models.names import Placeholder
    from app.models.report import Paragraph, Report, Span
    from app.workflow.drafted import Drafted, Drafter
    from app.workflow.found import Found

# The key in English, for who writes the outline himself.
_CODE = lazy("（[^（）]*）$")
# So many characters of its line are shown beside an answer.
_BEFORE, _AFTER = 120, 60

Origin = Literal["own", "borrowed", "fixed", "gap", "old"]


class Piece(NamedTuple):
    """Words of a line, and whose they are; `ref` is the phrase that they are borrowed from.

    A gap has the `key` of the outline that fills it, and the words that `ask` for it. Old words are
    those of last year's report that may not hold any more.
    """

    text: str
    origin: Origin
    ref: str = ""
    key: str = ""
    asks: str = ""
    is_heading: bool = False


class Live(NamedTuple):
    """A draft as a page shows it.

    `borrowed` is the share of its characters (0 to 1) that phrases supply, `own` that of its
    writer's words. `gaps` are the places still open, `old` those of
    last year's words, `told` what is told of it as a whole.
    """

    lines: Sequence[SheetLine[Piece]]
    length: int
    told: Sequence[str]
    borrowed: float
    own: float
    gaps: int
    errors: int
    notes: int
    old: int


def live(drafter: Drafter, checker: Checker, matter: Sequence[str] = ()) -> Live:
    """Return the draft of a work as a page shows it, with old words of its `matter` apart.

    Raises `InputError` for faulty settings.
    """
    drafted = drafter.draft()
    report = mark_gaps(drafted.report, drafted.left)
    found = found_in(drafted, drafter, checker)
    old = re.compile("|".join(map(re.escape, sorted(matter, key=len, reverse=True))) or r"(?!)")
    lines = list(_lines(report, drafted, found, old))
    pieces = [piece for line in lines for piece in line.pieces]
    length = sum(len(piece.text) for piece in pieces)
    spoken = report.is_spoken
    pages = None if spoken else page_count(report, load_layout(None))
    told = tell_length(length, drafter.outline.length, spoken=spoken, pages=pages)
    return Live(
        lines,
        length,
        (*told, *drafter.notes),
        _share(pieces, length, borrowed=True),
        _share(pieces, length, borrowed=False),
        len(drafted.left),
        sum(each.finding.level == "error" for each in found),
        len(found),
        sum(piece.origin == "old" for piece in pieces),
    )


class Passage(NamedTuple):
    """The words of a draft on both sides of an answer."""

    before: str
    after: str


def passage_of(draft: Live, asked: Asked | None, typed: str) -> Passage | None:
    """Return where an answer stands in the draft, or will stand before anything is typed.

    An answer may stand elsewhere than where it was asked for once it is there.
    """
    if asked is None:
        return None
    for line in draft.lines if typed else ():
        found = [n for n, piece in enumerate(line.pieces) if piece.key.startswith(asked.key)]
        if found:
            before = "".join(piece.text for piece in line.pieces[: found[0]])
            after = "".join(piece.text for piece in line.pieces[found[-1] + 1 :])
            cut = "…" if len(before) > _BEFORE else ""
            end = "…" if len(after) > _AFTER else ""
            return Passage(cut + before[-_BEFORE:], after[:_AFTER] + end)
    return Passage(asked.before, asked.after)


def _share(pieces: Sequence[Piece], length: int, *, borrowed: bool) -> float:
    told = [one for one in pieces if one.origin in ("own", "borrowed", "old")]
    return sum(len(one.text) for one in told if bool(one.ref) == borrowed) / max(length, 1)


def _lines(
    report: Report, drafted: Drafted, found: Sequence[Found], old: re.Pattern[str]
) -> Iterator[SheetLine[Piece]]:
    gaps = {(gap.paragraph, gap.start): gap for gap in drafted.left}

    def pieces(number: int, line: Paragraph) -> Iterator[Piece]:
        for piece in _pieces(number, line.spans, gaps):
            yield from _apart(piece, old)

    return sheet_lines(report, notes_of(found), pieces)


def _pieces(
    number: int, spans: Sequence[Span], gaps: dict[tuple[int, int], Placeholder]
) -> Iterator[Piece]:
    at = 0
    for span in spans:
        if span.text:
            yield _piece(span, gaps.get((number, at)))
        at += len(span.text)


def _apart(piece: Piece, old: re.Pattern[str]) -> Iterator[Piece]:
    """Yield a piece with its old words apart from the others."""
    at = 0
    for found in old.finditer(piece.text) if piece.origin in ("own", "borrowed") else ():
        if before := piece.text[at : found.start()]:
            yield piece._replace(text=before)
        yield piece._replace(text=found[0], origin="old")
        at = found.end()
    if after := piece.text[at:]:
        yield piece._replace(text=after)


def _piece(span: Span, gap: Placeholder | None) -> Piece:
    heading = span.part in ("heading", "ordinal")
    if span.gap:
        key = (gap.key or f"names.{gap.text}") if gap else ""
        return Piece(
            span.text, "gap", key=key, asks=_CODE.sub("", spoken_key(key)), is_heading=heading
        )
    match span.origin.kind:
        case "phrase":
            return Piece(span.text, "borrowed", span.origin.ref, is_heading=heading)
        case "template":
            return Piece(span.text, "fixed", is_heading=heading)
    return Piece(span.text, "own", key=span.origin.ref, is_heading=heading)
