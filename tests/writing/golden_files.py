"""XML held against files that are known to be right; `NIGAO_GOLDEN=write` renews these files after
a wanted change, whose difference is to be read then.
"""

from __future__ import annotations

import os
from pathlib import Path

from lxml import etree

from app.word.grammar import W

_FOLDER = Path(__file__).parent / "golden"
_HELD = (f"{W}t", f"{W}instrText")  # Elements whose blanks are text.


def golden(name: str, xml: bytes) -> None:
    """Check that XML is that of the golden file with a name."""
    file = _FOLDER / f"{name}.xml"
    written = _same(xml)
    if os.environ.get("NIGAO_GOLDEN") == "write":
        file.write_text(written, "utf-8")
    assert written == _same(file.read_bytes())


def _same(xml: bytes) -> str:
    """Return XML in one form: no blanks between elements, attributes in one order."""
    root = etree.fromstring(xml)
    for each in root.iter():
        if each.tag not in _HELD and each.text and not each.text.strip():
            each.text = None
        each.tail = None
    etree.indent(root)
    return etree.tostring(root, method="c14n", with_comments=False).decode() + "\n"
