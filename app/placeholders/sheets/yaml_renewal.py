"""An older YAML names sheet brought up to date, with every line and comment of its writer kept.

Where the older one does not give each name and each marker a line of its own, it is written
anew and its comments are kept together above.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.files.yaml_nodes import Node, parse_yaml
from app.patterns import lazy
from app.placeholders.sheets.words import OCCURRENCE_KEYS, SHEET_KEYS
from app.placeholders.sheets.yaml_sheet import parse_sheet
from app.placeholders.sheets.yaml_writing import (
    COLUMNS_REMARK,
    name_line,
    row_line,
    written,
    yaml_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.placeholders.sheets.content import SheetContent, SheetRow

_COMMENT = lazy(r"(?:^|\s)(#.*)$", re.MULTILINE)
_QUOTED = lazy(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_NOTHING = lazy(r"\s*:[ \t]*(?:~|null)?[ \t]*(?=(?P<next>[,}#]|$))")
_EMPTY_FLOW = lazy(r"[ \t]*(?:\{\s*\}|\[\s*\])[ \t]*(?=#|$)")
_KEPT_HEAD = "# 原来写在对照表里的注释：\n"


def renewed(older: str, content: SheetContent) -> str:
    """Return an older sheet's text with the names, markers and values of `content`.

    What the older sheet says stays as it is written; missing names and markers are added,
    markers are numbered and ordered anew, and those that are gone and were empty are left out.
    """
    root = parse_yaml(older, "").root
    lines = older.split("\n")
    try:
        text = _renewed(_sections(root, lines), content)
    except _NotByLinesError:
        return _anew(older, content)
    return text if _says(text, content) else _anew(older, content)


def _says(text: str, content: SheetContent) -> bool:
    """Tell whether a text reads as this content, so that no line's odd shape can lose a value."""
    try:
        sheet = parse_sheet(text, "")
    except InputError:
        return False
    names = {name: value for name, value in content.names.items() if value is not None}
    rows = [(row.n, row.token, row.value) for row in content.rows]
    found = [(o.n, o.token, o.value) for o in sheet.occurrences]
    return (sheet.names, sheet.columns, found) == (names, content.columns, rows)


class _NotByLinesError(Exception):
    """The older sheet puts several names or markers on a line."""


class _Entry(NamedTuple):
    """A name or a marker of the older sheet: its node and its lines, comments above included."""

    node: Node
    key: Node
    lines: list[str]
    first: int


class _Section(NamedTuple):
    """A part of the older sheet: lines up to and with its key, its entries, and lines behind."""

    head: list[str]
    entries: list[_Entry]
    tail: list[str]


def _sections(root: Node, lines: list[str]) -> dict[str, _Section]:
    """Return the parts of a sheet by name in the order of the file; they hold all its lines."""
    pairs = root.pairs()
    starts = [key.line - 1 for key, _ in pairs]
    # A sheet of braces alone has no line to go on with.
    if not pairs or any(key.column != 1 for key, _ in pairs) or len(set(starts)) != len(starts):
        raise _NotByLinesError
    ends = [*starts[1:], len(lines)]
    above = 0
    found: dict[str, _Section] = {}
    for (key, value), start, end in zip(pairs, starts, ends, strict=True):
        last = end
        while end < len(lines) and last > start + 1 and _is_aside(lines[last - 1]):
            last -= 1
        found[SHEET_KEYS[str(key.value)]] = _section(lines, value, above, start, last)
        above = last
    return found


def _section(lines: list[str], value: Node, above: int, start: int, end: int) -> _Section:
    entries = value.pairs() if value.mapping else [(item, item) for item in value.items()]
    nodes = [key if value.mapping else item for key, item in entries]
    head = lines[above : start + 1]
    if not nodes:
        head[-1] = _EMPTY_FLOW.sub(" ", head[-1]).rstrip() if value.value is not None else head[-1]
        return _Section(head, [], lines[start + 1 : end])
    firsts = [_own_line(lines, node, "" if value.mapping else "-", start) for node in nodes]
    if firsts != sorted(set(firsts)):
        raise _NotByLinesError
    # What stands above an entry, comments and blank lines, goes where the entry goes.
    tops = [start + 1]
    for before, first in pairwise(firsts):
        top = first
        while top > before + 1 and _is_aside(lines[top - 1]):
            top -= 1
        tops.append(top)
    behind = end
    while behind > firsts[-1] + 1 and _is_aside(lines[behind - 1]):
        behind -= 1
    bounds = [*tops, behind]
    made = [
        _Entry(item, key, lines[bounds[n] : bounds[n + 1]], bounds[n])
        for n, (key, item) in enumerate(entries)
    ]
    return _Section(head, made, lines[behind:end])


def _own_line(lines: list[str], node: Node, mark: str, key_line: int) -> int:
    at = node.line - 1
    if at <= key_line or lines[at][: node.column - 1].strip() != mark:
        raise _NotByLinesError
    return at


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _renewed(sections: dict[str, _Section], content: SheetContent) -> str:
    out: list[str] = []
    added = {"names": ["names:"], "occurrences": ["occurrences:"]}
    if content.columns:
        added["columns"] = [COLUMNS_REMARK, "columns:"]
    for name in dict.fromkeys([*sections, *added]):
        section = sections.get(name)
        if section is None:
            section = _Section(added[name], [], [])
            while out and not out[-1].strip():
                out.pop()
        body = _body(name, section, content)
        head = list(section.head)
        if not body and head[-1].rstrip().endswith(":"):
            head[-1] = head[-1].rstrip() + (" []" if name == "occurrences" else " {}")
        out += [*head, *body, *section.tail]
    return "\n".join(out).rstrip("\n") + "\n"


def _body(name: str, section: _Section, content: SheetContent) -> list[str]:
    if name == "occurrences":
        return _rows(section, content)
    return _names(section, content.names if name == "names" else content.columns)


def _names(section: _Section, values: Mapping[str, str | tuple[str, ...] | None]) -> list[str]:
    out: list[str] = []
    seen: set[str] = set()
    indent = "  "
    for entry in section.entries:
        name = str(entry.key.value)
        seen.add(name)
        indent = " " * (entry.key.column - 1)
        value = values.get(name)
        lines = entry.lines
        if entry.node.value is None and value is not None and value != ():
            lines = _filled_in(entry, entry.key, value) or [
                *_asides(entry),
                *_split(name_line(name, value, indent)),
            ]
        out += lines
    for name, value in values.items():
        if name not in seen:
            out += _split(name_line(name, value, indent))
    return out


def _rows(section: _Section, content: SheetContent) -> list[str]:
    old = {int(str(_number(entry.node).value)): entry for entry in section.entries}
    # The lines of an entry are indented as the dash that opens it.
    opened = section.entries[0] if section.entries else None
    dash = opened.lines[opened.node.line - 1 - opened.first] if opened else "  -"
    indent = dash[: len(dash) - len(dash.lstrip())]
    out: list[str] = []
    for row in content.rows:
        entry = old.pop(row.was, None) if row.was is not None else None
        out += _split(row_line(row, indent)) if entry is None else _kept(entry, row, indent)
    for entry in old.values():
        out += _asides(entry)
    return out


def _kept(entry: _Entry, row: SheetRow, indent: str) -> list[str]:
    """Return the lines of an older marker with its new number, and its value if it has got one."""
    found = _get(entry.node, "value")
    old = found[1].value if found else None
    lines: list[str] | None = entry.lines if old == row.value else None
    if found and old is None and row.value is not None:
        lines = _filled_in(entry, found[0], row.value)
    numbered = lines and _numbered(entry, lines, row.n, found[0] if found else None)
    return numbered or [*_asides(entry), *_split(row_line(row, indent))]


def _numbered(entry: _Entry, lines: list[str], n: int, value: Node | None) -> list[str] | None:
    """Return an entry's lines with another number; None where its place is not sure any more."""
    number = _number(entry.node)
    old = str(number.value)
    if old == str(n):
        return lines
    at, column = number.line - 1 - entry.first, number.column - 1
    line = lines[at]
    moved = value is not None and value.line == number.line and value.column < number.column
    if moved or not line.startswith(old, column):
        return None
    return [*lines[:at], line[:column] + str(n) + line[column + len(old) :], *lines[at + 1 :]]


def _filled_in(entry: _Entry, key: Node, value: str | tuple[str, ...]) -> list[str] | None:
    """Return an entry's lines with a value behind a key without one; None if that is not plain."""
    at = key.line - 1 - entry.first
    line = entry.lines[at]
    start = key.column - 1
    quoted = _QUOTED.match(line, start)
    end = quoted.end() if quoted else start + len(str(key.value))
    nothing = _NOTHING.match(line, end)
    if nothing is None:
        return None
    space = "  " if nothing["next"] == "#" else ""
    filled = f"{line[:end]}: {written(value)}{space}{line[nothing.end() :]}"
    return [*entry.lines[:at], filled, *entry.lines[at + 1 :]]


def _asides(entry: _Entry) -> list[str]:
    """Return the comments of an entry whose lines are written anew, a line each."""
    return [comment for line in entry.lines for comment in _comments(line)]


def _comments(line: str) -> Iterator[str]:
    if line.lstrip().startswith("#"):
        yield line
        return
    # What the program itself has put behind a marker is no comment of anybody's.
    match = _COMMENT.search(line)
    if match and not re.search(r"第 \d+ 组", match[1]):
        yield "  " + match[1]


def _number(item: Node) -> Node:
    found = _get(item, "n")
    if found is None:
        raise _NotByLinesError
    return found[1]


def _get(item: Node, name: str) -> tuple[Node, Node] | None:
    pairs = item.pairs()
    return next((pair for pair in pairs if OCCURRENCE_KEYS[str(pair[0].value)] == name), None)


def _anew(older: str, content: SheetContent) -> str:
    text = yaml_text(content)
    kept = [comment for comment in _COMMENT.findall(older) if comment not in text]
    return (_KEPT_HEAD + "".join(f"{comment}\n" for comment in kept) if kept else "") + text


def _split(lines: str) -> Sequence[str]:
    return lines.splitlines()
