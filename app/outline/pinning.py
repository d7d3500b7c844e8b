"""Passages of a report as pinned phrases of the bank, with what their slots hold."""

from __future__ import annotations

from collections import defaultdict
from heapq import merge
from itertools import product
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from app.models.outline import Content, Outline, Pin, Section
from app.models.phrase import fill_slots, split_slots
from app.models.roles import WHOLE_BLOCKS
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.models.phrase import Phrase, Segment

# Below this share of fixed characters a phrase says nothing about the sentence it would match.
_LEAST_FIXED = 0.5

# What an outline tells by words alone.
_NEVER_PINNED = ("byline", "attachments", "signature", "contact", "copies")

Pieces = list[Pin | str]
Steps = tuple[str | int, ...]
"""The way to a part of an outline: English keys, and the number of a point (from 0)."""


class PlacedText(NamedTuple):
    """A passage of a report, its line, and where it starts in that line (both from 0)."""

    text: str
    line: int
    start: int


class _PhrasePattern(NamedTuple):
    phrase: Phrase
    pieces: list[Segment]
    fixed: int

    @property
    def ends(self) -> tuple[str, str]:
        """Return its first and its last character, nothing where a slot stands there."""
        first, last = self.pieces[0], self.pieces[-1]
        return "" if first.is_slot else first.text[:1], "" if last.is_slot else last.text[-1:]


class Pinner:
    """Finds the phrases of a bank in the passages of one report."""

    def __init__(self, bank: PhraseBank, report_name: str) -> None:
        # A whole block is pinned sentence by sentence, so that the writer can change one of them.
        phrases = [phrase for phrase in bank.phrases if phrase.role not in WHOLE_BLOCKS]
        name = PurePath(report_name).name
        self._patterns = sorted(map(_pattern, phrases), key=lambda pattern: -pattern.fixed)
        # By the characters at their ends, so that few are tried on a passage.
        self._numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            self._numbers[pattern.ends].append(number)
        self._from_here = {
            (phrase.source.paragraph, phrase.source.start, phrase.source_text): phrase
            # Where two packs hold the same passage, the first one has the last word here.
            for phrase in reversed(phrases)
            # A pin gives full-width marks, which are not what stands in the report, and what its
            # user has edited since says other words than it.
            if phrase.source
            and not phrase.marks
            and phrase.mined is None
            and name
            and PurePath(phrase.source.report).name == name
        }

    def pieces(self, passage: PlacedText) -> Pieces:
        """Return a passage as pins and plain texts; put together they are the passage.

        The passage is taken as one phrase where there is one, else sentence by sentence.
        """
        whole = self.pin(passage)
        if whole:
            return [whole]
        found: Pieces = []
        for sentence in split_sentences(passage.text, passage.start):
            one = PlacedText(sentence.text, passage.line, sentence.start)
            found.append(self.pin(one) or sentence.text)
        return found

    def pin(self, passage: PlacedText) -> Pin | None:
        """Return the phrase that gives exactly this passage, or None.

        The phrase that was found at this very place comes first, then the one with the most
        fixed characters.
        """
        phrase = self._from_here.get((passage.line, passage.start, passage.text))
        if phrase:
            held = {name: slot.held or "" for name, slot in phrase.slots.items()}
            return Pin(id=phrase.id, slots=held)
        for pattern in self._nearest(passage.text):
            if pattern.fixed < _LEAST_FIXED * len(passage.text):
                return None
            values = slot_values(pattern.pieces, passage.text)
            if values is not None:
                return Pin(id=pattern.phrase.id, slots=values)
        return None

    def _nearest(self, text: str) -> Iterator[_PhrasePattern]:
        """Yield the patterns that begin and end as a text does, those that fix the most first."""
        ends = product(("", text[:1]), ("", text[-1:]))
        for number in merge(*(self._numbers.get(one, ()) for one in ends)):
            yield self._patterns[number]


def slot_values(pieces: Sequence[Segment], text: str) -> dict[str, str] | None:
    """Return what each slot holds if the pieces of a phrase's text give exactly this text.

    Each slot takes the fewest characters that let the words after it follow, and never none; a
    slot that stands twice holds the same words. None if the text is another.
    """
    values: dict[str, str] = {}
    at = 0
    for number, (words, is_slot) in enumerate(pieces):
        if is_slot and words not in values:
            end = _slot_end(pieces[number + 1 :], text, at, values)
            if end <= at:
                return None
            values[words] = text[at:end]
            at = end
            continue
        fixed = values[words] if is_slot else words
        if not text.startswith(fixed, at):
            return None
        at += len(fixed)
    return values if at == len(text) else None


def merged(pieces: Sequence[Pin | str]) -> tuple[Pin | str, ...]:
    """Return pieces with neighbouring texts put together."""
    found: Pieces = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return tuple(found)


def pinned_share(outline: Outline, bank: PhraseBank) -> float:
    """Return the share of an outline's characters (0 to 1) that stand in pinned phrases."""
    pinned = plain = 0
    for piece in (piece for _, pieces in _parts(outline) for piece in pieces):
        length = len(_words(piece, bank).replace("\n", ""))
        if isinstance(piece, str):
            plain += length
        else:
            pinned += length
    return pinned / (pinned + plain) if pinned + plain else 0.0


def part_texts(outline: Outline, bank: PhraseBank) -> Iterator[tuple[Steps, str]]:
    """Yield the words of each part of an outline that may be pinned, with the way to it."""
    for steps, pieces in _parts(outline):
        yield steps, "".join(_words(piece, bank) for piece in pieces)


def _words(piece: Pin | str, bank: PhraseBank) -> str:
    if isinstance(piece, str):
        return piece
    phrase = bank.phrase(piece.id)
    return fill_slots(phrase.text, piece.slots) if phrase else ""


def _pattern(phrase: Phrase) -> _PhrasePattern:
    pieces = split_slots(phrase.text)
    fixed = sum(len(piece.text) for piece in pieces if not piece.is_slot)
    return _PhrasePattern(phrase, pieces, fixed)


def _slot_end(rest: Sequence[Segment], text: str, at: int, values: dict[str, str]) -> int:
    """Return where a slot that starts at `at` ends; -1 if what follows it is not there."""
    if not rest:
        return len(text)
    words, is_slot = rest[0]
    if is_slot and words not in values:
        return at + 1
    fixed = values[words] if is_slot else words
    if len(rest) == 1:
        return len(text) - len(fixed)
    return text.find(fixed, at + 1)


def _parts(outline: Outline) -> Iterator[tuple[Steps, Sequence[Pin | str]]]:
    """Yield the parts that may be pinned, a point whole, with the way to each."""
    for key in Outline.model_fields:
        part = getattr(outline, key)
        if isinstance(part, Content) and key not in _NEVER_PINNED:
            yield (key,), part.pieces
        elif isinstance(part, Section):
            if isinstance(part.lead, Content):
                yield (key, "lead"), part.lead.pieces
            for number, point in enumerate(part.items):
                heading = point.heading.pieces if isinstance(point.heading, Content) else ()
                yield (key, number), (*heading, *(point.content or ()))
