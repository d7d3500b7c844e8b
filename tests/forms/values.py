"""What a line of a filled form should read: its words with the value where the place was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.forms.places import Place
from tests.forms.truth import Spot, Truth

_NO_INK = re.compile(r"[\s_\u2002─]+")
_TICKED = "[☑☒■√✓✔]"
_UNTICKED = "[□☐○]?"
_ANYTHING = ".*?"
_AFTER_DATE = "年月日时分"


def bare(words: str) -> str:
    """Return words without the space that a blank is drawn with."""
    return _NO_INK.sub("", words)


def expected(truth: Truth) -> Iterator[tuple[Place, list[str]]]:
    """Yield each place that the first row of the list fills, with the values that are right."""
    expect: dict[str, Any] = dict(truth.form.told["expect"])
    counts: dict[str, int] = {}
    for place in truth.form.places:
        label = place.labels[0]
        counts[label] = counts.get(label, 0) + 1
        value = expect.get(f"{label}#{counts[label]}", expect.get(label))
        if value is not None and not place.grows:
            yield place, [str(each) for each in (value if isinstance(value, list) else [value])]


def reads(
    truth: Truth, place: Place, values: list[str], lines: list[str], held: dict[str, str]
) -> tuple[bool, str]:
    """Tell whether a place of a filled form holds one of the values, and what its line reads.

    The rest of the line has to be what it was; its other places may hold what they like. `held` is
    what stands in boxes and lists by their names, which lines do not tell.
    """
    if len(lines) != len(truth.lines):
        return False, f"{len(lines)} lines, of {len(truth.lines)}"
    spots = truth.spots[place]
    if place.labels[0] in held:
        state = held[place.labels[0]]
        # A box that is drawn as a character has to show what it holds.
        if state not in values or spots[0].start == spots[0].end:
            return state in values, state
    for number in dict.fromkeys(spot.line for spot in spots):
        read = bare(lines[number])
        if any(re.fullmatch(_pattern(truth, number, place, value), read) for value in values):
            return True, read
    return False, _NO_INK.sub(" ", lines[spots[0].line])


def _pattern(truth: Truth, number: int, place: Place, value: str) -> str:
    """Return what a line reads with this place filled, and others as they may be."""
    line = truth.lines[number]
    pieces: list[str] = []
    at = 0
    for stretch, filled in _stretches(truth, number, place, value):
        pieces += (_literal(line[at : stretch.start]), filled)
        at = stretch.end
    return "".join(pieces) + _literal(line[at:])


def _stretches(truth: Truth, number: int, asked: Place, value: str) -> list[tuple[Spot, str]]:
    found: list[tuple[Spot, str]] = []
    for place, spots in truth.spots.items():
        own = [spot for spot in spots if spot.line == number]
        if not own:
            continue
        if place.shape == "tick":
            found += [(spot, _box(truth, spot, place, asked, value)) for spot in own]
        else:
            end = own[-1].end
            if place.whole:
                end += truth.lines[number][end : end + 1] in _AFTER_DATE
            filled = _valued(place, value) if place is asked else _ANYTHING
            found.append((own[0]._replace(end=end), filled))
    return sorted(found)


def _box(truth: Truth, spot: Spot, place: Place, asked: Place, value: str) -> str:
    if place is not asked:
        return ".?"
    after = truth.lines[spot.line][spot.end :].lstrip()
    return _TICKED if after.startswith(value) else _UNTICKED


def _valued(place: Place, value: str) -> str:
    if place.shape == "checkbox":
        return _TICKED if value == "是" else _UNTICKED
    # The hour that a form asks for stays open where the list holds a day.
    return re.escape(bare(value)) + "时?分?" * place.whole


def _literal(words: str) -> str:
    return re.escape(bare(words))
