"""The pure mapper of mining: one report becomes one small record, and nothing else is kept of it.

Reports can be mapped in any order, in any process, on any machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.finding import find, found_in
from app.mining.headings.siblings import Run, sibling_runs
from app.mining.names.guard import owned_by
from app.mining.names.mapping import map_names
from app.mining.names.scanning import evidence_in
from app.mining.records import Passages, Told, pack_record
from app.mining.sentences.joining_words import joins_of
from app.mining.sentences.passages import sentences_of, whole_blocks_of
from app.mining.sentences.report_voice import voice_of
from app.mining.slots.owners import owned_words
from app.mining.slots.volatile import dated_matter, find_volatile, local_matter
from app.mining.slots.volatile_rules import GENERAL_TITLE
from app.text.faults import find_faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.mining.finding import Found
    from app.mining.names.evidence import Evidence
    from app.mining.records import Record
    from app.mining.sentences.passages import Passage
    from app.mining.sentences.unfit import Unfit
    from app.mining.slots.owners import Owned
    from app.mining.slots.volatile import Held
    from app.models.phrase import SlotKind
    from app.models.report import Report

# What in a title tells which study it is about; a place or a day tells of one alone.
_STUDIED: frozenset[SlotKind] = frozenset({"study", "subject", "courses"})


def map_report(report: Report, *, strict: bool) -> Record:
    """Return the record of a report; `strict` is for one of an archive, and no handful's."""
    owned = owned_words(report)
    scans = _Scans(owned)
    names = map_names(report, owned, scans.evidence)
    scans.know(owned_by(names, names.units))
    runs = [
        Run(role, tuple(one._replace(evidence=scans.find(one.text).evidence) for one in headings))
        for role, headings in sibling_runs(report, scans.volatile)
    ]
    voice = voice_of(report)
    sentences = map(scans.told, sentences_of(report, voice, strict=strict))
    # Whoever has few reports pins whole blocks; in an archive they only double their sentences.
    blocks = map(scans.told, () if strict else whole_blocks_of(report))
    joins = joins_of(report) if strict and voice == "plain" else ()
    told = Passages(voice, strict, tuple(sentences), tuple(blocks), tuple(joins))
    return pack_record(names, runs, told)


def reason_to_leave(passage: str) -> Unfit | None:
    """Return why a passage may not be a phrase, with the words at fault, or None."""
    faults = find_faults(passage)
    if faults:
        fault = faults[0]
        return "defect", f"{fault.what}：{passage[max(0, fault.start - 4) : fault.end + 4]}"
    dated = dated_matter(passage)
    if dated:
        return "dated", dated
    local = local_matter(passage)
    return ("local", local) if local else None


def _untold_title(passage: Passage) -> Unfit | None:
    """Return that a title names one study in words that no slot can stand for, or None."""
    if passage.role != "title" or GENERAL_TITLE.fullmatch(passage.text):
        return None
    told = {held.kind for held in find_volatile(passage.text)}
    return None if told & _STUDIED else ("local", "题目里的场合换不成空位")


class _Scans:
    """What is found in the texts of one report, each of them looked through once.

    `by_byline` are the names of its writer by byline and signature; `know` takes in the units that
    the report says he is of.
    """

    def __init__(self, by_byline: Sequence[Owned]) -> None:
        self._by_byline = by_byline
        self._volatile: dict[str, list[Held]] = {}
        self._evidence: dict[str, list[Evidence]] = {}
        self.own: Sequence[Owned] = by_byline
        self._more: list[str] = []

    def know(self, own: Sequence[Owned]) -> None:
        """Take in all that the writer owns, once it is known."""
        known = {one.words for one in self._by_byline}
        self.own, self._more = own, [one.words for one in own if one.words not in known]

    def volatile(self, text: str) -> list[Held]:
        """Return the volatile spans of a text, of the names those in the byline."""
        if text not in self._volatile:
            self._volatile[text] = find_volatile(text, self._by_byline)
        return self._volatile[text]

    def evidence(self, text: str) -> list[Evidence]:
        """Return the evidence of names in a text, those in the byline passed over."""
        if text not in self._evidence:
            self._evidence[text] = evidence_in(text, self.volatile(text))
        return self._evidence[text]

    def find(self, text: str) -> Found:
        """Return what is found in a text, all names of the writer known."""
        if any(words in text for words in self._more):
            return find(text, self.own)
        return found_in(text, self.own, self.volatile(text), self.evidence(text))

    def told(self, passage: Passage) -> Told:
        """Return a passage with the reason to leave it out, or with what is found in it."""
        reason = passage.unfit or reason_to_leave(passage.text) or _untold_title(passage)
        lost = reason and not passage.role.endswith(".heading")
        return Told(passage._replace(unfit=reason), None if lost else self.find(passage.text))
