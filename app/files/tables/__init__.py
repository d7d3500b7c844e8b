"""Tables of names: the first sheet of an Excel file or a CSV file, as the text people see."""

from app.files.tables.rows import Row, Rows
from app.files.tables.table import Column, Table, look_through, read_table, sheet_titles

__all__ = ["Column", "Row", "Rows", "Table", "look_through", "read_table", "sheet_titles"]
