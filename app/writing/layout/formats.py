"""How text looks by a layout: fonts, and the formats of paragraphs and headings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema, field_validator

from app.messages import _
from app.models.base import Model
from app.text.ordinals import read_ordinal
from app.word.xml_part import xml_safe
from app.writing.layout.units import Blank, Level, Points, Rule

Alignment = Literal["left", "centre", "right", "justified"]

_LONGEST_FONT = 31  # Characters of a font's name in a Word file.


def _named(font: str) -> str:
    if not font.strip():
        raise ValueError(_("字体名是空的：写字体的名称，如“仿宋”"))
    if len(font) > _LONGEST_FONT:
        raise ValueError(_("字体名太长：Word 文件里最多 {} 个字").format(_LONGEST_FONT))
    return writable(font)


def writable(text: str) -> str:
    """Return a text that a Word file can hold. Raises `ValueError` for any other."""
    if text != xml_safe(text):
        raise ValueError(_("里面有 Word 文件存不下的控制字符：删去它"))
    return text


def _written(start: str) -> str:
    if not start.strip():
        raise ValueError(_("开头的字是空的：写一行开头的几个字，如“此致”"))
    return start


# A text may look like a number, as 10 does without quotes.
_SOME: dict[str, object] = {"type": ["string", "number"], "pattern": r"\S"}
_SOME_TEXT = WithJsonSchema(_SOME)
FontName = Annotated[
    str, AfterValidator(_named), WithJsonSchema({**_SOME, "maxLength": _LONGEST_FONT})
]
LineStart = Annotated[str, AfterValidator(_written), _SOME_TEXT]
NumberSample = Annotated[str, _SOME_TEXT]


class Font(Model):
    """What characters look like. What is left out is as in the body."""

    chinese: FontName | None = None
    latin: FontName | None = None
    size: Points | None = None
    bold: bool = False


class ParagraphFormat(Font):
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


class Body(ParagraphFormat):
    """The body text; every other format takes from it what it does not say."""

    chinese: FontName
    latin: FontName
    size: Points


class Title(ParagraphFormat):
    """The title. If it is `shaped`, a long one that is centred breaks at words, into a trapezium
    or a diamond; else wherever its lines are full.
    """

    shaped: bool = True


class Tail(ParagraphFormat):
    """The lines under the text that have no format of their own: signature and date.

    `date_shift` is how many characters right of the signature's first one the date begins; where
    it is left out, every line ends at the right indent. A line that starts with one of the words
    of `as_body` looks like body text, with one of `as_salutation` like the salutation.
    """

    date_shift: Blank | None = None
    as_body: tuple[LineStart, ...] = ()
    as_salutation: tuple[LineStart, ...] = ()


class Hanging(ParagraphFormat):
    """A list with a label (附件：1.). If it is `hanging`, the lines below begin where a name does,
    and the indent holds for all of them.
    """

    hanging: bool = True


class Copies(Hanging):
    """Whom copies go to. `rule` and `inner_rule` are how thick the lines above and below all of it,
    and between its paragraphs, are, in millimetres; at the page's end it stands at the foot of the
    last page, else below the text.
    """

    rule: Rule = 0
    inner_rule: Rule = 0
    at_page_end: bool = False


class Table(ParagraphFormat):
    """The words in the cells of a table; those of its `header`, and short ones, are centred."""

    header: Font = Font()

    @property
    def centred(self) -> Table:
        """Return the format of words that are only looked up."""
        return self.model_copy(update={"align": "centre", "indent": 0})

    @property
    def heading(self) -> Table:
        """Return the format of the header: that of the cells, but for what it says itself."""
        return self.centred.model_copy(update={n: said for n, said in self.header if said})


class Heading(Font):
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
                raise ValueError(
                    _("“{}”不是序号：写第一个序号，如“一、”“（一）”“一是”").format(number)
                )
        return numbers
