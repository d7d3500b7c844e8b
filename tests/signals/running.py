"""A command run as a process and struck: by the clock, or at what it does with the disk."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import NamedTuple

_SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r|\x07")
_PATIENCE = 120.0
_DEEDS = frozenset(
    (
        *("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"),
        *("os.chmod", "shutil.copyfile", "fcntl.flock"),
    )
)
_CHECKOUT = Path(__file__).resolve().parents[2]


class Strike(NamedTuple):
    """A signal, and when: after so many seconds, or at the n-th deed done to the disk.

    So many `steps` are made after that deed: functions called or left.
    """

    sign: signal.Signals
    seconds: float | None = None
    deed: int | None = None
    steps: int = 0


class Watch(NamedTuple):
    """What is noted of a run: a file descriptor for its deeds, and the states of a file.

    The states are what the file holds whenever an answer is waited for.
    """

    counting: int
    kept: Path | None
    states: list[bytes | None]


class Talk(NamedTuple):
    """What a person types on a terminal, each line behind a prompt; nobody is there without one."""

    prompt: str = ""
    typed: tuple[str, ...] = ()


_SILENT = Talk()


class Ended(NamedTuple):
    """How a run ended: its exit code, what it said, how many answers it took, how long it took."""

    code: int
    said: str
    answered: int
    seconds: float


def deeds_from(strike: Strike | None, count_in: int | None = None) -> None:
    """Have this process count what it does to the disk, and strike itself.

    A file that is opened to be written counts, and so does what is renamed, removed or made. Each
    is written to the file descriptor `count_in`.
    """
    done = 0

    def heard(event: str, args: tuple[object, ...]) -> None:
        nonlocal done
        if event == "open":
            flags = args[2] if isinstance(args[2], int) else 0
            if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                return
        elif event not in _DEEDS:
            return
        done += 1
        if count_in is not None:
            os.write(count_in, b".")
        if strike and strike.deed == done:
            _strike_after(strike.steps, strike.sign)

    sys.addaudithook(heard)


def _strike_after(steps: int, sign: signal.Signals) -> None:
    left = steps

    def step(_frame: FrameType, _event: str, _value: object) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            sys.setprofile(None)
            os.kill(os.getpid(), sign)

    sys.setprofile(step)


class Runner:
    """Runs command lines of `nigao` in folders, in new processes or in copies of this one."""

    def __init__(self, cache: Path) -> None:
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(_CHECKOUT),
            "XDG_CACHE_HOME": str(cache),
            "TERM": "dumb",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def warm(self, folder: Path, args: tuple[str, ...]) -> None:
        """Run a command line in this very process, so that its copies have loaded all they need."""
        from app.cli.main import main
        from app.workflow.keeping_patterns import put_away_patterns, take_up_patterns

        held, here = dict(os.environ), Path.cwd()
        os.environ.update(self._environment)
        os.chdir(folder)
        try:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                take_up_patterns()
                main(args)
                put_away_patterns()
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(held)

    def run(
        self,
        folder: Path,
        args: tuple[str, ...],
        talk: Talk = _SILENT,
        strike: Strike | None = None,
        watch: Watch | None = None,
        *,
        apart: bool = False,
    ) -> Ended:
        """Run a command line and return how it ended: `apart` in a process that is started anew."""
        began = time.monotonic()
        master, slave = os.openpty()
        if apart:
            child = self._start(folder, args, slave, terminal=bool(talk.prompt))
        else:
            counting = watch.counting if watch else None
            child = self._copy(folder, args, slave, strike, counting, terminal=bool(talk.prompt))
        os.close(slave)
        shown, answered = b"", 0
        due = began + strike.seconds if strike and strike.seconds is not None else None
        code: int | None = None
        while code is None:
            now = time.monotonic()
            if now > began + _PATIENCE:
                _send(child, signal.SIGKILL)
                raise AssertionError(f"hangs: {args}\n{shown.decode(errors='replace')}")
            if strike and due is not None and now >= due:
                due = None
                _send(child, strike.sign)
            shown += _read(master, 0.02 if due is None else max(0.0, min(0.02, due - now)))
            code = _ended(child)
            if code is None and answered < len(talk.typed) and _is_asked(shown, talk, answered):
                if watch and watch.kept:
                    watch.states.append(watch.kept.read_bytes() if watch.kept.exists() else None)
                os.write(master, talk.typed[answered].encode() + b"\n")
                answered += 1
        while more := _read(master, 0):
            shown += more
        os.close(master)
        said = _plain(shown)
        asked = said.count(talk.prompt) if talk.prompt else 0
        return Ended(code, said, max(0, min(answered, asked - 1)), time.monotonic() - began)

    def _start(self, folder: Path, args: tuple[str, ...], slave: int, *, terminal: bool) -> int:
        return subprocess.Popen(
            [sys.executable, "-m", "app", *args],
            cwd=folder,
            env=self._environment,
            stdin=slave if terminal else subprocess.DEVNULL,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_hear,
        ).pid

    def _copy(
        self,
        folder: Path,
        args: tuple[str, ...],
        slave: int,
        strike: Strike | None,
        count_in: int | None,
        *,
        terminal: bool,
    ) -> int:
        sys.stdout.flush()
        child = os.fork()
        if child:
            return child
        code = 99
        try:
            os.setsid()
            _hear()
            nothing = os.open(os.devnull, os.O_RDONLY)
            os.dup2(slave if terminal else nothing, 0)
            os.dup2(slave, 1)
            os.dup2(slave, 2)
            streams = (
                os.fdopen(0, encoding="utf-8", closefd=False),
                os.fdopen(1, "w", 1, encoding="utf-8", closefd=False),
                os.fdopen(2, "w", 1, encoding="utf-8", closefd=False),
            )
            # As of any process they stand under a second name that nobody changes.
            sys.stdin, sys.stdout, sys.stderr = streams
            sys.__stdin__, sys.__stdout__, sys.__stderr__ = streams  # type: ignore[misc]
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(self._environment)
            code = _run_here(args, strike, count_in)
        finally:
            os._exit(code)


def _run_here(args: tuple[str, ...], strike: Strike | None, count_in: int | None) -> int:
    """Run a command line in this process as Python would run it, and return its exit code."""
    import traceback

    from app.cli.main import run

    sys.argv = ["nigao", *args]
    deeds_from(strike, count_in)
    code = 99
    try:
        run()
    except SystemExit as ended:
        sys.setprofile(None)
        code = int(ended.code or 0)
    except KeyboardInterrupt:
        traceback.print_exc()
        code = -signal.SIGINT
    except BaseException:
        traceback.print_exc()
    with suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()
    if code == -signal.SIGINT:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    return code


def _hear() -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(
            sign, signal.SIG_DFL if sign is signal.SIGTERM else signal.default_int_handler
        )


def _send(child: int, sign: signal.Signals) -> None:
    """Send a signal as it is sent: to a whole terminal, or with all that was started."""
    with suppress(ProcessLookupError):
        os.killpg(child, sign)


def _ended(child: int) -> int | None:
    ended, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _read(master: int, wait: float) -> bytes:
    if not select.select([master], [], [], wait)[0]:
        return b""
    with suppress(OSError):
        return os.read(master, 65536)
    time.sleep(min(wait, 0.002))
    return b""


def _plain(shown: bytes) -> str:
    return _SIGNS.sub("", shown.decode(errors="replace"))


def _is_asked(shown: bytes, talk: Talk, answered: int) -> bool:
    said = _plain(shown)
    return said.count(talk.prompt) > answered and said.rstrip(" ").endswith(talk.prompt)
