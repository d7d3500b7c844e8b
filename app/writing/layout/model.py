"""A layout: everything a Word page looks like, as data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from app.messages import _, plural
from app.models.base import Model
from app.text.ordinals import read_ordinal
from app.writing.layout.formats import (
    Body,
    Copies,
    Font,
    FontName,
    Hanging,
    Heading,
    ParagraphFormat,
    Table,
    Tail,
    Title,
)
from app.writing.layout.page import Grid, Page, PageNumber
from app.writing.layout.units import Pt

Highlight = Literal[
    "yellow",
    "green",
    "cyan",
    "magenta",
    "blue",
    "red",
    "darkBlue",
    "darkCyan",
    "darkGreen",
    "darkMagenta",
    "darkRed",
    "darkYellow",
    "darkGray",
    "lightGray",
    "none",
]

_USUAL_LEADING = 1.3  # The height of a line over its type size.
_TIGHTEST = 0.9  # Characters that are set closer than this share of their size run together.


def _none_if_false(value: object) -> object:
    return None if value is False else value


class Layout(Model):
    """A whole layout. `fallbacks` name the font that stands in where one is not installed."""

    page: Page
    grid: Annotated[Grid | None, BeforeValidator(_none_if_false)] = None
    body: Body
    title: Title
    byline: ParagraphFormat
    salutation: ParagraphFormat
    signoff: ParagraphFormat
    tail: Tail
    attachments: Hanging = Hanging(indent=2, blank_before=1)
    contact: ParagraphFormat = ParagraphFormat(indent=2)
    copies: Copies = Copies(blank_before=1)
    table: Table = Table()
    headings: Annotated[tuple[Heading, ...], Field(json_schema_extra={"minItems": 1})]
    page_number: Annotated[PageNumber | None, BeforeValidator(_none_if_false)] = None
    gap: Highlight = "yellow"
    comment: Font
    fallbacks: dict[str, FontName] = Field({})

    @field_validator("headings")
    @classmethod
    def _are_told_apart(cls, headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
        if not headings:
            raise ValueError(_("标题的写法一种也没有：至少写一种，或删去 headings 这一项"))
        owners: dict[str, int] = {}
        for at, heading in enumerate(headings):
            for number in heading.numbers:
                found = read_ordinal(number)
                if found and owners.setdefault(found.style, at) != at:
                    raise ValueError(
                        _("“{}”这一类序号，前面的标题已经用了：只留一处").format(number)
                    )
        return headings

    @field_validator("page_number")
    @classmethod
    def _stands_in_the_margin(
        cls, number: PageNumber | None, info: ValidationInfo
    ) -> PageNumber | None:
        page: Page | None = info.data.get("page")
        if number and page and page.footer >= page.margins.bottom:
            raise ValueError(
                _(
                    "页脚离纸边 {footer:g} 毫米，下边距只有 {bottom:g} 毫米，"
                    "页码会把正文往上挤：改小 page 里的 footer"
                ).format(footer=page.footer, bottom=page.margins.bottom)
            )
        return number

    @field_validator("grid")
    @classmethod
    def _fits(cls, grid: Grid | None, info: ValidationInfo) -> Grid | None:
        page: Page | None = info.data.get("page")
        if grid is None or page is None or grid.line_pitch is None:
            return grid
        if grid.lines * grid.line_pitch.twips > page.text_height.twips:
            raise ValueError(
                plural(
                    "{lines} 行、每行 {line_pitch:g} 磅，一页放不下：改小行距、行数或边距",
                    grid.lines,
                ).format(lines=grid.lines, line_pitch=grid.line_pitch)
            )
        return grid

    @field_validator("body")
    @classmethod
    def _fits_the_line(cls, body: Body, info: ValidationInfo) -> Body:
        page, grid = info.data.get("page"), info.data.get("grid")
        if page and grid and body.size * grid.characters * _TIGHTEST > page.text_width.points:
            raise ValueError(
                plural(
                    "每行 {characters} 字、每字 {size:g} 磅，一行放不下：改小其中一个",
                    grid.characters,
                ).format(characters=grid.characters, size=body.size)
            )
        return body

    @property
    def table_header(self) -> ParagraphFormat:
        """Return the format of a table's header."""
        return self.table.heading

    @property
    def table_short(self) -> ParagraphFormat:
        """Return the format of a table's columns of short words."""
        return self.table.centred

    @property
    def line_pitch(self) -> Pt | None:
        """Return the height of a grid line, cut to a twip; None without a grid."""
        if self.grid is None:
            return None
        if self.grid.line_pitch is not None:
            return self.grid.line_pitch
        return Pt(self.page.text_height.twips // self.grid.lines / 20)

    @property
    def line_height(self) -> Pt:
        """Return the height of a line of the body, where it has no pitch about what Word takes."""
        return self.line_pitch or self.body.line_pitch or Pt(self.body.size * _USUAL_LEADING)

    @property
    def character_pitch(self) -> Pt:
        """Return the room of one body character: its share of the line, or its own size."""
        if self.grid is None:
            return self.body.size
        return Pt(self.page.text_width.twips / self.grid.characters / 20)

    @property
    def character_spacing(self) -> int:
        """Return the twips to add after a body character so that a line holds its number."""
        if self.grid is None:
            return 0
        return self.page.text_width.twips // self.grid.characters - self.body.size.twips

    @property
    def fonts(self) -> tuple[str, ...]:
        """Return the name of every font of the layout, in order of use, none twice."""
        names = (name for font in self._every_font for name in (font.chinese, font.latin) if name)
        return tuple(dict.fromkeys(names))

    @property
    def latin_fonts(self) -> frozenset[str]:
        """Return the name of every font that is for Latin and figures."""
        return frozenset(font.latin for font in self._every_font if font.latin)

    @property
    def _every_font(self) -> list[Font]:
        formats = (self.body, self.title, self.byline, self.salutation, self.signoff, self.tail)
        ends = (self.attachments, self.contact, self.copies)
        tables = (self.table, self.table.header)
        every: list[Font] = [*formats, *ends, *tables, *self.headings, self.comment]
        if self.page_number:
            every.append(self.page_number)
        return every
