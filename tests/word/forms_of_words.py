"""Paragraphs and tables of a form, written as a line of marks each."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from app.word.document import WordDocument
from tests.placeholders.word_probe import packed

_PIECE = re.compile(r"<u>(.*?)</u>|([^<]+)")
_TEXT = re.compile(r"\t|[^\t]+")


def line(words: str, properties: str = "") -> str:
    r"""A paragraph; `<u>…</u>` is underlined, `\t` a tab."""
    runs = "".join(
        _run(match[1] or match[2], match[1] is not None) for match in _PIECE.finditer(words)
    )
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{runs}</w:p>"


def table(*rows: str) -> str:
    """A table; `|` stands between the cells of a row, `/` between the paragraphs of a cell.

    `2:` before a cell's words spans two columns, `^` goes on with the cell above, `v` is gone on
    with, `>` sets a paragraph at the right.
    """
    return "<w:tbl>" + "".join(map(_row, rows)) + "</w:tbl>"


def document(*inner: str) -> WordDocument:
    """A Word file with these paragraphs and tables."""
    return WordDocument(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))


def _row(row: str) -> str:
    return "<w:tr>" + "".join(map(_cell, row.split("|"))) + "</w:tr>"


def _cell(cell: str) -> str:
    span = re.match(r"(\d):", cell)
    words = cell[2:] if span else cell
    said = f'<w:gridSpan w:val="{span[1]}"/>' if span else ""
    if words.startswith(("^", "v")):
        said += "<w:vMerge/>" if words[0] == "^" else '<w:vMerge w:val="restart"/>'
        words = words[1:]
    inner = "".join(map(_paragraph, words.split("/")))
    return f"<w:tc>{said and f'<w:tcPr>{said}</w:tcPr>'}{inner}</w:tc>"


def _paragraph(words: str) -> str:
    right = words.startswith(">")
    return line(words.removeprefix(">"), '<w:jc w:val="right"/>' if right else "")


def _run(words: str, underlined: bool) -> str:
    properties = '<w:rPr><w:u w:val="single"/></w:rPr>' if underlined else ""
    texts = "".join(
        "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _TEXT.findall(words)
    )
    return f"<w:r>{properties}{texts}</w:r>"
