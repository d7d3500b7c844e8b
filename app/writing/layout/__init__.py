"""Layouts: what a Word page looks like, as data that a YAML file holds."""

from app.writing.layout.loading import load_layout
from app.writing.layout.model import Layout

__all__ = ["Layout", "load_layout"]
