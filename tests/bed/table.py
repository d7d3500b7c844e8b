"""The table of figures over the drafts of the bed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from unicodedata import east_asian_width

from tests.bed.drafts import Drafted
from tests.bed.figures import AIMS, Aim
from tests.bed.told import Found

Column = Callable[[Drafted], str]

COLUMNS: dict[str, Column] = {
    "half": lambda d: f"{d.kind.half} {d.kind.voice} {_told(d)}",
    "kind": lambda d: f"{d.kind.kind} {_told(d)}",
    "voice": lambda d: f"{d.kind.voice} {_told(d)}",
    "trade": lambda d: d.name.rpartition("-")[0],
}
"""By what drafts can be told apart in the table."""


def columns(drafts: Sequence[Drafted], by: str) -> dict[str, list[Drafted]]:
    """Return the drafts of each column, in the order in which they come."""
    found: dict[str, list[Drafted]] = {}
    for draft in drafts:
        found.setdefault(COLUMNS[by](draft), []).append(draft)
    return found


def found_in(drafts: Sequence[Drafted], aim: Aim) -> list[Found]:
    """Return what one measure found in each draft."""
    return [draft.found[aim.name] for draft in drafts]


def missed(drafts: Sequence[Drafted]) -> list[Aim]:
    """Return the aims that these drafts miss."""
    return [aim for aim in AIMS if _misses(aim, aim.value(found_in(drafts, aim)))]


def lines(drafts: Sequence[Drafted], by: str = "half") -> Iterator[str]:
    """Yield the table: a row a figure, a column a kind of draft; `*` marks what misses its aim."""
    table = columns(drafts, by)
    widths = [max(12, *(_wide(word) for word in name.split())) for name in table]
    for words in _heads(list(table)):
        yield _row("", "", words, widths)
    for aim in AIMS:
        cells = [_cell(aim, found_in(column, aim)) for column in table.values()]
        yield _row(aim.says, _number(aim.most, aim.unit), cells, widths)
    for says, tell in _TOLD.items():
        yield _row(says, "", [tell(column) for column in table.values()], widths)


def _misses(aim: Aim, value: float | None) -> bool:
    return aim.most is not None and value is not None and value > aim.most


def _cell(aim: Aim, found: list[Found]) -> str:
    value = aim.value(found)
    if value is None:
        return "-"
    looked = sum(one.looked for one in found)
    mark, of = "*" if _misses(aim, value) else " ", "of" if aim.unit == "count" else "/"
    return f"{_number(value, aim.unit)}{mark} {of} {looked}"


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if unit == "share" else f"{value:.0f}"


def _heads(names: list[str]) -> Iterator[list[str]]:
    parts = [name.split() for name in names]
    for at in range(max(len(words) for words in parts)):
        yield [words[at] if at < len(words) else "" for words in parts]


def _row(says: str, aim: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    told = (" " * (width - _wide(cell)) + cell for cell, width in zip(cells, widths, strict=True))
    return f"{says:<43}{aim:>6}  " + "  ".join(told)


def _wide(text: str) -> int:
    """Return how many columns a text takes; a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _told(draft: Drafted) -> str:
    return "answers" if draft.kind.answers else "facts"


def _mean(column: Sequence[Drafted], of: Callable[[Drafted], float]) -> float:
    return sum(of(draft) for draft in column) / len(column)


_TOLD: dict[str, Callable[[Sequence[Drafted]], str]] = {
    "drafts": lambda column: str(len(column)),
    "characters, mean": lambda column: f"{_mean(column, lambda d: d.length):.0f}",
    "the writer's own, share": lambda c: f"{_mean(c, lambda d: d.own / max(1, d.length)):.2f}",
    "questions, mean": lambda column: f"{_mean(column, lambda d: d.gaps):.1f}",
}
"""What is told beside the figures, without an aim."""
