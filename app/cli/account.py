"""How a command came to its end, for who wants to know: what it used, and where the time went."""

import reprlib
import shlex
import sys
import traceback
from collections.abc import Iterator, Sequence

from app import __version__
from app.messages import _
from app.trace import Trace
from app.workflow.outcome import Piece, Told


def account(trace: Trace, seconds: float) -> Iterator[str]:
    """Yield what a command used, and how much of its time each of its steps took."""
    for what, path in trace.used:
        yield _aside(_("用到的{what}：{path}").format(what=what, path=path))
    steps = {**trace.seconds, _("其余"): seconds - sum(trace.seconds.values())}
    taken = _("、").join(f"{name} {taken:.2f}" for name, taken in steps.items())
    yield _aside(_("用时 {whole:.2f} 秒：{steps}").format(whole=seconds, steps=taken))


def surroundings(args: Sequence[str], trace: Trace) -> Iterator[str]:
    """Yield what a maintainer would ask about the fault that a command line came to."""
    # To load it takes longer than all that is told here.
    import platform

    yield f"nigao {__version__} · Python {platform.python_version()} · {platform.platform()}"
    yield _("所用的命令：{}").format(shlex.join(["nigao", *args]))
    if trace.broken_off:
        yield _("停在这一步：{}").format(trace.broken_off[0])
    yield from _last_values()


def _last_values() -> Iterator[str]:
    """Yield what the innermost frame of the program's own holds where a fault arose."""
    frames = [frame for frame, _line in traceback.walk_tb(sys.exc_info()[2])]
    own = [frame for frame in frames if frame.f_globals.get("__name__", "").startswith("app.")]
    for name, value in (own or frames)[-1].f_locals.items():
        yield f"    {name} = {reprlib.repr(value)}"


def _aside(words: str) -> Told:
    return Told(Piece(words, "aside"))
