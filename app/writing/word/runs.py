"""The runs of a line: text of the same properties, cut where lines break and fonts change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.text.markdown.signs import CELL, CELL_BREAK
from app.writing.word.scripts import split_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.writing.word.scripts import Script, Stretch

_BREAK = "\n"


class RunProperties(NamedTuple):
    """What sets a run off from its paragraph: a character style, and being a gap.

    `chinese` is the font of Chinese characters there.
    """

    chinese: str
    style: str | None = None
    gap: bool = False


Run = tuple[str, RunProperties]
"""Characters of the same properties, with these."""

ScriptRun = tuple[str, RunProperties, "Script"]
"""Characters of a run that are of one script, too: what a Word file calls a run."""


class Mark(NamedTuple):
    """XML that stands between two characters, `at` so many characters from the start.

    `opens` tells what begins there from what ends there.
    """

    at: int
    xml: str
    opens: bool = False


def script_runs(runs: Sequence[Run]) -> Iterable[ScriptRun]:
    """Return the runs of a line cut where its script changes.

    Which script a shared sign belongs to is told by its neighbours, whatever they look like.
    """
    scripts = split_scripts("".join([text for text, _ in runs]))
    if len(scripts) == 1:
        _, script = scripts[0]
        return [(text, properties, script) for text, properties in runs if text]
    if len(runs) == 1:
        _, properties = runs[0]
        return [(text, properties, script) for text, script in scripts]
    return _crossed(runs, scripts)


def cut_at(runs: Iterable[ScriptRun], places: Sequence[int]) -> Iterator[ScriptRun]:
    """Yield the runs cut at these places of the whole text."""
    start = 0
    places = sorted(set(places))
    for text, properties, script in runs:
        end = start + len(text)
        inside = places[bisect_right(places, start) : bisect_left(places, end)]
        for a, b in pairwise((0, *(at - start for at in inside), end - start)):
            yield text[a:b], properties, script
        start = end


def broken(runs: Sequence[Run], breaks: Sequence[int]) -> Sequence[Run]:
    """Return the runs with a soft line break at each of these places, which come in order."""
    if not breaks:
        return runs
    found = []
    start = 0
    for text, properties in runs:
        end = start + len(text)
        inside = breaks[bisect_right(breaks, start) : bisect_right(breaks, end)]
        pieces = [text[a:b] for a, b in pairwise((0, *(at - start for at in inside), len(text)))]
        found.append((_BREAK.join(pieces), properties))
        start = end
    return found


def cells_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs of each cell of a row, as long as they were; none of them is empty."""
    cells: list[list[Run]] = [[]]
    for text, look in runs:
        for n, piece in enumerate(text.split(CELL)):
            if n:
                cells.append([])
            if piece:
                cells[-1].append((piece.replace(CELL_BREAK, _BREAK), look))
    return cells


def moved_on(marks: Sequence[Mark], breaks: Sequence[int]) -> Sequence[Mark]:
    """Return the marks where they stand once the breaks are in the text.

    What opens at a break stands after it, what ends there before it.
    """
    return [mark._replace(at=mark.at + sum(_passes(mark, at) for at in breaks)) for mark in marks]


def _passes(mark: Mark, at: int) -> bool:
    return at <= mark.at if mark.opens else at < mark.at


def _crossed(runs: Iterable[Run], scripts: Iterable[Stretch]) -> Iterator[ScriptRun]:
    """Yield the text cut at the ends of both."""
    rest = iter(scripts)
    script: Script = "chinese"
    left = 0
    for text, properties in runs:
        while len(text) > left:
            if left:
                yield text[:left], properties, script
                text = text[left:]
            found, script = next(rest)
            left = len(found)
        if text:
            yield text, properties, script
            left -= len(text)
