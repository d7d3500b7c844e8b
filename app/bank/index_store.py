"""A large pack as its index gives it: of a hundred thousand phrases, those that may serve."""

from __future__ import annotations

import json
from collections import Counter
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from zlib import crc32

from app.bank.formulas import Formula, IndexedFormula
from app.bank.index_search import found_rows, marks, near_themes, tallied
from app.bank.index_tables import between_lines, seal
from app.bank.memory_store import MemoryStore
from app.bank.nearness import NearRun, near_among, nearness, study_rank
from app.bank.queries import Hits, Rank
from app.bank.runs import MinedRun, authored_run, mined_run
from app.models.pack import PhrasePack
from app.models.phrase import Slot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from app.bank.index_search import Statement
    from app.bank.queries import Facet, FormulaQuery, RunQuery, Search
    from app.bank.runs import BankRun
    from app.models.phrase import ParallelSet, Phrase

_P = ParamSpec("_P")
_R = TypeVar("_R")
_V = TypeVar("_V")

# So many values are asked for at once; no SQLite takes fewer.
_AT_ONCE = 900
_RUNS_OF = "SELECT n, id, studied, report FROM run_theme WHERE theme = ? AND action = ?"
# Those that were written for a pack, those of old reports, and those that several of these share.
_OWN = """SELECT id, text, shape, voice, kinds, report, doubt, mark FROM phrase
    WHERE role = :role AND report IS NULL
    AND (voice IS NULL OR voice = :voice) AND (kinds IS NULL OR instr(kinds, :kind))"""
_BORROWED = """SELECT id, text, shape, voice, kinds, report, doubt, mark FROM phrase
    WHERE role = :role AND report IS NOT NULL
    AND (voice IS NULL OR voice = :voice) AND (kinds IS NULL OR instr(kinds, :kind))
    AND CASE WHEN theory THEN :official AND report IN (
        SELECT report FROM studied WHERE :subject <> '' AND instr(:subject, matter))
    ELSE opens IS NULL OR :subject <> '' AND instr(:subject, opens) END"""
_SHARED = _BORROWED.replace("report IS NOT NULL", "shared")
_SAME = "FROM studied WHERE ? <> '' AND instr(?, matter)"


class DamagedError(Exception):
    """Raised where an index does not hold what was written into it."""


def _mended(
    ask: Callable[Concatenate[IndexStore, _P], _R],
) -> Callable[Concatenate[IndexStore, _P], _R]:
    """Return a question that the pack itself answers where its index is found damaged."""

    def answer(store: IndexStore, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        import sqlite3

        if store.instead is None:
            try:
                return ask(store, *args, **kwargs)
            except (sqlite3.Error, DamagedError):
                store.instead = MemoryStore(store.read_again())
        found: _R = getattr(store.instead, ask.__name__)(*args, **kwargs)
        return found

    answer.__doc__ = ask.__doc__
    return answer


class IndexStore:
    """The phrases, sets and runs of one pack, read from its index when they are asked for.

    `read_again` drops a damaged index and returns the pack. It answers as `MemoryStore` does.
    """

    def __init__(
        self, connection: sqlite3.Connection, name: str, read_again: Callable[[], PhrasePack]
    ) -> None:
        """Open an index; raises `DamagedError` or `sqlite3.Error` for one that holds no pack."""
        self._connection = connection
        self._rows = connection.execute
        self._name = name
        self._seed = crc32(name.encode())
        self.read_again = read_again
        self.instead: MemoryStore | None = None
        self._hidden: Collection[str] | None = None
        core = self._sound(self._rows("SELECT data, seal FROM core"))
        if not core:
            raise DamagedError
        self.pack = PhrasePack.model_validate_json(core[0], context={"checked": True})
        """The pack without its phrases, its parallel sets and what was left out of it."""
        self.has_grams = bool(
            self._rows("SELECT 1 FROM sqlite_master WHERE name = 'gram'").fetchone()
        )

    def content(self) -> bytes:
        """Return what stands for all that the pack holds."""
        return self._name.encode()

    @_mended
    def phrases(self) -> tuple[Phrase, ...]:
        """Return every phrase, in the pack's order."""
        return tuple(self._phrases("ORDER BY n"))

    @_mended
    def phrase_ids(self) -> Collection[str]:
        """Return the id of every phrase."""
        return [ident for (ident,) in self._rows("SELECT id FROM phrase")]

    @_mended
    def prefixes(self) -> set[str]:
        """Return the first parts of the ids of all phrases."""
        return self._words("prefix")

    @_mended
    def phrase(self, ident: str) -> Phrase | None:
        """Return the phrase of an id, or None."""
        return next(iter(self._phrases("WHERE id = ?", ident)), None)

    @_mended
    def by_role(self, role: str) -> list[Phrase]:
        """Return the phrases of a role, in the pack's order."""
        return self._phrases("WHERE role = ? ORDER BY n", role)

    @_mended
    def texts(self, role: str) -> list[str]:
        """Return the words of the phrases of a role."""
        return [text for (text,) in self._rows("SELECT text FROM phrase WHERE role = ?", (role,))]

    @_mended
    def formulas(self, query: FormulaQuery) -> list[Formula]:
        """Return the formulas that may serve a draft."""
        values = {
            "role": query.role,
            "voice": query.voice,
            "official": query.voice == "official",
            "subject": query.subject,
            "kind": between_lines([query.kind]),
        }
        shapes, found = self._shapes, list[Formula]()
        statements = (_OWN, _BORROWED if query.borrowed else _SHARED)
        rows = (row for each in statements for row in self._rows(each, values))
        for ident, text, shape, voice, kinds, report, doubt, mark in rows:
            if seal(f"{ident}\n{text}", self._seed) != mark:
                raise DamagedError
            reports = tuple((kinds or "").split())
            told = (ident, query.role, text, shapes[shape], voice, reports, report, bool(doubt))
            found.append(IndexedFormula(*told))
        return found

    @cached_property
    def _shapes(self) -> list[dict[str, Slot]]:
        """Return the slots of every shape, by its number."""
        shapes = self._sound(self._rows("SELECT data, seal FROM shape ORDER BY n"))
        return [
            {name: Slot(kind=kind, general=general) for name, (kind, general) in each.items()}
            for each in map(json.loads, shapes)
        ]

    @_mended
    def matters(self, subject: str) -> frozenset[str]:
        """Return the matters of the pack's reports that are a subject's too."""
        alike = f"SELECT DISTINCT matter {_SAME}"
        return frozenset(one for (one,) in self._rows(alike, (subject, subject)))

    @_mended
    def near_runs(self, query: RunQuery) -> list[NearRun]:
        """Return the runs near a theme or of its classes."""
        return near_among(self._authored, query) + self._near_mined(query)

    def _near_mined(self, query: RunQuery) -> list[NearRun]:
        if not query.theme:
            return []
        near = {
            theme: each
            for (theme,) in self._rows(*near_themes(query.theme))
            if (each := nearness(query, (theme,))) is not None
        }
        same = self._same_reports(query.subject)
        best: dict[int, NearRun] = {}
        for theme, each in near.items():
            for n, ident, studied, report in self._rows(_RUNS_OF, (theme, query.action)):
                rank = (each, study_rank(studied=studied, same=report in same))
                run = NearRun(rank, ident, len(self._authored) + n)
                best[n] = min(run, best.get(n, run))
        return list(best.values())

    @_mended
    def runs(self, places: Collection[int]) -> list[BankRun]:
        """Return the runs at some places."""
        own = len(self._authored)
        wanted = [place - own for place in places if place >= own]
        rows = self._sound(self._at("run", wanted))
        told = {n: json.loads(data) for n, data in zip(wanted, rows, strict=True)}
        numbers = sorted(
            {
                n
                for heading, said, others, *_ in told.values()
                for n in chain(heading, said, *others)
            }
        )
        phrases = dict(zip(numbers, self.at(numbers), strict=True))
        studied = self._studied({report for *_, report in told.values()})
        mined = {
            own + n: mined_run(
                MinedRun(
                    next((phrases[one] for one in heading), None),
                    tuple(phrases[one] for one in said),
                    own_at,
                    tuple(tuple(phrases[one] for one in each) for each in others),
                ),
                studied.get(report, ()),
            )
            for n, (heading, said, others, own_at, report) in told.items()
        }
        return [mined[place] if place >= own else self._authored[place] for place in places]

    @_mended
    def family(self, ident: str) -> ParallelSet | None:
        """Return the parallel family of an id, or None."""
        return next(iter(self._families("WHERE id = ?", ident)), None)

    @_mended
    def families(self) -> tuple[ParallelSet, ...]:
        """Return every parallel family, in the pack's order."""
        return self._families("ORDER BY n")

    @_mended
    def themes(self) -> set[str]:
        """Return the themes of all phrases."""
        return self._words("theme")

    @_mended
    def slot_names(self) -> set[str]:
        """Return the names of all slots."""
        return self._words("slot")

    @_mended
    def search(self, search: Search, most: int | None, hidden: Collection[str]) -> Hits:
        """Return how many phrases a search finds, and the best; those with hidden ids left out."""
        statement, values = self._found(search, hidden)
        ordered = f"SELECT *, count(*) OVER () FROM ({statement}) ORDER BY 1, 2, 3, 4 LIMIT ?"  # noqa: S608
        rows = self._rows(ordered, (*values, -1 if most is None else most)).fetchall()
        return Hits(rows[0][-1] if rows else 0, [Rank(bool(one), *rest) for one, *rest, _ in rows])

    @_mended
    def tally(self, search: Search, facet: Facet, hidden: Collection[str]) -> Counter[str]:
        """Return how many of the phrases that a search finds have each role, theme or report."""
        statement, values = self._found(search, hidden)
        told: Counter[str] = Counter()
        for words, count in self._rows(tallied(statement, facet), values):
            # A phrase has its reports a line each.
            for word in set(words.split("\n")) if facet == "report" else (words,):
                told[word] += count
        return told

    def _found(self, search: Search, hidden: Collection[str]) -> Statement:
        if hidden is not self._hidden:
            # It may not be changed while another thread asks by it, and hardly ever has to be.
            self._connection.create_function("is_hidden", 1, lambda ident: ident in hidden)
            self._hidden = hidden
        return found_rows(search, grams=self.has_grams, hidden=bool(hidden))

    @_mended
    def at(self, places: Collection[int]) -> list[Phrase]:
        """Return the phrases at some places."""
        return list(self._read("phrases", self._at("phrase", places)).phrases)

    @cached_property
    def _authored(self) -> tuple[BankRun, ...]:
        return tuple(map(authored_run, self.pack.runs))

    def _phrases(self, where: str, *values: object, **named: object) -> list[Phrase]:
        rows = self._rows(f"SELECT data, seal FROM phrase {where}", named or values)  # noqa: S608
        return list(self._read("phrases", rows).phrases)

    def _families(self, where: str, *values: object) -> tuple[ParallelSet, ...]:
        rows = self._rows(f"SELECT data, seal FROM family {where}", values)  # noqa: S608
        return self._read("sets", rows).sets

    def _read(self, key: str, rows: Iterable[tuple[str, int]]) -> PhrasePack:
        """Return a pack that holds only what some rows do: all of them are read at one go."""
        data = f'{{"name":"","licence":"","{key}":[{",".join(self._sound(rows))}]}}'
        return PhrasePack.model_validate_json(data, context={"checked": True})

    def _sound(self, rows: Iterable[tuple[str, int]]) -> list[str]:
        """Return the data of rows. Raises `DamagedError` for data that is not as it was written."""
        found = list(rows)
        if any(crc32(data.encode(), self._seed) != mark for data, mark in found):
            raise DamagedError
        return [data for data, _ in found]

    def _at(self, table: str, places: Collection[int]) -> list[tuple[str, int]]:
        """Return the data and seals of rows, in the order of their places."""
        found: dict[int, tuple[str, int]] = {}
        for some in _parted(places):
            statement = f"SELECT n, data, seal FROM {table} WHERE n IN ({marks(some)})"  # noqa: S608
            found.update({n: (data, seal) for n, data, seal in self._rows(statement, some)})
        if len(found) < len(set(places)):
            raise DamagedError
        return [found[place] for place in places]

    def _studied(self, reports: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return what some reports were about."""
        found: dict[str, tuple[str, ...]] = {}
        for some in _parted(reports):
            statement = f"""SELECT report, held FROM studied WHERE report IN ({marks(some)})
                ORDER BY report, n"""  # noqa: S608
            for report, held in self._rows(statement, some):
                found[report] = (*found.get(report, ()), held)
        return found

    def _same_reports(self, subject: str) -> set[str]:
        same = f"SELECT DISTINCT report {_SAME}"
        return {report for (report,) in self._rows(same, (subject, subject))}

    def _words(self, table: str) -> set[str]:
        return {word for (word,) in self._rows(f"SELECT word FROM {table}")}  # noqa: S608


def _parted(values: Collection[_V]) -> Iterator[tuple[_V, ...]]:
    """Yield values in as many parts as it takes to ask for each at once."""
    each = iter(values)
    while some := tuple(islice(each, _AT_ONCE)):
        yield some
