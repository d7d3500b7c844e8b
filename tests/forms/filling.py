"""What a form reads once it is filled with its list, place by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from app.batch.options import BatchOptions
from app.cli.main import build
from app.placeholders.sources import open_source
from app.workflow.batch import fill_many
from tests.forms.lists import columns_asked, naming_column, write_list
from tests.forms.places import Place
from tests.forms.tables_read import table_rows
from tests.forms.truth import Spot, Truth

_NO_INK = re.compile(r"[\s_\u2002─]+")
_TICKED = "[☑☒■√✓✔]"
_UNTICKED = "[□☐○]?"
_ANYTHING = ".*?"
_AFTER_DATE = "年月日时分"


class Filled(NamedTuple):
    """How one expected value of a form came out; `by` is the way it was filled."""

    form: str
    by: str
    label: str
    right: bool
    read: str


def fillings(truth: Truth, folder: Path) -> Iterator[Filled]:
    """Fill a form with the first row of its list, and yield what it then reads.

    `given`: with the list as it is; `asked`: once the clerk has been asked for the columns that are
    called otherwise; `rows`: all rows into one table.
    """
    told = truth.form.told
    if told.get("expect"):
        yield from _single(truth, folder, "given", {})
        yield from _single(truth, folder, "asked", told.get("columns", {}))
    if told.get("grown"):
        yield from _grown(truth, folder)


def _single(truth: Truth, folder: Path, by: str, asked: dict[str, str]) -> Iterator[Filled]:
    told = truth.form.told
    labels = {place.labels[0] for place in truth.form.places}
    path = write_list(told["list"], folder / "list.xlsx", asked, labels)
    at = naming_column(told["list"])
    head = next(head for head, n in columns_asked(told["list"], asked, labels) if n == at)
    made = folder / truth.form.name / by
    output = str(made / f"{{{head}}}.docx")
    name = told["list"]["rows"][0][at]
    expected = list(_expected(truth))
    try:
        fill_many(truth.path, BatchOptions(path, output, jobs=1, force=True))
        lines = open_source(made / f"{name}.docx").lines
    except Exception as error:  # A fault of the program is a figure here, like a refusal.
        lines = None
        said = f"{type(error).__name__}: {error}".split("\n")[0]
    for place, values in expected:
        label = place.labels[0]
        if lines is None:
            yield Filled(truth.form.name, by, label, right=False, read=said)
        else:
            right, read = _reads(truth, place, values, lines)
            yield Filled(truth.form.name, by, label, right, read)


def _expected(truth: Truth) -> Iterator[tuple[Place, list[str]]]:
    expect: dict[str, Any] = dict(truth.form.told["expect"])
    counts: dict[str, int] = {}
    for place in truth.form.places:
        label = place.labels[0]
        counts[label] = counts.get(label, 0) + 1
        value = expect.get(f"{label}#{counts[label]}", expect.get(label))
        if value is not None and not place.grows:
            yield place, [str(each) for each in (value if isinstance(value, list) else [value])]


def _reads(truth: Truth, place: Place, values: list[str], lines: list[str]) -> tuple[bool, str]:
    if len(lines) != len(truth.lines):
        return False, f"{len(lines)} lines, of {len(truth.lines)}"
    for number in dict.fromkeys(spot.line for spot in truth.spots[place]):
        read = _NO_INK.sub("", lines[number])
        if any(re.fullmatch(_pattern(truth, number, place, value), read) for value in values):
            return True, read
    return False, _NO_INK.sub(" ", lines[truth.spots[place][0].line])


def _pattern(truth: Truth, number: int, place: Place, value: str) -> str:
    """Return what a line reads with this place filled, and others as they may be."""
    line = truth.lines[number]
    pieces: list[str] = []
    at = 0
    for stretch, filled in _stretches(truth, number, place, value):
        pieces += (_literal(line[at : stretch.start]), filled)
        at = stretch.end
    return "".join(pieces) + _literal(line[at:])


def _stretches(truth: Truth, number: int, asked: Place, value: str) -> list[tuple[Spot, str]]:
    found: list[tuple[Spot, str]] = []
    for place, spots in truth.spots.items():
        own = [spot for spot in spots if spot.line == number]
        if not own:
            continue
        if place.shape == "tick":
            found += [(spot, _box(truth, spot, place, asked, value)) for spot in own]
        else:
            end = own[-1].end
            if place.whole:
                end += truth.lines[number][end : end + 1] in _AFTER_DATE
            filled = _valued(value) if place is asked else _ANYTHING
            found.append((own[0]._replace(end=end), filled))
    return sorted(found)


def _box(truth: Truth, spot: Spot, place: Place, asked: Place, value: str) -> str:
    if place is not asked:
        return "."
    after = truth.lines[spot.line][spot.end :].lstrip()
    return _TICKED if after.startswith(value) else _UNTICKED


def _valued(value: str) -> str:
    if value in ("是", "否"):
        return _TICKED if value == "是" else _UNTICKED
    return re.escape(_NO_INK.sub("", value))


def _literal(words: str) -> str:
    return re.escape(_NO_INK.sub("", words))


def _grown(truth: Truth, folder: Path) -> Iterator[Filled]:
    told = truth.form.told
    name = truth.form.name
    rows = [[str(cell) for cell in row] for row in told["grown"]]
    labels = {place.labels[0] for place in truth.form.places}
    path = write_list(told["list"], folder / "list.xlsx", told.get("columns", {}), labels)
    output = folder / name / "rows.docx"
    output.parent.mkdir(exist_ok=True)
    try:
        _fill_rows(truth, path, output)
        read = table_rows(output.read_bytes())
        lines = [_NO_INK.sub("", line) for line in open_source(output).lines]
    except NotImplementedError as error:
        read, lines = [[str(error)]], []
    for label, value in told.get("set", {}).items():
        said = f"{label}：{_NO_INK.sub('', value)}"
        yield Filled(name, "rows", label, any(said in line for line in lines), "")
    for row in rows:
        label = next(filter(None, row))
        yield Filled(name, "rows", label, any(_alike(row, each) for each in read), str(read[:1]))
    whole = any(
        all(map(_alike, rows, read[at : at + len(rows)])) for at in range(len(read) - len(rows) + 1)
    )
    yield Filled(name, "rows", "in order", whole, "")


def _alike(expected: list[str], read: list[str]) -> bool:
    return expected == ["".join(cell.split()) for cell in read]


def _fill_rows(truth: Truth, rows: Path, output: Path) -> None:
    command = build()
    if not any("--rows" in each.opts for each in command.commands["fill"].params):
        raise NotImplementedError("there is no --rows")
    sets = (f"--set={name}={value}" for name, value in truth.form.told.get("set", {}).items())
    arguments = ["fill", str(truth.path), "--rows", str(rows), *sets, "-o", str(output)]
    told = CliRunner().invoke(command, [*arguments, "--force"])
    if not output.exists():
        raise NotImplementedError(f"--rows wrote nothing: {told.output[:200]}")


def filled_figures(filled: list[Filled], *, show: bool) -> list[str]:
    """Return how many of the expected values are read, by the way the form was filled."""
    lines: list[str] = []
    for by in ("given", "asked", "rows"):
        of = [one for one in filled if one.by == by]
        if of:
            right = sum(one.right for one in of)
            lines.append(f"filled {by}: {right} of {len(of)} read as expected")
        if show:
            lines += _told([one for one in of if not one.right])
    return lines


def _told(wrong: list[Filled]) -> Iterator[str]:
    """Yield what came out wrong; what befell a whole form is told once."""
    said: set[tuple[str, str]] = set()
    for one in wrong:
        if (one.form, one.read) not in said:
            yield f"  {one.form} {one.label}: {one.read}"
            said.add((one.form, one.read))
