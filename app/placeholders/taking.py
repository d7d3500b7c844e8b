"""What becomes of a value where a form takes not any text: a choice, a tick, a date's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.blanks import Edit, boxed
from app.placeholders.date_forms import written_in

if TYPE_CHECKING:
    from app.models.names import Placeholder

YES, NO = "是", "否"
BUILT = ("control", "choice", "checkbox", "field")
"""The shapes of places that Word itself builds, or that are ticked."""

_YES = (
    "是",
    "√",
    "✓",
    "✔",
    "☑",
    "☒",
    "■",
    "对",
    "有",
    "已",
    "真",
    "1",
    "y",
    "yes",
    "true",
    "t",
    "on",
)
_NO = (
    "否",
    "×",
    "✗",
    "☐",
    "□",
    "不",
    "不是",
    "错",
    "无",
    "没有",
    "未",
    "假",
    "0",
    "n",
    "no",
    "false",
    "f",
    "off",
)
_SEPARATOR = lazy(r"[、，,；;/／|\n]+")


def edits_for(edit: Edit, place: Placeholder) -> list[Edit] | None:
    """Return the edits that write a value where a place takes it; None where it does not."""
    if place.shape not in BUILT:
        return boxed(edit, place)
    if edit.value == place.token:
        return [_untouched(place)]
    if place.takes.ticks:
        return _ticked(place, edit.value)
    value = _written(place, edit.value)
    return None if value is None else [Edit(place.paragraph, place.start, place.end, value)]


def answer_to(place: Placeholder, value: str) -> str | None:
    """Return whether a checkbox is ticked by an answer to the question that it belongs to.

    An answer that is none of the choices comes back as it is; to a box alone it is none at all.
    """
    picked = _picked(value, place.takes.answers)
    if picked is None:
        return value if len(place.takes.answers) > 1 else None
    return YES if place.takes.answer in picked else NO


def takes_anything(place: Placeholder) -> bool:
    """Tell whether a place takes any text."""
    return place.shape != "checkbox" and (not place.choices or place.takes.free)


def asked_choices(place: Placeholder) -> tuple[str, ...]:
    """Return what may be answered where there is a choice; nothing elsewhere."""
    return (YES, NO) if place.shape == "checkbox" else place.choices


def _written(place: Placeholder, value: str) -> str | None:
    """Return a value as it stands in a place; None where it may not stand there."""
    if not value:
        return value
    if place.takes.date_form:
        return written_in(place.takes.date_form, value) or value
    if not place.choices:
        return value
    by_word = {_close(word): word for word in place.choices}
    stored = {
        _close(kept): word for kept, word in zip(place.takes.stored, place.choices, strict=False)
    }
    return {**stored, **by_word}.get(_close(value), value if place.takes.free else None)


def _ticked(place: Placeholder, value: str) -> list[Edit] | None:
    ticks = place.takes.ticks
    untouched = _untouched(place)
    if not value.strip():
        return [untouched]
    if place.shape == "checkbox":
        said = value.strip().lower()
        if said in _NO:
            return [untouched]
        if said not in _YES and _close(said) != _close(place.takes.answer or place.label):
            return None
        return [Edit(place.paragraph, *ticks[0])]
    picked = _picked(value, place.takes.answers)
    if picked is None:
        return None
    made = [
        Edit(place.paragraph, *tick)
        for tick, word in zip(ticks, place.choices, strict=True)
        if word in picked
    ]
    return made or [untouched]


def _untouched(place: Placeholder) -> Edit:
    """Return the edit that writes a place once more as it stands, by which it is kept."""
    return Edit(place.paragraph, place.start, place.end, place.token)


def _picked(value: str, choices: tuple[str, ...]) -> list[str] | None:
    """Return the choices that a value picks, one or several; None where it picks another."""
    by_word = {_close(word): word for word in choices}
    if _close(value) in by_word:
        return [by_word[_close(value)]]
    if {_close(value)} <= {*_YES, *_NO} and set(choices) == {YES, NO}:
        return [YES if _close(value) in _YES else NO]
    picked = [by_word.get(_close(each)) for each in _SEPARATOR.split(value) if each.strip()]
    return [each for each in picked if each] if picked and all(picked) else None


def _close(words: str) -> str:
    return "".join(words.split()).lower().rstrip("。.；;")
