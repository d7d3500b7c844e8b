"""The heading of a point: the writer's, cut from an answer, or made for a deed or a theme class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.pinned import theme_of
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
    from app.models.pattern import PointHeading, ThemeClass

    ClassWords = dict[ThemeClass, tuple[str, ...]]

_STOPS = "。！；，,. "
SAYS_MORE = 4
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

    def headings(self, points: Sequence[Point], section: str) -> list[tuple[Words, ...]]:
        """Return the words of each point's heading; none where there is nothing to head it with.

        Where nobody has said a heading, all points are headed by sentences, or all by their
        themes: one sentence among labels looks like a slip, and so does one label.
        """
        keys = [f"{section}[{n}]" for n in range(len(points))]
        said = [self._said(point, key) for point, key in zip(points, keys, strict=True)]
        made = [
            () if own_words or point.heading is False else self._made(point, key)
            for point, key, own_words in zip(points, keys, said, strict=True)
        ]
        nobody_said = not any(said) and not any(point.heading is False for point in points)
        if nobody_said and not all(made):
            # Labels that are alike tell nothing apart, and one that is missing is missed.
            apart = len({point.theme for point in points if point.theme}) == len(points)
            labels = [_label(point, key) for point, key in zip(points, keys, strict=True)]
            made = labels if apart else [()] * len(points)
        return [one or other for one, other in zip(said, made, strict=True)]

    def heading(self, point: Point, key: str, *, answers: bool) -> tuple[Words, ...]:
        """Return the words of one point's heading, whatever heads the others.

        Where `answers` may not head it, they stand in its text.
        """
        said = self._said(point, key) if answers else self.given(point, key)
        return said or ((point.heading is None) and self._made(point, key)) or ()

    def _said(self, point: Point, key: str) -> tuple[Words, ...]:
        """Return what the writer said that heads a point: a heading, or a whole answer."""
        if point.heading is not None:
            return self.given(point, key)
        for n, fact in enumerate(point.facts):
            if whole := whole_cut(fact):
                return (own(whole, f"{key}.facts[{n}].shows", "heading"),)
        return ()

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


def _label(point: Point, key: str) -> tuple[Words, ...]:
    return (own(point.theme, f"{key}.theme", "heading"),) if point.theme else ()


def whole_cut(fact: Fact) -> str | None:
    """Return what the fact shows where it is a heading as it stands, and then needs no sentence."""
    shows = (fact.shows or "").strip().rstrip(_STOPS)
    return shows if shows and shows in heading_cuts(shows) else None


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
