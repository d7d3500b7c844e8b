"""The heading of a point: the writer's, cut from an answer, or made for a deed or a theme class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.pinned import theme_of
from app.drafting.plan import texts
from app.drafting.wording import own
from app.facts.deeds import deeds_of
from app.facts.headings import heading_cuts
from app.models.outline import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.picking import Picker
    from app.drafting.plan import Words
    from app.drafting.wording import Wording
    from app.models.outline import Fact, Point
    from app.models.pattern import Move, PointHeading, ThemeClass

    ClassWords = dict[ThemeClass, tuple[str, ...]]

_STOPS = "。！；，,. "
SAYS_MORE = 5
"""A theme of so many characters may say something; a shorter one is a label."""


class Headings:
    """Makes the headings of one draft."""

    def __init__(self, bank: PhraseBank, picker: Picker, wording: Wording) -> None:
        self._bank = bank
        self._picker = picker
        self._wording = wording

    def given(self, point: Point, key: str) -> tuple[Words, ...]:
        """Return the words of the heading that the outline gives a point."""
        if not isinstance(point.heading, Content):
            return ()
        theme = theme_of(point, key)
        return self._wording.content(point.heading.pieces, f"{key}.heading", theme, "heading")

    def headings(
        self, points: Sequence[Point], section: str, argued: Sequence[tuple[Words, ...]] = ()
    ) -> list[tuple[Words, ...]]:
        """Return the words of each point's heading; none where there is nothing to head it with.

        `argued` are the headings of arguments, of one parallel family; they head all the points or
        those that nothing else heads. Where not every point has a heading that says something, all
        are headed by their themes: one sentence among labels looks like a slip, and so does one
        label. But a heading that the writer gives stands, and labels beside it.
        """
        keys = [f"{section}[{n}]" for n in range(len(points))]
        argued = argued or [()] * len(points)
        given = list(map(self.given, points, keys))
        parallel = [one or other for one, other in zip(given, argued, strict=True)]
        if not are_cut(points) and _all_headed(points, parallel):
            return parallel
        found = [
            () if point.heading is False else head or self._said(point, key) or argument
            for point, key, head, argument in zip(points, keys, given, argued, strict=True)
        ]
        if _all_headed(points, found):
            return found
        found = found if any(given) else [()] * len(points)
        bare = [
            point.heading is None and not head for point, head in zip(points, found, strict=True)
        ]
        labels = [point.theme for point, one in zip(points, bare, strict=True) if one]
        # Labels that are alike tell nothing apart, and one that is missing is missed.
        if len(set(filter(None, labels))) < len(labels):
            return found
        return [
            _label(point, key) if one else head
            for head, point, key, one in zip(found, points, keys, bare, strict=True)
        ]

    def _said(self, point: Point, key: str) -> tuple[Words, ...]:
        """Return an answer that heads its point as it stands, else a heading that is made."""
        for n, fact in enumerate(point.facts):
            if whole := whole_cut(fact):
                return (own(whole, f"{key}.facts[{n}].shows", "heading"),)
        return self._made(point, key)

    def _made(self, point: Point, key: str) -> tuple[Words, ...]:
        """Return a heading of the pack: for a deed the point tells, else for its class of theme.

        A heading for a class takes up the theme's word of that class, which the point says too: a
        maxim over another matter is false.
        """
        told = {deed for fact in point.facts for deed in deeds_of(fact.fact, self._bank.vocabulary)}
        serving = self._serving()
        chosen = self._picker.pattern([one for one in serving if told & set(one.deeds)])
        if chosen is None and (held := class_words(point.theme or "", self._bank)):
            chosen = self._picker.pattern(
                [one for one in serving if _takes_up(one, held, point.told)]
            )
        if chosen:
            values = {"主题": theme_of(point, key)}
            return self._wording.filled(chosen.text, chosen.id, values, "heading")
        says = point.theme and len(point.theme) >= SAYS_MORE
        return _label(point, key) if says else ()

    def _serving(self) -> list[PointHeading]:
        voice = self._picker.wanted.voice
        return self._bank.kept(
            ("headings", voice), lambda: [one for one in self._bank.headings if one.voice == voice]
        )


def _takes_up(heading: PointHeading, held: ClassWords, said: str) -> bool:
    words = [word for name in heading.classes for word in held.get(name, ())]
    if heading.voice == "official":
        return bool(words)
    return any(word in heading.text and word in said for word in words)


def _all_headed(points: Iterable[Point], headings: Iterable[tuple[Words, ...]]) -> bool:
    """Tell whether every point that is to have a heading has one."""
    return all(one or point.heading is False for point, one in zip(points, headings, strict=True))


def _label(point: Point, key: str) -> tuple[Words, ...]:
    return (own(point.theme, f"{key}.theme", "heading"),) if point.theme else ()


def whole_cut(fact: Fact) -> str | None:
    """Return what the fact shows where it is a heading as it stands, and then needs no sentence."""
    shows = (fact.shows or "").strip().rstrip(_STOPS)
    return shows if shows and shows in heading_cuts(shows) else None


def told_by(heading: Iterable[Words], fact: Fact) -> set[Move]:
    """Return what of a fact the heading over it says, whole and word for word: it is said once.

    What will change is told all the same: it is a step, and looked for among them.
    """
    said = texts(heading).strip().rstrip(_STOPS)
    moves: tuple[Move, ...] = ("shows", "thought")
    told = {move: (getattr(fact, move) or "").strip().rstrip(_STOPS) for move in moves}
    return {move for move, words in told.items() if words and words == said}


def are_cut(points: Iterable[Point]) -> bool:
    """Tell whether every point without a heading has an answer that heads it."""
    open_points = [point for point in points if point.heading is None]
    return bool(open_points) and all(map(has_cut, open_points))


def has_cut(point: Point) -> bool:
    """Tell whether one of a point's answers is a heading as it stands."""
    return any(whole_cut(fact) for fact in point.facts)


def theme_classes(theme: str, bank: PhraseBank) -> set[ThemeClass]:
    """Return the classes a theme belongs to, by the words it holds."""
    return set(class_words(theme, bank))


def class_words(theme: str, bank: PhraseBank) -> ClassWords:
    """Return the words of each class that a theme holds; no class of which it holds none."""

    def found() -> ClassWords:
        known = bank.vocabulary.classes.items()
        held = {name: tuple(word for word in words if word in theme) for name, words in known}
        return {name: words for name, words in held.items() if words}

    return bank.kept(("class words", theme), found)
