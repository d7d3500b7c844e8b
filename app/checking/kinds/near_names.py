"""The report's own names with a character wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.text.characters import ONE_HAN
from app.text.lineages import divisions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class NearNames(Rule):
    """Finds what is one character off from a name of the report's writer of at least `shortest`.

    What is right elsewhere stays: a name with one of the characters of `telling` in the place where
    the two differ, one that names another place, and one of which `known` tells that it exists.
    """

    kind: Literal["near_names"]
    shortest: int
    telling: str
    known: tuple[str, ...]
