"""A report to bytes: Word by a layout, Markdown-like text, plain text, JSON."""

from app.writing.layout import Layout, load_layout
from app.writing.writers import check_suffix, write_report

__all__ = [
    "Layout",
    "check_suffix",
    "load_layout",
    "write_report",
]
