"""Names that a report should not have: of a pack's sources, other rows, a text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.lineages import divisions_in
from app.text.markers import find_markers
from app.text.surnames import COMPOUND_SURNAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.writer import Writer

NameOf = Literal["unit", "person"]

_PERSON = lazy(f"(?:{COMPOUND_SURNAMES}|[{SURNAMES}{OTHER_SURNAMES}])[{HAN}]{{1,2}}")
# 区水务局 and 办公室 are any district's.
_ANYBODYS = lazy(
    "[省市县区镇乡村校院本我].*"
    "|[^省市县区州旗镇乡村]*(?:局|委|办|办公室|科|室|处|中心|部|委员会|支部|政府)"
)
_SHORTEST_UNIT = 4


class OtherName(NamedTuple):
    """The name of a unit or a person, and where it is from: a file, a row, a pack."""

    words: str
    of: NameOf
    where: str

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


def names_of(writer: Writer, where: str) -> Iterator[OtherName]:
    """Yield the names of a report's writer as another report should not have them."""
    for of, all_words in (("unit", writer.units), ("person", writer.names)):
        for words in all_words:
            name = OtherName("".join(words.split()), of, where)  # type: ignore[arg-type]  # as NameOf says
            if name.is_telling:
                yield name
