"""Names sheets on disk: read with every fault at its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem, raise_all
from app.files.validated import nearest, validate
from app.files.yaml_nodes import Node, YamlFile, parse_yaml
from app.models.names import NameSheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEYS = {"names": "names", "名称": "names", "occurrences": "occurrences", "逐处": "occurrences"}
_OCCURRENCE_KEYS = {
    "n": "n",
    "序号": "n",
    "token": "token",
    "占位": "token",
    "context": "context",
    "上下文": "context",
    "kind": "kind",
    "类别": "kind",
    "value": "value",
    "填": "value",
}
_KINDS = {
    "地方": "place",
    "单位": "unit",
    "人名": "person",
    "日期": "date",
    "数字": "number",
    "未定": "unknown",
}
_SHEETS = (".yaml", ".yml")


def read_sheet(path: Path) -> NameSheet:
    """Return the names sheet of a YAML file; a name without a value is left out.

    Raises `InputError` with line and column for YAML that does not parse, unknown or doubled
    keys, values that are no text, and occurrences numbered twice.
    """
    from app.files.decoding import read_text

    check_sheet_suffix(path)
    return parse_sheet(read_text(path), str(path))


def parse_sheet(text: str, path: str) -> NameSheet:
    """Return the names sheet of YAML text; errors as for `read_sheet`."""
    file = parse_yaml(text, path)
    if not file.root.mapping:
        raise InputError(file.problem(file.root, "名称对照表要写成“键: 值”", "第一行写 names:"))
    raise_all([*_key_problems(file, file.root, _KEYS), *_occurrence_key_problems(file)])
    english = replace(file, root=_in_english(file.root))
    raise_all(_value_problems(english))
    sheet = validate(english, NameSheet)
    raise_all(_doubled_numbers(english))
    return sheet


def check_sheet_suffix(path: Path) -> None:
    """Raise `InputError` for a names sheet that is no YAML file."""
    if path.suffix.lower() not in _SHEETS:
        raise InputError(
            Problem("名称对照表现在只能用 .yaml", "把文件名的后缀写成 .yaml", str(path))
        )


def _key_problems(file: YamlFile, node: Node, known: dict[str, str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for key, _ in node.pairs():
        word = str(key.value)
        name = known.get(word)
        if name is None:
            yield file.problem(key, f"不认识“{word}”", nearest(word, known))
        elif name in seen:
            yield file.problem(key, f"“{word}”和“{seen[name]}”是同一项", "只留一个")
        else:
            seen[name] = word


def _occurrence_key_problems(file: YamlFile) -> Iterator[Problem]:
    for key, value in file.root.pairs():
        if _KEYS.get(str(key.value)) == "occurrences":
            for item in value.items():
                yield from _key_problems(file, item, _OCCURRENCE_KEYS)


def _in_english(root: Node) -> Node:
    """Return a sheet with its keys in English and without what has no value yet."""
    pairs: list[tuple[Node, Node]] = []
    for key, value in root.pairs():
        name = _KEYS[str(key.value)]
        if value.value is None:
            continue
        inner = _with_values(value) if name == "names" else _occurrences(value)
        pairs.append((replace(key, value=name), inner))
    return replace(root, value=pairs)


def _with_values(names: Node) -> Node:
    if not names.mapping:
        return names
    return replace(names, value=[pair for pair in names.pairs() if pair[1].value is not None])


def _occurrences(listed: Node) -> Node:
    if listed.mapping or not isinstance(listed.value, list):
        return listed
    return replace(listed, value=[_occurrence(item) for item in listed.items()])


def _occurrence(item: Node) -> Node:
    if not item.mapping:
        return item
    pairs: list[tuple[Node, Node]] = []
    for key, value in item.pairs():
        name = _OCCURRENCE_KEYS[str(key.value)]
        if name == "kind" and isinstance(value.value, str):
            value = replace(value, value=_KINDS.get(value.value, value.value))
        if value.value is not None or name == "value":
            pairs.append((replace(key, value=name), value))
    return replace(item, value=pairs)


def _value_problems(file: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each name that is no text, a bare `false` among them."""
    for key, value in file.root.pairs():
        for name, cell in value.pairs() if key.value == "names" else ():
            if not isinstance(cell.value, str):
                yield file.problem(
                    cell, f"“{name.value}”要写成文字", "以 * & [ { 等开头的、false，都要加引号"
                )


def _doubled_numbers(file: YamlFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, value in file.root.pairs():
        if key.value != "occurrences":
            continue
        for item in value.items():
            for field, number in item.pairs():
                if field.value != "n":
                    continue
                if str(number.value) in seen:
                    yield file.problem(number, f"第 {number.value} 处写了两次", "删去其中一行")
                seen.add(str(number.value))
