"""What an engine does for the work on many reports."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, get_args

from app.errors import InputError, Problem
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from app.mining.counting import Counts
    from app.processes import Shared

EngineName = Literal["local", "duckdb", "ray"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)

_T = TypeVar("_T")
_D = TypeVar("_D")


class Engine(Protocol):
    """Does tasks in processes, here or elsewhere, and counts what they come to.

    `is_far` tells that a process may be on another machine, where this one's files are not.
    """

    is_far: bool

    def work(self, shared: Shared[_T, _D], tasks: Iterable[_T], count: int) -> Iterator[_D]:
        """Yield what becomes of each of `count` tasks, in their order."""

    def counts(self) -> AbstractContextManager[Counts]:
        """Return what counts keys, however many there are."""


def want(package: EngineName) -> None:
    """Raise `InputError`, with how to install it, if the package of an engine is missing."""
    if find_spec(package) is None:
        what = _("--engine {name} 要用的 {name} 这里没有装").format(name=package)
        hint = _("先装上：pip install {}；或不加 --engine，在本机上做").format(package)
        raise InputError(Problem(what, hint))
