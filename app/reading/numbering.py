"""The numbers that Word counts itself: numbering.xml to the text in front of a paragraph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.reading.number_formats import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_LEVELS = 9
_NO_LIST = 0  # By this number a paragraph is none of a list.
_LARGEST = 32_767  # No program counts further in a list.
_PLACE = lazy(r"%([1-9])")
_LONGEST = 64  # Of what Word writes before a paragraph, and that is more than it takes.
_NO_BLANK_AFTER = "、）)．：:，"


class Level(NamedTuple):
    """How one level of a list is numbered; `text` holds %1 for the number of level 1.

    `style` is the paragraph style that always stands at this level.
    """

    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    style: str | None = None


class _List(NamedTuple):
    """A list of the document: its levels, the counters it shares, and where it starts anew."""

    abstract: int
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class _Place(NamedTuple):
    """The list and the level that a paragraph, or a style, is numbered by."""

    number_id: int | None
    level: int | None


class Numbering:
    """The counters of a document, asked for one paragraph after the other."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if styles is None else _styles(styles)
        self._counts: dict[int, dict[int, int]] = defaultdict(dict)
        self._begun: set[int] = set()

    def next(self, paragraph: etree._Element) -> str:
        """Return the number Word shows before a paragraph (`一、`, `1. `); empty if none."""
        place = self._place(paragraph)
        number_id, depth = place.number_id or _NO_LIST, place.level or 0
        chosen = self._lists.get(number_id)
        if chosen is None:
            return ""
        self._count(number_id, chosen, depth)
        level = chosen.levels.get(depth, Level())
        if level.format in ("bullet", "none") or not level.text:
            return ""
        shown = _PLACE.sub(
            lambda match: self._shown(chosen, level, int(match[1]) - 1), level.text, _LEVELS
        )
        return shown if shown.endswith(tuple(_NO_BLANK_AFTER)) else f"{shown} "

    def _place(self, paragraph: etree._Element) -> _Place:
        own = _number_place(paragraph)
        style = paragraph.find("{*}pPr/{*}pStyle")
        by_style = self._style_place(_value(style))
        level = own.level if own.level is not None else by_style.level
        own_list = own.number_id is not None
        return _Place(own.number_id if own_list else by_style.number_id, level)

    def _style_place(self, style: str | None) -> _Place:
        """Return how a style is numbered, by itself or by one it is based on."""
        seen: set[str] = set()
        level = None
        while style and style in self._styles and style not in seen:
            seen.add(style)
            place, parent = self._styles[style]
            level = place.level if level is None else level
            if place.number_id is not None:
                return _Place(place.number_id, self._linked_level(place.number_id, style, level))
            style = parent
        return _Place(None, level)

    def _linked_level(self, number_id: int, style: str, level: int | None) -> int | None:
        """Return the level that names the style as its own; a style need not repeat it."""
        chosen = self._lists.get(number_id)
        levels = chosen.levels.items() if chosen else ()
        return next((depth for depth, one in levels if one.style == style), level)

    def _count(self, number_id: int, chosen: _List, depth: int) -> None:
        counts = self._counts[chosen.abstract]
        if number_id not in self._begun:
            self._begun.add(number_id)
            for level in chosen.restarts:
                counts.pop(level, None)
        for level in range(depth):
            counts.setdefault(level, _start(chosen, level))
        counts[depth] = counts.get(depth, _start(chosen, depth) - 1) + 1
        for level in range(depth + 1, _LEVELS):
            counts.pop(level, None)

    def _shown(self, chosen: _List, shown_by: Level, depth: int) -> str:
        level = chosen.levels.get(depth, Level())
        count = self._counts[chosen.abstract].get(depth, level.start)
        return format_number("decimal" if shown_by.legal else level.format, count)


def _lists(numbering: etree._Element) -> dict[int, _List]:
    abstracts = {
        whole_number(_attribute(element, "abstractNumId"), _NO_LIST): {
            _depth(_attribute(level, "ilvl")): _level(level) for level in element.iterfind("{*}lvl")
        }
        for element in numbering.iterfind("{*}abstractNum")
    }
    lists = {}
    for element in numbering.iterfind("{*}num"):
        abstract = whole_number(_value(element.find("{*}abstractNumId")), _NO_LIST)
        levels, restarts = dict(abstracts.get(abstract, {})), {}
        for override in element.iterfind("{*}lvlOverride"):
            depth = _depth(_attribute(override, "ilvl"))
            if (changed := override.find("{*}lvl")) is not None:
                levels[depth] = _level(changed)
            if (start := _value(override.find("{*}startOverride"))) is not None:
                restarts[depth] = _number(start)
        number_id = whole_number(_attribute(element, "numId"), _NO_LIST)
        lists[number_id] = _List(abstract, levels, restarts)
    lists.pop(_NO_LIST, None)
    return lists


def _level(element: etree._Element) -> Level:
    return Level(
        format=_value(element.find("{*}numFmt")) or "decimal",
        text=(_value(element.find("{*}lvlText")) or "")[:_LONGEST],
        start=_number(_value(element.find("{*}start"))),
        legal=element.find("{*}isLgl") is not None,
        style=_value(element.find("{*}pStyle")),
    )


def _start(chosen: _List, level: int) -> int:
    return chosen.restarts.get(level, chosen.levels.get(level, Level()).start)


def _styles(styles: etree._Element) -> dict[str, tuple[_Place, str | None]]:
    """Return, by style, how it is numbered and which style it is based on."""
    return {
        _attribute(style, "styleId") or "": (
            _number_place(style),
            _value(style.find("{*}basedOn")),
        )
        for style in styles.iterfind("{*}style")
    }


def _number_place(element: etree._Element) -> _Place:
    properties = element.find("{*}pPr/{*}numPr")
    if properties is None:
        return _Place(None, None)
    level = _value(properties.find("{*}ilvl"))
    number_id = whole_number(_value(properties.find("{*}numId")), None)
    return _Place(number_id, None if level is None else _depth(level))


def _depth(said: str | None) -> int:
    return whole_number(said, 0, most=_LEVELS - 1)


def _number(said: str | None) -> int:
    return whole_number(said, 1, most=_LARGEST)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute in Word's namespace, whichever of its two that is."""
    namespace = element.tag.partition("}")[0] if isinstance(element.tag, str) else ""
    return element.get(f"{namespace}}}{name}") if namespace else element.get(name)
