"""A layout profile: everything a Word page looks like, as data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from app.models.base import Model
from app.text.ordinals import read_ordinal
from app.word.characters import xml_safe
from app.writing.units import Blank, Count, Level, Millimetres, Mm, Points, Pt

Alignment = Literal["left", "centre", "right", "justified"]

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

_NUMBER_MARK = "{n}"
_LONGEST_FONT = 31  # Characters of a font's name in a Word file.
_TIGHTEST = 0.9  # Characters that are set closer than this share of their size run together.


def _named(font: str) -> str:
    if not font.strip():
        raise ValueError("字体名是空的：写字体的名称，如“仿宋”")
    if len(font) > _LONGEST_FONT:
        raise ValueError(f"字体名太长：Word 文件里最多 {_LONGEST_FONT} 个字")
    return _writable(font)


def _writable(text: str) -> str:
    if text != xml_safe(text):
        raise ValueError("里面有 Word 文件存不下的控制字符：删去它")
    return text


def _written(start: str) -> str:
    if not start.strip():
        raise ValueError("开头的字是空的：写一行开头的几个字，如“此致”")
    return start


# A text may look like a number, as 10 does without quotes.
_SOME: dict[str, object] = {"type": ["string", "number"], "pattern": r"\S"}
_SOME_TEXT = WithJsonSchema(_SOME)
FontName = Annotated[
    str, AfterValidator(_named), WithJsonSchema({**_SOME, "maxLength": _LONGEST_FONT})
]
LineStart = Annotated[str, AfterValidator(_written), _SOME_TEXT]
NumberSample = Annotated[str, _SOME_TEXT]
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
            raise ValueError("左右边距加起来比纸还宽：把边距改小")
        if height is not None and margins.top + margins.bottom >= height:
            raise ValueError("上下边距加起来比纸还高：把边距改小")
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


class Letters(Model):
    """What characters look like. What is left out is as in the body."""

    chinese: FontName | None = None
    latin: FontName | None = None
    size: Points | None = None
    bold: bool = False


class Form(Letters):
    """What a paragraph looks like.

    Indents are in characters, `blank_before` and `blank_after` in lines; `line_pitch` is an
    exact line height that leaves the grid, where a size is too large for it.
    """

    align: Alignment = "justified"
    indent: Blank = 0
    right_indent: Blank = 0
    line_pitch: Points | None = None
    blank_before: Blank = 0
    blank_after: Blank = 0


class Body(Form):
    """The body text; every other form takes from it what it does not say."""

    chinese: FontName
    latin: FontName
    size: Points


class Title(Form):
    """The title. If it is `shaped`, a long one that is centred breaks at words, into a trapezium
    or a diamond; else wherever its lines are full.
    """

    shaped: bool = True


class Tail(Form):
    """The lines under the text: signature and date.

    `date_shift` is how many characters right of the signature's first one the date begins; where
    it is left out, every line ends at the right indent. A line that starts with one of the words
    of `as_body` looks like body text, with one of `as_salutation` like the salutation.
    """

    date_shift: Blank | None = None
    as_body: tuple[LineStart, ...] = ()
    as_salutation: tuple[LineStart, ...] = ()


class Heading(Letters):
    """What one level of headings looks like, run in or on a line of its own.

    `numbers` are samples of the ordinals that make a heading one of these (`一、`, `（一）`); a
    heading with another number, or none, is told by its `level`. The other fields are for a
    heading on a line of its own; without an `indent` it has the body's.
    """

    level: Level
    numbers: tuple[NumberSample, ...] = ()
    align: Alignment = "left"
    indent: Blank | None = None
    blank_before: Blank = 0
    blank_after: Blank = 0

    @field_validator("numbers")
    @classmethod
    def _are_ordinals(cls, numbers: tuple[str, ...]) -> tuple[str, ...]:
        for number in numbers:
            if read_ordinal(number) is None:
                raise ValueError(f"“{number}”不是序号：写第一个序号，如“一、”“（一）”“一是”")
        return numbers


class PageNumber(Letters):
    """The page number: its text around `{n}`, and the side on odd and even pages."""

    text: NumberText
    odd: Alignment
    even: Alignment
    indent: Blank = 0

    @field_validator("text")
    @classmethod
    def _has_a_number(cls, text: str) -> str:
        if text.count(_NUMBER_MARK) != 1:
            raise ValueError("页码里要有一个 {n}：如“— {n} —”")
        return _writable(text)

    @property
    def around(self) -> tuple[str, str]:
        """Return what stands before and after the number."""
        before, _, after = self.text.partition(_NUMBER_MARK)
        return before, after


def _none_if_false(value: object) -> object:
    return None if value is False else value


class Layout(Model):
    """A whole layout. `fallbacks` name the font that stands in where one is not installed."""

    page: Page
    grid: Annotated[Grid | None, BeforeValidator(_none_if_false)] = None
    body: Body
    title: Title
    byline: Form
    salutation: Form
    signoff: Form
    tail: Tail
    headings: Annotated[tuple[Heading, ...], Field(json_schema_extra={"minItems": 1})]
    page_number: Annotated[PageNumber | None, BeforeValidator(_none_if_false)] = None
    gap: Highlight = "yellow"
    comment: Letters
    fallbacks: dict[str, FontName] = Field({})

    @field_validator("headings")
    @classmethod
    def _are_told_apart(cls, headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
        if not headings:
            raise ValueError("标题的写法一种也没有：至少写一种，或删去 headings 这一项")
        owners: dict[str, int] = {}
        for at, heading in enumerate(headings):
            for number in heading.numbers:
                found = read_ordinal(number)
                if found and owners.setdefault(found.style, at) != at:
                    raise ValueError(f"“{number}”这一类序号，前面的标题已经用了：只留一处")
        return headings

    @field_validator("page_number")
    @classmethod
    def _stands_in_the_margin(
        cls, number: PageNumber | None, info: ValidationInfo
    ) -> PageNumber | None:
        page: Page | None = info.data.get("page")
        if number and page and page.footer >= page.margins.bottom:
            raise ValueError(
                f"页脚离纸边 {page.footer:g} 毫米，下边距只有 {page.margins.bottom:g} 毫米，"
                "页码会把正文往上挤：改小 page 里的 footer"
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
                f"{grid.lines} 行、每行 {grid.line_pitch:g} 磅，一页放不下：改小行距、行数或边距"
            )
        return grid

    @field_validator("body")
    @classmethod
    def _fits_the_line(cls, body: Body, info: ValidationInfo) -> Body:
        page, grid = info.data.get("page"), info.data.get("grid")
        if page and grid and body.size * grid.characters * _TIGHTEST > page.text_width.points:
            raise ValueError(
                f"每行 {grid.characters} 字、每字 {body.size:g} 磅，一行放不下：改小其中一个"
            )
        return body

    @property
    def line_pitch(self) -> Pt | None:
        """Return the height of a grid line, cut to a twip; None without a grid."""
        if self.grid is None:
            return None
        if self.grid.line_pitch is not None:
            return self.grid.line_pitch
        return Pt(self.page.text_height.twips // self.grid.lines / 20)

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
        forms = (self.body, self.title, self.byline, self.salutation, self.signoff, self.tail)
        every: list[Letters] = [*forms, *self.headings, self.comment]
        if self.page_number:
            every.append(self.page_number)
        names = (name for letters in every for name in (letters.chinese, letters.latin) if name)
        return tuple(dict.fromkeys(names))
