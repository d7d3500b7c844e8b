"""Names that a report should not have: of a pack's sources, other rows, a text beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.lineages import divisions_in
from app.text.markers import find_markers
from app.text.surnames import COMPOUND_SURNAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.checking.writer import Writer

NameOf = Literal["unit", "person"]

_PERSON = lazy(f"(?:{COMPOUND_SURNAMES}|[{SURNAMES}{OTHER_SURNAMES}])[{HAN}]{{1,2}}")
# 区水务局 and 办公室 are any district's.
_ANYBODYS = lazy(
    "[省市县区镇乡村校院本我].*"
    "|[^省市县区州旗镇乡村]*(?:局|委|办|办公室|科|室|处|中心|部|委员会|支部|政府)"
)
_SHORTEST_UNIT = 4
_BEGIN = 2


class OtherName(NamedTuple):
    """The name of a unit or a person, and where it is from: a file, a row, a pack.

    What the writer says in an outline may name it, of facts and measures not if `always` is true.
    """

    words: str
    of: NameOf
    where: str
    always: bool = False

    @property
    def is_telling(self) -> bool:
        """Tell whether it names one unit or person wherever it stands."""
        if find_markers(self.words):
            return False
        if self.of == "person":
            return _PERSON.fullmatch(self.words) is not None
        if len(self.words) < _SHORTEST_UNIT:
            return False
        return any(divisions_in(self.words)) or not _ANYBODYS.fullmatch(self.words)


class KnownNames:
    """Names that reports should not have, found in a text at once, however many there are.

    They are some `names`, and those of `others` besides.
    """

    def __init__(self, names: Iterable[OtherName] = (), others: KnownNames | None = None) -> None:
        self._others = others
        self._by_begin: dict[str, dict[OtherName, None]] = {}
        for name in names:
            if name.is_telling:
                self._by_begin.setdefault(name.words[:_BEGIN], {})[name] = None

    def in_text(self, text: str) -> Iterator[OtherName]:
        """Yield those that stand in a text, in the order of their beginnings."""
        if self._others:
            yield from self._others.in_text(text)
        if not self._by_begin:
            return
        for begin in dict.fromkeys(map("".join, pairwise(text))):
            for name in self._by_begin.get(begin, ()):
                if name.words in text:
                    yield name


def names_of(writer: Writer, where: str, *, always: bool = False) -> Iterator[OtherName]:
    """Yield the names of a report's writer as another report should not have them."""
    for words in writer.units:
        yield OtherName("".join(words.split()), "unit", where, always)
    for words in writer.names:
        yield OtherName("".join(words.split()), "person", where, always)
