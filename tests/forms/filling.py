"""Forms filled with their lists, as a clerk would, and what they then read, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from app.batch.options import BatchOptions
from app.cli.main import build
from app.placeholders.sources import open_source
from app.workflow.batch import fill_many
from tests.forms.lists import columns_asked, naming_column, write_list
from tests.forms.truth import Truth
from tests.forms.values import bare, expected, reads
from tests.forms.word_state import states, table_rows


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


def fill_first(truth: Truth, folder: Path, asked: dict[str, str]) -> Path:
    """Fill a form with every row of its list, and return the file of the first.

    `asked` tells for a label the column that the clerk says it means.
    """
    told = truth.form.told["list"]
    path = write_list(told, folder / "list.xlsx", asked, _labels(truth))
    at = naming_column(told)
    head = next(head for head, n in columns_asked(told, asked, _labels(truth)) if n == at)
    made = folder / f"{truth.form.name}.{'asked' if asked else 'given'}"
    fill_many(truth.path, BatchOptions(path, str(made / f"{{{head}}}.docx"), jobs=1, force=True))
    return made / f"{told['rows'][0][at]}.docx"


def fill_rows(truth: Truth, folder: Path) -> Path:
    """Fill all rows of the list into the table of one form, and return the file.

    Raises `NotImplementedError` where the program does not.
    """
    told = truth.form.told
    rows = write_list(told["list"], folder / "list.xlsx", told.get("columns"), _labels(truth))
    output = folder / f"{truth.form.name}.rows.docx"
    command = build()
    if not any("--rows" in each.opts for each in command.commands["fill"].params):
        raise NotImplementedError("there is no --rows")
    sets = (f"--set={name}={value}" for name, value in told.get("set", {}).items())
    arguments = ["fill", str(truth.path), "--rows", str(rows), *sets, "-o", str(output)]
    said = CliRunner().invoke(command, [*arguments, "--force"]).output
    if not output.exists():
        raise NotImplementedError(f"--rows wrote nothing: {said[:200]}")
    return output


def _labels(truth: Truth) -> set[str]:
    return {place.labels[0] for place in truth.form.places}


def _single(truth: Truth, folder: Path, by: str, asked: dict[str, str]) -> Iterator[Filled]:
    lines: list[str] = []
    held: dict[str, str] = {}
    said = ""
    try:
        path = fill_first(truth, folder, asked)
        lines, held = open_source(path).lines, states(path.read_bytes())
    except Exception as error:  # A fault of the program is a figure here, like a refusal.
        said = f"{type(error).__name__}: {error}".split("\n")[0]
    for place, values in expected(truth):
        right, read = (False, said) if said else reads(truth, place, values, lines, held)
        yield Filled(truth.form.name, by, place.labels[0], right, read)


def _grown(truth: Truth, folder: Path) -> Iterator[Filled]:
    told = truth.form.told
    name = truth.form.name
    rows = [[str(cell) for cell in row] for row in told["grown"]]
    read: list[list[str]] = []
    lines: list[str] = []
    said = ""
    try:
        path = fill_rows(truth, folder)
        read = table_rows(path.read_bytes())
        lines = [bare(line) for line in open_source(path).lines]
    except NotImplementedError as error:
        said = str(error)
    for label, value in told.get("set", {}).items():
        stands = any(f"{label}：{bare(value)}" in line for line in lines)
        yield Filled(name, "rows", label, stands, said)
    for row in rows:
        found = any(_alike(row, each) for each in read)
        yield Filled(name, "rows", next(filter(None, row)), found, said)
    starts = range(len(read) - len(rows) + 1)
    in_order = any(all(map(_alike, rows, read[at : at + len(rows)])) for at in starts)
    yield Filled(name, "rows", "in order", in_order, said)


def _alike(row: list[str], read: list[str]) -> bool:
    return row == ["".join(cell.split()) for cell in read]


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
