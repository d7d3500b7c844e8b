"""The styles of a unit's own Word file: which of them serve a report, and what they say."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from app.files.xml_numbers import length, whole_number
from app.word.grammar import W
from app.writing.layout.units import Pt
from app.writing.word.elements import element
from app.writing.word.styles import BODY, FOOTER, NORMAL, style_elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from app.writing.layout import Layout

_ON = ("1", "true", "on")
_USUAL_SIZE = Pt(10)  # What Word takes where a file says no size at all.
_LARGEST_SIZE = 1638  # That Word takes.
_CHINESE_NAMES = {"title": ("标题",), "body text": ("正文文本",), "normal": ("正文",)} | {
    f"heading {level}": (f"标题 {level}", f"标题{level}") for level in range(1, 5)
}
"""Names that stand for Word's own where a program or a writer put Chinese ones."""


class StyleBook:
    """A file's styles, to look things up in and to add others to."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._by_id: dict[str, _Element] = {}
        self._kinds: set[tuple[str, str]] = set()
        self._named: dict[tuple[str, str], tuple[int, str]] = {}
        self.default: str | None = None
        """The id of the style of paragraphs that name none."""
        for style in root.iter(f"{W}style"):
            self._enter(style)

    def add(self, style: _Element) -> None:
        """Add a style to the file."""
        self._root.append(style)
        self._enter(style)

    def find(self, style_id: str, name: str, kind: str) -> str | None:
        """Return the id of the first style of this kind with this name, else with this id."""
        names = (name.lower(), *_CHINESE_NAMES.get(name.lower(), ()))
        found = [self._named[kind, each] for each in names if (kind, each) in self._named]
        if found:
            _, own = min(found)
            return own
        return style_id if (kind, style_id) in self._kinds else None

    def property(self, style_id: str | None, path: str) -> _Element | None:
        """Return what a style says (`w:pPr/w:jc`), itself, by what it is based on, or by default.

        None where nothing says it.
        """
        for style in self._chain(style_id):
            if (found := style.find(_path(path))) is not None:
                return found
        part = path.split("/")[0].removeprefix("w:")
        return self._root.find(_path(f"w:docDefaults/w:{part}Default/{path}"))

    def size(self, style_id: str | None) -> Pt:
        """Return a style's type size in points; the usual one where it says none that can be."""
        said = self.property(style_id, "w:rPr/w:sz")
        halves = length(_value(said), 0, per_point=2, most=2 * _LARGEST_SIZE + 1)
        return Pt(halves / 2) if 0 < halves <= 2 * _LARGEST_SIZE else _USUAL_SIZE

    def chinese(self, *style_ids: str | None) -> str | None:
        """Return the Chinese font by the first of the styles that names one.

        None where a theme chooses it, or nothing does.
        """
        chains = (style for style_id in style_ids for style in self._chain(style_id))
        said = [style.find(_path("w:rPr/w:rFonts")) for style in chains]
        said.append(self._root.find(_path("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")))
        for fonts in said:
            if fonts is not None and fonts.get(f"{W}eastAsiaTheme"):
                return None
            if fonts is not None and fonts.get(f"{W}eastAsia"):
                return fonts.get(f"{W}eastAsia")
        return None

    def numbers(self, style_id: str | None) -> bool:
        """Tell whether a style numbers its paragraphs by itself."""
        said = self.property(style_id, "w:pPr/w:numPr")
        if said is None:
            return False
        number = said.find(f"{W}numId")
        return number is None or whole_number(_value(number), 1) != 0

    def free_id(self, wanted: str) -> str:
        """Return a style id that no style has yet: the wanted one, or it with a number."""
        more = (f"{wanted}N{number}" for number in count(1))
        return next(each for each in chain([wanted], more) if each not in self._by_id)

    def _enter(self, style: _Element) -> None:
        own, kind = _id(style), str(style.get(f"{W}type"))
        self._by_id[own] = style
        if not own:
            return
        self._kinds.add((kind, own))
        for name in _names(style):
            self._named.setdefault((kind, name), (len(self._named), own))
        if self.default is None and kind == "paragraph" and style.get(f"{W}default") in _ON:
            self.default = own

    def _chain(self, style_id: str | None) -> Iterator[_Element]:
        """Yield a style and what it is based on, nearest first; a ring is gone round once."""
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self._by_id:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = _value(style.find(f"{W}basedOn"))


def fitted(layout: Layout, book: StyleBook) -> Layout:
    """Return the layout with what the file's own styles say that a line's properties hang on.

    That is the type sizes of body and title and whether the title is centred; there is no grid,
    and a signature whose style is the file's stands as that says.
    """
    body = layout.body.model_copy(update={"size": book.size(_body(book)), "line_pitch": None})
    title, tail = layout.title, layout.tail
    if own := book.find("Title", "Title", "paragraph"):
        align = "centre" if _is_centred(book, own) else "left"
        title = title.model_copy(update={"size": book.size(own), "align": align})
    if book.find("Signature", "Signature", "paragraph"):
        tail = tail.model_copy(update={"date_shift": None})
    return layout.model_copy(update={"body": body, "title": title, "tail": tail, "grid": None})


def adopt_styles(layout: Layout, book: StyleBook) -> dict[str, str]:
    """Return for the id of each of the layout's styles that of the file's style in its place.

    A style that the file lacks is added to it, in the size of its body text; but body text takes
    the file's default style where that says what Chinese body text needs, an indent, and else a
    style based on it.
    """
    ours = {_id(style): style for style in style_elements(layout) if _id(style)}
    ours.pop(FOOTER)
    chosen: dict[str, str] = {}
    for style_id, style in ours.items():
        name, kind = _value(style.find(f"{W}name")), style.get(f"{W}type", "")
        if found := book.find(style_id, name, kind):
            chosen[style_id] = found
    if book.default:
        chosen[NORMAL] = book.default
        if book.property(book.default, "w:pPr/w:ind") is not None:
            chosen.setdefault(BODY, book.default)
    _leave_letters(ours[BODY])
    if layout.body.size != book.size(book.default):
        for style in ours.values():
            _name_size(style, layout.body.size)
    missing = {each: style for each, style in ours.items() if each not in chosen}
    chosen |= {each: book.free_id(each) for each in missing}
    for style in missing.values():
        _rename(style, chosen)
        book.add(style)
    return chosen


def _body(book: StyleBook) -> str | None:
    return book.find(BODY, "Body Text", "paragraph") or book.default


def _is_centred(book: StyleBook, style: str) -> bool:
    said = book.property(style, "w:pPr/w:jc")
    return said is not None and _value(said) == "center"


def _leave_letters(style: _Element) -> None:
    """Leave the look of characters to what the style is based on."""
    if (letters := style.find(f"{W}rPr")) is not None:
        style.remove(letters)


def _name_size(style: _Element, size: Pt) -> None:
    """Give a style of paragraphs that says no size that of the body, not of what it is based on."""
    letters = style.find(f"{W}rPr")
    if style.get(f"{W}type") != "paragraph" or letters is None:
        return
    if letters.find(f"{W}sz") is None:
        letters.extend(element(tag, val=size.half_points) for tag in ("sz", "szCs"))


def _rename(style: _Element, chosen: dict[str, str]) -> None:
    """Give a style, and what it refers to, the ids that hold in the file."""
    style.set(f"{W}styleId", chosen[_id(style)])
    for tag in ("basedOn", "next"):
        if (said := style.find(W + tag)) is not None:
            said.set(f"{W}val", chosen[_value(said)])


def _id(style: _Element) -> str:
    return str(style.get(f"{W}styleId", ""))


def _names(style: _Element) -> Iterator[str]:
    """Yield a style's names in small letters: its own, and those that stand beside it."""
    for said in style.iterchildren(f"{W}name", f"{W}aliases"):
        names = _value(said).split(",") if said.tag == f"{W}aliases" else [_value(said)]
        for name in names:
            yield name.strip().lower()


def _value(element: _Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _path(path: str) -> str:
    return path.replace("w:", W)
