"""The texts of a Word file that do not stand in its body: headers, notes, comments, text boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.word.paragraphs import body_paragraphs, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from app.word.package import Package

_PARTS = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml")
_LABELS = {
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
}


def texts_elsewhere(package: Package, body: etree._Element) -> dict[str, list[str]]:
    """Return the paragraphs' texts outside the body by what they stand in (页眉, 文本框 …)."""
    found: dict[str, list[str]] = {"文本框": list(_box_texts(body))}
    for name in package.names:
        part = _PARTS.fullmatch(name)
        if part:
            root = package.tree(name)
            texts = [paragraph.text for paragraph in body_paragraphs(root)]
            found.setdefault(_LABELS[part[1]], []).extend([*texts, *_box_texts(root)])
    return found


def _box_texts(root: etree._Element) -> Iterator[str]:
    for box in root.iter("{*}txbxContent"):
        if local_name(box) and not _is_fallback(box):
            yield from (paragraph.text for paragraph in body_paragraphs(box))


def _is_fallback(box: etree._Element) -> bool:
    """Tell whether a box is the second copy of one, kept for older programs."""
    return any(
        isinstance(above.tag, str) and above.tag.endswith("}Fallback")
        for above in box.iterancestors()
    )
