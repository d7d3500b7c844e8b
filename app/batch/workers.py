"""The worker of a process: set up once, it makes the file of one row after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from app.batch.naming import Target
    from app.copying.copied import Copied, Shares
    from app.messages import Language
    from app.models.finding import Finding
    from app.models.report import Report


OF_REPORTS: Language = "zh"
"""The language of what a batch's report says of its files, whoever made them."""


class Made(NamedTuple):
    """A row's file, and where it still has something open.

    `body` stands for the words that no other row's file should have too; empty if there are none.
    `findings` are what its writer should look at, the gravest first. `borrowed` is how much of it
    stands in other texts, and `lines` are those that no other row's file should be much alike to.
    """

    data: bytes
    left: tuple[str, ...] = ()
    body: str = ""
    findings: tuple[Finding, ...] = ()
    borrowed: Shares | None = None
    lines: tuple[str, ...] = ()


class OtherTexts(Protocol):
    """Texts that reports are held against."""

    def copied(self, report: Report, path: Path | None = None) -> Copied:
        """Return what of a report stands in the texts, but for its own file among them."""
        ...


class OpenTexts(Protocol):
    """What opens texts; another process can do it from a copy."""

    def __call__(self) -> OtherTexts:
        """Return the texts. Raises `InputError` where they cannot be opened."""
        ...


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
