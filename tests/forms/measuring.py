"""How well the places of forms are found: recall and precision by shape, labels and kinds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.models.names import Placeholder
from app.placeholders.finding import bare_name, context, find_placeholders
from tests.forms.places import SHAPES, Place
from tests.forms.truth import Spot, Truth

# The program tells tabs with a leader from blanks, and rows under a head from cells.
_SHAPES = {"leader": "blank", "row": "cell"}
# Underscores are blanks to an office and markers to the program; what is left of a cell behind its
# label is either. A box in the text may be taken for one to tick, or for a choice with the others.
_ALSO = {"blank": ("marker", "cell"), "tick": ("checkbox", "choice", "marker")}
_NO_WORD = re.compile(r"[\s:：]")


@dataclass
class Finding:
    """What was found of the places of one form."""

    truth: Truth
    pairs: list[tuple[Place, list[Placeholder]]] = field(default_factory=list)
    missed: list[Place] = field(default_factory=list)
    alarms: list[Placeholder] = field(default_factory=list)

    def told(self) -> Iterator[str]:
        """Yield each miss, false alarm, and wrong label or kind."""
        lines = self.truth.lines
        for place in self.missed:
            spot = self.truth.spots[place][0]
            said = context(lines[spot.line], spot.start, spot.end)
            where = self._where(spot.line)
            yield f"  missed {place.shape} {place.labels[0]}: {said}  ({where})"
        for one in self.alarms:
            said = context(lines[one.paragraph], one.start, one.end)
            yield f"  false {one.shape} {one.label!r}: {said}  ({self._where(one.paragraph)})"
        for place, ones in self.pairs:
            if not _is_labelled(place, ones):
                where = self._where(ones[0].paragraph)
                yield f"  label {place.labels[0]}: {ones[0].label!r}  ({where})"
            if not _is_shaped(place, ones):
                yield f"  shape {place.shape} {place.labels[0]}: {ones[0].shape}"
            if not _is_of_kind(place, ones):
                yield f"  kind {place.kind} {place.labels[0]}: {ones[0].kind}"

    def _where(self, line: int) -> str:
        return self.truth.source.where(line).label


def find(truth: Truth) -> Finding:
    """Return how the places that the program finds match those that are there."""
    return matched(truth, find_placeholders(truth.lines, truth.source.form))


def matched(truth: Truth, found: list[Placeholder]) -> Finding:
    """Return how places that were found match those that are there.

    A place is found once: what else is found in it is a false alarm. The gaps of a date and the
    boxes of a choice may be found one by one or as one.
    """
    taken: dict[Place, list[Placeholder]] = {}
    result = Finding(truth)
    for one in found:
        touched = [
            place
            for place, spots in truth.spots.items()
            if any(spot.touches(one.paragraph, one.start, one.end) for spot in spots)
        ]
        free = [place for place in touched if place not in taken or _takes_more(place)]
        if free:
            # An empty stretch meets both its neighbours; its own shape tells whose it is.
            place = next((each for each in free if each.shape == shape_of(one)), free[0])
            taken.setdefault(place, []).append(one)
        else:
            result.alarms.append(one)
    for place, spots in truth.spots.items():
        ones = taken.get(place, [])
        if place.doubtful:
            continue
        if ones and _is_whole(place, spots, found):
            result.pairs.append((place, ones))
        else:
            result.missed.append(place)
    return result


def _takes_more(place: Place) -> bool:
    return place.whole or place.doubtful


def _is_whole(place: Place, spots: list[Spot], found: list[Placeholder]) -> bool:
    """Tell whether nothing of a place is left out; every gap of a date has to be found.

    The first gap may be one with the blank for a signature, as both are drawn with spaces.
    """
    return place.shape == "tick" or all(
        any(spot.touches(one.paragraph, one.start, one.end) for one in found)
        for spot in (spots if place.whole else ())
    )


def _is_labelled(place: Place, ones: list[Placeholder]) -> bool:
    labels = {_bare(label) for label in place.labels}
    if place.shape == "tick":
        labels |= set(map(_bare, place.choices))
    # What a marker says itself is its name: ${姓名}.
    return any(
        {_bare(one.label), _bare(one.label or bare_name(one.token))} & labels for one in ones
    )


def _is_shaped(place: Place, ones: list[Placeholder]) -> bool:
    return all(shape_of(one) in (place.shape, *_ALSO.get(place.shape, ())) for one in ones)


def shape_of(found: Placeholder) -> str:
    """Return the shape of what was found, in the words of the descriptions."""
    return _SHAPES.get(found.shape, found.shape)


def _is_of_kind(place: Place, ones: list[Placeholder]) -> bool:
    return place.shape in ("tick", "checkbox") or ones[0].kind in place.kind.split(";")


def _bare(words: str) -> str:
    return _NO_WORD.sub("", words)


def table(findings: Iterable[Finding]) -> list[str]:
    """Return the figures as lines: a row a shape, and one for all."""
    rows = Figures(list(findings))
    head = "shape     places  recall  shape  label   kind  false precision"
    return [head, *(rows.line(shape) for shape in (*SHAPES, "all") if rows.places[shape])]


class Figures:
    """The figures over several forms, by the shape of the places and for `all`."""

    def __init__(self, findings: list[Finding]) -> None:
        self.places: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.labelled: Counter[str] = Counter()
        self.of_kind: Counter[str] = Counter()
        self.shaped: Counter[str] = Counter()
        self.alarms: Counter[str] = Counter()
        for finding in findings:
            self._add(finding)

    def _add(self, finding: Finding) -> None:
        for place in finding.missed:
            self._count(self.places, place.shape)
        for place, ones in finding.pairs:
            self._count(self.places, place.shape)
            self._count(self.found, place.shape)
            self._count(self.labelled, place.shape, _is_labelled(place, ones))
            self._count(self.shaped, place.shape, _is_shaped(place, ones))
            self._count(self.of_kind, place.shape, _is_of_kind(place, ones))
        for one in finding.alarms:
            self._count(self.alarms, shape_of(one))

    @staticmethod
    def _count(counter: Counter[str], shape: str, number: int = 1) -> None:
        for each in (shape, "all"):
            counter[each] += number

    def recall(self, shape: str = "all") -> float:
        """Return how many of the places are found."""
        return self.found[shape] / max(self.places[shape], 1)

    def precision(self, shape: str = "all") -> float:
        """Return how many of what is found are places."""
        return self.found[shape] / max(self.found[shape] + self.alarms[shape], 1)

    def labels(self, shape: str = "all") -> float:
        """Return how many of the places found are called what the office calls them."""
        return self.labelled[shape] / max(self.found[shape], 1)

    def kinds(self, shape: str = "all") -> float:
        """Return how many of the places found are of the right kind."""
        return self.of_kind[shape] / max(self.found[shape], 1)

    def shapes(self, shape: str = "all") -> float:
        """Return how many of the places found are taken for what they are."""
        return self.shaped[shape] / max(self.found[shape], 1)

    def line(self, shape: str) -> str:
        """Return the figures of a shape."""
        return (
            f"{shape:9} {self.places[shape]:6} {self.recall(shape):7.3f} {self.shapes(shape):6.3f} "
            f"{self.labels(shape):6.3f} "
            f"{self.kinds(shape):6.3f} {self.alarms[shape]:6} {self.precision(shape):9.3f}"
        )
