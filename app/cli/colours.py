"""What a terminal shows by rich: the parts of a line in colours, and how far long work is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from rich.console import Console
    from rich.progress import Progress

    from app.workflow.outcome import Part, Piece

_STYLES: Mapping[Part, str] = {
    "error": "red",
    "warning": "yellow",
    "hint": "cyan",
    "place": "dim",
    "question": "bold",
    "aside": "dim",
    "marked": "reverse",
}


def shows_colours(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal whose user has not asked for plain words."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


def print_coloured(pieces: Iterable[Piece], stream: TextIO, end: str = "\n") -> None:
    """Print pieces to a terminal, each as its part looks there."""
    # Most runs print nothing in colour, and do without what does.
    from rich.text import Text

    words = Text.assemble(*((piece.text, _STYLES.get(piece.part, "")) for piece in pieces))
    # The lines are what they are: an excerpt and its caret must not be broken.
    _console(stream).print(words, soft_wrap=True, end=end)


def bar(label: str, rows: int, stream: TextIO) -> Progress:
    """Return a bar for so many rows; its task 0 has a field `rate`, and it is drawn when told to.

    It is drawn by who works and not by a thread: no other process is started beside one.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # What a user has called his files never stands in it, but words may look like markup.
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(24, complete_style="cyan", finished_style="cyan"),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False, style="dim"),
    )
    made = Progress(
        *columns,
        console=_console(stream),
        auto_refresh=False,
        # The streams are this program's own, and nothing is told while a bar is drawn.
        redirect_stdout=False,
        redirect_stderr=False,
    )
    made.add_task(label, total=rows, rate="")
    return made


def _console(stream: TextIO) -> Console:
    """Return what knows the signs of a terminal, of old ones of Windows too."""
    from rich.console import Console

    plain = not shows_colours(stream)
    return Console(file=stream, highlight=False, markup=False, emoji=False, no_color=plain)
