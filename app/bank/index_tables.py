"""What an index of a pack holds: its tables, filled once from the pack, and never changed."""

from __future__ import annotations

import contextlib
import json
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

from app.bank.formulas import is_shared
from app.bank.memory_store import phrase_themes
from app.bank.queries import reports_of, searched_text
from app.bank.recurring import mined_runs
from app.bank.studies import matter, opening_matter, studied_in
from app.text.theory import is_of_theory

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from app.models.base import Model
    from app.models.pack import PhrasePack
    from app.models.phrase import Phrase

    Row = tuple[object, ...]

_TABLES = """
CREATE TABLE core (data TEXT, seal INTEGER);
CREATE TABLE phrase (n INTEGER PRIMARY KEY, id TEXT, role TEXT, voice TEXT, kinds TEXT,
    report TEXT, theory INTEGER, opens TEXT, text TEXT, shape INTEGER, doubt INTEGER,
    mark INTEGER, shared INTEGER, data TEXT, seal INTEGER);
CREATE TABLE shape (n INTEGER PRIMARY KEY, data TEXT, seal INTEGER);
CREATE TABLE words (n INTEGER PRIMARY KEY, role TEXT, seen INTEGER, reports TEXT, text TEXT);
CREATE TABLE of_theme (theme TEXT, n INTEGER, PRIMARY KEY (theme, n)) WITHOUT ROWID;
CREATE TABLE theme (word TEXT PRIMARY KEY, backwards TEXT) WITHOUT ROWID;
CREATE TABLE family (n INTEGER PRIMARY KEY, id TEXT, data TEXT, seal INTEGER);
CREATE TABLE run (n INTEGER PRIMARY KEY, data TEXT, seal INTEGER);
CREATE TABLE run_theme (theme TEXT, action INTEGER, n INTEGER, id TEXT, studied INTEGER,
    report TEXT, PRIMARY KEY (theme, action, n)) WITHOUT ROWID;
CREATE TABLE studied (report TEXT, n INTEGER, held TEXT, matter TEXT,
    PRIMARY KEY (report, n)) WITHOUT ROWID;
CREATE TABLE slot (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE prefix (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX phrase_id ON phrase (id);
CREATE INDEX phrase_role ON phrase (role, report);
CREATE INDEX phrase_shared ON phrase (role) WHERE shared;
CREATE INDEX words_role ON words (role);
CREATE INDEX theme_backwards ON theme (backwards);
CREATE INDEX family_id ON family (id);
CREATE INDEX studied_matter ON studied (matter);
"""
# Of each three characters, in which phrases they stand; where in those is looked up there.
_GRAMS = """
CREATE VIRTUAL TABLE gram USING fts5 (text, content='', columnsize=0, detail=none,
    tokenize='trigram case_sensitive 1');
"""


def takes_grams() -> bool:
    """Tell whether this build of SQLite finds words by three characters each."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(_GRAMS)
        except sqlite3.Error:
            return False
    return True


def fill_index(connection: sqlite3.Connection, pack: PhrasePack, name: str) -> None:
    """Write a pack into an empty database, each row sealed with the index's name."""
    connection.executescript(_TABLES)
    # A script would end it.
    connection.execute("BEGIN")
    seed = crc32(name.encode())
    core = pack.model_copy(update={"phrases": (), "sets": (), "left_out": ()})
    _insert(connection, "core", [sealed(core.model_dump_json(), seed)])
    shapes: dict[str, int] = {}
    rows = (_phrase_row(n, p, shapes, seed) for n, p in enumerate(pack.phrases))
    _insert(connection, "phrase", rows)
    _insert(connection, "shape", ((n, *sealed(data, seed)) for data, n in shapes.items()))
    _insert(connection, "words", (_words_row(n, p) for n, p in enumerate(pack.phrases)))
    if takes_grams():
        connection.execute(_GRAMS)
        connection.execute("INSERT INTO gram (rowid, text) SELECT n, text FROM words")
    _insert(connection, "family", _family_rows(pack, seed))
    _insert_themes(connection, pack)
    _insert_runs(connection, pack, seed)
    slots = {slot for phrase in pack.phrases for slot in phrase.slots}
    _insert(connection, "slot", ((slot,) for slot in slots))
    prefixes = {phrase.id.partition("/")[0] for phrase in pack.phrases}
    _insert(connection, "prefix", ((prefix,) for prefix in prefixes))
    connection.execute("COMMIT")
    connection.executescript(f"{_INDEXES} ANALYZE;")


def sealed(data: str, seed: int) -> tuple[str, int]:
    """Return data and the number by which damage to it is told."""
    return data, seal(data, seed)


def seal(data: str, seed: int) -> int:
    """Return the number by which damage to data is told."""
    return crc32(data.encode(), seed)


def between_lines(words: Iterable[str]) -> str:
    """Return words one a line, so that each is found whole: with the breaks around it."""
    return "".join(f"\n{word}\n" for word in words)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows; all of them have as many values as the first one."""
    each = iter(rows)
    first = next(each, None)
    if first is not None:
        values = ", ".join("?" * len(first))
        connection.executemany(f"INSERT INTO {table} VALUES ({values})", chain([first], each))  # noqa: S608


def _dumped(one: Model, seed: int) -> tuple[str, int]:
    return sealed(one.model_dump_json(exclude_defaults=True), seed)


def _phrase_row(n: int, phrase: Phrase, shapes: dict[str, int], seed: int) -> Row:
    """Return a phrase with its shape, its slots but for what they held, which many share."""
    slots = {name: (slot.kind, slot.general) for name, slot in phrase.slots.items()}
    return (
        *(n, phrase.id, phrase.role, phrase.voice),
        between_lines(phrase.reports) or None,
        phrase.source.report if phrase.source else None,
        is_of_theory(phrase.text),
        opening_matter(phrase.text, phrase.slots),
        phrase.text,
        shapes.setdefault(json.dumps(slots), len(shapes)),
        bool(phrase.doubt),
        seal(f"{phrase.id}\n{phrase.text}", seed),
        phrase.source is not None and is_shared(phrase),
        *_dumped(phrase, seed),
    )


def _words_row(n: int, phrase: Phrase) -> tuple[int, str, int, str | None, str]:
    reports = "\n".join(reports_of(phrase)) or None
    return n, phrase.role, -phrase.seen, reports, searched_text(phrase)


def _family_rows(pack: PhrasePack, seed: int) -> Iterator[Row]:
    for n, family in enumerate(pack.sets):
        yield n, family.id, *_dumped(family, seed)


def _insert_themes(connection: sqlite3.Connection, pack: PhrasePack) -> None:
    families = {family.id: family for family in pack.sets}
    found = {
        (theme, n)
        for n, phrase in enumerate(pack.phrases)
        for theme in phrase_themes(phrase, families.get(phrase.set or ""))
    }
    _insert(connection, "of_theme", sorted(found))
    _insert(connection, "theme", ((one, one[::-1]) for one in sorted({one for one, _ in found})))


def _insert_runs(connection: sqlite3.Connection, pack: PhrasePack, seed: int) -> None:
    numbers = {phrase.id: n for n, phrase in enumerate(pack.phrases)}
    studied = studied_in(pack.phrases)
    rows: list[Row] = []
    themes: list[Row] = []
    for n, run in enumerate(mined_runs(pack)):
        first = run.heading or run.said[0]
        report = first.source.report if first.source else ""
        heading = [numbers[run.heading.id]] if run.heading else []
        said = [numbers[phrase.id] for phrase in run.said]
        others = [[numbers[phrase.id] for phrase in each] for each in run.others]
        rows.append((n, *sealed(json.dumps([heading, said, others, run.own_at, report]), seed)))
        row = (run.action, n, first.id, report in studied, report)
        themes.extend((theme, *row) for theme in dict.fromkeys(run.said[0].themes))
    _insert(connection, "run", rows)
    _insert(connection, "run_theme", themes)
    held = (
        (report, n, one, matter(one))
        for report, listed in studied.items()
        for n, one in enumerate(listed)
    )
    _insert(connection, "studied", held)
