"""Soft line breaks of a title: they give it its shape on the page, and are none of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reading.cleaning import clean_lines
from app.reading.front import is_one_title
from app.word.paragraphs import attribute, local_name

if TYPE_CHECKING:
    from lxml import etree

    from app.word.paragraphs import WordParagraph

_TITLE_NAMES = ("title", "标题")


class TitleBreaks:
    """Takes the line breaks out of the titles among a body's paragraphs, met in order."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._titles = set() if styles is None else _title_styles(styles)
        self._is_first = True

    def joined(self, paragraph: WordParagraph) -> str:
        """Return a paragraph's text, in one line if it is a title.

        A title is what has the style of one, or what comes first and is plainly one title.
        """
        text = paragraph.text
        if not text.strip():
            return text
        is_first, self._is_first = self._is_first, False
        if "\n" not in text:
            return text
        if _style(paragraph.element) in self._titles or (
            is_first and is_one_title(clean_lines([text]))
        ):
            return _in_one_line(text)
        return text


def _in_one_line(text: str) -> str:
    """Return the text without breaks, nor the blanks after them that move a line by hand.

    A blank that ends a line may part two halves of a title, and stays.
    """
    return "".join(line.lstrip() for line in text.strip().split("\n"))


def _title_styles(styles: etree._Element) -> set[str]:
    """Return the ids of the styles that are called a title."""
    found = set()
    for style in styles:
        names = [_value(each).strip().lower() for each in style if local_name(each) == "name"]
        if local_name(style) == "style" and any(name in _TITLE_NAMES for name in names):
            found.add(attribute(style, "styleId"))
    return found


def _style(paragraph: etree._Element) -> str | None:
    for properties in paragraph:
        if local_name(properties) == "pPr":
            for each in properties:
                if local_name(each) == "pStyle":
                    return _value(each)
    return None


def _value(element: etree._Element) -> str:
    return attribute(element, "val")
