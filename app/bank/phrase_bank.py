"""The phrases of all packs together, found by id, by role, by what a draft wants, and by words."""

from __future__ import annotations

import heapq
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from app.bank.memory_store import MemoryStore, phrase_themes
from app.models.pack import PhrasePack
from app.models.pattern import joined_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence

    from app.bank.formulas import Formula
    from app.bank.index_store import IndexStore
    from app.bank.queries import Facet, FormulaQuery, RunQuery, Search
    from app.bank.runs import AlikeRuns, BankRun
    from app.models.pattern import (
        Joint,
        PointHeading,
        Question,
        Reading,
        Remark,
        Run,
        Vocabulary,
    )
    from app.models.phrase import ParallelSet, Phrase
    from app.models.roles import PhraseRole

    Store = MemoryStore | IndexStore


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T")
_N = TypeVar("_N", bound=_Named)

# What a batch asks for again and again are some dozens of things a theme.
_KEPT = 512
_MISSING = object()


class Found(NamedTuple):
    """How many phrases a search found, and those of them that were asked for, the best first."""

    total: int
    phrases: tuple[Phrase, ...]


class PhraseBank:
    """Phrase packs in their order of precedence; an id that two packs hold is the first one's.

    A large pack is asked through its index, of which a draft reads what may serve it.
    """

    def __init__(self, packs: Sequence[PhrasePack | IndexStore]) -> None:
        self._stores: tuple[Store, ...] = tuple(
            MemoryStore(pack) if isinstance(pack, PhrasePack) else pack for pack in packs
        )
        self._kept: dict[Hashable, Any] = {}

    @property
    def packs(self) -> tuple[PhrasePack, ...]:
        """Return the packs; of an indexed one, without its phrases and parallel sets."""
        return tuple(store.pack for store in self._stores)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Return every phrase, pack by pack, in the packs' own order."""
        return tuple(self._first_ones(lambda store: store.phrases()))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return every question."""
        return tuple(one for pack in self.packs for one in pack.questions)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Return every remark on a deed."""
        return tuple(one for pack in self.packs for one in pack.remarks)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Return every licensed reading."""
        return tuple(one for pack in self.packs for one in pack.readings)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Return every run of the official voice that was written for a pack."""
        return tuple(one for pack in self.packs for one in pack.runs)

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """Return all joining words."""
        return tuple(one for pack in self.packs for one in pack.joints)

    @cached_property
    def headings(self) -> tuple[PointHeading, ...]:
        """Return every heading that serves a deed or a class of themes."""
        return tuple(one for pack in self.packs for one in pack.headings)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words of all packs together."""
        return joined_vocabulary([pack.vocabulary for pack in self.packs])

    @cached_property
    def sets(self) -> tuple[ParallelSet, ...]:
        """Return every parallel family, pack by pack."""
        families = (family for store in self._stores for family in store.families())
        found: dict[str, ParallelSet] = {}
        for family in families:
            found.setdefault(family.id, family)
        return tuple(found.values())

    @property
    def slot_names(self) -> frozenset[str]:
        """Return the names of the slots of all phrases."""
        return frozenset(name for store in self._stores for name in store.slot_names())

    @property
    def theme_names(self) -> set[str]:
        """Return the themes of all phrases."""
        return {theme for store in self._stores for theme in store.themes()}

    @property
    def has_no_grams(self) -> bool:
        """Tell whether a pack is indexed without SQLite's full-text index."""
        return any(not isinstance(one, MemoryStore) and not one.has_grams for one in self._stores)

    def contents(self) -> Iterator[bytes]:
        """Yield for each pack what stands for all it holds."""
        return (store.content() for store in self._stores)

    def phrase(self, phrase_id: str) -> Phrase | None:
        """Return the phrase of this id, or None."""
        found = (store.phrase(phrase_id) for store in self._stores)
        return next((phrase for phrase in found if phrase), None)

    def pack_of(self, ident: str) -> str | None:
        """Return the name of the pack that holds a phrase, a set or a pattern; None if none does.

        It is the first one's that holds it.
        """
        for store in self._stores:
            if store.phrase(ident) or store.family(ident) or ident in self._pattern_ids(store):
                return store.pack.name
        return None

    def by_role(self, role: PhraseRole) -> tuple[Phrase, ...]:
        """Return the phrases of one role."""
        return tuple(self._first_ones(lambda store: store.by_role(role)))

    def texts(self, role: PhraseRole) -> list[str]:
        """Return the words of the phrases of one role."""
        return [text for store in self._stores for text in store.texts(role)]

    def formulas(self, query: FormulaQuery) -> list[Formula]:
        """Return the formulas that may serve a draft."""
        return list(self._first_ones(lambda store: store.formulas(query)))

    def matters(self, subject: str) -> frozenset[str]:
        """Return the matters of the packs' reports that are a subject's too."""
        found = (one for store in self._stores for one in store.matters(subject))
        return self.kept(("matters", subject), lambda: frozenset(found))

    def near_runs(self, query: RunQuery) -> Iterator[AlikeRuns]:
        """Yield the runs near a theme or of its classes, those that serve equally well together.

        The best come first, and no others are read before they are asked for.
        """
        near: dict[tuple[int, int], list[tuple[str, int, int]]] = {}
        for at, store in enumerate(self._stores):
            for one in store.near_runs(query):
                if query.of_study and not one.of_study:
                    continue
                near.setdefault(one.rank, []).append((one.id, at, one.place))
        for each in sorted(near):
            yield each, self._runs_at(sorted(near[each]))

    def _runs_at(self, places: Iterable[tuple[str, int, int]]) -> list[BankRun]:
        listed = list(places)
        read: dict[tuple[int, int], BankRun] = {}
        for at, store in enumerate(self._stores):
            own = [place for _, where, place in listed if where == at]
            runs = zip(own, store.runs(own), strict=True)
            read.update(((at, place), run) for place, run in runs)
        return [read[where, place] for _, where, place in listed]

    def search(self, search: Search, first: int = 0, most: int | None = None) -> Found:
        """Return the phrases that a search finds, the best first.

        `first` are passed over, and no more than `most` returned.
        """
        last = None if most is None else first + most
        hits = {
            at: store.search(search, last, self._hidden(at)) for at, store in self._asked(search)
        }
        ranked = ([(one[:-1], at, one.place) for one in found.first] for at, found in hits.items())
        wanted = list(heapq.merge(*ranked))[first:last]
        read = {
            at: dict(zip(own, self._stores[at].at(own), strict=True))
            for at in {at for _, at, _ in wanted}
            for own in [[place for _, where, place in wanted if where == at]]
        }
        phrases = tuple(read[at][place] for _, at, place in wanted)
        return Found(sum(found.total for found in hits.values()), phrases)

    def tally(self, search: Search, facet: Facet) -> Counter[str]:
        """Return how many of the phrases that a search finds have each role, theme or report."""

        def counted() -> Counter[str]:
            told = (one.tally(search, facet, self._hidden(at)) for at, one in self._asked(search))
            return sum(told, Counter[str]())

        return self.kept(("tally", search, facet), counted)

    def tally_packs(self, search: Search) -> Counter[str]:
        """Return how many of the phrases that a search finds each pack holds."""
        wanted = search._replace(pack=None)

        def counted() -> Counter[str]:
            found = {
                store.pack.name: store.search(wanted, 1, self._hidden(at)).total
                for at, store in enumerate(self._stores)
            }
            return Counter(found)

        return self.kept(("packs", wanted), counted)

    def _asked(self, search: Search) -> Iterator[tuple[int, Store]]:
        """Yield the packs that a search goes through, with their places."""
        for at, store in enumerate(self._stores):
            if search.pack in (None, store.pack.name):
                yield at, store

    def family(self, phrase: Phrase) -> ParallelSet | None:
        """Return the parallel family a heading belongs to, or None."""
        found = (store.family(phrase.set) for store in self._stores if phrase.set)
        return next((family for family in found if family), None)

    def themes(self, phrase: Phrase) -> tuple[str, ...]:
        """Return a phrase's themes; a frame serves every theme its family has a row for."""
        return phrase_themes(phrase, self.family(phrase))

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made of this bank's phrases for a key before, else make it and keep it.

        What has not been asked for the longest is dropped, so that memory stays the same however
        many reports are drafted.
        """
        # Several threads may ask at once; what two of them make is the same.
        found = self._kept.pop(key, _MISSING)
        made: _T = make() if found is _MISSING else found
        self._kept[key] = made
        for oldest in list(self._kept)[:-_KEPT]:
            self._kept.pop(oldest, None)
        return made

    def _first_ones(self, ask: Callable[[Store], Iterable[_N]]) -> Iterator[_N]:
        """Yield what each pack answers, but for ids that an earlier pack holds."""
        for at, store in enumerate(self._stores):
            hidden = self._hidden(at)
            yield from (one for one in ask(store) if not hidden or one.id not in hidden)

    def _hidden(self, at: int) -> Collection[str]:
        """Return the ids of a pack's phrases that an earlier pack holds."""
        own = self._stores[at]
        return self.kept(
            ("hidden", at),
            lambda: {ident for earlier in self._stores[:at] for ident in _shared(earlier, own)},
        )

    def _pattern_ids(self, store: Store) -> Collection[str]:
        return self.kept(
            ("pattern ids", id(store)), lambda: {one.id for one in store.pack.patterns()}
        )


def _shared(one: Store, other: Store) -> Iterable[str]:
    """Return the ids of phrases that two packs hold."""
    if isinstance(one, MemoryStore) and isinstance(other, MemoryStore):
        return one.ids.keys() & other.ids.keys()
    # Ids begin with their pack's name, if nobody has written them otherwise.
    if one.prefixes().isdisjoint(other.prefixes()):
        return ()
    fewer, more = sorted((one, other), key=lambda store: not isinstance(store, MemoryStore))
    return [ident for ident in fewer.phrase_ids() if more.phrase(ident)]
