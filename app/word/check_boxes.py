"""Boxes to tick and lists to pick from that Word keeps as something else than characters.

They read as characters: a symbol of the Wingdings fonts and a form field's box as □, ☑ or ☒, a
form field's list as what was picked of it, and as nothing before.
"""

from __future__ import annotations

import re

from app.files.xml_numbers import hex_number, whole_number
from app.patterns import lazy
from app.word.breaking import element_end
from app.word.elements import Element, attribute, element, elements, with_attribute
from app.word.splices import Splice

_PROMPT_ENTRY = lazy(r"[-—–_.…\s]*|请?(?:单击|点击)?选择.*|(?:please )?(?:choose|select).*", re.I)
TICKED = "☑"
UNTICKED = "□"
TICKS = ("☑", "☒", "✓")

_SYMBOLS = {
    "wingdings": {0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0xA3: "□", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒"},
}
_TICKED_CODES = {"wingdings": "F0FE", "wingdings 2": "F052"}
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str:
    """Return what a symbol of a font reads, `code` in hexadecimal; nothing for one not known."""
    number = hex_number(code, 0)
    number -= _PRIVATE if number >= _PRIVATE else 0
    return _SYMBOLS.get(font.lower(), {}).get(number, "")


def symbol_at(text: str, start: int) -> str:
    """Return what the symbol reads whose tag stands at a place."""
    tag = text[start : text.index(">", start) + 1]
    return symbol(attribute(tag, "font"), attribute(tag, "char"))


def form_text(text: str, start: int) -> str:
    """Return what a form field reads that keeps no text; its first tag stands at a place."""
    found = _box_or_list(text, start)
    if found is None:
        return ""
    if "checkBox" in found.tag:
        return TICKED if is_ticked(text, found) else UNTICKED
    picked = element(text, "result", found.start, found.end)
    entries = entries_of(text, found)
    at = whole_number(picked.value, -1, least=-1) if picked else -1
    return entries[at] if 0 <= at < len(entries) else ""


def is_ticked(text: str, box: Element) -> bool:
    """Tell whether the box of a form field is ticked, by somebody or from the start."""
    for name in ("checked", "default"):
        if said := element(text, name, box.start, box.end):
            return said.is_on
    return False


def is_prompt(entry: str) -> bool:
    """Tell whether an entry only asks to pick another one."""
    return bool(_PROMPT_ENTRY.fullmatch(entry))


def entries_of(text: str, found: Element) -> list[str]:
    """Return the entries of a form field's list, a prompt among them."""
    return [entry.value for entry in elements(text, "listEntry", found.start, found.end)]


def tick(text: str, start: int, *, ticked: bool) -> Splice | None:
    """Return what ticks the box at a place, a symbol's or that of a form field, or takes it off.

    None where nothing is to be done, or a symbol has no other look.
    """
    if "fldChar" not in text[start : text.index(">", start)]:
        found = Element(start, start, text[start : text.index(">", start) + 1])
        code = _TICKED_CODES.get(attribute(found.tag, "font").lower(), "")
        return with_attribute(found, "char", code) if ticked and code else None
    box = _box_or_list(text, start)
    if box is None or "checkBox" not in box.tag or is_ticked(text, box) == ticked:
        return None
    checked = element(text, "checked", box.start, box.end)
    if checked:
        return with_attribute(checked, "val", "1" if ticked else "0")
    prefix = box.tag[1 : box.tag.index("checkBox")]
    closed = text.rindex("</", box.start, box.end)
    value = "" if ticked else f' {prefix}val="0"'
    return Splice(closed, closed, f"<{prefix}checked{value}/>")


def _box_or_list(text: str, start: int) -> Element | None:
    return element(text, "(?:checkBox|ddList)", start, element_end(text, start))
