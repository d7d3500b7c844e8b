"""How well borrowed characters are found, by this program and by the methods of others."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from app.copying.copied import Copied, copied
from app.copying.entries import parts_of
from app.copying.formulae import Formulae
from app.copying.held import Held
from app.copying.index_store import Segment, Sources
from app.copying.index_tables import Entry, fill_index
from tests.checking.copying.drafts import BORROWED, FORMULA, KINDS, Draft, drafts
from tests.checking.copying.peers import PEERS, Peer, sentences
from tests.checking.copying.sources import formulae, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.checking.copying.drafts import Told
    from tests.checking.copying.sources import Source


class Figures(NamedTuple):
    """Characters rightly, wrongly, not found, left alone; sentences found, named rightly; time."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    alone: int = 0
    found: int = 0
    named: int = 0
    seconds: float = 0.0
    drafts: int = 0

    def plus(self, other: Figures) -> Figures:
        """Return the sum of both."""
        return Figures(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.alone + other.alone,
            self.found + other.found,
            self.named + other.named,
            self.seconds + other.seconds,
            self.drafts + other.drafts,
        )

    @property
    def precision(self) -> float:
        """Return which share of the characters found is borrowed."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Return which share of the borrowed characters is found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def false_alarms(self) -> float:
        """Return which share of the writer's own characters is taken for borrowed."""
        return self.wrong / max(self.wrong + self.alone, 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        named = self.named / max(self.found, 1)
        rate = 1000 * self.seconds / max(self.drafts, 1)
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"
            f"  of one's own {self.false_alarms:.4f}"
            f"  source named {named:.3f}  {rate:6.1f} ms a draft"
        )


class Said(NamedTuple):
    """What a method says of a draft: of each line which characters, and of each sentence whence."""

    marks: Sequence[Sequence[int]]
    origins: dict[tuple[int, int], str]


def measure(count: int, draft_count: int, seed: int, *, peers: bool) -> Iterator[str]:
    """Yield a line a method, and of this program's own one a kind of draft."""
    made = list(sources(count, seed))
    some = list(drafts(draft_count, seed, made))
    start = time.process_time()
    held = indexed(made)
    rate = count / (time.process_time() - start)
    yield f"{count} sources indexed, {rate:.0f} a second; {draft_count} drafts, seed {seed}"
    own = {kind: Figures() for kind in KINDS}
    for draft in some:
        own[draft.kind] = own[draft.kind].plus(_figures(draft, partial(_ours, held=held)))
    figures = Figures()
    for kind, of_kind in own.items():
        yield f"  {kind:24}{of_kind}"
        figures = figures.plus(of_kind)
    yield f"{'this program':26}{figures}"
    every = [one for each in made for line in each.lines for one in sentences(line)]
    for make in PEERS if peers else ():
        peer = make()
        peer.index(every)
        figures = Figures()
        for draft in some:
            figures = figures.plus(_figures(draft, partial(_of_peer, peer=peer)))
        yield f"{peer.name:26}{figures}"


def total(count: int, draft_count: int, seed: int) -> Figures:
    """Return the figures of this program over all kinds of drafts."""
    made = list(sources(count, seed))
    held = indexed(made)
    figures = Figures()
    for draft in drafts(draft_count, seed, made):
        figures = figures.plus(_figures(draft, partial(_ours, held=held)))
    return figures


def indexed(made: Sequence[Source]) -> Held:
    """Return sources ready for a draft to be held against, kept in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    fill_index(connection, (Entry(each.name, "", parts_of(each.lines)) for each in made))
    known = Formulae([formula for some in formulae() for formula in some])
    return Held(Sources([Segment(connection)]), known)


def _figures(draft: Draft, say: Callable[[Draft], Said]) -> Figures:
    start = time.process_time()
    said = say(draft)
    seconds = time.process_time() - start
    counts: Counter[tuple[bool, bool]] = Counter()
    found = named = 0
    for n, paragraph in enumerate(draft.paragraphs):
        at = 0
        for told in paragraph:
            marks = said.marks[n][at : at + len(told.text)]
            counts.update(
                (truth == BORROWED, mark == BORROWED)
                for char, truth, mark in zip(told.text, told.marks, marks, strict=True)
                if truth != FORMULA and char.isalnum()
            )
            if told.source and any(marks):
                found += 1
                named += _is_named(told, said.origins.get((n, at), ""))
            at += len(told.text)
    right, wrong = counts[True, True], counts[False, True]
    missed, alone = counts[True, False], counts[False, False]
    return Figures(right, wrong, missed, alone, found, named, seconds, 1)


def _is_named(told: Told, origin: str) -> bool:
    return bool(origin) and (origin in told.sentence or told.sentence in origin)


def _ours(draft: Draft, held: Held) -> Said:
    found = copied(draft.lines, held)
    return Said(found.marks, dict(_origins(draft, found)))


def _origins(draft: Draft, found: Copied) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield for each sentence the source's sentence that most of it is told to be from."""
    for n, paragraph in enumerate(draft.paragraphs):
        passages = [each for each in found.passages if each.line == n]
        at = 0
        for told in paragraph:
            end = at + len(told.text)
            best = max(
                passages,
                key=lambda each: min(each.end, end) - max(each.start, at),
                default=None,
            )
            if best and min(best.end, end) > max(best.start, at):
                yield (n, at), best.source.text
            at = end


def _of_peer(draft: Draft, peer: Peer) -> Said:
    marks: list[list[int]] = []
    origins: dict[tuple[int, int], str] = {}
    for n, line in enumerate(draft.lines):
        marks.append([])
        for sentence in sentences(line):
            flagged = peer.flagged(sentence)
            origins[n, len(marks[-1])] = flagged.source
            marks[-1] += flagged.marks
    return Said(marks, origins)
