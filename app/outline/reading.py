"""An outline file to an `Outline`, every problem of the file told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import raise_all
from app.files.decoding import read_text
from app.files.validated import validate
from app.files.yaml_nodes import parse_yaml
from app.models.outline import Outline
from app.outline.following import follow
from app.outline.grammar import OUTLINE

if TYPE_CHECKING:
    from pathlib import Path


def read_outline(path: Path) -> Outline:
    """Return the outline in a YAML file with English or Chinese keys, also mixed.

    Values are the strings the user wrote. Raises one `InputError` with every problem: file,
    line, column, the line itself, and what to do.
    """
    return parse_outline(read_text(path), str(path))


def parse_outline(text: str, name: str = "") -> Outline:
    """Return the outline that a YAML text holds; errors as for `read_outline`."""
    file = parse_yaml(text, name)
    value, problems = follow(file, OUTLINE, "提纲")
    raise_all(problems)
    return validate(file, Outline, value)
