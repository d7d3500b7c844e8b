"""Drafts that borrow from the sources of a set, and which of their characters are borrowed.

Borrowed is what was taken over with its neighbours, and what was put into the place of the source's
own word. What the writer added, and the writer's own sentences, are not; nor are clauses of which
less than half is left, names apart.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Literal, NamedTuple

from tests.checking.copying.sources import OWN, Sentence, Writer, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.checking.copying.sources import Clause, Source

Kind = Literal["verbatim", "light", "heavy", "shuffled", "clean"]
KINDS: tuple[Kind, ...] = ("verbatim", "light", "heavy", "shuffled", "clean")

OURS, BORROWED, FORMULA = 0, 1, 2
_LEAST_KEPT = 0.5
_ADDED = ("确实", "也", "更", "始终", "尽力", "总是", "真正", "逐渐", "往往", "特别")
CHANGING = ("n", "v", "a", "vn", "动", "副", "宾", "时", "谁")
_ADDED_AFTER = ("n", "副", "谁")


class Told(NamedTuple):
    """A sentence of a draft, the truth of each of its characters, and where it is from."""

    text: str
    marks: tuple[int, ...]
    source: str = ""
    sentence: str = ""


class Draft(NamedTuple):
    """A draft, how it borrows, and its paragraphs of sentences."""

    name: str
    kind: Kind
    paragraphs: tuple[tuple[Told, ...], ...]

    @property
    def lines(self) -> list[str]:
        """Return the draft's lines."""
        return ["".join(told.text for told in each) for each in self.paragraphs]


class Changes(NamedTuple):
    """With which chance a word or a sentence is changed, and how."""

    own: float = 0.0
    word: float = 0.0
    dropped: float = 0.0
    added: float = 0.0
    moved: float = 0.0
    clause: float = 0.0
    ended: float = 0.0


_CHANGES: dict[Kind, Changes] = {
    "verbatim": Changes(),
    "light": Changes(own=0.9, word=0.08, dropped=0.03, added=0.03, ended=0.05),
    "heavy": Changes(
        own=1.0, word=0.2, dropped=0.06, added=0.06, moved=0.25, clause=0.25, ended=0.1
    ),
    "shuffled": Changes(own=0.7, word=0.05, moved=0.3, ended=0.1),
}


def drafts(count: int, seed: int, among: Sequence[Source], length: int = 1600) -> Iterator[Draft]:
    """Yield drafts of every kind by turns, that borrow from the sources among some."""
    for number in range(count):
        rng = Random(f"draft:{seed}:{number}")  # noqa: S311
        kind = KINDS[number % len(KINDS)]
        yield Draft(f"draft-{number:03}", kind, tuple(_paragraphs(kind, rng, among, length)))


def _paragraphs(
    kind: Kind, rng: Random, among: Sequence[Source], length: int
) -> Iterator[tuple[Told, ...]]:
    own = [list(each) for each in source("", rng, length).paragraphs]
    if kind == "clean":
        yield from (tuple(map(_ours, each)) for each in own)
        return
    taken = _taken(kind, rng, among)
    share = rng.choice((0.3, 0.5, 0.8))
    for paragraph in own:
        told: list[Told] = []
        for sentence in paragraph:
            if taken and rng.random() < share:
                told.append(_borrowed(*taken.pop(0), rng, _CHANGES[kind]))
            else:
                told.append(_ours(sentence))
        yield tuple(told)


def _taken(kind: Kind, rng: Random, among: Sequence[Source]) -> list[tuple[str, Sentence]]:
    chosen = rng.sample(among, rng.randint(3, 5) if kind == "shuffled" else rng.randint(1, 2))
    taken = [(each.name, one) for each in chosen for some in each.paragraphs for one in some]
    if kind == "shuffled":
        rng.shuffle(taken)
    return taken


def _ours(sentence: Sentence) -> Told:
    mark = FORMULA if sentence.is_formula else OURS
    marks = [mark] * len(sentence.text)
    at = 0
    for clause in sentence.clauses:
        for word in clause:
            if word.kind == "套话":
                marks[at : at + len(word.text)] = [FORMULA] * len(word.text)
            at += len(word.text)
        at += 1
    return Told(sentence.text, tuple(marks))


def _borrowed(name: str, sentence: Sentence, rng: Random, changes: Changes) -> Told:
    if sentence.is_formula:
        return _ours(sentence)
    writer = Writer(rng)
    clauses = list(sentence.clauses)
    if len(clauses) > 1 and rng.random() < changes.moved:
        rng.shuffle(clauses)
    told = [_changed(clause, rng, writer, changes) for clause in clauses]
    if rng.random() < changes.clause:
        text = "".join(word.text for word in writer.clause())
        told.insert(rng.randint(0, len(told)), (text, [OURS] * len(text)))
    text, marks = "", list[int]()
    for n, (words, of_words) in enumerate(told):
        last = n == len(told) - 1
        stop = "。" if last or rng.random() < changes.ended else "，"
        text += words + stop
        marks += [*of_words, of_words[-1] if of_words else OURS]
    return Told(text, tuple(marks), name, sentence.text)


def _changed(
    clause: Clause, rng: Random, writer: Writer, changes: Changes
) -> tuple[str, list[int]]:
    text, marks = "", list[int]()
    kept = whole = 0
    for word in clause:
        said, mark = word.text, FORMULA if word.kind == "套话" else BORROWED
        if word.kind in OWN and rng.random() < changes.own:
            said = writer.own(word.kind)
        elif word.kind in CHANGING and rng.random() < changes.dropped:
            said = ""
        elif word.kind in CHANGING and rng.random() < changes.word:
            said = writer.other(word)
        text += said
        marks += [mark] * len(said)
        whole += len(word.text) if word.kind not in OWN else 0
        kept += len(said) if said == word.text and word.kind not in OWN else 0
        if word.kind in _ADDED_AFTER and rng.random() < changes.added:
            added = rng.choice(_ADDED)
            text += added
            marks += [OURS] * len(added)
    if kept < _LEAST_KEPT * whole:
        # So little is left of it that it is the writer's own.
        marks = [OURS] * len(marks)
    return text, marks
