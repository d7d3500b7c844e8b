"""The lines of a Word body, with the numbers that Word counts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reading.numbering import Numbering
from app.reading.title_breaks import TitleBreaks
from app.word.paragraphs import body_paragraphs

if TYPE_CHECKING:
    from lxml import etree

    from app.word.package import Package


def word_lines(package: Package) -> list[str]:
    """Return the text of each paragraph of a Word file's body, in order.

    Paragraphs of tables, content controls and text boxes are among them. A title is one line,
    wherever its writer broke it by hand.
    """
    folder = package.main.rpartition("/")[0]
    styles = _part(package, f"{folder}/styles.xml")
    numbering = Numbering(_part(package, f"{folder}/numbering.xml"), styles)
    titles = TitleBreaks(styles)
    lines = []
    for paragraph in body_paragraphs(package.tree(package.main)):
        text = titles.joined(paragraph)
        # Word counts an empty paragraph of a list too, but shows nothing worth reading.
        number = numbering.next(paragraph.element)
        lines.append(number + text if text.strip() else "")
    return lines


def _part(package: Package, name: str) -> etree._Element | None:
    return package.tree(name) if name in package.names else None
