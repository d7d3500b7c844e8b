"""A form as what it leaves open: the places themselves, without how they are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.models.names import Takes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.word.grids import Grid
    from app.word.open_places import Shape


class FormPlace(NamedTuple):
    """The characters `start` to `end` of a line that a form leaves open; none in an empty cell.

    `label` is what the form calls the place, empty where it does not; `choices` are the words that
    one may pick there, `boxes` the lines of the cells that take one figure each; `takes` says how a
    value is written. Places with the same name in the file, or of the same data, are `alike`.
    """

    line: int
    start: int
    end: int
    shape: Shape
    label: str
    choices: tuple[str, ...] = ()
    boxes: tuple[int, ...] = ()
    takes: Takes = Takes()
    alike: str = ""


@dataclass(frozen=True)
class Form:
    """The open places of a file in order, and what a table asks for in the cell of a line.

    `tables` gives the number of the table, from 1, for each line that stands in one of `grids`.
    """

    places: Sequence[FormPlace] = ()
    heading: Callable[[int], str] = lambda _: ""
    tables: Mapping[int, int] = field(default_factory=dict)
    grids: Sequence[Grid] = ()
