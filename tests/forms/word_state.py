"""What a Word file holds that no line of text shows: rows of tables, boxes and chosen entries."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from app.word.grammar import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_STEP = re.compile(r":(\w+)\[")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:]*)?$")
_ON = ("1", "true", "on")


def table_rows(docx: bytes) -> list[list[str]]:
    """Return every row of every table, in the order of the file, as the texts of its cells."""
    return [_texts(row) for row in _document(docx).iter(f"{W}tr")]


def states(docx: bytes) -> dict[str, str]:
    """Return what Word takes to stand in boxes, lists and controls, by their names.

    是 or 否 for a box, the entry for a list of a legacy form, nothing for a control that shows its
    prompt, and for one that is tied to data what they say. Other controls hold their text.
    """
    document = _document(docx)
    found = {}
    for form in document.iter(f"{W}ffData"):
        name, chosen = form.find(f"{W}name"), _legacy_state(form)
        if name is not None and chosen:
            found[_value(name)] = chosen
    for properties in document.iter(f"{W}sdtPr"):
        alias, held = properties.find(f"{W}alias"), _control_state(properties, docx)
        if alias is not None and held is not None:
            found[_value(alias)] = held
    return found


def _control_state(properties: etree._Element, docx: bytes) -> str | None:
    checked = properties.find(f".//{_W14}checked")
    if checked is not None:
        return "是" if checked.get(f"{_W14}val") in _ON else "否"
    if properties.find(f"{W}showingPlcHdr") is not None:
        return ""
    binding = properties.find(f"{W}dataBinding")
    if binding is None:
        return None
    name = _STEP.findall(str(binding.get(f"{W}xpath")))[-1]
    data = etree.fromstring(_part(docx, "customXml/item1.xml"))
    held = next((each.text or "" for each in data.iter() if each.tag.endswith(f"}}{name}")), "")
    day = _DAY.match(held)
    return f"{day[1]}年{int(day[2])}月{int(day[3])}日" if day else held


def _legacy_state(form: etree._Element) -> str:
    box, entries = form.find(f"{W}checkBox"), form.find(f"{W}ddList")
    if box is not None:
        # What was ticked wins over what is ticked at first; without a value the word alone is yes.
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return "是" if state is not None and _value(state, "1") in _ON else "否"
    result = None if entries is None else entries.find(f"{W}result")
    if entries is None or result is None:
        return ""
    return _value(entries.findall(f"{W}listEntry")[int(_value(result))])


def _value(element: etree._Element, missing: str = "") -> str:
    return str(element.get(f"{W}val", missing))


def _texts(row: etree._Element) -> list[str]:
    cells = (cell for cell in row.iter(f"{W}tc"))
    return ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in cells]


def _document(docx: bytes) -> etree._Element:
    return etree.fromstring(_part(docx, "word/document.xml"))


def _part(docx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name)
