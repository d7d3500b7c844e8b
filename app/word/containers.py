"""What a paragraph stands in, from the part down to the table cell, in words for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from app.word.grammar import BOX

BODY = "正文"
_NOTES = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
# Ten tables in each other; what stands deeper is not named by all that it stands in.
_DEEPEST_NAMED = 30


class Where(NamedTuple):
    """A place of a file: its part (empty for a file of one part), and words for people.

    `label` reads like 正文第 3 段, 表格 2 第 1 行第 3 列, 首页页眉, 脚注 2.
    """

    part: str
    label: str


@dataclass(slots=True, eq=False)
class Container:
    """A part, or a table, row, cell, text box, note or comment in it.

    `number` counts it among its like, from 1; `title` is what people call the part; `start` is
    where its tag stands in the part's characters.
    """

    kind: str
    title: str = ""
    above: Container | None = None
    number: int = 0
    depth: int = 0
    start: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def child(self, kind: str, start: int, *, counted: bool = True) -> Container:
        """Return the next container of a kind in this one; text boxes count by the part."""
        counter = self
        while kind == BOX and counter.above:
            counter = counter.above
        counter.counts[kind] = counter.counts.get(kind, 0) + counted
        number, depth = counter.counts[kind], self.depth + 1
        return Container(kind, above=self, number=number, depth=depth, start=start)

    def label(self, paragraph: int) -> str:
        """Return the words for a paragraph that stands right here, `paragraph` being its number."""
        if self.above is None and self.title == BODY:
            return f"{BODY}第 {paragraph} 段"
        return self._name()

    def _name(self) -> str:
        if self.above is None:
            return self.title
        if self.kind in _NOTES:
            return f"{_NOTES[self.kind]} {self.number}" if self.number else self.above._name()
        if self.kind == "tr":
            return f"{self.above._name()} 第 {self.number} 行"
        if self.kind == "tc":
            return f"{self.above._name()}第 {self.number} 列"
        outer = self.above
        while self.kind == BOX and outer.above:
            outer = outer.above
        name = outer._name() if outer.depth < _DEEPEST_NAMED else ""
        own = f"{'文本框' if self.kind == BOX else '表格'} {self.number}"
        gap = " " if name[-1:].isdigit() else ""
        return own if name in ("", BODY) else f"{name}{gap}的{own}"
