"""The suffixes by which files are told apart, where more than one room asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path, PurePath

YAML = (".yaml", ".yml")
WORD = ".docx"
PDF = ".pdf"

_NAMES = f".names{YAML[0]}"


def is_yaml(path: Path) -> bool:
    """Tell whether a file is YAML by its suffix."""
    return path.suffix.lower() in YAML


def is_pdf(path: PurePath) -> bool:
    """Tell whether a file is a PDF by its suffix."""
    return path.suffix.lower() == PDF


def pdf_beside(path: Path) -> Path:
    """Return where the PDF of a file is written: `稿.pdf` for 稿.docx, and for itself."""
    return path if is_pdf(path) else path.with_suffix(PDF)


def names_beside(path: Path) -> Path:
    """Return where the names of a file are kept beside it: `稿.names.yaml` for 稿.docx."""
    return path.with_name(path.stem + _NAMES)
