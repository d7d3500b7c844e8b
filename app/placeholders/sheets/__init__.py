"""Names sheets to be filled in: what stands in one, and its forms YAML, CSV and Excel."""

from app.placeholders.sheets.content import SheetContent, SheetRow, offer, with_remarks
from app.placeholders.sheets.forms import sheet_data, sheet_text

__all__ = ["SheetContent", "SheetRow", "offer", "sheet_data", "sheet_text", "with_remarks"]
