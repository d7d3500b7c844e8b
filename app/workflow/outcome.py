"""What every verb gives back to the face that called it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from app.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Part = Literal["", "error", "warning", "hint", "place", "question", "aside", "marked"]
"""What words are to a reader, who may be shown it by a colour."""


class Piece(NamedTuple):
    """Words of a line, and what they are to its reader."""

    text: str
    part: Part = ""


class Told(str):
    """Words for a person, some of which are more than words: an error, a place; a text else."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, *pieces: Piece | str) -> Self:
        """Return the words of some pieces, one behind the other."""
        known = tuple(piece if isinstance(piece, Piece) else Piece(piece) for piece in pieces)
        made = super().__new__(cls, "".join(piece.text for piece in known))
        made.pieces = known
        return made


def joined(lines: Iterable[str], between: str = "\n") -> Told:
    """Return lines as one text, in which each piece is what it was."""
    pieces: list[Piece] = []
    for line in lines:
        pieces += [Piece(between)] if pieces else []
        pieces += pieces_of(line)
    return Told(*pieces)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return what a text is made of: itself, if it is only words."""
    return text.pieces if isinstance(text, Told) else (Piece(text),)


@dataclass(frozen=True)
class Outcome:
    """How a verb ended.

    `output` goes to standard output: bytes are data, a text is words for a person. `written` are
    the files that were made; `notes` are told to the person, a line each, on standard error;
    `closing` as well, but behind a long output.
    """

    exit_code: ExitCode = ExitCode.DONE
    output: bytes | str | None = None
    written: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
