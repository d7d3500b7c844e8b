"""The lines of a Word body, with the numbers that Word counts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reading.numbering import Numbering
from app.reading.title_breaks import TitleBreaks
from app.reading.word_tables import Numbered, lines_and_rows
from app.word.paragraphs import body_paragraphs

if TYPE_CHECKING:
    from lxml import etree

    from app.models.report import Paragraph
    from app.word.package import Package


def word_lines(package: Package) -> list[str | Paragraph]:
    """Return the text of each paragraph of a Word file's body, in order, and each row of a table.

    Paragraphs of content controls and text boxes are among them. A title is one line, wherever
    its writer broke it by hand.
    """
    folder = package.main.rpartition("/")[0]
    styles = _part(package, f"{folder}/styles.xml")
    numbering = Numbering(_part(package, f"{folder}/numbering.xml"), styles)
    titles = TitleBreaks(styles)
    read = [
        Numbered(each.element, titles.joined(each), numbering.next(each.element))
        for each in body_paragraphs(package.story(package.main))
    ]
    return list(lines_and_rows(read))


def _part(package: Package, name: str) -> etree._Element | None:
    return package.tree(name) if name in package.names else None
