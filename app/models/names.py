"""Placeholder names and the sheet that says what they stand for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import Field

from app.models.base import Model
from app.text.labels import NameKind

PlaceShape = Literal[
    "marker", "blank", "leader", "cell", "row", "control", "choice", "checkbox", "field"
]


class Tick(NamedTuple):
    """A box to tick: the characters `start` to `end` of its line, none where Word draws the box.

    `ticked` is what it reads once it is ticked.
    """

    start: int
    end: int
    ticked: str


class Takes(NamedTuple):
    """How a value is written where a place does not take any text as it is.

    `ticks` are the boxes of its choices, or the one of a checkbox; `stored` is what the file keeps
    for each choice, `free` tells that any other text is taken, too; `date_form` is the form of a
    date (yyyy年M月d日). A box may be one `answer` to
    a `question`, which has other `answers` on its line or on the lines beside it.
    """

    ticks: tuple[Tick, ...] = ()
    stored: tuple[str, ...] = ()
    free: bool = False
    date_form: str = ""
    question: str = ""
    answer: str = ""
    answers: tuple[str, ...] = ()


class Placeholder(Model):
    """One marker in a text.

    `token` is the marker itself, `text` with the word it is attached to (`XX市`); `paragraph`
    counts lines from 0, `start` and `end` are offsets of the token in that line. Markers that
    stand for one name share a `group` (from 1). A doubtful one says why in `doubt`.
    A part of a date holds the whole in `date` (`20XX年X月X日`), which is asked for once. A gap
    that an outline's `key` would supply holds that. Words borrowed from a `phrase` in doubt hold
    its id: they want a decision, not a name.
    What a form calls the place stands in `label` (姓名); `choices` are the words that one may pick
    there, `shape` is what is drawn or built there instead of a marker (an empty `cell`, whose token
    is empty; a `row` is one of a list, for one of any number of records). `boxes` are the lines of
    cells that take one figure each; `takes` says how a value is written there. `table` numbers the
    table that it stands in from 1, `row` is the name of its row where the label begins with that;
    `again` tells that its table asks for the same before, by a label beside which nothing is open.
    """

    token: str
    text: str
    paragraph: int
    start: int
    end: int
    kind: NameKind = "unknown"
    group: int = 0
    doubt: str | None = None
    # The contract of `read --format json` lists the other fields and no more.
    date: str | None = Field(None, exclude=True)
    key: str = Field("", exclude=True)
    phrase: str = Field("", exclude=True)
    label: str = Field("", exclude=True)
    shape: PlaceShape = Field("marker", exclude=True)
    choices: tuple[str, ...] = Field((), exclude=True)
    boxes: tuple[int, ...] = Field((), exclude=True)
    takes: Takes = Field(Takes(), exclude=True)
    table: int = Field(0, exclude=True)
    row: str = Field("", exclude=True)
    again: bool = Field(False, exclude=True)

    @property
    def is_blank(self) -> bool:
        """Tell whether no sign stands there that could be read."""
        return not self.token.strip()


class Occurrence(Model):
    """A line of a names sheet: one marker in file order (`n` from 1), with room for its value.

    A whole date as the value of a date's part is that of the whole date.
    """

    n: int
    token: str
    context: str = ""
    kind: NameKind = "unknown"
    value: str | None = None


class NameSheet(Model):
    """What placeholder names stand for.

    `names` maps a token, or a token with the words around it (`XX市`), to a name; the longest
    context that matches wins. A value in `occurrences` wins over `names`. `columns` maps the header
    of a list to the places of the form that it fills, by their names, or to none.
    """

    names: dict[str, str] = Field({})
    columns: dict[str, tuple[str, ...]] = Field({})
    occurrences: tuple[Occurrence, ...] = ()
