"""A YAML text made to say another tree; what the tree keeps stands as it was written.

The text is changed by the places of its nodes, so that comments, quotes, order and indentation
stay. What can be done: words in the place of words or of nothing, nothing in the place of words,
pairs and items put behind those of a mapping or a list, and a value put into a mapping or a list
as the first of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import InputError
from app.files.text_edits import Edit, editable, edited
from app.files.yaml_nodes import parse_yaml
from app.files.yaml_quoting import WIDE_COMMAS, quote
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.files.yaml_nodes import Node, YamlFile

    # Returns a text as YAML in one line, in quotes where it would be read otherwise.
    Scalar = Callable[[str], str]

_HOLE = "\0"
_DEEPER = "  "
_BLOCK_SIGN = lazy(r"[|>](?P<indent>[1-9]?)(?P<keep>[+-]?)(?P<deep>[1-9]?)")
_REMARK_ONLY = lazy(r"( *)#.*")
_NEAR_REMARK = lazy(r" ?(?=#)")


def rewritten(text: str, file: YamlFile, root: Node, scalar: Scalar) -> str:
    """Return the text of a file, made to say what a tree says that was made from its own.

    `file` holds the text as `editable` gives it. Raises `InputError` where the file is written in
    a way that cannot be added to.
    """
    editor = _Editor(file, scalar)
    editor.change(file.root, root, -1, flow=False)
    made = edited(text, editor.edits)
    try:
        says = parse_yaml(editable(made), file.path).root.plain()
    except InputError:
        says = None
    if says != root.plain():
        hint = _("把这一层改成一行一项的写法，或自己写进文件")
        raise InputError(file.problem(editor.place, _("这里的写法不好往里添"), hint))
    return made


class _Editor:
    """Collects the edits of one text."""

    def __init__(self, file: YamlFile, scalar: Scalar) -> None:
        self.edits: list[Edit] = []
        self.place = file.root
        self._file = file
        self._text = file.source.text
        self._scalar = scalar

    def change(self, old: Node, new: Node, parent: int, *, flow: bool) -> None:
        """Make a node of the text say another; `parent` is the column of its key or its dash.

        `flow` tells that the node stands in brackets. Raises `ValueError` for what cannot be done.
        """
        if old == new:
            return
        if old in _firsts(new):
            self._wrap(old, new, parent, flow=flow)
        elif _goes_on(old, new):
            self._change_members(old, new, flow=flow or self._file.is_braced(old))
        elif _members(old):
            raise ValueError(f"{old.plain()} cannot become {new.plain()}")
        else:
            self._replace(old, new, parent, flow=flow)

    def _change_members(self, old: Node, new: Node, *, flow: bool) -> None:
        before, after = _members(old), _members(new)
        for (key, held), (_key, value) in zip(before, after, strict=False):
            if held != value:
                self.place = key or held
            self.change(held, value, (key or old).column - 1, flow=flow)
        added = after[len(before) :]
        if added and flow:
            self._add_in_brackets(old, added)
        elif added:
            pad = "\n" + " " * (old.column - 1)
            lines = (self._block_member(member, old.column - 1) for member in added)
            self._put(self._below(old), pad + pad.join(lines))

    def _add_in_brackets(self, old: Node, added: list[_Member]) -> None:
        members = _members(old)
        words = ", ".join(map(self._flow_member, added))
        if not members:
            self._put(self._file.start(old) + 1, words)
            return
        end = members[-1][1].end
        # A colon without a value must not touch the comma.
        self._put(end, f"{' ' if self._text[end - 1] == ':' else ''}, {words}")

    def _wrap(self, old: Node, new: Node, parent: int, *, flow: bool) -> None:
        """Put a mapping or a list around a node, which is the first thing in it."""
        start = self._file.start(old)
        if flow or self._file.is_braced(old):
            before, after = self._flow(new, old).split(_HOLE)
            self._put(start, before)
            self._put(old.end, after)
            return
        head = self._text[self._file.source.line_start(start) : start]
        opens = not head.strip(" -")
        # A list may stand level with its key, what is put around it not.
        column = old.column - 1 if opens and old.column - 1 > parent else parent + len(_DEEPER)
        pad = " " * (column - old.column + 1) if opens else "\n" + " " * column
        before, after = self._block(new, column, old).split(_HOLE)
        blanks = start if opens else len(self._text[:start].rstrip(" \t"))
        self.edits.append(Edit(blanks, start, pad + before))
        holder = column + len(_DEEPER) * (list(_firsts(new)).index(old) - 1)
        was = old.column - 1 - len(_DEEPER) if _members(old) else parent
        self._indent(start, old.end, holder - was)
        self._put(self._line_end(old), after)

    def _indent(self, start: int, end: int, columns: int) -> None:
        """Move the lines of a value to the right, all but the first."""
        for found in re.finditer(r"\n(?!\n)", self._text[start:end]):
            if start + found.end() < end:
                self._put(start + found.end(), " " * columns)

    def _replace(self, old: Node, new: Node, parent: int, *, flow: bool) -> None:
        """Put something in the place of a text, of false, of empty brackets, or of nothing."""
        start = self._file.start(old)
        end = start if start == old.end else self._words_end(old)
        words = self._flow(new) if flow else "" if _members(new) else self._line(new)
        if words and start == end:
            words = f" {words}"
        near = _NEAR_REMARK.match(self._text, end)
        spaces = " " * (2 - len(near[0])) if near and words else ""
        self.edits.append(Edit(start, end, words + self._header_remark(old) + spaces))
        if not words and _members(new):
            column = parent + len(_DEEPER)
            below = end if self._sign(old) else self._line_end(old)
            self._put(below, "\n" + " " * column + self._block(new, column))

    def _header_remark(self, old: Node) -> str:
        """Return the remark behind the sign of a block of lines, if it has one."""
        start = self._file.start(old)
        head = self._text[start : self._file.source.line_end(start)]
        return f"  #{head.partition('#')[2]}" if self._sign(old) and "#" in head else ""

    def _sign(self, node: Node) -> re.Match[str] | None:
        """Return the sign that opens a block of lines, | or > with what it says of them."""
        return None if _members(node) else _BLOCK_SIGN.match(self._text, self._file.start(node))

    def _words_end(self, node: Node) -> int:
        """Return where the last line of a value ends."""
        sign = self._sign(node)
        if not sign or self._text[node.end - 1] != "\n":
            return node.end
        # Empty lines below a block are none of its words, unless it says so.
        return node.end - 1 if sign["keep"] == "+" else len(self._text[: node.end].rstrip("\n"))

    def _line_end(self, node: Node) -> int:
        """Return the end of the line a value ends in, the remark behind it included."""
        last = self._last(node)
        end = self._words_end(last)
        sign = self._sign(last)
        if sign is None:
            found = self._text.find("\n", end)
            return len(self._text) if found < 0 else found
        if end == len(self._text):
            # What comes below would give the last line an end that it has not got.
            chomped = f"{sign[0][0]}{sign['indent'] or sign['deep']}-"
            self.edits.append(Edit(sign.start(), sign.end(), chomped))
        return end

    def _last(self, node: Node) -> Node:
        members = _members(node)
        return node if not members or self._file.is_braced(node) else self._last(members[-1][1])

    def _below(self, node: Node) -> int:
        """Return where to go on with a mapping or a list: below the remarks that are within it."""
        end = self._line_end(node)
        while remark := _REMARK_ONLY.match(self._text, end + 1):
            if len(remark[1]) < node.column:
                break
            end = remark.end()
        return end

    def _flow(self, node: Node, hole: Node | None = None) -> str:
        """Return a node as it stands in brackets."""
        members = ", ".join(self._flow_member(member, hole) for member in _members(node))
        if node == hole or not isinstance(node.value, list):
            words = self._line(node, hole)
            # The wide commas of a list's only text would be taken for those of the list.
            return quote(words) if words == node.value and WIDE_COMMAS.fullmatch(words) else words
        return f"{{{members}}}" if node.mapping else f"[{members}]"

    def _flow_member(self, member: _Member, hole: Node | None = None) -> str:
        key, value = member
        return f"{self._line(key)}: {self._flow(value, hole)}" if key else self._flow(value, hole)

    def _line(self, node: Node, hole: Node | None = None) -> str:
        """Return a node as it stands in a line of its own."""
        if node == hole:
            return _HOLE
        if node.value is None:
            return ""
        if isinstance(node.value, list):
            return self._flow(node, hole)
        return self._scalar(node.value) if isinstance(node.value, str) else "false"

    def _block(self, node: Node, column: int, hole: Node | None = None) -> str:
        """Return a mapping or a list as lines, the first one without its indentation."""
        lines = (self._block_member(member, column, hole) for member in _members(node))
        return ("\n" + " " * column).join(lines)

    def _block_member(self, member: _Member, column: int, hole: Node | None = None) -> str:
        key, value = member
        deeper = column + len(_DEEPER)
        lines = _members(value) and value != hole
        if key is None:
            return f"- {self._block(value, deeper, hole) if lines else self._line(value, hole)}"
        if lines or _members(value):
            pad = "\n" + " " * deeper
            words = self._block(value, deeper, hole) if lines else _HOLE
            return f"{self._line(key)}:{pad}{words}"
        return f"{self._line(key)}: {self._line(value, hole)}".rstrip(" ")

    def _put(self, place: int, words: str) -> None:
        self.edits.append(Edit(place, place, words))


_Member = tuple["Node | None", "Node"]


def _members(node: Node) -> list[_Member]:
    """Return what a mapping or a list holds: each value, with its key if it has one."""
    if node.mapping:
        return list(node.pairs())
    return [(None, item) for item in node.items()]


def _goes_on(old: Node, new: Node) -> bool:
    """Tell whether a mapping or a list is one that holds more behind what it held."""
    if old.mapping != new.mapping or not isinstance(old.value, list):
        return False
    before = [key for key, _ in _members(old)]
    return [key for key, _ in _members(new)][: len(before)] == before


def _firsts(node: Node) -> list[Node]:
    """Return a node, the first thing in it, the first thing in that, and so on."""
    found = [node]
    while members := _members(found[-1]):
        found.append(members[0][1])
    return found
