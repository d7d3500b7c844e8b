"""An outline with one more answer in it, as if the writer had given it."""

from __future__ import annotations

from typing import Any

from app.models.outline import Content, Fact, Measure, Outline, Point, Section
from app.patterns import lazy

_STEP = lazy(r"([a-z_]+)(?:\[(\d+)\])?")


def answered(outline: Outline, key: str, words: str) -> Outline:
    """Return the outline with words at a key: `insights[0].facts[1].shows`, `closing`.

    At a list (`insights[0].facts`, `next_steps[0].measures`) they become one more member, and at
    `next_steps` the measure of one more step.
    """
    steps = [(match[1], match[2]) for match in _STEP.finditer(key)]
    changed: Outline = _with(outline, steps, words)
    return changed


def _with(value: Any, steps: list[tuple[str, str | None]], words: str) -> Any:
    (field, number), *rest = steps
    old = getattr(value, field)
    if number is None:
        return value.model_copy(update={field: _filled(field, old, words)})
    held = old.items if isinstance(old, Section) else old
    at = int(number)
    new = (*held[:at], _with(held[at], rest, words), *held[at + 1 :])
    return value.model_copy(
        update={field: old.model_copy(update={"items": new}) if isinstance(old, Section) else new}
    )


def _filled(field: str, old: Any, words: str) -> Any:
    """Return what a field holds once the words are said there."""
    if field == "facts":
        return (*old, Fact(fact=words))
    if field == "measures":
        return (*old, Measure(measure=words))
    if field == "next_steps":
        section = old or Section()
        steps = (*section.items, Point(measures=(Measure(measure=words),)))
        return section.model_copy(update={"items": steps})
    if field in ("heading", "closing"):
        return Content(pieces=(words,))
    return words
