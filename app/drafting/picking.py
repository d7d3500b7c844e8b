"""The choice of formulas: by role, kind, voice and the facts they tell, none twice."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from app.bank.queries import FormulaQuery
from app.drafting.avoiding import NOTHING, Avoided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.bank.formulas import Formula
    from app.bank.phrase_bank import PhraseBank
    from app.drafting.supply import Supply, Value
    from app.models.pattern import Joint, Move, Nature
    from app.models.roles import PhraseRole, Voice

# What a mined formula may do in a plain report: it tells nothing. A mined occasion tells how its
# own writer studied.
_MINED = frozenset({"title", "salutation", "signoff"})
# A title that others have is better than none.
_TAKES_PART = "参加"
_NEEDED = frozenset({"title", "salutation"})
# 下面谈三点体会, 现将情况报告如下, 发言完毕 say what kind of report it is.
_OF_KIND = frozenset({"opening.bridge", "signoff", "closing.call"})
_STUDY = frozenset({"study", "subject", "form", "courses"})


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


_P = TypeVar("_P", bound=_Named)


class Choices(NamedTuple):
    """What decides between words that would do equally well.

    `seed` orders them, and `turn` says with which of them to begin, so that drafts with one seed
    and turns one after the other keep away from each other as long as there are words enough.
    `refused` are the ids of what the writer does not want, `pinned` of what he wants wherever it
    would do, `settled` of what he has seen and takes before others that do equally well.
    """

    seed: int = 0
    turn: int | None = None
    avoid: Avoided = NOTHING
    refused: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()


class Wanted(NamedTuple):
    """What a draft wants of its formulas: its kind and its voice."""

    kind: str
    voice: Voice


class Picker:
    """Picks for one draft; the same choices pick the same."""

    def __init__(
        self, bank: PhraseBank, supply: Supply, wanted: Wanted, choices: Choices, turn: int
    ) -> None:
        self.wanted = wanted
        self.bank = bank
        self._supply = supply
        self._choices = choices
        self._turn = turn
        self._used: set[str] = set(choices.refused)
        self._joining = bank.kept("joining words", lambda: _joining(bank))
        self._alike = bank.matters(supply.studied)

    @property
    def order(self) -> str:
        """Return what decides between things that are chosen elsewhere."""
        return f"{self._choices.seed}\n{self._turn}"

    @property
    def avoided(self) -> Avoided:
        """Return what other texts have said already."""
        return self._choices.avoid

    def reserve(self, texts: Iterable[str]) -> None:
        """Keep ids and words that stand in the draft anyway from being picked again.

        What joins at the beginning of such words (今后) joins nothing else either.
        """
        for text in texts:
            self._used |= {text, self._opening(text)}

    def phrase(
        self, role: PhraseRole, fits: Callable[[Formula], bool] | None = None
    ) -> Formula | None:
        """Return the phrase of a role that leaves the fewest gaps and tells the most, or None."""
        for left in (self._pinned, self._new, *([self._unused] if role in _NEEDED else [])):
            for alike in self._ranked(role):
                fitting = (one for one in alike if self._is_ours(one) and (not fits or fits(one)))
                if chosen := self._chosen(left(fitting)):
                    return chosen
        return None

    def _pinned(self, found: Iterable[_P]) -> list[_P]:
        """Return what the writer wants wherever it would do."""
        pinned = self._choices.pinned
        return self._unused(one for one in found if one.id in pinned) if pinned else []

    def _is_ours(self, phrase: Formula) -> bool:
        """Tell whether a phrase can be said by who hosts the study: he does not take part in it."""
        return not (self._supply.hosts and _TAKES_PART in phrase.text)

    def pattern(self, found: Iterable[_P]) -> _P | None:
        """Return one of several phrases or patterns that do equally well, none twice, or None."""
        return self._chosen(self._new(found))

    def _chosen(self, left: list[_P]) -> _P | None:
        if not left:
            return None
        settled = [one for one in left if one.id in self._choices.settled]
        left = self._pinned(left) or settled or left
        left.sort(key=lambda one: shuffled(self._choices.seed, one.id))
        chosen = left[self._turn % len(left)]
        self.reserve((chosen.id, chosen.text))
        return chosen

    def _new(self, found: Iterable[_P]) -> list[_P]:
        """Return what neither this draft nor a text that it keeps away from has said."""
        return [one for one in self._unused(found) if one.text not in self._choices.avoid]

    def _unused(self, found: Iterable[_P]) -> list[_P]:
        return [
            one
            for one in found
            if self._used.isdisjoint((one.id, one.text, self._opening(one.text)))
        ]

    def _opening(self, text: str) -> str:
        """Return the joining word that a text begins with, else the text."""
        if not text.startswith(self._joining):
            return text
        return next(word for word in self._joining if text.startswith(word))

    def joint(
        self, move: Move, nature: Nature | None = None, after: Move | None = None
    ) -> Joint | None:
        """Return joining words that stand before a move and have not joined anything yet."""
        return self.pattern(
            [
                one
                for one in self.bank.joints
                if one.move == move
                # How old reports join, they join plain words.
                and (one.source is None or self.wanted.voice == "plain")
                and one.after in (None, after)
                and (not one.natures or nature in one.natures)
            ]
        )

    def _ranked(self, role: PhraseRole) -> list[list[Formula]]:
        """Return the phrases of a role that do equally well side by side, the best first."""

        def found() -> list[list[Formula]]:
            alike: defaultdict[tuple[int, int, int], list[Formula]] = defaultdict(list)
            known: dict[object, tuple[int, int, int]] = {}
            for phrase in self._serving(role):
                # Only a title is judged by its words; and the formulas of an index share slots.
                like = phrase.id if role == "title" else (id(phrase.slots), phrase.reports)
                if (rank := known.get(like)) is None:
                    rank = known[like] = self._rank(phrase, role)
                alike[rank].append(phrase)
            return [alike[rank] for rank in sorted(alike)]

        # Rows of a batch say the same things of themselves, each in its own words.
        told = self._supply.shape(self._title_words if role == "title" else "")
        return self.bank.kept(("ranked", role, *self.wanted, self._alike, told), found)

    @property
    def _title_words(self) -> str:
        """Return the words of all titles, which no value that stands in one should say again."""
        return self.bank.kept("title words", lambda: "\n".join(self.bank.texts("title")))

    def _serving(self, role: PhraseRole) -> list[Formula]:
        """Return the phrases that may speak in this kind of report and voice, in a fixed order."""
        wanted = self.wanted
        borrowed = wanted.voice == "official" or role in _MINED
        query = FormulaQuery(role, wanted.voice, wanted.kind, self._supply.studied, borrowed)
        serving = self.bank.formulas(query)
        # The voice of office has formulas of its own; those of any voice sound too plain in it.
        if wanted.voice == "official" and any(phrase.voice for phrase in serving):
            serving = [phrase for phrase in serving if phrase.voice or phrase.source]
        # In one order wherever the packs lie, so that the same seed draws the same phrases.
        return sorted(serving, key=lambda phrase: phrase.id)

    def _rank(self, phrase: Formula, role: PhraseRole) -> tuple[int, int, int]:
        """Return a phrase's rank, the lowest first: tells the study, leaves gaps, tells much."""
        kinds = {slot.kind for slot in phrase.slots.values()}
        values = [self._supply.value(name, slot) for name, slot in phrase.slots.items()]
        gaps = sum(value.words is None or not value.fits for value in values)
        told = {value.key: value.tells for value in values if value.words and value.key}
        silent = role == "opening.background" and not kinds & _STUDY
        # A title says what kind of report it heads, in its words or by being made for that kind.
        heads = self.wanted.kind in phrase.text or self.wanted.kind in phrase.reports
        silent = silent or (role == "title" and not heads)
        # An old report leads on and ends as a report of its kind does; which that was nobody tells.
        silent = silent or (role in _OF_KIND and phrase.source is not None)
        gaps += role == "title" and _says_twice(phrase.text, values)
        # What is in doubt wants the writer's eye as much as a gap does.
        gaps += bool(phrase.doubt)
        # A phrase made for this kind of report before one for any.
        return silent + gaps, -sum(told.values()), -bool(phrase.reports)


def _joining(bank: PhraseBank) -> tuple[str, ...]:
    """Return the words that may join, without their comma, the longest first."""
    words = {joint.text.rstrip("，") for joint in bank.joints}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _says_twice(text: str, values: Sequence[Value]) -> bool:
    """Tell whether a title names an event again that its value ends in: 部门研讨的交流研讨材料."""
    return any(value.end and value.end in text for value in values)


@lru_cache(maxsize=1 << 14)
def shuffled(seed: int, ident: str) -> bytes:
    """Return the place of something in the order that a seed puts all things in.

    A checksum would not do: two ids differ in it by the same whatever the seed, so that all seeds
    together know only a few orders.
    """
    return blake2b(f"{seed}\n{ident}".encode(), digest_size=8).digest()
