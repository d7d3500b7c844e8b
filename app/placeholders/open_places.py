"""The places in a report's lines that are still open: told to the writer, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import NotFinishedError, Problem
from app.placeholders.finding import context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.models.names import Placeholder

    Advice = Callable[[Placeholder], str]


def tell_open(
    lines: Sequence[str], left: Sequence[Placeholder], advice: Advice | None
) -> Iterator[str]:
    """Yield a line for each place that is still open, with advice on what would fill it."""
    if left:
        behind = "（后面是能补上它的提纲键）" if advice else ""
        yield f"还有 {len(left)} 处空缺{behind}："
    for place in left:
        yield f"  {_place(lines[place.paragraph], place)}" + (
            f" → {advice(place)}" if advice else ""
        )


def refuse_open(
    path: Path, lines: Sequence[str], left: Sequence[Placeholder], advice: Advice | None
) -> None:
    """Raise `NotFinishedError` with every place that is still open, if there is one."""
    if left:
        raise NotFinishedError(
            [
                Problem(
                    f"还没有填：{_place(lines[place.paragraph], place)}",
                    f"在提纲里补：{advice(place)}" if advice else "填好再定稿",
                    str(path),
                )
                for place in left
            ]
        )


def _place(line: str, place: Placeholder) -> str:
    doubt = f"（存疑：{place.doubt}）" if place.doubt else ""
    return f"第 {place.paragraph + 1} 段 {context(line, place.start, place.end)}{doubt}"
