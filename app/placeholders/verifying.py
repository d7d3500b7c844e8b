"""A filled file read again: the markers still in it, and values that did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.placeholders.filling import apply_to_line
from app.placeholders.finding import find_placeholders
from app.placeholders.keeping import in_order
from app.placeholders.listing import shown_in
from app.placeholders.places_told import place_told

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from app.models.names import Placeholder
    from app.placeholders.choosing import Edit, FillPlan
    from app.placeholders.sources import Source

_OF_DATA = ("control", "choice", "checkbox")
_FAR = 1_000_000_000
_CELLS = ("cell", "row")


class Verdict(NamedTuple):
    """What reading a filled file again brought to light, a line each, in file order.

    `left` are the markers that nobody has named, `numbers` theirs from 1, `brought` those that
    came in with a value, `missing` the values that are not where they were put.
    """

    left: tuple[str, ...]
    brought: tuple[str, ...]
    missing: tuple[str, ...]
    numbers: tuple[int, ...] = ()

    @property
    def clean(self) -> bool:
        """Tell whether there is nothing more to do."""
        return not (self.left or self.brought or self.missing)


def read_again(
    before: Source,
    plan: FillPlan,
    after: Source,
    kept: Sequence[Placeholder] = (),
    apart: Container[int] = (),
) -> Verdict:
    """Return what is still open in a file that was filled by a plan.

    Of its markers those `kept` are meant to be there still; lines `apart` are looked at elsewhere.
    """
    lines = after.lines
    found = [
        place for place in find_placeholders(lines, after.form) if place.paragraph not in apart
    ]
    left: list[tuple[int, str]] = []
    brought: list[str] = []
    numbers = {id(place): n for n, place in enumerate(plan.placeholders, 1)}
    meant = set(map(id, kept))
    drawn = _with_pictures(before.lines, plan.edits)
    for old, new in pairs_of(in_order([*plan.left, *kept]), found):
        # A control without a value of its own shows the data of another one, which are filled.
        follows = old is not None and old.shape in _OF_DATA and new is None
        if id(old) in meant or follows:
            continue
        # What asks for an empty cell may itself be filled by now.
        as_it_was = new is None or (old is not None and old.shape in _CELLS)
        shown = _shown(old, before.lines, before) if as_it_was else _shown(new, lines, after)
        if old:
            left.append((numbers[id(old)], shown))
        elif new and not (new.doubt or new.shape in _CELLS or lines[new.paragraph] in drawn):
            # Whoever names something with 某 or a single X means it; space around a picture that
            # was put in is no blank.
            brought.append(shown)
    return Verdict(
        tuple(_("第{n}处 {shown}").format(n=n, shown=shown) for n, shown in left),
        tuple(brought),
        tuple(_missing(before, plan.edits, lines)),
        tuple(n for n, _ in left),
    )


def _with_pictures(lines: Sequence[str], edits: Sequence[Edit]) -> set[str]:
    """Return what the lines read that have a picture now."""
    numbers = {edit.paragraph for edit in edits if edit.picture}
    return {
        apply_to_line(lines[n], [edit for edit in edits if edit.paragraph == n]) for n in numbers
    }


def stripped_values(source: Source, plan: FillPlan) -> Iterator[str]:
    """Yield a line for each value with characters that a Word file has no way to hold."""
    from app.word.xml_part import xml_safe

    for edit in plan.edits:
        safe = xml_safe(edit.value)
        if safe != edit.value:
            lost = dict.fromkeys(f"U+{ord(char):04X}" for char in edit.value if not xml_safe(char))
            place = place_told(source.where(edit.paragraph).label)
            yield "  " + _("{place}：“{safe}”里的 {lost}").format(
                place=place, safe=safe, lost=_("、").join(lost)
            )


def pairs_of(
    left: Sequence[Placeholder], found: Sequence[Placeholder]
) -> Iterator[tuple[Placeholder | None, Placeholder | None]]:
    """Yield what was left with the marker it is in the filled file, in file order.

    One that is no marker any more by what now stands round it has none; a marker without one
    that was left came in with a value.
    """
    at = _Positions(left), _Positions(found)
    i = j = 0
    while i < len(left) and j < len(found):
        # How far off the other's next marker of the same token is.
        brought = at[1].next(left[i].token, j) - j
        gone = at[0].next(found[j].token, i) - i
        if brought == gone == 0:
            yield left[i], found[j]
            i, j = i + 1, j + 1
        elif brought <= gone and j + brought < len(found):
            yield from ((None, place) for place in found[j : j + brought])
            j += brought
        else:
            step = gone if i + gone < len(left) else 1
            yield from ((place, None) for place in left[i : i + step])
            i += step
    yield from ((place, None) for place in left[i:])
    yield from ((None, place) for place in found[j:])


class _Positions:
    """Where each token stands among markers; asked from left to right."""

    def __init__(self, places: Sequence[Placeholder]) -> None:
        self._at: dict[str, list[int]] = {}
        for n in range(len(places) - 1, -1, -1):
            self._at.setdefault(places[n].token, []).append(n)

    def next(self, token: str, start: int) -> int:
        """Return the first place of a token from `start` on; far behind the end without one."""
        waiting = self._at.get(token, [])
        while waiting and waiting[-1] < start:
            waiting.pop()
        return waiting[-1] if waiting else start + _FAR


def _missing(source: Source, edits: Sequence[Edit], after: Sequence[str]) -> Iterator[str]:
    """Yield the values whose line does not stand in the filled file as it should."""
    from app.word.xml_part import one_line, xml_safe

    lines = source.lines
    there = {piece for line in after for piece in line.split("\n")}
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.paragraph, []).append(edit)
    for number, made in by_line.items():
        pieces = filter(None, apply_to_line(lines[number], made).split("\n"))
        if all(piece in there or xml_safe(piece) in there for piece in pieces):
            continue
        level = [edit._replace(value=one_line(edit.value)) for edit in made]
        if apply_to_line(lines[number], level) not in there:
            values = "”“".join(dict.fromkeys(edit.value for edit in made))
            where = place_told(source.where(number).label)
            yield _("{where}：“{values}”").format(where=where, values=values)


def _shown(place: Placeholder | None, lines: Sequence[str], source: Source) -> str:
    if place is None:
        return ""
    where = place_told(source.where(place.paragraph).label)
    return f"{where} {shown_in(lines[place.paragraph], place)}"
