"""How much of a report stands in other texts: which characters, and in which sentence of which."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from app.copying.alignment import common_runs, pairs_of
from app.copying.formulae import Formulae, said_by_many
from app.copying.grams import GRAM, grams
from app.copying.index_tables import MOST_KEPT
from app.copying.judging import ALONGSIDE, Judging, Side, borrowed, side
from app.copying.plain import SIGN, Plain, plain, plain_text, units
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from app.copying.entries import SourceUnit
    from app.copying.index_store import Posting, Sources

_TRIED = 4
_FEWEST_VOTES = 2
_SHORTEST = 8
_FEWEST_LEFT = 4
_OPEN = "\0"
_FEWEST_COMMON, _SHARE_COMMON = 10, 0.004
_QUOTATION = lazy("“[^“”]{2,120}”")


class Taken(NamedTuple):
    """A sentence of a source: the source's name, the sentence, its line and first character."""

    name: str
    text: str
    line: int
    start: int


class Passage(NamedTuple):
    """Characters `start` to `end` of a line of the report, borrowed from a sentence of a source.

    `borrowed` of them are, `own_of_it` without set formulae.
    """

    line: int
    start: int
    end: int
    source: Taken
    borrowed: int
    beyond_formulae: int


class Shares(NamedTuple):
    """How many characters a stretch of a report has, and how many are borrowed.

    `beyond_formulae` are those borrowed that belong to no set formula.
    """

    length: int
    borrowed: int
    beyond_formulae: int

    @property
    def share(self) -> float:
        """Return which share is borrowed."""
        return self.borrowed / self.length if self.length else 0.0

    @property
    def share_without_formulae(self) -> float:
        """Return which share is borrowed, set formulae not counted as such."""
        return self.beyond_formulae / self.length if self.length else 0.0


class Copied(NamedTuple):
    """What of a report is borrowed: passages in its order, and shares by line and as a whole.

    `marks` are the report's characters, line by line: 0 for the writer's own, 1 for borrowed, 2
    for a borrowed formula.
    """

    passages: tuple[Passage, ...]
    lines: tuple[Shares, ...]
    marks: tuple[bytes, ...]

    @property
    def whole(self) -> Shares:
        """Return the shares of the whole report."""
        return Shares(*map(sum, zip(*self.lines, strict=True))) if self.lines else Shares(0, 0, 0)

    @property
    def share(self) -> float:
        """Return which share of the report is borrowed."""
        return self.whole.share

    @property
    def share_without_formulae(self) -> float:
        """Return which share of the report is borrowed, set formulae not counted as such."""
        return self.whole.share_without_formulae


class Held(NamedTuple):
    """What a report is held against: sources, formulae, and how it is judged.

    What `many` sources say is a formula; None where nothing is for that reason. Files in `hidden`
    are passed over.
    """

    sources: Sources
    formulae: Formulae = Formulae()
    judging: Judging = Judging()
    many: int | None = None
    hidden: Collection[int] = ()

    @property
    def common(self) -> float:
        """Return from how many sources on a few characters tell nothing."""
        return max(_FEWEST_COMMON, _SHARE_COMMON * self.sources.count)


class _Unit(NamedTuple):
    """A sentence of the report, its grams, and what of it is a formula and what tells nothing."""

    line: int
    plain: Plain
    grams: list[int]


class _Match(NamedTuple):
    """A sentence of a source by its number, and which characters of a unit are borrowed from it."""

    number: int
    source: SourceUnit
    marks: bytearray

    @property
    def size(self) -> int:
        return sum(self.marks)


def copied(lines: Sequence[str], held: Held) -> Copied:
    """Return what of a report's lines stands in some sources."""
    every = list(_units(lines))
    found = held.sources.postings({gram for unit in every for gram in unit.grams})
    known = _Known(held.sources)
    texts = [_Text(unit, lines[unit.line], found, held, known) for unit in every]
    for text, candidates in zip(texts, _candidates(every, found, held), strict=True):
        text.match(candidates, held)
    for n, text in enumerate(texts):
        text.go_on(texts[max(n - 1, 0) : n + 2], held)
    marks = [bytearray(len(line)) for line in lines]
    passages: list[Passage] = []
    for text in texts:
        line = lines[text.unit.line]
        for match in text.matches:
            passages.append(_passage(text, line, match, held))
            _mark(marks[text.unit.line], text.unit.plain, match.marks, text.formulae)
    shares = tuple(_shares(line, mark) for line, mark in zip(lines, marks, strict=True))
    return Copied(tuple(passages), shares, tuple(map(bytes, marks)))


class _Sentence:
    """A sentence of a source as it is compared."""

    def __init__(self, unit: SourceUnit) -> None:
        self.unit = unit
        self.text = plain_text(unit.text)
        self.pairs = pairs_of(self.text)

    @cached_property
    def side(self) -> Side:
        """Return it with its clauses."""
        return side(self.unit.text, plain(self.unit.text, 0, len(self.unit.text)))


class _Known(dict[int, _Sentence]):
    """The sentences of sources that a report was held against, by their numbers."""

    def __init__(self, sources: Sources) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, number: int) -> _Sentence:
        sentence = self[number] = _Sentence(self._sources.unit(number))
        return sentence


class _Text:
    """A unit of the report as it is held against sentences, and what of it was found in them."""

    def __init__(
        self, unit: _Unit, line: str, found: Mapping[int, Posting], held: Held, known: _Known
    ) -> None:
        self.unit = unit
        self._known = known
        self.matches: list[_Match] = []
        self._line = line
        self._found = found
        self._held = held
        self._left = unit.plain.text
        self._pairs = pairs_of(self._left)

    @cached_property
    def formulae(self) -> bytearray:
        """Return which characters belong to a formula, or are quoted as somebody else's."""
        return _formulae(self.unit, self._line, self._found, self._held)

    @cached_property
    def _telling(self) -> bytearray:
        return _telling(self.unit, self.formulae, self._found, self._held)

    @cached_property
    def _side(self) -> Side:
        return side(self._line, self.unit.plain)

    def match(self, candidates: Iterable[int], held: Held) -> None:
        """Find what is borrowed from the sentence it shares most with, then the rest in others."""
        found = [match for n in candidates if (match := self._match(n, held.judging))]
        found.sort(key=lambda match: -match.size)
        for n, first in enumerate(found):
            match = self._match(first.number, held.judging) if n else first
            if match:
                self._take(match)

    def go_on(self, beside: Iterable[_Text], held: Held) -> None:
        """Find more in the sentences that others beside it are borrowed from, and next to them.

        Where a sentence is borrowed, the one after it need have little in common to be so, too.
        """
        numbers = {match.number: None for text in beside for match in text.matches}
        for number in numbers:
            for near in held.sources.beside(number):
                if match := self._match(near, ALONGSIDE):
                    self._take(match)

    def _match(self, number: int, judging: Judging) -> _Match | None:
        if len(self._left) - self._left.count(_OPEN) < _FEWEST_LEFT:
            return None
        theirs = self._known[number]
        if len(self._pairs & theirs.pairs) < judging.pairs:
            return None
        chains = common_runs(self._left, theirs.text, judging.pairs)
        if not chains:
            return None
        ours = self._side._replace(text=self._left)
        marks = borrowed(chains, ours, theirs.side, self._telling, judging)
        return _Match(number, theirs.unit, marks) if marks else None

    def _take(self, match: _Match) -> None:
        self.matches.append(match)
        pairs = zip(self._left, match.marks, strict=True)
        self._left = "".join(_OPEN if taken else char for char, taken in pairs)
        self._pairs = pairs_of(self._left)


def _units(lines: Sequence[str]) -> Iterator[_Unit]:
    for n, line in enumerate(lines):
        for start, end in units(line):
            found = plain(line, start, end)
            if len(found.text) >= _SHORTEST:
                yield _Unit(n, found, grams(found.text))


def _candidates(
    every: Sequence[_Unit], found: Mapping[int, Posting], held: Held
) -> Iterator[list[int]]:
    """Yield the sentences that each unit may be borrowed from, the likeliest first.

    Of two that share as much with it, that of the source which others are from is likelier.
    """
    votes = [_votes(unit, found, held) for unit in every]
    files: Counter[int] = Counter()
    for best in votes:
        files.update({file: count for _, file, count in reversed(best)})
    for best in votes:
        best.sort(key=lambda vote: (-vote[2], -files[vote[1]], vote[0]))
        yield [number for number, _, _ in best[:_TRIED]]


def _votes(unit: _Unit, found: Mapping[int, Posting], held: Held) -> list[tuple[int, int, int]]:
    """Return the numbers of sentences that share most grams with a unit, file and how many."""
    postings = [posting for gram in set(unit.grams) if (posting := found.get(gram))]
    rare = [posting.units for posting in postings if posting.seen <= MOST_KEPT]
    counts = Counter(chain.from_iterable(rare))
    if not counts or max(counts.values()) < _FEWEST_VOTES:
        counts = Counter(chain.from_iterable(posting.units for posting in postings))
    best: list[tuple[int, int, int]] = []
    for number, count in counts.most_common(_TRIED * 4):
        if count < _FEWEST_VOTES:
            break
        file = held.sources.file_of(number)
        if file is not None and file not in held.hidden:
            best.append((number, file, count))
    return best


def _formulae(unit: _Unit, line: str, found: Mapping[int, Posting], held: Held) -> bytearray:
    """Return which characters of a unit belong to a formula, or are quoted as somebody else's."""
    text = unit.plain.text
    marks = bytearray(len(text))
    many = said_by_many(unit.grams, found, held.many) if held.many else ()
    for start, end in chain(held.formulae.stretches(text), many):
        marks[start:end] = b"\1" * (end - start)
    for quoted in _QUOTATION.finditer(line, unit.plain.starts[0], unit.plain.ends[-1]):
        for n, start in enumerate(unit.plain.starts):
            if quoted.start() <= start < quoted.end():
                marks[n] = 1
    return marks


def _telling(
    unit: _Unit, formulae: bytearray, found: Mapping[int, Posting], held: Held
) -> bytearray:
    """Return which characters tell something together with the next one."""
    text = unit.plain.text
    marks = bytearray(b"\1" * len(text))
    for at, char in enumerate(text):
        if char == SIGN:
            marks[max(at - 1, 0) : at + 1] = bytes(at + 1 - max(at - 1, 0))
        if formulae[at]:
            marks[at] = 0
    for at, gram in enumerate(unit.grams):
        posting = found.get(gram)
        if posting and posting.seen >= held.common:
            marks[at : at + GRAM - 1] = bytes(GRAM - 1)
    marks[-1:] = b"\0"
    return marks


def _passage(text: _Text, line: str, match: _Match, held: Held) -> Passage:
    unit = text.unit
    marks = bytearray(len(line))
    _mark(marks, unit.plain, match.marks, text.formulae)
    file = held.sources.file_of(match.number)
    source = match.source
    name = held.sources.name(file) if file is not None else ""
    shares = _shares(line, marks)
    return Passage(
        unit.line,
        unit.plain.starts[match.marks.index(1)],
        unit.plain.ends[match.marks.rindex(1)],
        Taken(name, source.text, source.line, source.start),
        shares.borrowed,
        shares.beyond_formulae,
    )


def _mark(marks: bytearray, unit: Plain, taken: bytearray, formulae: bytearray) -> None:
    """Mark borrowed characters of a line, with the punctuation among and behind them."""
    for n, is_taken in enumerate(taken):
        if is_taken:
            goes_on = taken[n + 1 : n + 2] == b"\1" and formulae[n + 1] == formulae[n]
            stop = unit.starts[n + 1] if goes_on else unit.ends[n]
            size = stop - unit.starts[n]
            marks[unit.starts[n] : stop] = (b"\2" if formulae[n] else b"\1") * size


def _shares(line: str, marks: bytes | bytearray) -> Shares:
    blank = sum(map(str.isspace, line))
    return Shares(len(line) - blank, len(marks) - marks.count(0), marks.count(1))
