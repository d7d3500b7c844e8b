"""The processor's time that works take within this process, done by turns."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def least_times(works: Sequence[Callable[[], object]], turns: int) -> list[float]:
    """Return the least processor time of each work in milliseconds, done by turns.

    The collector of garbage waits, as what it costs hangs on what else is alive; between two works
    it need not go through what was alive before the first.
    """
    least = [float("inf")] * len(works)
    gc.collect()
    gc.freeze()
    for _ in range(turns):
        for at, work in enumerate(works):
            gc.collect()
            gc.disable()
            start = time.process_time()
            work()
            least[at] = min(least[at], 1000 * (time.process_time() - start))
            gc.enable()
    gc.unfreeze()
    return least
