"""The signs of draft text: what opens a block, and private-use characters for what no line says."""

from __future__ import annotations

from typing import Literal

from app.patterns import lazy

Row = Literal["header", "first", "next"]

BLOCK = (":::", "：：：")
"""What a line begins with that opens a block."""

HEADING = lazy(r"##+(?:\s+|$)")
"""What a line begins with that is a heading alone."""

ESCAPED = lazy(r"\\.")
"""A sign behind a backslash, which is no mark."""

LINK_TITLE = r"""(?:"[^"]*"|'[^']*'|\([^()]*\))"""
"""The pattern of what a link may say behind its address."""

BREAK = "\ue001"
"""A line break inside what the file has in one line."""

ROW_SIGNS: dict[Row, str] = {"header": "\ue002", "first": "\ue003", "next": "\ue004"}
"""What a line begins with that is a row of a table, its cells parted by `CELL`."""

ROWS: dict[str, Row] = {sign: row for row, sign in ROW_SIGNS.items()}

JOINED = "\ue005"
"""What stands before the first words of a block that goes on in the line before."""

CELL = "\t"
"""What parts two cells of a row."""

CELL_BREAK = "\u2028"
"""What parts two lines inside a cell, whose row is one line."""
