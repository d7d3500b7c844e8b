"""The worker of a process: set up once, it makes the file of one row after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from app.batch.naming import Target
    from app.models.finding import Finding


class Made(NamedTuple):
    """A row's file, and where it still has something open.

    `body` stands for the words that no other row's file should have too; empty if there are none.
    `findings` are what its writer should look at, the gravest first.
    """

    data: bytes
    left: tuple[str, ...] = ()
    body: str = ""
    findings: tuple[Finding, ...] = ()


class Worker(Protocol):
    """Makes the file of one row after the other; the same row gives the same bytes."""

    def make(self, target: Target) -> Made:
        """Return a row's file. Raises `NigaoError` where it cannot be made."""
        ...


class Setup(Protocol):
    """What a worker is set up from; another process can do it from a copy."""

    def worker(self) -> Worker:
        """Return a worker, ready to work."""
        ...
