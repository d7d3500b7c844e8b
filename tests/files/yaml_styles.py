"""One value, written as YAML in all the ways that people write it, with remarks in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import assume
from hypothesis import strategies as st

from app.errors import InputError
from app.files.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

Draw = Any


@st.composite
def styled(draw: Draw, value: Any) -> str:
    """Return a text that YAML reads as this value: strings, False, None, lists, dictionaries."""
    writer = _Writer(draw)
    if draw(st.integers(0, 9)) == 0:
        text = writer.flow(value, "") + "\n"
    else:
        _, lines = writer.lines(value, -2)
        text = "\n".join([*writer.asides(), *lines, *writer.asides()]) + "\n"
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    assume(_says(text, value))
    newline, bom = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\ufeff"]))
    return str(bom + text.replace("\n", newline))


class _Writer:
    """Writes values as lines; what stands on the line of their key comes first, apart."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._remarks = 0

    def lines(self, value: Any, parent: int, *, item: bool = False) -> tuple[str, list[str]]:
        """Return what stands behind a key or a dash at a column, and the lines below."""
        if isinstance(value, list | dict) and value and not self._rarely():
            return self._collection(value, parent, item=item)
        if isinstance(value, list | dict):
            return f" {self.flow(value, ' ' * (parent + 2))}{self._remark()}", self.asides()
        if not isinstance(value, str):
            words = self._draw(st.sampled_from(["false", "False"] if value is False else ["", "~"]))
            return f" {words}".rstrip() + self._remark(), self.asides()
        return self._text(value, parent)

    def _collection(self, value: Any, parent: int, *, item: bool) -> tuple[str, list[str]]:
        level = isinstance(value, list) and not item and parent >= 0 and self._sometimes()
        column = parent if level else parent + 2 + (0 if item else 2 * self._sometimes())
        head = self._remark()
        rows: list[str] = []
        members = value.items() if isinstance(value, dict) else ((None, each) for each in value)
        for key, held in members:
            lead = "-" if key is None else f"{self._key(key)}:"
            wide = key is None and isinstance(held, list | dict) and self._rarely()
            first, rest = self.lines(held, column + 2 * wide, item=key is None)
            rows.append(" " * column + lead + "  " * (wide and first.startswith(" ")) + first)
            rows += rest
        if item and parent >= 0 and not head:
            # What is in an item may open on the line of its dash.
            opened = rows[0][column:]
            return " " + opened, rows[1:]
        return head, [*(self.asides() if head else []), *rows]

    def _text(self, text: str, parent: int) -> tuple[str, list[str]]:
        """Return words in one of the ways that give them back."""
        ways: list[Callable[[str, int], tuple[str, list[str]] | None]]
        ways = [self._in_quotes, self._plain, self._block, self._paragraphs]
        way = self._draw(st.sampled_from(ways))
        return way(text, parent) or self._in_quotes(text, parent) or ("", [])

    def _in_quotes(self, text: str, parent: int) -> tuple[str, list[str]]:
        words = _double(text)
        if "\n" not in text and text.isprintable() and self._sometimes():
            words = "'" + text.replace("'", "''") + "'"
        return self._on_a_line(words, parent)

    def _plain(self, text: str, parent: int) -> tuple[str, list[str]] | None:
        return self._on_a_line(text, parent) if _is_plain(text, "k: {}\n") else None

    def _on_a_line(self, words: str, parent: int) -> tuple[str, list[str]]:
        if self._rarely():
            below = " " * (parent + 2 + self._draw(st.integers(0, 2))) + words + self._remark()
            return self._remark(), [below, *self.asides()]
        return f" {words}{self._remark()}", self.asides()

    def _paragraphs(self, text: str, parent: int) -> tuple[str, list[str]] | None:
        """Return lines of words with an empty line between them."""
        lines = text.split("\n")
        plain = all(_is_plain(line, "k: {}\n") for line in lines) and self._sometimes()
        if len(lines) < 2 or any(not line or line != line.strip() for line in lines):
            return None
        if not plain and any(sign in text for sign in "'\\"):
            return None
        sign = "" if plain else "'"
        pad = " " * (parent + 2 + self._draw(st.integers(0, 3)))
        rows = [row for line in lines[1:] for row in ("", pad + line)]
        rows[-1] += sign + self._remark()
        return f" {sign}{lines[0]}", [*rows, *self.asides()]

    def _block(self, text: str, parent: int) -> tuple[str, list[str]] | None:
        words = text.rstrip("\n")
        lines = words.split("\n")
        if not words or words[0] == " " or not all(line.isprintable() for line in lines):
            return None
        ends = len(text) - len(words)
        keep = "-+"[ends > 1] if ends != 1 else self._draw(st.sampled_from(["", "+"]))
        deep = self._draw(st.integers(1, 4))
        told = str(deep) if self._rarely() else ""
        pad = " " * (max(parent, 0) + deep if told else parent + 1 + deep)
        rows = [pad + line if line else "" for line in lines]
        empty = [""] * (ends - 1 if ends > 1 else self._draw(st.integers(0, 2)) * (keep != "+"))
        # A remark as deep as the block would be of its words.
        remark = [f"{' ' * parent}# 块下面" for _ in range(self._rarely())] if parent >= 0 else []
        return f" |{told}{keep}{self._remark()}", [*rows, *empty, *remark]

    def flow(self, value: Any, pad: str) -> str:
        """Return a value in brackets, now and then over several lines."""
        if isinstance(value, str):
            plain = self._sometimes() and _is_plain(value, "[x, {}, x]\n")
            return value if plain else _double(value)
        if value is None or value is False:
            return "false" if value is False else self._draw(st.sampled_from(["~", "null"]))
        wide = pad and self._rarely()
        gap = f"\n{pad} " if wide else ""
        comma = f",{self._remark()}{gap}" if wide else ", "
        if isinstance(value, dict):
            held = comma.join(f"{self._key(k)}: {self._held(v, pad)}" for k, v in value.items())
            return "{" + gap + held + gap + "}"
        last = "," if value and self._rarely() else ""
        return "[" + gap + comma.join(self.flow(v, pad) for v in value) + last + gap + "]"

    def _held(self, value: Any, pad: str) -> str:
        return "" if value is None and self._sometimes() else self.flow(value, pad)

    def asides(self) -> list[str]:
        """Return lines that say nothing: none most times, else empty ones and remarks."""
        if not self._rarely():
            return []
        pad = " " * self._draw(st.integers(0, 8))
        rows: list[str] = ["", f"{pad}# 注{self._next()}", f"{pad}#- {{甲: [乙}}{self._next()}"]
        return [*self._draw(st.lists(st.sampled_from(rows), min_size=1, max_size=2, unique=True))]

    def _remark(self) -> str:
        return f"  # 注{self._next()}" if self._rarely() else ""

    def _next(self) -> int:
        self._remarks += 1
        return self._remarks

    def _key(self, key: str) -> str:
        return key if _is_plain(key, "{{{}: x}}\n") and self._sometimes() else _double(key)

    def _sometimes(self) -> bool:
        return bool(self._draw(st.booleans()))

    def _rarely(self) -> bool:
        return bool(self._draw(st.integers(0, 5)) == 5)


def _double(text: str) -> str:
    """Return a text in double quotes, all that cannot be seen escaped."""
    node = yaml.ScalarNode("tag:yaml.org,2002:str", text, style='"')
    return str(yaml.serialize(node, allow_unicode=True, width=10**9)).strip()


def _says(text: str, value: Any) -> bool:
    try:
        return bool(parse_yaml(text, "").root.plain() == value)
    except InputError:
        return False


def _is_plain(text: str, frame: str) -> bool:
    """Tell whether words need no quotes in a place; most texts of tests are told at a glance."""
    if text.isalnum() and not text.isdigit():
        return text not in ("false", "False", "FALSE", "null")
    try:
        root = parse_yaml(frame.format(text), "").root
    except InputError:
        return False
    return any(node.value == text for node in root.walk() if node.unquoted)
