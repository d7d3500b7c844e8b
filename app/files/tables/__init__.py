"""Tables of names: the first sheet of an Excel file or a CSV file, as the text people see."""

from app.files.tables.rows import Row, Rows
from app.files.tables.table import Column, Table, read_table, sheet_titles

__all__ = ["Column", "Row", "Rows", "Table", "read_table", "sheet_titles"]
