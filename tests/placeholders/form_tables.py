"""Forms with tables as Word writes them, and the sheets whose rows go into them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import docx

from tests.placeholders.word_probe import packed, paragraph, run

Row = Sequence[str]


def row(cells: Row) -> str:
    """A row of a table.

    A cell is its text; `<w:` alone is its characters. `甲>2` covers two columns, `甲v` begins
    a cell that is merged downwards, `^` goes on with it, `#` is numbered by Word.
    """
    height = '<w:trPr><w:trHeight w:val="454"/></w:trPr>'
    return f'<w:tr w:rsidR="00B12345">{height}{"".join(map(_cell, cells))}</w:tr>'


def _cell(text: str) -> str:
    properties = '<w:tcW w:w="1500" w:type="dxa"/>'
    mark = '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/><w:sz w:val="24"/></w:rPr>'
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if text == "#" else ""
    text, _, span = (text, "", "") if "<" in text else text.strip("#").partition(">")
    if span:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if text.endswith("v"):
        properties += '<w:vMerge w:val="restart"/>'
    elif text == "^":
        properties += "<w:vMerge/>"
    words = text.removesuffix("v").strip("^")
    look = f'<w:pPr>{numbering}<w:jc w:val="center"/>{mark}</w:pPr>'
    inner = words if words.startswith("<w:") else f"<w:p>{look}{run(words) if words else ''}</w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def field(code: str, result: str, pieces: int = 1) -> str:
    """A complex field whose code stands in so many runs."""
    width = -(-len(code) // pieces)
    parts = [code[at : at + width] for at in range(0, len(code), width)]
    codes = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in parts)
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"<w:p>{marks[0]}{codes}{marks[1]}{run(result)}{end}</w:p>"


def table(*rows: Row) -> str:
    """A table of these rows."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:noVBand="1"/>'
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{look}</w:tblPr>"
    columns = '<w:gridCol w:w="1500"/>' * 6
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(map(row, rows))}</w:tbl>"


def form(folder: Path, *parts: str, name: str = "名册.docx") -> Path:
    """A Word file of paragraphs and tables; what is no table is a paragraph's text."""
    inner = "".join(part if part.startswith("<w:") else paragraph(part) for part in parts)
    path = folder / name
    path.write_bytes(packed({"document": f"<w:body>{inner}<w:p/></w:body>"}, ""))
    return path


def sheet(folder: Path, *rows: str, name: str = "人员.csv") -> Path:
    """A sheet whose cells are parted by blanks; `-` is an empty one."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(
            [("" if cell == "-" else cell.replace("/", "\n")) for cell in line.split()]
            for line in rows
        )
    return path


def read(path: Path, number: int = 0) -> list[str]:
    """The rows of a table, `|` between cells; a merged cell is read once a row it covers."""
    found = docx.Document(str(path)).tables[number]
    return ["|".join(cell.text.replace("\n", "/") for cell in each.cells) for each in found.rows]
