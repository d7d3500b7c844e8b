"""The pictures that a fill puts into a Word file: drawn where they stand, and kept in it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.word.picture_parts import PictureParts
from app.word.pictures import IN_PLACE, drawing, drawn, first_free_id, fitted, with_room
from app.word.rooms import Rooms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.word.editing import Replacement
    from app.word.package import Package
    from app.word.scanning import Paragraph
    from app.word.splices import Splice


class Drawings:
    """Draws the pictures of one change of a package, whose body reads `body`."""

    def __init__(self, package: Package, body: str) -> None:
        self._parts = PictureParts(package)
        self._drawn: dict[str, int] = {}
        self._rooms = Rooms(body)

    @property
    def parts(self) -> dict[str, bytes]:
        """Return the parts that are new or changed because of the pictures drawn."""
        return self._parts.changed

    def drawn(
        self,
        story: str,
        text: str,
        paragraph: Paragraph,
        replacements: Sequence[Replacement],
        splices: Sequence[Splice],
        others: int,
    ) -> list[Splice]:
        """Return what is written in a paragraph, a part's `text`, with its pictures drawn.

        There are so many `others` with it in its cell.
        """
        placed = iter(at.picture for at in replacements if at.picture)
        room = self._rooms.at(story, text, paragraph.container, others)
        if story not in self._drawn:
            self._drawn[story] = first_free_id(text) - 1

        def draw(prefix: str) -> str:
            picture = next(placed)
            relation = self._parts.relate(story, text, picture.picture)
            self._drawn[story] += 1
            return drawing(relation, self._drawn[story], fitted(picture, room), prefix, text)

        made = drawn(sorted(splices), draw)
        alone = paragraph.container.kind == "tc" and _is_alone(paragraph.text, replacements)
        return _with_room(text, paragraph.start, made, alone=alone)


def with_signs(replacements: Sequence[Replacement], *, draws: bool) -> list[Replacement]:
    """Return replacements with a sign for each picture; with none where nothing `draws` them."""
    if not any(at.picture for at in replacements):
        return list(replacements)
    return [
        at._replace(value=IN_PLACE if at.picture and draws else at.value.replace(IN_PLACE, ""))
        for at in replacements
    ]


def without_signs(splice: Splice) -> Splice:
    """Return what is written among data, which hold no pictures."""
    return splice._replace(raw=splice.raw.replace(IN_PLACE, ""))


def _with_room(text: str, start: int, splices: list[Splice], *, alone: bool) -> list[Splice]:
    """Return the splices of a paragraph with its properties among them."""
    first = splices[0]
    if first.start == start and first.raw:
        raw = first.raw
        at, end, properties = with_room(raw, 0, alone=alone)
        return [first._replace(raw=raw[:at] + properties + raw[end:]), *splices[1:]]
    at, end, properties = with_room(text, start, alone=alone)
    free = all(each.end <= at or each.start >= end for each in splices)
    return [first._replace(start=at, end=end, raw=properties), *splices] if free else splices


def _is_alone(text: str, replacements: Sequence[Replacement]) -> bool:
    """Tell whether a paragraph holds nothing but one picture."""
    at, kept = 0, ""
    for each in replacements:
        kept += text[at : each.start] + ("" if each.picture else each.value)
        at = each.end
    return not (kept + text[at:]).strip() and sum(1 for e in replacements if e.picture) == 1
