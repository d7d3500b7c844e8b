"""Lengths as layouts give them: points and 字号 for type, millimetres for paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core.core_schema import no_info_after_validator_function

from app.files.editors import any_of
from app.messages import _
from app.models.report import DEEPEST_LEVEL

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

SIZE_NAMES: dict[str, float] = {
    "初号": 42,
    "小初": 36,
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
    "小五": 9,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5,
}
"""The named sizes of Chinese type, in points."""

_FIGURES = str.maketrans("0123456789", "初一二三四五六七八九")
_TWIPS_PER_POINT = 20
_LONGEST = 1e15
_TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True)
class _Between:
    """The bounds of a figure, both allowed: of a field, in its check and in its JSON Schema."""

    low: int
    high: int

    @property
    def schema(self) -> dict[str, Any]:
        return {"minimum": self.low, "maximum": self.high}

    def holds(self, figure: float) -> bool:
        return self.low <= figure <= self.high

    def checked(self, figure: float) -> float:
        if not self.holds(figure):
            # A figure of a thousand digits is none that can be shown, nor has to be.
            told = _("“{figure:g}”不行：写 {low} 到 {high} 的数")
            if abs(figure) >= _LONGEST:
                told = _("这样大的数不行：写 {low} 到 {high} 的数")
            raise ValueError(told.format(figure=figure, low=self.low, high=self.high))
        return figure

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self.checked, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), **self.schema}


_POINTS = _Between(1, 400)  # What Word takes.
_MILLIMETRES = _Between(0, 558)  # The longest side of paper that Word takes is 22 inches.


class Pt(float):
    """A length in points."""

    @property
    def twips(self) -> int:
        """Return the length in twentieths of a point, Word's unit of length."""
        return round(self * _TWIPS_PER_POINT)

    @property
    def half_points(self) -> int:
        """Return the length in half points, Word's unit of type size."""
        return round(self * 2)


class Mm(float):
    """A length in millimetres."""

    @classmethod
    def of_twips(cls, twips: int) -> Mm:
        """Return a length that is given in twentieths of a point."""
        return cls(twips / _TWIPS_PER_MM)

    @property
    def twips(self) -> int:
        """Return the length in twentieths of a point, Word's unit of length."""
        return round(self * _TWIPS_PER_MM)

    @property
    def points(self) -> Pt:
        """Return the length in points."""
        return Pt(self * 72 / 25.4)


def read_points(value: object) -> Pt:
    """Return a size: a name (`三号`, `3号`) or points (`16`, `16磅`, `16pt`).

    Raises `ValueError`, in the user's language, for anything else, or far too small or large.
    """
    text = str(value).strip()
    name = text.translate(_FIGURES) if text.endswith("号") else text
    if name.startswith("小"):
        name = name.removesuffix("号")
    if name in SIZE_NAMES:
        return Pt(SIZE_NAMES[name])
    points = _figure(text, ("磅", "pt"))
    if points is None or not _POINTS.holds(points):
        told = _("“{text}”不是字号，也不是磅数：写“三号”，或“16”（磅，{low} 到 {high}）")
        raise ValueError(told.format(text=text, low=_POINTS.low, high=_POINTS.high))
    return Pt(points)


def read_millimetres(value: object) -> Mm:
    """Return a length on paper (`37`, `37mm`, `37毫米`). Raises `ValueError` for anything else."""
    text = str(value).strip()
    length = _figure(text, ("毫米", "mm"))
    if length is None or not _MILLIMETRES.holds(length):
        raise ValueError(
            _("“{text}”不是毫米数：写 0 到 {high} 的数，如“37”").format(
                text=text, high=_MILLIMETRES.high
            )
        )
    return Mm(length)


def _figure(text: str, endings: tuple[str, ...]) -> float | None:
    for ending in endings:
        text = text.removesuffix(ending).strip()
    try:
        figure = float(text)
    except ValueError:
        return None
    return figure if math.isfinite(figure) else None


_FIGURE = r"([0-9]+(\.[0-9]*)?|\.[0-9]+)"  # JSON Schema knows no named groups and no flags.
_SIZE_NAME = "([初一二三四五六七八0-8]号|小[初一二三四五六]号?|小[0-6]号)"
_NAMED = list(SIZE_NAMES)
# A list of one type is one that no number is taken for: those are told apart from texts here.
_TEXT: dict[str, Any] = {"type": ["string"]}
_POINTS_SCHEMA = any_of(
    [
        {"enum": _NAMED},
        {"type": "number", **_POINTS.schema},
        {
            **_TEXT,
            "pattern": rf"^\s*({_SIZE_NAME}|{_FIGURE}\s*(磅|pt)?)\s*$",
            "not": {"enum": _NAMED},
            "errorMessage": "这里要写字号（三号）或磅数（16）",
        },
    ]
)
_MILLIMETRES_SCHEMA = any_of(
    [
        {
            **_TEXT,
            "pattern": rf"^\s*{_FIGURE}\s*(毫米|mm)?\s*$",
            "errorMessage": f"这里要写毫米数，如 37，至多 {_MILLIMETRES.high}",
        },
        {"type": "number", **_MILLIMETRES.schema},
    ]
)


Count = Annotated[int, _Between(1, 200)]
"""A field that holds how many lines or characters there are."""

Level = Annotated[int, _Between(1, DEEPEST_LEVEL)]
"""A field that holds the level of a heading."""

Blank = Annotated[float, _Between(0, 40)]
"""A field that holds how many characters or lines are left blank."""

Rule = Annotated[float, _Between(0, 4)]
"""A field that holds how thick a line is, in millimetres."""

Points = Annotated[Pt, PlainValidator(read_points), WithJsonSchema(_POINTS_SCHEMA)]
"""A field of a layout that holds a size or a pitch."""

Millimetres = Annotated[Mm, PlainValidator(read_millimetres), WithJsonSchema(_MILLIMETRES_SCHEMA)]
"""A field of a layout that holds a length on paper."""
