"""Phrases as the page of the bank shows them: found, counted by what they are, and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.bank.runs import MOVE_LABELS, MOVES
from app.models.phrase import split_slots
from app.models.roles import PHRASE_LABELS, PHRASE_ROLES
from app.workflow.phrases import PhraseOptions, search_for
from app.workflow.telling import tell_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.bank.queries import Search
    from app.models.phrase import Phrase
    from app.workflow.provenance import InReport

PAGE = 20
_MOST_THEMES = 6
_MOST_CHOICES = 24

PieceKind = Literal["words", "hole", "doubt"]


class Asked(NamedTuple):
    """What somebody looks for on the page; an empty text asks for nothing."""

    words: str = ""
    role: str = ""
    theme: str = ""
    move: str = ""
    pack: str = ""
    report: str = ""
    page: int = 1

    @property
    def search(self) -> Search:
        """Return what the bank is asked. Raises `InputError` for an unknown role or move."""
        told = PhraseOptions(
            self.role or None, self.theme or None, self.move or None, self.report or None
        )
        return search_for(self.words, told)._replace(pack=self.pack or None)


class Piece(NamedTuple):
    """A stretch of a phrase: words, a slot by its name, or words in doubt."""

    text: str
    kind: PieceKind = "words"


class Hit(NamedTuple):
    """A phrase as it stands in a list of them.

    `more` counts the themes that are not named, `seen` the reports that say it.
    """

    id: str
    role: str
    pieces: Sequence[Piece]
    themes: Sequence[str]
    more: int
    seen: int
    pack: str
    place: str
    doubt: Sequence[str]


class Choice(NamedTuple):
    """One of the ways to narrow a search: its value, its name, how many are found by it."""

    value: str
    name: str
    found: int
    level: int = 0


class Facet(NamedTuple):
    """What a search can be narrowed by, and what it is narrowed to; empty for nothing."""

    name: Literal["role", "move", "theme", "pack", "report"]
    chosen: str
    choices: Sequence[Choice]


class Listed(NamedTuple):
    """A page of what was found: how many there are in all, and by what they can be narrowed."""

    asked: Asked
    total: int
    last: int
    hits: Sequence[Hit]
    facets: Sequence[Facet]


class SlotNote(NamedTuple):
    """A slot of a phrase: what it held where it was found, and what may stand there else."""

    name: str
    held: str
    general: str


class Opened(NamedTuple):
    """A phrase with all that is known of it; `around` is None for one written for its pack."""

    hit: Hit
    slots: Sequence[SlotNote]
    variants: Sequence[Sequence[Piece]]
    frames: Sequence[Sequence[Piece]]
    places: Sequence[str]
    follows: str
    mined: Sequence[Piece]
    around: InReport | None


def listed(bank: PhraseBank, asked: Asked) -> Listed:
    """Return a page of what somebody looks for, the last one where he asks beyond it.

    Raises `InputError` for what cannot be looked for.
    """
    search = asked.search
    found = bank.search(search, (asked.page - 1) * PAGE, PAGE)
    last = max(1, -(-found.total // PAGE))
    if asked.page > last:
        asked = asked._replace(page=last)
        found = bank.search(search, (last - 1) * PAGE, PAGE)
    hits = [hit_of(phrase, bank) for phrase in found.phrases]
    return Listed(asked, found.total, last, hits, list(_facets(bank, asked, search)))


def hit_of(phrase: Phrase, bank: PhraseBank) -> Hit:
    """Return a phrase as it stands in a list."""
    themes = bank.themes(phrase)
    return Hit(
        phrase.id,
        PHRASE_LABELS[phrase.role],
        list(pieces_of(phrase.text, phrase.doubt)),
        themes[:_MOST_THEMES],
        max(0, len(themes) - _MOST_THEMES),
        phrase.seen,
        bank.pack_of(phrase.id) or "",
        tell_source(phrase.source) if phrase.source else "",
        phrase.doubt,
    )


def opened(phrase: Phrase, bank: PhraseBank, around: InReport | None) -> Opened:
    """Return a phrase with all that is known of it, `around` being what stands round it."""
    slots = [
        SlotNote(name, slot.held or "", slot.general or "") for name, slot in phrase.slots.items()
    ]
    family = bank.family(phrase)
    follows = bank.phrase(phrase.follows) if phrase.follows else None
    return Opened(
        hit_of(phrase, bank),
        [one for one in slots if one.held or one.general],
        [list(pieces_of(text)) for text in phrase.variants],
        [list(pieces_of(frame)) for frame in family.frames if frame != phrase.text]
        if family
        else [],
        list(map(tell_source, phrase.places)),
        follows.text if follows else "",
        list(pieces_of(phrase.mined)) if phrase.mined else [],
        around,
    )


def pieces_of(text: str, doubt: Iterable[str] = ()) -> Iterator[Piece]:
    """Yield the stretches of a phrase's text, in order."""
    for words, is_slot in split_slots(text):
        if is_slot:
            yield Piece(words, "hole")
        else:
            yield from _marked(words, tuple(doubt))


def _marked(words: str, doubt: Sequence[str]) -> Iterator[Piece]:
    """Yield words with those in doubt apart."""
    at = 0
    while at < len(words):
        places = [(found, one) for one in doubt if (found := words.find(one, at)) >= 0]
        if not places:
            yield Piece(words[at:])
            return
        start, one = min(places)
        if start > at:
            yield Piece(words[at:start])
        yield Piece(one, "doubt")
        at = start + len(one)


def _facets(bank: PhraseBank, asked: Asked, search: Search) -> Iterator[Facet]:
    """Yield by what a search can be narrowed: each counted as if it alone were still open."""
    roles = bank.tally(search._replace(role=None), "role")
    yield Facet("role", asked.role, list(_roles(roles)))
    moves = bank.tally(search._replace(move=None), "role")
    told = [
        Choice(move, label, sum(moves[role] for role, one in MOVES.items() if one == move))
        for move, label in MOVE_LABELS.items()
    ]
    yield Facet("move", asked.move, [one for one in told if one.found or one.value == asked.move])
    themes = bank.tally(search._replace(theme=None), "theme")
    yield Facet("theme", asked.theme, _most(themes, asked.theme))
    packs = bank.tally_packs(search)
    yield Facet("pack", asked.pack, [Choice(name, name, count) for name, count in packs.items()])
    reports = bank.tally(search._replace(source=None), "report")
    yield Facet("report", asked.report, _most(reports, asked.report))


def _roles(counts: Mapping[str, int]) -> Iterator[Choice]:
    for role in PHRASE_ROLES:
        count = sum(n for one, n in counts.items() if one == role or one.startswith(f"{role}."))
        if count:
            yield Choice(role, PHRASE_LABELS[role], count, role.count("."))


def _most(counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """Return the choices that find the most, and the chosen one in any case."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_CHOICES]
    found = [Choice(value, value, count) for value, count in ordered]
    if chosen and chosen not in (one.value for one in found):
        found.insert(0, Choice(chosen, chosen, counts.get(chosen, 0)))
    return found
