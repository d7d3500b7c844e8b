"""Tables of names: the first sheet of an Excel file or a CSV file, as the text people see."""

from app.files.tables.header import Column
from app.files.tables.opening import sheet_titles
from app.files.tables.rows import Row, Rows
from app.files.tables.table import Table, look_through, read_table

__all__ = ["Column", "Row", "Rows", "Table", "look_through", "read_table", "sheet_titles"]
