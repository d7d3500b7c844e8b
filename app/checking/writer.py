"""Who a report says that it is by: byline, signature, and the outline it was drafted from."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.bylines import UNIT_END, is_name, split_byline
from app.text.characters import HAN
from app.text.lineages import is_county, lineages_of
from app.text.markers import find_markers
from app.text.surnames import COMPOUND_SURNAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.checking.manuscript import Line
    from app.models.outline import Outline
    from app.text.bylines import Field

_FIELDS: tuple[Field, ...] = ("unit", "post", "name")
_HEAD = 4
# 第三轧钢厂 轧辊车间磨工 铁生: a line under the title that is no byline for the reader.
_ENDS = f"(?:{UNIT_END}|[台段班员师工生长机警兵医官手者民士理监计纳])[ \u3000]+"
_BEHIND = "（[^（）]*）"
_UNREAD = lazy(
    rf"(?P<unit>[{HAN}（）、 \u3000]{{1,36}}{_ENDS}"
    rf")(?P<name>(?:[{SURNAMES}{OTHER_SURNAMES}]|{COMPOUND_SURNAMES})[{HAN}]{{1,2}})"
    rf"(?P<and>{_BEHIND})?$"
    rf"|(?P<of>(?:[{HAN}]{{0,6}}[省市县区镇乡]|第)[{HAN}（）、 \u3000]{{2,30}}{_ENDS}"
    rf")(?P<who>[{HAN}]{{2,3}})(?P<also>{_BEHIND})?$"
)
# 县水利局水资源股, and the name in the line below.
_UNIT_ALONE = lazy(rf"[{HAN}（）]{{2,24}}(?:{UNIT_END}|股)$")
_NAME_ALONE = lazy(
    rf"(?:[{SURNAMES}{OTHER_SURNAMES}]|{COMPOUND_SURNAMES})[ \u3000]*[{HAN}]{{1,2}}$"
)


class Writer(NamedTuple):
    """The units, posts and names that a report's writer goes by; what is left open is none."""

    units: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """Return units and posts as one text, to look for words in."""
        return " ".join((*self.units, *self.posts))

    @property
    def county(self) -> str:
        """Return in which county or district the units are, the province first, as one text."""
        places = {place for unit in self.units for place in lineages_of(unit) if is_county(place)}
        return " ".join(" ".join(place) for place in sorted(places))


def writer_of(lines: Sequence[Line], outline: Outline | None = None) -> Writer:
    """Return who a report of these lines says that it is by."""
    found: dict[Field, dict[str, None]] = {field: {} for field in _FIELDS}
    signed = ((words, field) for line in lines for words, field, _ in signed_parts(line))
    for words, field in chain(signed, _speaker(outline)):
        if field in found and not find_markers(words):
            found[field][words] = None
    if not any(found.values()):
        for words, field in _unread(lines):
            found[field][words] = None
    return Writer(*(tuple(found[field]) for field in _FIELDS))


def signed_parts(line: Line) -> Iterator[tuple[str, Field, int]]:
    """Yield what a line of byline or signature says, as whom, and where in the line."""
    if not line.is_signed:
        return
    at = 0
    for words, field in split_byline(line.text):
        if field:
            yield words, field, at
        at += len(words)


def _unread(lines: Sequence[Line]) -> Iterator[tuple[str, Field]]:
    """Yield unit and name from a line near the head that is laid out as a byline is."""
    for line in lines[1:_HEAD]:
        match = _UNREAD.match(line.text)
        if match and is_name(match["name"] or match["who"]):
            unit, name, more = match.group(*(1, 2, 3) if match["name"] else (4, 5, 6))
            yield unit.rstrip() + (more or ""), "unit"
            yield name, "name"
            return
    for above, below in pairwise(lines[1:_HEAD]):
        if _UNIT_ALONE.match(above.text) and _NAME_ALONE.match(below.text) and is_name(below.text):
            yield above.text, "unit"
            yield below.text, "name"
            return


def _speaker(outline: Outline | None) -> Iterable[tuple[str, Field]]:
    speaker = outline.speaker if outline else None
    if speaker:
        said = zip((speaker.unit, speaker.post, speaker.name), _FIELDS, strict=True)
        yield from ((words, field) for words, field in said if words)
