"""The phrases of a bank that may speak in one report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from app.drafting.voices import voice_of
from app.models.phrase import split_slots
from app.text.domains import domains_about, domains_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline
    from app.models.phrase import ParallelSet, Phrase
    from app.models.roles import PhraseRole

_T = TypeVar("_T")

# Whom copies go to is not what a report is about.
_ABOUT_OTHERS = {"names", "byline", "attachments", "contact", "copies"}
_BARE_QUOTATION = re.compile(r"“[^“”]*”[。！？]?")


class ReportBank:
    """A bank narrowed to what an outline is about; it is the same for every try at a draft.

    `writer` are the words that tell this report from another writer's: who, what, which themes.
    """

    def __init__(self, bank: PhraseBank, outline: Outline) -> None:
        self.whole = bank
        words = _strings(outline.model_dump(exclude=_ABOUT_OTHERS))
        self._about = domains_about("\n".join(words))
        self._subject = outline.study.subject or ""
        self._voice = voice_of(outline, bank)
        self.writer = _writer(outline)

    def by_role(self, role: PhraseRole) -> tuple[Phrase, ...]:
        """Return the phrases of a role that may speak in this report."""

        def narrowed() -> tuple[Phrase, ...]:
            fitting = filter(self._fits, self.whole.by_role(role))
            # In one order wherever the packs lie, so that the same seed draws the same phrases.
            return tuple(sorted(fitting, key=lambda phrase: phrase.id))

        return self.kept(role, narrowed)

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made for a key for any report about the same, else make it."""
        return self.whole.kept((self._about, self._subject, self._voice, key), make)

    def families(self, role: str) -> list[ParallelSet]:
        """Return the parallel families of a role whose frames may head this report's points."""
        found = [
            family
            for family in self.whole.sets
            if family.role == role and self.may_say("".join(family.frames))
        ]
        return sorted(found, key=lambda family: family.id)

    def is_mined(self, family: ParallelSet) -> bool:
        """Tell whether a family of headings comes from a report."""
        members = (phrase for phrase in self.whole.by_role(family.role) if phrase.set == family.id)
        return any(phrase.source for phrase in members)

    def may_say(self, text: str) -> bool:
        """Tell whether words belong to no field that the report is not about."""
        return domains_of(text) <= self._about

    def _fits(self, phrase: Phrase) -> bool:
        return (
            phrase.voice in (None, self._voice)
            and self.may_say(phrase.text)
            and self._about_this_study(phrase)
            and not _speaks_of_unknown(phrase)
            and not _is_bare_quotation(phrase)
        )

    def _about_this_study(self, phrase: Phrase) -> bool:
        """Tell whether a mined sentence whose very subject is a book may speak of this study."""
        first = split_slots(phrase.text)[0]
        slot = phrase.slots.get(first.text) if first.is_slot else None
        if slot is None or slot.held is None or slot.kind not in ("subject", "study"):
            return True
        return slot.held.split("》")[0].strip("《") in self._subject


def is_of_theme(theme: str, other: str) -> bool:
    """Tell whether a theme is another one, or a kind of it: 护理安全 is of 安全.

    The words must open or end the theme; 为民 in 作为民警 is chance.
    """
    return theme.startswith(other) or theme.endswith(other)


def share_matter(one: str, other: str) -> bool:
    """Tell whether one of two themes is of the other."""
    return is_of_theme(one, other) or is_of_theme(other, one)


def _speaks_of_unknown(phrase: Phrase) -> bool:
    """Tell whether a mined sentence comes from a point that does not say what it is about."""
    in_point = phrase.role.startswith(("insight.", "action."))
    return in_point and phrase.source is not None and not phrase.themes


def _is_bare_quotation(phrase: Phrase) -> bool:
    """Tell whether a mined sentence is a quotation without a word on whose it is."""
    return phrase.source is not None and bool(_BARE_QUOTATION.fullmatch(phrase.text))


def _writer(outline: Outline) -> str:
    themes = [point.theme for point in outline.insights.items]
    return repr((outline.kind, outline.speaker, outline.study, themes))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
