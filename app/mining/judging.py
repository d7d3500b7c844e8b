"""The sentences of one report, judged: which may be phrases, which are left out for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.mining.counting import number_of
from app.mining.finding import find
from app.mining.headings.themes import heading_theme, sentence_theme
from app.mining.merging import Key, Wording, worded
from app.mining.names.guard import Verdict
from app.mining.sentences.report_voice import is_told_in_points
from app.models.pack import LeftOut
from app.models.phrase import Phrase, Slot, Source, phrase_id, split_slots

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from app.mining.headings.families import Member
    from app.mining.names.guard import Guard
    from app.mining.records import Passages, Told
    from app.mining.sentences.passages import Passage
    from app.mining.sentences.unfit import Unfit

# What an office argues in its points, one sentence after the other.
_ARGUED = ("insight.evidence", "insight.meaning", "insight.resolve", "action.measure")


class Sentence(NamedTuple):
    """A passage as it would stand in a pack, or the reason to leave it out.

    `follows` counts the sentence that it depends on, from 0, `behind` the one that an argument
    goes on from.
    """

    passage: Passage
    reason: Unfit | None
    wording: Wording
    slots: Mapping[str, Slot]
    doubt: tuple[str, ...] = ()
    follows: int | None = None
    behind: int | None = None


class Standing(NamedTuple):
    """The ids of the phrases of a pack that is renewed, and their roles and words."""

    ids: frozenset[str]
    words: frozenset[Key]

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Standing:
        """Return what stands for some phrases."""
        known = list(phrases)
        return cls(
            frozenset(one.id for one in known),
            frozenset((one.role, one.wording) for one in known),
        )


class Judged:
    """A report whose sentences are judged by the guard of its house."""

    def __init__(
        self, passages: Passages, guard: Guard, members: Mapping[int, Member], pack: str
    ) -> None:
        self.is_strict, self.voice, self.joins = passages.strict, passages.voice, passages.joins
        self.name, self._pack = guard.report, pack
        self._members = members
        # A theme is told by words that nobody need be asked about.
        self._told: dict[int, str] = {}
        self.sentences: list[Sentence] = []
        for told in passages.sentences:
            self.sentences.append(self._sentence(told, guard))
        gone = [one.passage for one in self.sentences if one.reason]
        blocks = [told for told in passages.blocks if not _is_torn(told.passage, gone)]
        self.sentences += [one for one in (self._block(told, guard) for told in blocks) if one]

    @property
    def lists_all(self) -> bool:
        """Tell whether all that is left out of the report is to be looked up in the pack."""
        return self.voice == "official" or not self.is_strict

    def numbers(self) -> Iterator[int]:
        """Yield what stands for each of its phrases in points that others may say as well."""
        return (number for _, number in self._numbered())

    def _numbered(self) -> Iterator[tuple[Key, int]]:
        """Yield the key of each of its phrases in points, with a number of what it may be one with.

        That is also its very words, where another sentence of the report has the same key, or
        where a handful's heading may stand by its words.
        """
        seen: set[Key] = set()
        for one in self.sentences:
            if one.reason is None and is_told_in_points(one.passage.role):
                key, framed = one.wording.key, bool(one.wording.frame)
                if key not in seen:
                    yield key, number_of(key)
                if key in seen or framed:
                    yield key, number_of(one.wording.own_key)
                seen.add(key)

    def wanted(self, standing: Standing, recurring: Container[int] | None) -> set[int]:
        """Return which of its sentences may stay in a pack, as far as that can be told of one.

        That is what several reports say, what anybody may say, and what was in the pack before,
        each with the sentence that it depends on.
        """
        sound = [at for at, one in enumerate(self.sentences) if one.reason is None]
        if recurring is None or self.lists_all:
            return set(sound)
        shared = {key for key, number in self._numbered() if number in recurring}
        wanted: set[int] = set()
        for at in reversed(sound):
            one = self.sentences[at]
            common = not is_told_in_points(one.passage.role) or one.wording.key in shared
            known = self._is_known(one, standing)
            if at in wanted or common or known:
                wanted.add(at)
            if known and one.follows is not None and self.sentences[one.follows].reason is None:
                wanted.add(one.follows)
        return wanted

    def _is_known(self, one: Sentence, standing: Standing) -> bool:
        if not standing.ids:
            return False
        said = one.passage.source_text if one.passage.block in self._members else one.wording.text
        return (one.wording.role, said) in standing.words or self.ident(one) in standing.ids

    def ident(self, one: Sentence) -> str:
        """Return the id of a sentence, made of its place and its words."""
        role = "left_out" if one.reason else one.passage.role
        return phrase_id(self._pack, role, self.source(one).place, one.passage.source_text)

    def source(self, one: Sentence) -> Source:
        """Return where a sentence stands."""
        passage = one.passage
        return Source(
            report=self.name,
            paragraph=passage.paragraph,
            start=passage.start,
            end=passage.end,
        )

    def phrase(self, one: Sentence, follows: str | None, behind: str | None = None) -> Phrase:
        """Return a sentence as a phrase that follows another one, or goes on from it."""
        passage, wording = one.passage, one.wording
        member = self._members.get(passage.block) if _is_heading(passage) else None
        return Phrase(
            id=self.ident(one),
            role=passage.role,
            text=wording.text,
            slots=dict(one.slots),
            themes=() if wording.frame else self._themes(passage),
            # What a report of office says may stand in any; it is for drafting to tell where.
            voice="plain" if self.voice == "plain" else None,
            set=member.frame.family if member else None,
            follows=follows,
            behind=behind,
            marks=dict(passage.marks),
            source=self.source(one),
            doubt=one.doubt,
        )

    def left_out(self, one: Sentence) -> LeftOut:
        """Return a sentence as left out for its reason."""
        if one.reason is None:
            raise TypeError(f"not left out: {one.passage.text}")
        reason, detail = one.reason
        return LeftOut(
            id=self.ident(one),
            reason=reason,
            detail=detail,
            text=one.passage.source_text,
            source=self.source(one),
        )

    def _sentence(self, told: Told, guard: Guard) -> Sentence:
        passage = told.passage
        found, verdict = None, Verdict()
        if told.found:
            # What other reports tell of the house is not in the record of this one.
            more = guard.knows_more_of(passage.text)
            found = find(passage.text, guard.owned) if more else told.found
            verdict = guard.judge(passage.text, found.evidence)
        if verdict == Verdict():
            self._tell_theme(passage)
        reason = passage.unfit or (("local", verdict.out) if verdict.out else None)
        text, slots = found.slotted if found else (passage.text, {})
        frame = ""
        member = self._members.get(passage.block) if _is_heading(passage) else None
        if member and not reason:
            text, slots = member.frame.text, member.slots()
            # The rows of an archive tell what plain headings hold; one of office heads its own run.
            merges = self.is_strict and self.voice == "plain"
            frame = f"{member.frame.family}\n{text}" if merges else ""
        before = len(self.sentences) - 1 if passage.depends and self.sentences else None
        return Sentence(
            passage,
            reason,
            worded(passage.role, text, slots, frame),
            slots,
            _standing_words(verdict.doubt, text),
            before,
            self._behind(passage),
        )

    def _block(self, told: Told, guard: Guard) -> Sentence | None:
        """Return a whole block as a phrase, unless something in it is left out."""
        one = self._sentence(told._replace(passage=told.passage._replace(depends=False)), guard)
        return None if one.reason else one

    def _themes(self, passage: Passage) -> tuple[str, ...]:
        """Return what a passage is about: the theme of its point, where a word tells that."""
        member = self._members.get(passage.block)
        theme = member.theme if member else self._told.get(passage.block, "")
        return (theme,) if theme else ()

    def _tell_theme(self, passage: Passage) -> None:
        """Take in what a heading tells, or the first sentence of an argument of office."""
        told = heading_theme(passage.text) if _is_heading(passage) else ""
        argued = self.is_strict and self.voice == "official" and passage.block not in self._told
        if argued and passage.role.startswith("insight"):
            told = told or sentence_theme(passage.text)
        elif not _is_heading(passage):
            return
        self._told[passage.block] = told

    def _behind(self, passage: Passage) -> int | None:
        """Return the last sound sentence of its block, which an argument of office goes on from."""
        if self.voice != "official" or passage.role not in _ARGUED:
            return None
        for at in range(len(self.sentences) - 1, -1, -1):
            before = self.sentences[at]
            if before.passage.block != passage.block:
                return None
            if before.reason is None:
                return at
        return None


def _is_heading(passage: Passage) -> bool:
    return passage.role.endswith(".heading")


def _is_torn(block: Passage, gone: Iterable[Passage]) -> bool:
    """Tell whether something in a block is left out."""
    return any(
        one.paragraph == block.paragraph and block.start <= one.start < block.end for one in gone
    )


def _standing_words(doubt: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the words in doubt that no slot has taken out of a phrase's text."""
    if not doubt:
        return ()
    words = [piece.text for piece in split_slots(text) if not piece.is_slot]
    return tuple(one for one in doubt if any(one in each for each in words))
