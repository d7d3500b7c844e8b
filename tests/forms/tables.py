"""The tables of a form, and its blocks one after the other."""

from __future__ import annotations

from typing import Any

from tests.forms.paragraphs import Paragraphs
from tests.forms.places import Look, Special

_TWIPS = 56.7
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Tables:
    """Writes blocks: paragraphs, tables and what else stands in a form."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._flavour = paragraphs.runs.flavour

    def blocks(self, blocks: list[Any]) -> str:
        """Return the blocks as they follow each other."""
        return "".join(map(self._block, blocks))

    def _block(self, block: Any) -> str:
        if isinstance(block, str):
            return self._paragraphs.xml(block)
        if "table" in block:
            return self._table(block)
        if "textbox" in block:
            return self._paragraphs.text_box(block)
        if "contents" in block:
            return self._paragraphs.contents(block["contents"])
        return self._paragraphs.xml(str(block.get("p", "")), block)

    def _table(self, told: dict[str, Any]) -> str:
        widths = [round(float(each) * _TWIPS) for each in told["widths"]]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        held = self._rows(told["table"], widths, told)
        edges = "".join(
            f'<w:{edge} w:val="{"none" if told.get("bare") else "single"}" w:sz="4" w:space="0" '
            'w:color="auto"/>'
            for edge in _EDGES
        )
        style = self._flavour.styles["Table Grid"]
        look = "".join(
            (
                f'<w:tblStyle w:val="{style}"/>',
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>',
                f"<w:tblBorders>{edges}</w:tblBorders>",
                '<w:tblLayout w:type="fixed"/>' * bool(told.get("fixed", True)),
                '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
                'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
            )
        )
        return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{held}</w:tbl>"

    def _rows(self, rows: list[Any], widths: list[int], told: dict[str, Any]) -> str:
        made: list[str] = []
        # Columns that a cell above reaches down into: rows left, and columns it spans.
        down: dict[int, tuple[int, int]] = {}
        for each in rows:
            row = each if isinstance(each, dict) else {"cells": each}
            for _ in range(int(row.get("repeat", 1))):
                made.append(self._row(row, widths, down, told))
        return "".join(made)

    def _row(
        self, row: dict[str, Any], widths: list[int], down: dict[int, tuple[int, int]], told: Any
    ) -> str:
        self._paragraphs.reader.grows = bool(row.get("grows"))
        cells: list[str] = []
        waiting = list(row["cells"])
        at = 0
        while at < len(widths):
            if at in down:
                left, span = down.pop(at)
                if left > 1:
                    down[at] = (left - 1, span)
                cells.append(
                    self._cell({"t": "", "span": span}, widths[at : at + span], "<w:vMerge/>")
                )
            elif waiting:
                cell = waiting.pop(0)
                cell = cell if isinstance(cell, dict) else {"t": str(cell)}
                span, rows = int(cell.get("span", 1)), int(cell.get("down", 1))
                if rows > 1:
                    down[at] = (rows - 1, span)
                merge = '<w:vMerge w:val="restart"/>' * (rows > 1)
                cells.append(
                    self._cell({**told.get("cells", {}), **cell}, widths[at : at + span], merge)
                )
            else:
                raise ValueError(
                    f"a row has cells for {at} of {len(widths)} columns: {row['cells']}"
                )
            at += span
        if waiting or at > len(widths):
            raise ValueError(f"a row has more cells than columns: {row['cells']}")
        self._paragraphs.reader.grows = False
        return self._row_around("".join(cells), row)

    def _row_around(self, cells: str, row: dict[str, Any]) -> str:
        height = round(float(row.get("height", 9)) * _TWIPS)
        properties = "<w:cantSplit/>" * (self._flavour.name == "word")
        properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        properties += "<w:tblHeader/>" * bool(row.get("head")) + '<w:jc w:val="center"/>'
        ids = f' w:rsidR="{self._flavour.session()}"' if self._flavour.name == "word" else ""
        held = f"<w:tr{ids}><w:trPr>{properties}</w:trPr>{cells}</w:tr>"
        if row.get("control"):
            number = self._flavour.number()
            properties = f'<w:sdtPr><w:id w:val="{number}"/></w:sdtPr>'
            return f"<w:sdt>{properties}<w:sdtContent>{held}</w:sdtContent></w:sdt>"
        return held

    def _cell(self, cell: dict[str, Any], widths: list[int], merge: str) -> str:
        span = f'<w:gridSpan w:val="{len(widths)}"/>' * (len(widths) > 1)
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'.format(cell.get("fill", ""))
        turned = '<w:textDirection w:val="tbRlV"/>' * bool(cell.get("turned"))
        properties = (
            f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}'
            f"{shade * ('fill' in cell)}{turned}"
            f'<w:vAlign w:val="{cell.get("valign", "center")}"/></w:tcPr>'
        )
        if "content" in cell:
            held = self.blocks(cell["content"])
            # Word wants a paragraph at the end of a cell, behind a nested table too.
            held += "<w:p/>" * held.endswith("</w:tbl>")
            return f"<w:tc>{properties}{held}</w:tc>"
        control = self._cell_control(str(cell["t"]))
        format_ = {"align": "center", "size": 10.5, **cell}
        held = self._paragraphs.xml(str(cell["t"]), format_, base="cell") if not control else ""
        if control:
            return self._in_control(control, properties, format_)
        return f"<w:tc>{properties}{held}</w:tc>"

    def _cell_control(self, text: str) -> Special | None:
        if "level=cell" not in text:
            return None
        look = Look("", size=10.5, font=self._paragraphs.font)
        (only,) = self._paragraphs.reader.atoms(text, look)
        if not isinstance(only, Special):
            raise TypeError(f"a control around a cell is all that stands in it: {text}")
        return only

    def _in_control(self, special: Special, properties: str, told: dict[str, Any]) -> str:
        runs = self._paragraphs.runs
        if special.place is None:
            raise ValueError("a control around a cell is a place")
        prompt = runs.prompt(special, special.place)
        paragraph = (
            f'{self._flavour.paragraph_open()}<w:pPr><w:jc w:val="{told["align"]}"/></w:pPr>'
        )
        cell = f"<w:tc>{properties}{paragraph}{prompt}</w:p></w:tc>"
        around = runs.control_properties(special, special.place)
        return f"<w:sdt>{around}<w:sdtContent>{cell}</w:sdtContent></w:sdt>"
