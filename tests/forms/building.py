"""A .docx built from the description of a form, the same bytes every time."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.forms.flavours import Flavour, Marking, mark_of
from tests.forms.packing import Parts, packed
from tests.forms.paragraphs import Paragraphs
from tests.forms.places import Place, Reader
from tests.forms.runs import Runs
from tests.forms.tables import Tables

HALVES = Path(__file__).parent


class Form:
    """A form: its description, its places, and the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.told: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        self.flavour = str(self.told.get("flavour", "word"))

    def docx(self) -> bytes:
        """Return the file."""
        return self._built(marked=False)[0]

    def marked(self) -> bytes:
        """Return the file with each place between two marks, in which the places are looked up."""
        return self._built(marked=True)[0]

    @cached_property
    def places(self) -> list[Place]:
        """Return the places in the order of the description."""
        return self._built(marked=False)[1]

    def _built(self, *, marked: bool) -> tuple[bytes, list[Place]]:
        flavour = Flavour(self.flavour, f"{self.told.get('seed', 0)} {self.name}")
        reader = Reader()
        runs = Runs(flavour, Marking(marked))
        font = str(self.told.get("font", "宋"))
        paragraphs = Paragraphs(runs, reader, font)
        tables = Tables(paragraphs)
        parts = Parts(
            body=tables.blocks(self.told["content"]),
            header=tables.blocks(self.told.get("header", [])),
            footer=tables.blocks(self.told.get("footer", [])),
            data=tuple(runs.bound),
            landscape=bool(self.told.get("landscape")),
        )
        return packed(parts, flavour, font), reader.places


def forms(half: str) -> list[Form]:
    """Return the forms of one half (`tuned`, `held`), in the order of their names."""
    return [Form(path) for path in sorted((HALVES / half).glob("*.yaml"))]


def marks(places: list[Place]) -> dict[str, Place]:
    """Return the place that each mark stands for."""
    return {mark_of(place.number): place for place in places}
