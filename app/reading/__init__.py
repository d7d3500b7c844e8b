"""A file on disk to a Report, by the structure rules of the genre."""

from app.reading.readers import read_report
from app.reading.structure import read_lines

__all__ = ["read_lines", "read_report"]
