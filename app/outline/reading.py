"""An outline file to an `Outline`, every problem of the file told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import raise_all
from app.files.validated import validate
from app.files.yaml_nodes import parse_yaml, read_yaml
from app.models.outline import Outline
from app.outline.following import follow
from app.outline.grammar import OUTLINE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.errors import Problem
    from app.files.yaml_nodes import YamlFile


class ReadOutline(NamedTuple):
    """An outline, and what its writer is told of how it was understood."""

    outline: Outline
    notes: tuple[str, ...]


def read_outline(path: Path) -> Outline:
    """Return the outline in a YAML file with English or Chinese keys, also mixed.

    Values are the strings the user wrote. Raises one `InputError` with every problem: file,
    line, column, the line itself, and what to do.
    """
    return outline_of(read_yaml(path)).outline


def parse_outline(text: str, name: str = "") -> Outline:
    """Return the outline that a YAML text holds; errors as for `read_outline`."""
    return outline_of(parse_yaml(text, name)).outline


def outline_of(file: YamlFile, problems: Sequence[Problem] = ()) -> ReadOutline:
    """Return the outline in a YAML file.

    Raises one `InputError` with the problems given and those of the outline.
    """
    value, found, notes = follow(file, OUTLINE, "提纲")
    raise_all([*problems, *found])
    return ReadOutline(validate(file, Outline, value), tuple(notes))
