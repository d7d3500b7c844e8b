"""What a template may use up: steps and characters, counted before and as values arise.

They are counted and not timed, so that a template is too much on every machine or on none.
"""

from __future__ import annotations

from collections.abc import ItemsView, KeysView, ValuesView
from typing import TYPE_CHECKING

from app.drafting.template_faults import UnfitError
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_STEPS = 500_000
_CHARACTERS = 1_000_000
# How often a template may take what the outline says into its hands.
_TIMES_GIVEN = 20
_DEPTH = 50
# A number of some twelve hundred digits.
_BITS = 4096
# What a line costs in all that comes behind a template, in characters.
_LINE = 20
# The widest that a value may be laid out.
_WIDTH = 999
_DIGITS = lazy(r"\d+")
_WIDE = lazy(r"(?:\d{4,}|\*)(?:\.[\d*]*)?[hlL]*[diouxXeEfFgGcrsa]")
_CONTAINERS = (list, tuple, dict, set, frozenset, range, KeysView, ValuesView, ItemsView)


class Budget:
    """What is left to one rendering of a template to which so many characters were given."""

    def __init__(self, given: int) -> None:
        self._most = _CHARACTERS + _TIMES_GIVEN * given
        self._steps = _STEPS
        self._characters = self._most
        self._depth = 0

    def step(self, steps: int) -> None:
        """Count steps. Raises `UnfitError` where there are too many."""
        self._spend(steps, 0)

    def write(self, size: int) -> None:
        """Count what is written, of some `written_size`. Raises `UnfitError`."""
        self._spend(1, size)

    def enter(self) -> None:
        """Count a call inside of others. Raises `UnfitError` for too many of them."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise UnfitError(_("套得太深：超过了 {} 层").format(_DEPTH))

    def leave(self) -> None:
        """Count a call as done."""
        self._depth -= 1

    def weigh(self, value: object) -> int:
        """Return the size of a value, all that it holds included, and count it.

        What stands in it twice counts twice, for so it does whenever the value is compared or
        printed. Raises `UnfitError` where it is too much.
        """
        if isinstance(value, str):
            size = len(value)
            self._spend(1, size)
            return size + 1
        before = self._steps + self._characters
        waiting: list[object] = [value]
        while waiting:
            waiting.extend(self._weigh_one(waiting.pop()))
        return before - self._steps - self._characters

    def foresee(self, name: str, value: object, given: Sequence[object]) -> None:
        """Weigh what a method or a filter is called with, and refuse what would grow too large.

        Raises `UnfitError`.
        """
        size = self.weigh(value)
        sizes = [self.weigh(one) for one in given]
        if grown := _GROWING.get(name):
            self._allow(grown(value, size, given, sizes))

    def foresee_product(self, left: object, right: object) -> None:
        """Refuse a text or list taken too often. Raises `UnfitError`."""
        for one, times in ((left, right), (right, left)):
            if isinstance(times, int) and not isinstance(one, int | float):
                self._allow(self.weigh(one) * times)

    def foresee_power(self, base: object, exponent: object) -> None:
        """Refuse a power that is too large a number. Raises `UnfitError`."""
        if isinstance(base, int) and isinstance(exponent, int):
            _allow_bits(base.bit_length() * exponent)

    def _weigh_one(self, one: object) -> Sequence[object]:
        """Count one value, and return those that it holds."""
        self._spend(1, len(one) if isinstance(one, str) else 0)
        if isinstance(one, int):
            _allow_bits(one.bit_length())
        elif isinstance(one, range):
            self._spend(len(one), 0)
        elif isinstance(one, dict):
            return [*one.keys(), *one.values()]
        elif isinstance(one, _CONTAINERS):
            return [*one]
        return ()

    def _spend(self, steps: int, characters: int) -> None:
        self._steps -= steps
        self._characters -= characters
        if self._steps < 0:
            raise UnfitError(_("要做的太多：超过了 {} 万步").format(_STEPS // 10_000))
        if self._characters < 0:
            raise self._too_much()

    def _allow(self, characters: int) -> None:
        if characters > self._characters:
            raise self._too_much()

    def _too_much(self) -> UnfitError:
        return UnfitError(_("写的太多：超过了 {} 万字").format(self._most // 10_000))


def written_size(text: str) -> int:
    """Return what a written text counts: its characters, and more for each line."""
    return len(text) + _LINE * text.count("\n")


def allow_layout(specification: str) -> None:
    """Refuse a width or a precision of more than three digits. Raises `UnfitError`."""
    if any(len(digits) > len(str(_WIDTH)) for digits in _DIGITS.findall(specification)):
        raise _too_wide()


def _allow_bits(bits: int) -> None:
    if bits > _BITS:
        raise UnfitError(_("数太大：超过了一千位"))


def _too_wide() -> UnfitError:
    return UnfitError(_("宽度太大：不能超过 {}，也不能用 * 代替").format(_WIDTH))


def _multiplied(_value: object, size: int, given: Sequence[object], sizes: Sequence[int]) -> int:
    """Return the most that comes of a value laid out, taken apart or joined by what is given."""
    counts = [abs(one) for one in given if isinstance(one, int)]
    return size * max([1, *sizes, *counts])


def _summed(_value: object, size: int, _given: Sequence[object], sizes: Sequence[int]) -> int:
    return size * max([size, *sizes])


def _formatted(value: object, size: int, _given: Sequence[object], sizes: Sequence[int]) -> int:
    """Return the most that comes of a form filled with what is given.

    Raises `UnfitError` for a form that lays a value out too wide.
    """
    form = str(value)
    if _WIDE.search(form):
        raise _too_wide()
    return size + (form.count("%") + form.count("{")) * (_WIDTH + sum(sizes))


def _rounded(_value: object, size: int, given: Sequence[object], _sizes: Sequence[int]) -> int:
    """Return the size: a power of ten is made of the places, and it alone may be too large."""
    for places in given:
        if isinstance(places, int):
            _allow_bits(abs(places) * (10).bit_length())
    return size


_GROWING: dict[str, Callable[[object, int, Sequence[object], Sequence[int]], int]] = {
    **dict.fromkeys(("center", "ljust", "rjust", "zfill", "expandtabs", "indent"), _multiplied),
    **dict.fromkeys(("replace", "join", "batch", "slice"), _multiplied),
    # What is cut off is looked for among all that may be, sign by sign; what is looked for from
    # the end is compared at each place.
    **dict.fromkeys(("trim", "strip", "lstrip", "rstrip"), _multiplied),
    **dict.fromkeys(("rfind", "rindex", "rpartition", "rsplit"), _multiplied),
    "format": _formatted,
    "round": _rounded,
    "sum": _summed,
}
"""The methods and filters that make or compare more than they are given, and how much at most."""
