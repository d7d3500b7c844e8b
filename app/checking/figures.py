"""What rules ask of figures: whether two count the same, and how a number is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.facts.fact_text import fact_text
from app.facts.figures import every_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.facts.figures import Figure

_PEOPLE = frozenset(("名", "位", "人", "个人"))
_PERCENT = frozenset(("%", "％"))


def figures_by_sentence(text: str) -> Iterator[Sequence[Figure]]:
    """Yield the exact figures of each sentence of a text that has two at least."""
    figures = [figure for figure in every_figure(text) if figure.number.exact]
    if len(figures) > 1:
        for start, end in fact_text(text).sentences:
            inside = [figure for figure in figures if start <= figure.start < end]
            if len(inside) > 1:
                yield inside


def counts_alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures have one measure."""
    return measure_of(one) == measure_of(other)


def measure_of(figure: Figure) -> tuple[str, str]:
    """Return the measure of a figure; 名, 位 and 人 are one."""
    if figure.unit in _PEOPLE:
        return "人", ""
    return ("%", "") if is_percent(figure) else (figure.unit, figure.kind)


def is_percent(figure: Figure) -> bool:
    """Tell whether a figure is a percentage."""
    return figure.unit in _PERCENT


def leeway(figure: Figure) -> float:
    """Return by how much the last digit of a figure may have been rounded."""
    return (
        0.5 * figure.number.size / figure.number.value / 10**figure.number.places
        if figure.number.value
        else 0.5
    )


def shown(size: float) -> str:
    """Return a number as a message tells it."""
    return f"{size:.2f}".rstrip("0").rstrip(".")


def shown_as(size: float, like: Figure) -> str:
    """Return a size as a message tells it, by the scale and the measure of a figure: 8万元."""
    scale = like.number.size / like.number.value if like.number.value else 1
    return shown(size / scale) + like.measured
