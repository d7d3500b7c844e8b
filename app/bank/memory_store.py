"""A pack held in memory, asked for what a draft or a search wants of it."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from app.bank.formulas import is_shared
from app.bank.nearness import near_among
from app.bank.queries import Hits, rank, reports_of, searched_text
from app.bank.recurring import mined_runs
from app.bank.runs import authored_run, mined_run
from app.bank.studies import matter, same_matter, speaks_of_study, studied_in
from app.text.theory import is_of_theory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from app.bank.formulas import Formula
    from app.bank.nearness import NearRun
    from app.bank.queries import Facet, FormulaQuery, Rank, RunQuery, Search
    from app.bank.runs import BankRun
    from app.models.pack import PhrasePack
    from app.models.phrase import ParallelSet, Phrase, Source


class MemoryStore:
    """The phrases, sets and runs of one pack. A place is a phrase's number in the pack, from 0."""

    def __init__(self, pack: PhrasePack) -> None:
        self.pack = pack

    @cached_property
    def ids(self) -> dict[str, Phrase]:
        """Return every phrase of the pack by its id."""
        return {phrase.id: phrase for phrase in self.pack.phrases}

    def content(self) -> bytes:
        """Return what stands for all that the pack holds."""
        return self.pack.model_dump_json().encode()

    def phrases(self) -> tuple[Phrase, ...]:
        """Return every phrase, in the pack's order."""
        return self.pack.phrases

    def phrase_ids(self) -> Collection[str]:
        """Return the id of every phrase."""
        return self.ids

    def prefixes(self) -> set[str]:
        """Return the first parts of the ids of all phrases."""
        return {ident.partition("/")[0] for ident in self.ids}

    def phrase(self, ident: str) -> Phrase | None:
        """Return the phrase of an id, or None."""
        return self.ids.get(ident)

    def by_role(self, role: str) -> list[Phrase]:
        """Return the phrases of a role, in the pack's order."""
        return self._by_role.get(role, [])

    def texts(self, role: str) -> list[str]:
        """Return the words of the phrases of a role."""
        return [phrase.text for phrase in self.by_role(role)]

    def formulas(self, query: FormulaQuery) -> list[Formula]:
        """Return the formulas that may serve a draft."""
        return [
            phrase
            for phrase in self.by_role(query.role)
            if phrase.voice in (None, query.voice)
            and (not phrase.reports or query.kind in phrase.reports)
            and (phrase.source is None or self._may_borrow(phrase, phrase.source, query))
        ]

    def _may_borrow(self, phrase: Phrase, source: Source, query: FormulaQuery) -> bool:
        if not query.borrowed and not is_shared(phrase):
            return False
        if is_of_theory(phrase.text):
            studied = self._studied.get(source.report, ())
            same = any(same_matter(held, query.subject) for held in studied)
            return query.voice == "official" and same
        return speaks_of_study(phrase.text, phrase.slots, query.subject)

    def matters(self, subject: str) -> frozenset[str]:
        """Return the matters of the pack's reports that are a subject's too."""
        studied = (held for listed in self._studied.values() for held in listed)
        return frozenset(matter(held) for held in studied if same_matter(held, subject))

    def near_runs(self, query: RunQuery) -> list[NearRun]:
        """Return the runs near a theme or of its classes."""
        return near_among(self.all_runs, query)

    @cached_property
    def all_runs(self) -> tuple[BankRun, ...]:
        """Return every run, those written for the pack before those of old reports."""
        mined = (
            mined_run(run, self._studied.get(source.report, ()) if source else ())
            for run in mined_runs(self.pack)
            for source in [run.said[0].source]
        )
        return (*map(authored_run, self.pack.runs), *mined)

    def runs(self, places: Collection[int]) -> list[BankRun]:
        """Return the runs at some places."""
        return [self.all_runs[place] for place in places]

    def family(self, ident: str) -> ParallelSet | None:
        """Return the parallel family of an id, or None."""
        return self._families.get(ident)

    def families(self) -> tuple[ParallelSet, ...]:
        """Return every parallel family, in the pack's order."""
        return self.pack.sets

    def themes(self) -> set[str]:
        """Return the themes of all phrases."""
        return {theme for listed in self._themes for theme in listed}

    def slot_names(self) -> set[str]:
        """Return the names of all slots."""
        return {name for phrase in self.pack.phrases for name in phrase.slots}

    def search(self, search: Search, most: int | None, hidden: Collection[str]) -> Hits:
        """Return how many phrases a search finds, and the best; those with hidden ids left out."""
        found = list(self._ranks(search, hidden))
        return Hits(len(found), sorted(found) if most is None else heapq.nsmallest(most, found))

    def tally(self, search: Search, facet: Facet, hidden: Collection[str]) -> Counter[str]:
        """Return how many of the phrases that a search finds have each role, theme or report."""
        told: Counter[str] = Counter()
        for one in self._ranks(search, hidden):
            phrase = self.pack.phrases[one.place]
            if facet == "role":
                told[phrase.role] += 1
            else:
                told.update(
                    set(self._themes[one.place] if facet == "theme" else reports_of(phrase))
                )
        return told

    def _ranks(self, search: Search, hidden: Collection[str]) -> Iterator[Rank]:
        listed = zip(self.pack.phrases, self._texts, self._themes, strict=True)
        for place, (phrase, text, own) in enumerate(listed):
            if hidden and phrase.id in hidden:
                continue
            if (one := rank(search, phrase, text, own, place)) is not None:
                yield one

    def at(self, places: Collection[int]) -> list[Phrase]:
        """Return the phrases at some places."""
        return [self.pack.phrases[place] for place in places]

    @cached_property
    def _by_role(self) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.ids.values():
            found[phrase.role].append(phrase)
        return dict(found)

    @cached_property
    def _studied(self) -> dict[str, tuple[str, ...]]:
        return studied_in(self.pack.phrases)

    @cached_property
    def _families(self) -> dict[str, ParallelSet]:
        return {family.id: family for family in self.pack.sets}

    @cached_property
    def _texts(self) -> list[str]:
        return list(map(searched_text, self.pack.phrases))

    @cached_property
    def _themes(self) -> list[tuple[str, ...]]:
        families = self._families
        return [phrase_themes(phrase, families.get(phrase.set or "")) for phrase in self.phrases()]


def phrase_themes(phrase: Phrase, family: ParallelSet | None) -> tuple[str, ...]:
    """Return a phrase's themes; a frame serves every theme its family has a row for."""
    if phrase.themes or family is None:
        return phrase.themes
    frame = family.frames.index(phrase.text) if phrase.text in family.frames else -1
    return tuple(row.theme for row in family.rows if row.frame == frame and row.theme)
