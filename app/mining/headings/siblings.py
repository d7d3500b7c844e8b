"""The runs of sibling headings in a report: points of one group, at one level, in one place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.mining.headings.anchors import SLOT
from app.mining.headings.themes import names_section
from app.mining.slots.owners import owned_words
from app.mining.slots.volatile import find_volatile
from app.models.report import places
from app.patterns import lazy
from app.text.faults import find_faults
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.mining.names.evidence import Evidence
    from app.mining.slots.volatile import Held
    from app.models.report import Block, Report

HeadingRole = Literal["insight.heading", "action.heading"]

_ROLES: dict[str, HeadingRole] = {"insight": "insight.heading", "action": "action.heading"}
# What was studied and what is counted are no names: every writer has his own to put there.
_NO_NAMES = {"subject", "study", "count", "steps"}
_LONGEST = 60  # Longer headings are sentences, and none is made like another.
_FIRST_HIDDEN = 0xE200
_FEWEST = 2
_NOTHING: Mapping[str, str] = {}
_BOOK = lazy("《[^《》]+》")


class Heading(NamedTuple):
    """A heading: its block (counted in reading order), its paragraph, its words.

    In `masked`, each name is one private character, which `names` gives the words of.
    """

    block: int
    paragraph: int
    text: str
    masked: str
    names: Mapping[str, str]

    def shown(self, words: str) -> str:
        """Return some masked words as the heading has them."""
        return "".join(self.names.get(char, char) for char in words)


class Siblings(NamedTuple):
    """Headings side by side, in order, and where they stand."""

    report: str
    role: HeadingRole
    headings: tuple[Heading, ...]


class Spotted(NamedTuple):
    """A sound heading as its report shows it: where in it names stand, and what else tells them."""

    block: int
    paragraph: int
    text: str
    names: tuple[tuple[int, int], ...]
    evidence: tuple[Evidence, ...] = ()


class Run(NamedTuple):
    """Sound headings side by side, in order: what one report shows of siblings."""

    role: HeadingRole
    headings: tuple[Spotted, ...]


def sibling_headings(report: Report, clears: Callable[[str], bool] | None = None) -> list[Siblings]:
    """Return the runs of at least two sound headings, in the order of their first lines.

    `clears` tells of a heading whether it is free of what is one house's own.
    """
    owned = owned_words(report)
    runs = sibling_runs(report, lambda heading: find_volatile(heading, owned))
    told = clears or (lambda _: True)
    return list(siblings_of(report.name, runs, lambda heading: told(heading.text)))


def sibling_runs(report: Report, volatile: Callable[[str], Iterable[Held]]) -> Iterator[Run]:
    """Yield the runs of at least two sound headings, in the order of their first lines.

    `volatile` returns the volatile spans of a heading.
    """
    standing = {id(block): (n, place) for n, (block, place) in enumerate(places(report))}
    for role, run in _runs(report.blocks):
        told = _on_no_one_book([block for block in run if _is_sound(block.heading)])
        if len(told) < _FEWEST:
            continue
        headings = []
        for block in told:
            number, place = standing[id(block)]
            held = volatile(block.heading)
            names = tuple((one.start, one.end) for one in held if one.kind not in _NO_NAMES)
            headings.append(Spotted(number, place.first, block.heading, names))
        yield Run(role, tuple(headings))


def siblings_of(
    report: str, runs: Iterable[Run], clears: Callable[[Spotted], bool]
) -> Iterator[Siblings]:
    """Yield the runs of a report with those headings alone that may be like others."""
    for role, spotted in runs:
        told = [heading for heading in spotted if clears(heading)]
        if len(told) < _FEWEST:
            continue
        headings: list[Heading] = []
        hidden = 0
        for one in told:
            masked, names = _masked(one, hidden)
            hidden += len(names)
            headings.append(Heading(one.block, one.paragraph, one.text, masked, names))
        yield Siblings(report, role, tuple(headings))


def holds_name(words: str) -> bool:
    """Tell whether a name is masked in some words; no other private character stands in any."""
    return any("\ue000" <= char <= "\uf8ff" for char in words)


def _is_sound(heading: str) -> bool:
    """Tell whether a heading can be made like another: it is short, faultless and no label."""
    if not 0 < len(heading) <= _LONGEST or names_section(heading) or find_faults(heading):
        return False
    return {"{", "}", SLOT}.isdisjoint(heading) and not holds_name(heading)


def _on_no_one_book(run: list[Block]) -> list[Block]:
    """Return headings but for those that name the book of another: no other study's are so made."""
    books = Counter(book for block in run for book in set(_BOOK.findall(block.heading)))
    return [
        block for block in run if all(books[book] == 1 for book in _BOOK.findall(block.heading))
    ]


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[HeadingRole, list[Block]]]:
    """Yield the runs of points among some blocks, each before the runs below its points."""
    for run in _cut(blocks):
        role = _ROLES.get(run[0].role)
        if role:
            yield role, run
        for block in run:
            yield from _runs(block.children)


def _cut(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks side by side that number on in one style, at one level."""
    run: list[Block] = []
    before: tuple[object, ...] = ()
    last = 0
    for block in blocks:
        ordinal = read_ordinal(block.ordinal)
        kind = (block.role, block.level, ordinal.style if ordinal else block.ordinal)
        number = ordinal.number if ordinal else last + 1
        if run and (kind != before or number <= last):
            yield run
            run = []
        run.append(block)
        before, last = kind, number
    if run:
        yield run


def _masked(heading: Spotted, hidden: int) -> tuple[str, Mapping[str, str]]:
    """Return a heading with its names hidden, and the names by the signs that hide them.

    Each is one character that stands nowhere else, after as many as are hidden beside it.
    """
    if not heading.names:
        return heading.text, _NOTHING
    masked, end = "", 0
    names: dict[str, str] = {}
    for start, stop in heading.names:
        sign = chr(_FIRST_HIDDEN + hidden + len(names))
        names[sign] = heading.text[start:stop]
        masked += heading.text[end:start] + sign
        end = stop
    return masked + heading.text[end:], names
