"""What could be put right in a draft, each mend by a name, wanted or left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.workflow.mending import Left

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from app.text.changes import Change
    from app.workflow.mending import Mended, MendedLine

_MOST_SHOWN = 500
_NAME = lazy(r"(?P<line>[0-9]{1,9})(?P<places>(?:\.[0-9]{1,9}-[0-9]{1,9})+)")


class Bit(NamedTuple):
    """Words of a line: as they were, and what stands there then, the same where nothing changes."""

    was: str
    becomes: str
    is_wanted: bool = True


class Mend(NamedTuple):
    """What changes together: its name, what of it there was and becomes, and if it is wanted."""

    name: str
    changes: Sequence[tuple[str, str]]
    is_wanted: bool


class MendLine(NamedTuple):
    """A line in which something could be put right, where people see it."""

    where: str
    bits: Sequence[Bit]
    mends: Sequence[Mend]


class Mends(NamedTuple):
    """What could be put right, at how many places it is to be, and in how many lines more.

    No page holds thousands of lines; those that are not shown are mended like the others.
    """

    lines: Sequence[MendLine]
    wanted: int
    unshown: int


def mends(every: Mended, left: Collection[str]) -> Mends:
    """Return what could be put right, but for what is left."""
    lines = [_line(line, left) for line in every.lines]
    wanted = [mend for line in lines for mend in line.mends if mend.is_wanted]
    places = sum(len(mend.changes) for mend in wanted)
    return Mends(lines[:_MOST_SHOWN], places, len(lines[_MOST_SHOWN:]))


def left_places(names: Iterable[str]) -> Iterator[Left]:
    """Yield the characters of mends that are left; what is no name of one is passed over."""
    for name in names:
        if said := _NAME.fullmatch(name):
            for place in said["places"].split(".")[1:]:
                start, _, end = place.partition("-")
                yield Left(int(said["line"]), int(start), int(end))


def _line(line: MendedLine, left: Collection[str]) -> MendLine:
    names = {change: _name(line, mend) for mend in line.mends for change in mend}
    return MendLine(
        line.where,
        list(_bits(line, {change for change, name in names.items() if name in left})),
        [
            Mend(
                name := _name(line, mend),
                [(line.text[each.start : each.end], each.value) for each in mend],
                name not in left,
            )
            for mend in line.mends
        ],
    )


def _name(line: MendedLine, mend: Sequence[Change]) -> str:
    return f"{line.number}" + "".join(f".{each.start}-{each.end}" for each in mend)


def _bits(line: MendedLine, left: Collection[Change]) -> Iterator[Bit]:
    at = 0
    for change in line.changes:
        if before := line.text[at : change.start]:
            yield Bit(before, before)
        yield Bit(line.text[change.start : change.end], change.value, change not in left)
        at = change.end
    if behind := line.text[at:]:
        yield Bit(behind, behind)
