"""What mining takes from one report, as a small record: all that the merge of many needs.

A record is three lines of JSON, so that it can be kept in a file and sent between machines, and
so that a pass over many reads of each no more than it wants.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from app.mining.finding import Found
from app.mining.headings.siblings import Run, Spotted
from app.mining.names.evidence import Evidence, Strength
from app.mining.names.mapping import Named, ReportNames
from app.mining.sentences.joining_words import Joins
from app.mining.sentences.passages import Passage
from app.mining.slots.owners import Owned
from app.mining.slots.slotting import Slotted
from app.models.phrase import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.roles import Voice

_FIELDS = len(Passage._fields)


class Told(NamedTuple):
    """A passage of a report, and what is found in it.

    Where it is left out at once the reason stands in its `unfit`, and nothing is looked for but
    in a heading, which may tell a theme all the same.
    """

    passage: Passage
    found: Found | None


class Passages(NamedTuple):
    """The passages of a report in reading order, and its blocks that could be phrases as a whole.

    `strict` tells that the report is one of an archive, and no handful's. `joins` are the words
    by which it joins sentences.
    """

    voice: Voice
    strict: bool
    sentences: tuple[Told, ...]
    blocks: tuple[Told, ...]
    joins: tuple[Joins, ...] = ()


class Record(NamedTuple):
    """What mining takes from one report, each part of it packed as JSON by itself."""

    names: bytes
    headings: bytes
    passages: bytes

    def report_names(self) -> ReportNames:
        """Return what the report tells of names."""
        report, folder, owned, units, names, doubts, cores = json.loads(self.names)
        return ReportNames(
            report,
            folder,
            tuple(Owned(*one) for one in owned),
            frozenset(units),
            frozenset(Named(*one) for one in names),
            frozenset(doubts),
            frozenset(cores),
        )

    def runs(self) -> Iterator[Run]:
        """Yield the runs of sibling headings."""
        for role, headings in json.loads(self.headings):
            spotted = [
                Spotted(block, paragraph, text, tuple(map(tuple, names)), _evidence(evidence))
                for block, paragraph, text, names, evidence in headings
            ]
            yield Run(role, tuple(spotted))

    def told(self) -> Passages:
        """Return the passages of the report."""
        voice, strict, sentences, blocks, joins = json.loads(self.passages)
        return Passages(
            voice,
            strict,
            tuple(map(_told, sentences)),
            tuple(map(_told, blocks)),
            tuple(Joins(*one) for one in joins),
        )


class Records(Protocol):
    """The records of some reports, in their order, to be gone through as often as is wanted."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[Record]:
        """Yield each of them."""


def pack_record(names: ReportNames, runs: Iterable[Run], passages: Passages) -> Record:
    """Return the record of a report, the same bytes for the same report."""
    told = (
        *(names.report, names.folder, names.owned),
        *(sorted(names.units), sorted(names.names), sorted(names.doubts), sorted(names.cores)),
    )
    sentences, blocks = (list(map(_plain, each)) for each in (passages.sentences, passages.blocks))
    said = (passages.voice, passages.strict, sentences, blocks, passages.joins)
    return Record(_json(told), _json(list(runs)), _json(said))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _plain(told: Told) -> tuple[Any, ...]:
    passage, found = told
    if found is None:
        return (*passage,)
    evidence, (text, slots) = found
    held = {name: (slot.kind, slot.held, slot.general) for name, slot in slots.items()}
    return (*passage, evidence, text if held else "", held)


def _told(plain: Sequence[Any]) -> Told:
    passage = Passage(*plain[:_FIELDS])
    if passage.unfit:
        reason, why = passage.unfit
        passage = passage._replace(unfit=(reason, why))
    if len(plain) == _FIELDS:
        return Told(passage, None)
    evidence, text, held = plain[_FIELDS:]
    slots = {
        name: Slot(kind=kind, held=words, general=general)
        for name, (kind, words, general) in held.items()
    }
    return Told(passage, Found(_evidence(evidence), Slotted(text or passage.text, slots)))


def _evidence(plain: Iterable[Sequence[Any]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(start, end, words, kind, Strength(strength))
        for start, end, words, kind, strength in plain
    )
