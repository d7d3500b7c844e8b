"""The phrases of all packs together, found by id, by role, and by words."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from app.models.pattern import joined_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from app.models.pack import PhrasePack
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

_T = TypeVar("_T")

# What a batch asks for again and again are some dozens of things a theme.
_KEPT = 512


class PhraseBank:
    """Phrase packs in their order of precedence; an id that two packs hold is the first one's."""

    def __init__(self, packs: Sequence[PhrasePack]) -> None:
        self.packs = tuple(packs)
        self._kept: dict[Hashable, Any] = {}

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Return every phrase, pack by pack, in the packs' own order."""
        return tuple(self._by_id.values())

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
        """Return every run of the official voice."""
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
        return tuple(self._families.values())

    def phrase(self, phrase_id: str) -> Phrase | None:
        """Return the phrase of this id, or None."""
        return self._by_id.get(phrase_id)

    def by_role(self, role: PhraseRole) -> tuple[Phrase, ...]:
        """Return the phrases of one role."""
        return tuple(self._by_role.get(role, ()))

    def search(
        self, query: str | None = None, role: str | None = None, theme: str | None = None
    ) -> list[Phrase]:
        """Return the phrases that hold every word of the query, of this role and theme.

        A role without a dot finds its parts too (`opening` finds `opening.bridge`); a theme
        finds the themes that hold it or that it holds.
        """
        words = (query or "").split()
        return [
            phrase
            for phrase in self.phrases
            if all(word in phrase.source_text or word in phrase.text for word in words)
            and (role is None or phrase.role == role or phrase.role.startswith(role + "."))
            and (theme is None or any(theme in own or own in theme for own in self.themes(phrase)))
        ]

    def family(self, phrase: Phrase) -> ParallelSet | None:
        """Return the parallel family a heading belongs to, or None."""
        return self._families.get(phrase.set or "")

    def themes(self, phrase: Phrase) -> tuple[str, ...]:
        """Return a phrase's themes; a frame serves every theme its family has a row for."""
        family = self.family(phrase)
        if phrase.themes or family is None:
            return phrase.themes
        frame = family.frames.index(phrase.text) if phrase.text in family.frames else -1
        return tuple(row.theme for row in family.rows if row.frame == frame and row.theme)

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made of this bank's phrases for a key before, else make it and keep it.

        What has not been asked for the longest is dropped, so that memory stays the same however
        many reports are drafted.
        """
        found: _T = self._kept.pop(key) if key in self._kept else make()
        self._kept[key] = found
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    @cached_property
    def _families(self) -> dict[str, ParallelSet]:
        found: dict[str, ParallelSet] = {}
        for pack in self.packs:
            for family in pack.sets:
                found.setdefault(family.id, family)
        return found

    @cached_property
    def _by_id(self) -> dict[str, Phrase]:
        found: dict[str, Phrase] = {}
        for pack in self.packs:
            for phrase in pack.phrases:
                found.setdefault(phrase.id, phrase)
        return found

    @cached_property
    def _by_role(self) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            found[phrase.role].append(phrase)
        return found
