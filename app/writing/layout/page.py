"""The page of a layout: paper, margins, grid, page number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import WithJsonSchema, field_validator

from app.messages import _
from app.models.base import Model
from app.writing.layout.formats import Alignment, Font, writable
from app.writing.layout.units import Blank, Count, Millimetres, Mm, Points

if TYPE_CHECKING:
    from pydantic import ValidationInfo

_NUMBER_MARK = "{n}"

NumberText = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": r"^((?!\{n\})(.|\n))*\{n\}((?!\{n\})(.|\n))*$"}),
]


class Margins(Model):
    """The white around the text area, in millimetres."""

    top: Millimetres
    bottom: Millimetres
    left: Millimetres
    right: Millimetres


class Page(Model):
    """The paper: width and height, margins, and how far the footer stands from its lower edge."""

    width: Millimetres
    height: Millimetres
    margins: Margins
    footer: Millimetres

    @field_validator("margins")
    @classmethod
    def _leaves_room(cls, margins: Margins, info: ValidationInfo) -> Margins:
        width, height = info.data.get("width"), info.data.get("height")
        if width is not None and margins.left + margins.right >= width:
            raise ValueError(_("左右边距加起来比纸还宽：把边距改小"))
        if height is not None and margins.top + margins.bottom >= height:
            raise ValueError(_("上下边距加起来比纸还高：把边距改小"))
        return margins

    @property
    def text_width(self) -> Mm:
        """Return the width of the text area."""
        return Mm(self.width - self.margins.left - self.margins.right)

    @property
    def text_height(self) -> Mm:
        """Return the height of the text area."""
        return Mm(self.height - self.margins.top - self.margins.bottom)


class Grid(Model):
    """How many lines a page and characters a line holds; `line_pitch` is left out as a rule."""

    lines: Count
    characters: Count
    line_pitch: Points | None = None


class PageNumber(Font):
    """The page number: its text around `{n}`, and the side on odd and even pages."""

    text: NumberText
    odd: Alignment
    even: Alignment
    indent: Blank = 0

    @field_validator("text")
    @classmethod
    def _has_a_number(cls, text: str) -> str:
        if text.count(_NUMBER_MARK) != 1:
            raise ValueError(_("页码里要有一个 {n}：如“— {n} —”"))
        return writable(text)

    @property
    def around(self) -> tuple[str, str]:
        """Return what stands before and after the number."""
        before, _, after = self.text.partition(_NUMBER_MARK)
        return before, after
