"""Lengths as layouts give them: points and 字号 for type, millimetres for paper."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

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
_TWIPS_PER_MM = 1440 / 25.4
_SMALLEST_PT = 1  # That Word takes.
_LARGEST_PT = 400
_LARGEST_MM = 558  # The longest side of paper that Word takes: 22 inches.


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
    if points is None or not _SMALLEST_PT <= points <= _LARGEST_PT:
        known = f"写“三号”，或“16”（磅，{_SMALLEST_PT} 到 {_LARGEST_PT}）"
        raise ValueError(f"“{text}”不是字号，也不是磅数：{known}")
    return Pt(points)


def read_millimetres(value: object) -> Mm:
    """Return a length on paper (`37`, `37mm`, `37毫米`). Raises `ValueError` for anything else."""
    text = str(value).strip()
    length = _figure(text, ("毫米", "mm"))
    if length is None or not 0 <= length <= _LARGEST_MM:
        raise ValueError(f"“{text}”不是毫米数：写 0 到 {_LARGEST_MM} 的数，如“37”")
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
_POINTS = {
    "anyOf": [
        {"enum": list(SIZE_NAMES)},
        {"type": "number", "minimum": _SMALLEST_PT, "maximum": _LARGEST_PT},
        {"type": "string", "pattern": rf"^\s*({_SIZE_NAME}|{_FIGURE}\s*(磅|pt)?)\s*$"},
    ]
}
_MILLIMETRES = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": _LARGEST_MM},
        {"type": "string", "pattern": rf"^\s*{_FIGURE}\s*(毫米|mm)?\s*$"},
    ]
}


def _figure_schema(kind: str, low: int, high: int) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "minimum": low, "maximum": high})


def _between(low: int, high: int) -> AfterValidator:
    """Return a check that a figure lies between two others, both allowed."""

    def check(value: float) -> float:
        if not low <= value <= high:
            raise ValueError(f"“{value:g}”不行：写 {low} 到 {high} 的数")
        return value

    return AfterValidator(check)


Count = Annotated[int, _between(1, 200), _figure_schema("integer", 1, 200)]
"""A field that holds how many lines or characters there are."""

Level = Annotated[int, _between(1, 9), _figure_schema("integer", 1, 9)]
"""A field that holds the level of a heading."""

Blank = Annotated[float, _between(0, 40), _figure_schema("number", 0, 40)]
"""A field that holds how many characters or lines are left blank."""

Points = Annotated[Pt, PlainValidator(read_points), WithJsonSchema(_POINTS)]
"""A field of a layout that holds a size or a pitch."""

Millimetres = Annotated[Mm, PlainValidator(read_millimetres), WithJsonSchema(_MILLIMETRES)]
"""A field of a layout that holds a length on paper."""
