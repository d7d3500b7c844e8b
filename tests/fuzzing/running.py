"""A case run in this process through the real command line, and what it did that it must not."""

from __future__ import annotations

import gc
import io
import os
import re
import shutil
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.cli import main as command_line
from app.errors import ExitCode
from tests.fuzzing.keeping import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzzing.case import Case

_MANY_OBJECTS = 250_000
_TEMPORARY = re.compile(r"\.nigao-.{8}\.tmp$")
_FRAME = re.compile(r'  File "[^"]*?/((?:app|tests)/[^"]+)", line (\d+), in (\S+)')
# What moves the cursor, changes colours, or hides what is written: never told as it stands.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_ENDS = {ExitCode.DONE, ExitCode.NEEDS_WRITER, ExitCode.BAD_INPUT}


class Ran(NamedTuple):
    """How a case ended: its exit code, what was told, and the faults of this program."""

    code: int
    out: str
    err: str
    faults: tuple[str, ...]


class Runner:
    """Runs cases one after the other; what it keeps from one to the next is in a folder."""

    def __init__(self, folder: Path) -> None:
        gc.set_threshold(_MANY_OBJECTS)
        # No case starts another program: neither LibreOffice nor a pager.
        os.environ["PATH"] = ""
        os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
        self.kept = Kept(folder / "cache")

    def run(self, case: Case, folder: Path) -> Ran:
        """Run a case in a folder of its own, which is gone afterwards."""
        work, home = folder / "work", folder / "home"
        work.mkdir(parents=True)
        home.mkdir()
        case.lay_out(work)
        before = standing(folder)
        try:
            with _surroundings(home, self.kept.share(folder / "cache"), work):
                code, out, err = called(case.args)
            faults = tuple(faults_of(case, code, err, before, standing(folder)))
            return Ran(code, out, err, faults)
        finally:
            shutil.rmtree(folder)


@contextmanager
def _surroundings(home: Path, cache: Path, work: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {
        "HOME": str(home),
        "NIGAO_HOME": str(home / "nigao"),
        "XDG_CACHE_HOME": str(cache),
    }
    os.chdir(work)
    try:
        yield
    finally:
        os.environ |= before
        os.chdir("/")


def called(args: tuple[str, ...]) -> tuple[int, str, str]:
    """Return the exit code of a command, and what it wrote to its two streams."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", write_through=True)
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(""), out, err
    try:
        code = command_line.main(args)
    except BaseException:  # Whatever gets past the place where errors become words is a fault.
        traceback.print_exc(file=err)
        code = ExitCode.OWN_FAULT
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    return int(code), _written(out), _written(err)


def _written(stream: io.TextIOWrapper) -> str:
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode("utf-8", "replace")


def standing(folder: Path) -> dict[str, bytes | None]:
    """Return what stands in a folder: the bytes of files, nothing of folders and of the cache."""
    found: dict[str, bytes | None] = {}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if not name.startswith("cache"):
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def faults_of(
    case: Case,
    code: int,
    err: str,
    before: dict[str, bytes | None],
    after: dict[str, bytes | None],
) -> Iterator[str]:
    """Yield what a case did that it must not, by what stood in its folder before and after it."""
    if code not in _ENDS:
        yield f"exit {code}: {_place(err)}"
    # What is replaced on purpose is no input any more.
    replaced = "--force" in case.args or "mine" in case.args
    changed = [name for name, data in before.items() if after.get(name, b"") != data]
    if changed and not (replaced and code == ExitCode.DONE):
        yield f"input changed: {case.args[0]}"
    new = [name for name in after if name not in before]
    if code == ExitCode.BAD_INPUT and new:
        yield f"written on refusal: {case.args[0]}"
    if any(_TEMPORARY.search(name) for name in new):
        yield f"temporary left: {case.args[0]}"
    if any(not name.startswith("work/") for name in new):
        yield f"written elsewhere: {case.args[0]}"
    told = err if code != ExitCode.OWN_FAULT else ""
    if _CONTROL.search(told):
        yield f"control sign told: {case.args[0]}"
    if _TURNING.search(told):
        yield f"turning sign told: {case.args[0]}"
    if code == ExitCode.BAD_INPUT and not told.strip():
        yield f"refused without a word: {case.args[0]}"


def _place(err: str) -> str:
    """Return the last line of a traceback, and the innermost frame that is ours."""
    frames = [frame for frame in _FRAME.findall(err) if frame[0].startswith("app/")]
    path, line, name = frames[-1] if frames else ("", "", "")
    error = [
        text
        for text in err.splitlines()
        if re.match(r"[\w.]+(?:Error|Exception|Interrupt|Exit)\b", text)
    ]
    return f"{(error or ['?'])[-1].split(':')[0][:60]} {path}:{line} {name}"
