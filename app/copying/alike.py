"""Drafts by their numbers, and which of those before it each is most alike."""

from __future__ import annotations

import zlib
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.copying.grams import GRAM, grams, winnowed
from app.copying.plain import plain_text, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TABLES = """
CREATE TABLE draft (n INTEGER PRIMARY KEY, text BLOB);
CREATE TABLE gram (key INTEGER, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
"""
# Of the grams of a draft one in so many finds it. What so many drafts have is not kept of others,
# for they are alike in the same words. So many keys may be asked for at once in any SQLite.
_ONE_IN = 8
_MOST_ALIKE = 50
_AT_ONCE = 900
_TRIED = 3
_HELD = 64


class Alike(NamedTuple):
    """A draft by its number, the characters in both, their share of the shorter one, a sentence."""

    number: int
    shared: int
    share: float
    text: str


class Drafts:
    """Drafts by their numbers, each held against those of lower numbers that were added before.

    They are kept in a database that goes to a file of its own once it is large.
    """

    def __init__(self) -> None:
        import sqlite3

        self._connection = sqlite3.connect("", isolation_level=None)
        self._draft = lru_cache(_HELD)(self._read)
        self._connection.executescript(f"PRAGMA journal_mode = OFF;{_TABLES}")

    def add(self, number: int, lines: Sequence[str]) -> Alike | None:
        """Return which draft before it is most alike to one, if any is."""
        text = "\n".join(lines)
        draft = _Draft(text)
        keys = sorted(draft.keys)[:_AT_ONCE]
        usual = self._usual(keys, number)
        own = [key for key in keys if key not in usual]
        likely = dict.fromkeys([*self._likely(own, number), *self._likely(usual, number)])
        found = [each for n in likely if (each := self._alike(draft, n))]
        self._keep(number, text, own)
        return max(found, key=lambda each: each.shared, default=None)

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _usual(self, keys: Sequence[int], end: int) -> list[int]:
        """Return those of some grams that many drafts have, so that they tell little."""
        statement = f"""SELECT key FROM gram WHERE key IN ({_marks(keys)}) AND n < ?
            GROUP BY key HAVING count(*) >= {_MOST_ALIKE}"""  # noqa: S608 - marks alone
        return [key for (key,) in self._connection.execute(statement, (*keys, end))]

    def _likely(self, keys: Sequence[int], end: int) -> list[int]:
        """Return the drafts that have most of some grams."""
        statement = f"""SELECT n FROM gram WHERE key IN ({_marks(keys)}) AND n < ?
            GROUP BY n ORDER BY count(*) DESC, n LIMIT {_TRIED}"""  # noqa: S608 - marks alone
        return [n for (n,) in self._connection.execute(statement, (*keys, end))]

    def _alike(self, draft: _Draft, number: int) -> Alike | None:
        other = self._draft(number)
        shared = draft.shared_with(other)
        length = min(draft.length, other.length)
        if not shared or not length:
            return None
        text = max(shared, key=lambda each: each[1])[0]
        count = sum(count for _, count in shared)
        return Alike(number, count, min(count / length, 1.0), text)

    def _read(self, number: int) -> _Draft:
        row = self._connection.execute("SELECT text FROM draft WHERE n = ?", (number,))
        return _Draft(zlib.decompress(row.fetchone()[0]).decode())

    def _keep(self, number: int, text: str, keys: Sequence[int]) -> None:
        run = self._connection.execute
        run("BEGIN")
        run("INSERT INTO draft VALUES (?, ?)", (number, zlib.compress(text.encode(), 1)))
        rows = ((key, number) for key in keys)
        self._connection.executemany("INSERT INTO gram VALUES (?, ?)", rows)
        run("COMMIT")


class _Draft:
    """A draft as it is compared: its sentences with their grams."""

    def __init__(self, text: str) -> None:
        self._sentences = list(_sentences(text))
        self.length = sum(length for _, length, _ in self._sentences)

    @property
    def keys(self) -> set[int]:
        """Return the grams by which the draft is found."""
        every = {key for _, _, own in self._sentences for key in winnowed(own)}
        return {key for key in every if not key % _ONE_IN} or every

    @cached_property
    def _grams(self) -> set[int]:
        return {key for _, _, own in self._sentences for key in own}

    def shared_with(self, other: _Draft) -> list[tuple[str, int]]:
        """Return the sentences that share something with a draft, and of how many characters."""
        counted = ((text, _covered(own, other._grams)) for text, _, own in self._sentences)
        return [(text, count) for text, count in counted if count]


def _sentences(text: str) -> Iterator[tuple[str, int, list[int]]]:
    for line in text.split("\n"):
        for start, end in units(line):
            sentence = line[start:end]
            plain = plain_text(sentence)
            if len(plain) >= GRAM:
                yield sentence, len(plain), grams(plain)


def _covered(own: Sequence[int], theirs: set[int]) -> int:
    """Return how many characters of a sentence belong to grams that stand in another text."""
    count = reached = 0
    for at, key in enumerate(own):
        if key in theirs:
            count += at + GRAM - max(at, reached)
            reached = at + GRAM
    return count


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
