"""What a process needs to make the files of one batch: a desk, set up once, used for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from app.batch.naming import Target


class Made(NamedTuple):
    """A row's file, and where it still has something open.

    `body` stands for the words that no other row's file should have too; empty if there are none.
    """

    data: bytes
    left: tuple[str, ...] = ()
    body: str = ""


class Desk(Protocol):
    """Makes the file of one row after the other; the same row gives the same bytes."""

    def make(self, target: Target) -> Made:
        """Return a row's file. Raises `NigaoError` where it cannot be made."""
        ...


class Setting(Protocol):
    """What a desk is set up from; another process can do it from a copy."""

    def desk(self) -> Desk:
        """Return a desk, ready to work."""
        ...
