"""The name that a row's file gets: a path with columns of the table in braces."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from app.errors import Problem
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COLUMN = lazy(r"\{([^{}]*)\}")


class NamePattern(NamedTuple):
    """A path such as `out/{单位}.docx`."""

    text: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns the pattern asks for, each once, in its order."""
        return tuple(dict.fromkeys(name.strip() for name in _COLUMN.findall(self.text)))

    @property
    def folder(self) -> PurePath:
        """Return the folder that all rows share: what stands before the first column."""
        before = self.text.partition("{")[0]
        return PurePath(before + "x").parent

    @property
    def suffix(self) -> str:
        """Return the suffix that all files get."""
        return PurePath(_COLUMN.sub("x", self.text)).suffix

    def named(self, cells: Mapping[str, str]) -> str:
        """Return the path with each column's cell in its place."""
        return _COLUMN.sub(lambda match: cells[match[1].strip()], self.text)

    def own_name(self, cells: Mapping[str, str]) -> str:
        """Return what tells a row's file from the others, wherever they lie: without the folder.

        It is the same for one name however its characters are composed.
        """
        start = self.text[: self.text.index("{")]
        parted = len(start) - len(PurePath(start + "x").name) + 1
        rest = self.text[parted:].removesuffix(self.suffix)
        return normalize("NFC", _COLUMN.sub(lambda match: cells[match[1].strip()], rest))


def pattern_problems(pattern: NamePattern) -> Iterator[Problem]:
    """Yield what is wrong with a pattern, whatever the table."""
    like = _("写成 -o 'out/{单位}.docx' 的样子，{} 里是表里一列的名称")
    if not pattern.columns:
        yield Problem(_("每一行都会写到同一个文件"), like, pattern.text)
    if "" in pattern.columns or set("{}") & set(_COLUMN.sub("", pattern.text)):
        yield Problem(_("-o 里的 {} 不成对，或里面是空的"), like, pattern.text)
