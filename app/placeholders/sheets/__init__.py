"""Names sheets: what stands in one, its forms YAML, CSV and Excel, each read and written."""

from app.placeholders.sheets.content import SheetContent, SheetRow, offer, with_remarks
from app.placeholders.sheets.forms import read_sheet, sheet_data, sheet_text

__all__ = [
    "SheetContent",
    "SheetRow",
    "offer",
    "read_sheet",
    "sheet_data",
    "sheet_text",
    "with_remarks",
]
