"""A report as printed: the lines of its PDF, page by page, and the fonts they are set in."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.report import Report

_SAME_LINE = 10  # Points between the middles of words that stand in one line, at the most.


class Line(NamedTuple):
    """A set line: its page from 1, its sides and middle in points, and its characters."""

    page: int
    left: float
    right: float
    middle: float
    text: str


class Printed(NamedTuple):
    """A report, and the lines of its pages from the first to the last."""

    report: Report
    lines: list[Line]
    pdf: Path

    def page(self, number: int) -> list[Line]:
        """Return the lines of a page, without its footer."""
        return [line for line in self.lines if line.page == number][:-1]

    def footer(self, number: int) -> Line:
        """Return the last line of a page."""
        return [line for line in self.lines if line.page == number][-1]

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return self.lines[-1].page

    @property
    def body(self) -> list[Line]:
        """Return the lines of all pages, without the footers."""
        return [line for number in range(1, self.pages + 1) for line in self.page(number)]

    def paragraphs(self) -> list[list[Line]]:
        """Return the lines of each paragraph of the report; fails where a character is missing."""
        rest = self.body
        found = []
        for text in self.report.paragraphs:
            wanted, got = re.sub(r"\s", "", text), ""
            own = []
            while len(got) < len(wanted):
                own.append(rest.pop(0))
                got += own[-1].text
            assert got == wanted
            found.append(own)
        assert not rest
        return found

    def inner_lines(self) -> list[tuple[Line, Line]]:
        """Return each line that neither starts nor ends its paragraph, with the line after it."""
        return [pair for own in self.paragraphs() for pair in list(pairwise(own))[1:]]

    def fonts(self) -> list[tuple[str, str]]:
        """Return the stretches of the PDF, each with Serif or Sans."""
        command = ["pdftohtml", "-xml", "-stdout", "-i", "-fontfullname", str(self.pdf)]
        found = subprocess.run(command, capture_output=True, check=True)
        root = etree.fromstring(found.stdout, etree.XMLParser(recover=True, load_dtd=False))
        names = {spec.get("id"): spec.get("family", "") for spec in root.iter("fontspec")}
        texts = [(str(text.xpath("string()")), text.get("font")) for text in root.iter("text")]
        return [(words, "Serif" if "Serif" in names[font] else "Sans") for words, font in texts]


def read_printed(report: Report, pdf: Path) -> Printed:
    """Return a report with the lines of its PDF."""
    found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    root = etree.fromstring(found.stdout, etree.XMLParser(recover=True))
    pages = enumerate(root.iter("{*}page"), 1)
    return Printed(report, [line for n, page in pages for line in _page_lines(n, page)], pdf)


def _page_lines(number: int, page: etree._Element) -> list[Line]:
    words = [
        Line(
            number,
            float(word.get("xMin", "")),
            float(word.get("xMax", "")),
            (float(word.get("yMin", "")) + float(word.get("yMax", ""))) / 2,
            word.text or "",
        )
        for word in page.iter("{*}word")
    ]
    words.sort(key=lambda word: word.middle)
    lines: list[list[Line]] = []
    for word in words:
        if lines and word.middle - lines[-1][-1].middle < _SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_joined(sorted(line, key=lambda word: word.left)) for line in lines]


def _joined(words: list[Line]) -> Line:
    first, last = words[0], words[-1]
    return first._replace(right=last.right, text="".join(word.text for word in words))
