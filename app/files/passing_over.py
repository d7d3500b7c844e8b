"""What lies where a program looks by itself and cannot be read: noted for the user, and left."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOTED: ContextVar[dict[str, None] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[dict[str, None]]:
    """Give what a line is added to, once, for all that is passed over meanwhile."""
    noted: dict[str, None] = {}
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def pass_over(path: Path, why: str) -> None:
    """Note that what the user has not named cannot be read, and why."""
    noted = _NOTED.get()
    if noted is not None:
        noted[_("没有用 {path}（{why}）").format(path=path, why=why)] = None
