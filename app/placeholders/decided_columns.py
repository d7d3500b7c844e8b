"""What a names sheet says that the columns of a list are for, held against the form."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from app.errors import Problem
from app.files.decoding import read_text
from app.files.places import standing
from app.files.suffixes import is_yaml, names_beside
from app.files.yaml_nodes import parse_yaml
from app.messages import _, plural
from app.placeholders.called_by import place_called
from app.placeholders.sheets.forms import read_sheet
from app.placeholders.sheets.words import SHEET_KEYS
from app.text.label_names import label_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from app.placeholders.called import Called
    from app.placeholders.records import RecordList

    Decided = Mapping[str, Sequence[str]]

_TOLD = 12


def decided_columns(file: Path, names: Path | None) -> Mapping[str, tuple[str, ...]]:
    """Return what was decided on columns in the names sheet of a file, or in the one beside it.

    What else stands beside it are one person's names, and none for the rows of a list.
    """
    path = names or names_beside(file)
    return read_sheet(path).columns if names or standing(path) == "file" else {}


def names_passed_over(file: Path, names: Path | None) -> Iterator[str]:
    """Yield a line on the names in the sheet beside a file, which are only used where it is given.

    They may be those of one person, whom the other rows of a list are not.
    """
    path = names_beside(file)
    if names or standing(path) != "file":
        return
    sheet = read_sheet(path)
    if said := sum(map(bool, [*sheet.names.values(), *(each.value for each in sheet.occurrences)])):
        yield plural(
            "{path} 里填过的 {count} 处名称没有用：每份都要填上，加 --names {path}", said
        ).format(path=path, count=said)


def decided_for(headers: Sequence[str], decided: Decided) -> dict[str, Sequence[str]]:
    """Return what was decided on these headers of a list, however the names sheet spells them."""
    by_key = {label_key(header): names for header, names in decided.items()}
    keys = {header: label_key(header) for header in headers}
    return {header: by_key[key] for header, key in keys.items() if key in by_key}


def wrong_columns(
    names: Path,
    decided: Decided,
    headers: Sequence[str],
    called: Sequence[Called],
    records: RecordList | None = None,
) -> Iterator[Problem]:
    """Yield what is no place of the form, for each of the `headers` that a names sheet tells of."""
    keys = set(map(label_key, headers))
    of_list = records.sheet.decided if records else {}
    able = [each for each in called if each.labelled or not each.in_list]
    for header, said in decided.items():
        if label_key(header) not in keys or label_key(header) in of_list:
            continue
        for name in said:
            if place_called(name, able):
                continue
            if place_called(name, called):
                hint = _("用 --rows 表格 填它；或写表格里的另一项")
                what = _("对照表 columns：“{}”是表格里自带名单的一栏").format(name)
            else:
                hint = _("可写的有：{}").format(_nearest(name, able))
                what = _("对照表 columns：表格里没有“{}”这一项").format(name)
            yield _problem(names, header, what, hint)


def strange_columns(decided: Decided, headers: Sequence[str]) -> Iterator[str]:
    """Yield a line on the columns that a names sheet tells of and no list has."""
    keys = set(map(label_key, headers))
    if strange := [header for header in decided if label_key(header) not in keys]:
        said = "".join(f"“{header}”" for header in strange)
        can = "".join(f"“{header}”" for header in headers)
        yield _("对照表 columns 里的 {said}，名单里没有这样的列（有的是：{can}）").format(
            said=said, can=can
        )


def _nearest(name: str, called: Sequence[Called]) -> str:
    def likeness(each: Called) -> float:
        return SequenceMatcher(None, name, each.name, autojunk=False).ratio()

    near = sorted(called, key=likeness, reverse=True)
    shown = "".join(f"“{each.short}”" for each in near[:_TOLD])
    if len(near) <= _TOLD:
        return shown
    told = plural("{shown}……共 {count} 项，用 --list 看全部", len(near))
    return told.format(shown=shown, count=len(near))


def _problem(names: Path, column: str, what: str, hint: str) -> Problem:
    """Return a problem of what a names sheet says of a column, at its line where it has lines."""
    if is_yaml(names):
        file = parse_yaml(read_text(names), str(names))
        sections = (value for key, value in file.root.pairs() if _is_columns(key.value))
        for header, said in (pair for section in sections for pair in section.pairs()):
            if header.value == column:
                return file.problem(said, what, hint)
    return Problem(what, hint, str(names))


def _is_columns(key: object) -> bool:
    return SHEET_KEYS.get(str(key)) == "columns"
