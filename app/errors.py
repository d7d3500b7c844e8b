"""The one root error, the problem it lists, and the exit codes. Every room may import this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class ExitCode(IntEnum):
    """What the shell is told when a command ends."""

    DONE = 0
    NEEDS_WRITER = 1
    BAD_INPUT = 2
    OWN_FAULT = 3


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where it stands, and what to do about it.

    `line` and `column` count from 1; `shown` is the offending line as the user wrote it. In a
    table `where` is the place as people see it there (`B3`, 第 3 行), told in their stead.
    """

    what: str
    hint: str = ""
    path: str | None = None
    line: int | None = None
    column: int | None = None
    shown: str | None = None
    where: str | None = None

    @property
    def place(self) -> str:
        """Return `file:line:column`, as far as it is known; the file alone with a `where`."""
        parts = (self.path,) if self.where else (self.path, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        """Return `file:line:column: what: what to do`, or `file: B3：what: what to do`."""
        what = self.what
        if self.where:
            what = _("{where}：{what}").format(where=self.where, what=self.what)
        return ": ".join(part for part in (self.place, what, self.hint) if part)


class NigaoError(Exception):
    """The root of every error this program raises on purpose; it lists all problems found."""

    exit_code = ExitCode.OWN_FAULT

    def __init__(self, problems: Sequence[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class InputError(NigaoError):
    """The user's input or command line is wrong; nothing was written."""

    exit_code = ExitCode.BAD_INPUT


class NotFinishedError(NigaoError):
    """The work was refused because the writer still has something to do; nothing was written."""

    exit_code = ExitCode.NEEDS_WRITER


def raise_all(problems: Iterable[Problem]) -> None:
    """Raise one `InputError` with every problem, or return if there is none."""
    if found := tuple(problems):
        raise InputError(found)
