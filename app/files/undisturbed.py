"""Short work that is done to its end, however a process is told to stop meanwhile."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Have an interrupt, or the order to end, wait until what is done here is done."""
    # Only the first thread ever hears of them.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []

    def note(sign: int, _frame: FrameType | None) -> None:
        heard.append(sign)

    # What is not set by Python cannot be put back by it.
    before = {sign: how for sign in _SIGNS if (how := signal.getsignal(sign)) is not None}
    try:
        for sign in before:
            signal.signal(sign, note)
        yield
    finally:
        for sign, how in before.items():
            signal.signal(sign, how)
        for waited in heard[:1]:
            signal.raise_signal(waited)
