"""Figures laid out by a section of a number format."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from app.files.tables.chinese import chinese_digits, chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.files.tables.codes import Number, Section, Token

_WIDEST_GENERAL = 11
_THOUSAND = 3


def show_figures(value: Number, section: Section) -> str:
    """Return a number that is not negative by a section without dates.

    Raises `ValueError` for fractions.
    """
    if section.has("slash"):
        raise ValueError("a fraction")
    tokens = section.tokens
    if section.has("general", "text"):
        shown = _general(value, section.figures)
        return "".join(
            shown if token.kind in ("general", "text") else token.text for token in tokens
        )
    if not section.has("digit"):
        return "".join(token.text for token in tokens if token.kind != "comma")
    return "".join(_laid_out(_Number(Decimal(repr(value)), tokens), section))


def plain_general(value: Number) -> str:
    """Return a number as the format General shows it where the column is wide enough.

    Whole numbers keep all their digits, so that a long one stays the one it is.
    """
    exact = Decimal(repr(value))
    if exact == exact.to_integral_value() or abs(exact) >= 10**_WIDEST_GENERAL:
        return f"{exact.to_integral_value(ROUND_HALF_UP):f}"
    whole = len(f"{int(exact)}")
    places = max(0, _WIDEST_GENERAL - whole - 1)
    fixed = _trimmed(f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}")
    if exact and abs(exact) < Decimal("0.0001") and Decimal(fixed) != exact:
        mantissa, _, power = f"{exact:.5E}".partition("E")
        return f"{_trimmed(mantissa)}E{power[0]}{power[1:]:0>2}"
    return fixed


def _general(value: Number, figures: int) -> str:
    plain = plain_general(value)
    if figures in (1, 2) and "E" not in plain:
        return chinese_number(plain, formal=figures == 2)
    return chinese_digits(plain, figures)


class _Number:
    """A number held against its placeholders: the digits before and behind the point, the power."""

    def __init__(self, value: Decimal, tokens: tuple[Token, ...]) -> None:
        kinds = [token.kind for token in tokens]
        digits = [at for at, kind in enumerate(kinds) if kind == "digit"]
        self.power_at = kinds.index("exponent") if "exponent" in kinds else len(kinds)
        self.point_at = kinds.index("point") if "point" in kinds else self.power_at
        self.whole_at = [at for at in digits if at < self.point_at]
        self.part_at = [at for at in digits if self.point_at < at < self.power_at]
        self.power_digits = sum(at > self.power_at for at in digits)
        last = self.whole_at[-1] if self.whole_at else -1
        commas = [at for at, kind in enumerate(kinds) if kind == "comma"]
        self.grouped = any(at < last for at in commas)
        scale = sum(at > last for at in commas)
        value = value.scaleb(2 * kinds.count("percent") - _THOUSAND * scale)
        self.power = 0
        # As many digits before the point as the power goes up by: 12.3E+4 for ####.0E+0.
        step = max(1, len(self.whole_at))
        if self.power_at < len(kinds) and value:
            self.power = value.adjusted() // step * step
            value = value.scaleb(-self.power)
        rounded = value.quantize(Decimal(1).scaleb(-len(self.part_at)), ROUND_HALF_UP)
        if self.power_at < len(kinds) and rounded.adjusted() >= step:
            self.power += step
            rounded = rounded.scaleb(-step).quantize(rounded)
        whole, _, self.part = f"{rounded:f}".partition(".")
        self.whole = whole.lstrip("0")


def _laid_out(number: _Number, section: Section) -> Iterator[str]:
    tokens = section.tokens
    whole = _whole(number, [tokens[at].text for at in number.whole_at])
    part = _part(number, [tokens[at].text for at in number.part_at])
    for at, token in enumerate(tokens):
        if token.kind == "digit":
            if at in number.whole_at:
                yield chinese_digits(whole.pop(0), section.figures)
            elif at in number.part_at:
                yield chinese_digits(part.pop(0), section.figures)
        elif token.kind == "exponent":
            sign = "-" if number.power < 0 else token.text[1].replace("-", "")
            yield f"E{sign}{abs(number.power):0{number.power_digits}d}"
        elif token.kind != "comma":
            yield token.text


def _whole(number: _Number, places: list[str]) -> list[str]:
    """Return what stands at each placeholder before the point; the first takes all that is more."""
    digits = number.whole
    zeros = next((len(places) - at for at, place in enumerate(places) if place == "0"), 0)
    digits = digits.rjust(zeros, "0")
    at_last = [
        "," + digit if number.grouped and left and left % _THOUSAND == 0 and n else digit
        for n, (digit, left) in enumerate(zip(digits, range(len(digits), 0, -1), strict=True))
    ]
    if not places:
        return []
    more = max(0, len(at_last) - len(places))
    shown = ["".join(at_last[: more + 1]), *at_last[more + 1 :]] if at_last else []
    return [""] * (len(places) - len(shown)) + shown


def _part(number: _Number, places: list[str]) -> list[str]:
    """Return what stands at each placeholder behind the point: zeros at the end only where due."""
    needed = next((len(places) - at for at, place in enumerate(places[::-1]) if place == "0"), 0)
    kept = number.part[needed:].rstrip("0")
    shown = number.part[:needed] + kept
    return [*shown, *[""] * (len(places) - len(shown))]


def _trimmed(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
