"""A names sheet in YAML, read with every fault at its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem, raise_all
from app.files.validated import nearest, validate
from app.files.yaml_nodes import Node, YamlFile, parse_yaml
from app.messages import _
from app.models.names import NameSheet
from app.placeholders.sheets.words import KINDS, OCCURRENCE_KEYS, SHEET_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def parse_sheet(text: str, path: str) -> NameSheet:
    """Return the names sheet of YAML text; a name without a value is left out.

    Raises `InputError` with line and column for YAML that does not parse, unknown or doubled
    keys, values that are no text, and occurrences numbered twice.
    """
    file = parse_yaml(text, path)
    if not file.root.mapping:
        raise InputError(
            file.problem(file.root, _("名称对照表要写成“键: 值”"), _("第一行写 names:"))
        )
    raise_all([*_key_problems(file, file.root, SHEET_KEYS), *_occurrence_key_problems(file)])
    english = replace(file, root=_in_english(file.root))
    raise_all(_value_problems(english))
    sheet = validate(english, NameSheet)
    raise_all(_doubled_numbers(english))
    return sheet


def _key_problems(file: YamlFile, node: Node, known: Mapping[str, str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for key, _value in node.pairs():
        word = str(key.value)
        name = known.get(word)
        if name is None:
            yield file.problem(key, _("不认识“{}”").format(word), nearest(word, known))
        elif name in seen:
            yield file.problem(
                key,
                _("“{text}”和“{other}”是同一项").format(text=word, other=seen[name]),
                _("只留一个"),
            )
        else:
            seen[name] = word


def _occurrence_key_problems(file: YamlFile) -> Iterator[Problem]:
    for key, value in file.root.pairs():
        if SHEET_KEYS.get(str(key.value)) == "occurrences":
            for item in value.items():
                yield from _key_problems(file, item, OCCURRENCE_KEYS)


def _in_english(root: Node) -> Node:
    """Return a sheet with its keys in English and without what has no value yet."""
    pairs: list[tuple[Node, Node]] = []
    for key, value in root.pairs():
        name = SHEET_KEYS[str(key.value)]
        if value.value is None:
            continue
        inner = _INNER[name](value)
        pairs.append((key._replace(value=name), inner))
    return root._replace(value=pairs)


def _with_values(names: Node) -> Node:
    if not names.mapping:
        return names
    return names._replace(value=[pair for pair in names.pairs() if pair[1].value is not None])


def _columns(columns: Node) -> Node:
    """Return the columns, each with a list of what it fills."""
    if not columns.mapping:
        return columns
    pairs = [(key, _listed(node)) for key, node in columns.pairs()]
    return columns._replace(value=pairs)


def _listed(node: Node) -> Node:
    if isinstance(node.value, list):
        return node
    return node._replace(value=[node] if node.value or node.value is False else [])


def _occurrences(listed: Node) -> Node:
    if listed.mapping or not isinstance(listed.value, list):
        return listed
    return listed._replace(value=[_occurrence(item) for item in listed.items()])


def _occurrence(item: Node) -> Node:
    if not item.mapping:
        return item
    pairs: list[tuple[Node, Node]] = []
    for key, value in item.pairs():
        name = OCCURRENCE_KEYS[str(key.value)]
        if name == "kind" and isinstance(value.value, str):
            value = value._replace(value=KINDS.get(value.value, value.value))
        if value.value is not None or name == "value":
            pairs.append((key._replace(value=name), value))
    return item._replace(value=pairs)


def _value_problems(file: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each name that is no text, a bare `false` among them."""
    for key, value in file.root.pairs():
        pairs = value.pairs() if key.value in ("names", "columns") else ()
        for name, cell in ((name, cell) for name, each in pairs for cell in each.items() or [each]):
            if not isinstance(cell.value, str) and cell.value != []:
                yield file.problem(
                    cell,
                    _("“{}”要写成文字").format(name.value),
                    _("以 * & [ { 等开头的、false，都要加引号"),
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
                    yield file.problem(
                        number, _("第 {} 处写了两次").format(number.value), _("删去其中一行")
                    )
                seen.add(str(number.value))


_INNER = {"names": _with_values, "columns": _columns, "occurrences": _occurrences}
