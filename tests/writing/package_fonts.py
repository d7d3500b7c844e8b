"""What is wrong with the fonts and the language of a Word package, run by run, part by part."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.writing import Layout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME_FONTS = [f"{W}{name}" for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")]
_SIGNS = "‘’“”‐—…‥·"
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?:[’'·-][A-Za-zÀ-ÖØ-öø-ɏ]+)+")
_LATIN = re.compile(r"[A-Za-z0-9]")
_BESIDE = re.compile(r"[!-~À-ÖØ-öø-ɏ]")
_NO_LANGUAGE = "x-none"  # Figures that were called Chinese are broken in the middle of a line.


class Expected(NamedTuple):
    """The fonts that a package may name, and which of them is for Latin in text and footers."""

    fonts: frozenset[str]
    latin: str
    footer_latin: str


def of_layout(layout: Layout) -> Expected:
    """Return what the documents of a layout may hold."""
    number = layout.page_number
    footer = (number.latin if number else None) or layout.body.latin
    return Expected(frozenset(layout.fonts), layout.body.latin, footer)


class Book:
    """A package's styles, and which font they give a run in the end."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        default = (s for s in self._styles.values() if s.get(f"{W}default") == "1")
        self._usual = {style.get(f"{W}type"): style.get(f"{W}styleId") for style in default}
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def style(self, style_id: str | None, script: str) -> str | None:
        """Return the font of a script in a paragraph style."""
        return _first([*self._chain(style_id), self._defaults], script)

    def run(self, run: etree._Element, script: str) -> str | None:
        """Return the font of a script in a run: its own, its style's, its paragraph's."""
        paragraph = next(run.iterancestors(f"{W}p"))
        holders = [
            run.find(f"{W}rPr"),
            *self._chain(_value(run.find(f"{W}rPr/{W}rStyle"))),
            *self._chain(_value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._usual["paragraph"]),
            self._defaults,
        ]
        return _first(holders, script)

    def paragraph_styles(self) -> Iterator[str]:
        """Yield the id of each style of paragraphs."""
        for style_id, style in self._styles.items():
            if style_id and style.get(f"{W}type") == "paragraph":
                yield str(style_id)

    def _chain(self, style_id: str | None) -> Iterator[etree._Element | None]:
        while style_id:
            style = self._styles[style_id]
            yield style.find(f"{W}rPr")
            style_id = _value(style.find(f"{W}basedOn"))


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def faults(parts: dict[str, bytes], expected: Expected) -> list[str]:
    """Return everything that is wrong: theme fonts, languages, fonts of runs, hints."""
    roots = {
        name: etree.fromstring(data)
        for name, data in parts.items()
        if name.endswith((".xml", ".rels"))
    }
    book = Book(roots["word/styles.xml"])
    found = [f"{name}: a theme" for name in parts if "theme" in name.lower()]
    for name, root in roots.items():
        found += [f"{name}: {fault}" for fault in _named(root, expected.fonts)]
        found += [f"{name}: {fault}" for fault in _languages(root)]
        latin = expected.footer_latin if "footer" in name else expected.latin
        for paragraph in root.iter(f"{W}p"):
            found += [f"{name}: {fault}" for fault in _paragraph(paragraph, book, latin)]
    if not list(roots["word/styles.xml"].iter(f"{W}lang")):
        found.append("word/styles.xml: no language")
    for style_id in book.paragraph_styles():
        silent = [script for script in SCRIPTS if not book.style(style_id, script)]
        found += [f"word/styles.xml: {style_id} has no font for {script}" for script in silent]
    return found


def _named(root: etree._Element, known: frozenset[str]) -> Iterator[str]:
    """Yield the theme fonts that are named, and the fonts that are not the layout's."""
    for each in root.iter():
        for key, value in each.attrib.items():
            if str(key) in _THEME_FONTS:
                yield f"a theme font: {value!r}"
        if str(each.get("Type", "")).endswith("/theme"):
            yield "a relationship to a theme"
    for fonts in root.iter(f"{W}rFonts"):
        for script in SCRIPTS:
            font = fonts.get(f"{W}{script}")
            if font is not None and font not in known:
                yield f"{font} is not a font that is meant"


def _languages(root: etree._Element) -> Iterator[str]:
    for each in root.iter(f"{W}lang"):
        if each.get(f"{W}eastAsia") != "zh-CN" or each.get(f"{W}val") not in (
            "zh-CN",
            _NO_LANGUAGE,
        ):
            yield f"language {etree.tostring(each)!r}"
    for each in root.iter(f"{W}themeFontLang"):
        if {str(value) for value in each.attrib.values()} != {"zh-CN"} or len(each.attrib) != 2:
            yield f"language of fonts {etree.tostring(each)!r}"
    for each in root.iter("{http://purl.org/dc/elements/1.1/}language"):
        if each.text != "zh-CN":
            yield f"language {each.text}"


def _paragraph(paragraph: etree._Element, book: Book, latin: str) -> Iterator[str]:
    runs = list(paragraph.iter(f"{W}r"))
    text = "".join(_text(run) for run in runs)
    words = {at for word in _LATIN_WORD.finditer(text) for at in range(*word.span())}
    start = 0
    for run in runs:
        own = _text(run)
        chinese = book.run(run, "eastAsia")
        if not chinese:
            yield f"no Chinese font: {own}"
        for at, character in enumerate(own, start):
            if character in _SIGNS and at not in words:
                yield from _sign(run, book, text, at)
            elif _LATIN.match(character) or at in words:
                yield from _foreign(run, book, character, latin, inside=at in words)
        if not own and any(not book.run(run, script) for script in SCRIPTS):
            yield "a field or a reference without a font"
        start += len(own)


def _sign(run: etree._Element, book: Book, text: str, at: int) -> Iterator[str]:
    """Yield what keeps a sign that both scripts share from the Chinese font."""
    around = text[max(0, at - 1) : at + 2]
    if _own_hint(run) != "eastAsia":
        yield f"no hint: {around}"
    # Programs that do not read the hint go by what stands before the sign, or first after it.
    before = text[:at].rstrip(f"{_SIGNS} ")
    beside = before[-1:] or text[at:].lstrip(f"{_SIGNS} ")[:1]
    if _BESIDE.match(beside) and book.run(run, "hAnsi") != book.run(run, "eastAsia"):
        yield f"taken for Latin: {around}"


def _foreign(
    run: etree._Element, book: Book, character: str, latin: str, *, inside: bool
) -> Iterator[str]:
    for script in ("ascii", "hAnsi", "cs"):
        if book.run(run, script) != latin:
            yield f"{character} in {book.run(run, script)}"
    if inside and character in _SIGNS and _own_hint(run) == "eastAsia":
        yield f"{character} of a Latin word is hinted to be Chinese"


def _text(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t", f"{W}instrText"))


def _own_hint(run: etree._Element) -> str | None:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}hint")


def _first(holders: list[etree._Element | None], script: str) -> str | None:
    for holder in holders:
        fonts = holder.find(f"{W}rFonts") if holder is not None else None
        if fonts is not None and fonts.get(f"{W}{script}"):
            return fonts.get(f"{W}{script}")
    return None


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
