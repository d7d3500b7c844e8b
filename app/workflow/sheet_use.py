"""What a names sheet holds that a text has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.names import Occurrence


def tell_unused(names: Iterable[str]) -> Iterator[str]:
    """Yield a line that tells which names nothing asked for, if there are any."""
    if said := "、".join(names):
        yield f"没有用到的名称（文中没有，或都填了更具体的）：{said}"


def tell_astray(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """Yield a line for each single marker of a sheet that the text does not hold."""
    for occurrence in occurrences:
        shown = occurrence.context or occurrence.token
        yield f"对照表第 {occurrence.n} 处（{shown}）和文中对不上，没有填“{occurrence.value}”"
