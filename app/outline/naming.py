"""Advice on a key that is not known: the nearest known one, or the place where it belongs."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.outline.shapes import Keyed, ListOf, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.outline.shapes import Key

_SURE = 0.75
_LIKELY = 0.5
_FEW = 3


class Advice(NamedTuple):
    """What is wrong with a key, what to do, and the target of the key that was meant."""

    what: str
    hint: str
    guess: str = ""


def unknown_key(written: str, form: Keyed, whole: Shape) -> Advice:
    """Return advice on a key that the mapping does not know.

    Keys are compared in both languages and named in the one the user wrote.
    """
    what = _("不认识“{}”").format(written)
    chinese = _is_chinese(written)
    if guess := _nearest(written, form, _SURE):
        return Advice(what, _("是不是“{}”？").format(_spelled(guess, chinese)), guess.target)
    homes = dict.fromkeys(f"“{_spelled(home, chinese)}”" for home in _homes(written, whole.keyed()))
    if 0 < len(homes) <= _FEW:
        return Advice(what, _("它写在{}里面").format(_("、").join(homes)))
    if guess := _nearest(written, form, _LIKELY):
        return Advice(what, _("是不是“{}”？").format(_spelled(guess, chinese)), guess.target)
    known = _("、").join(_spelled(key, chinese) for key in form.keys)
    meant = form.keys[0].target if len(form.keys) == 1 else ""
    return Advice(what, _("可以写：{}").format(known), meant)


def is_misspelt(written: str, form: Keyed) -> bool:
    """Tell whether words that are no key of a mapping are one of its keys but for a slip."""
    return _nearest(written, form, _SURE) is not None


def _nearest(written: str, form: Keyed, cutoff: float) -> Key | None:
    known = [name for key in form.keys for name in key.names]
    close = get_close_matches(written.strip().lower(), known, n=1, cutoff=cutoff)
    return form.key(close[0]) if close else None


def _homes(written: str, forms: Iterable[Keyed]) -> Iterator[Key]:
    """Yield the keys whose mapping, or list of mappings, knows this one; the outermost of a way."""
    for form in forms:
        for key in form.keys:
            held = list(_mappings(key.shape))
            if any(inner.key(written) for inner in held):
                yield key
            else:
                yield from _homes(written, held)


def _mappings(shape: Shape) -> Iterator[Keyed]:
    for form in shape.forms:
        if isinstance(form, ListOf):
            yield from _mappings(form.item)
        elif isinstance(form, Keyed):
            yield form


def _spelled(key: Key, chinese: bool) -> str:
    return key.chinese if chinese and key.chinese else key.english


def _is_chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)
