"""Telling the user: results on standard output, words to a person on standard error."""

import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType

from app.cli.columns import excerpt
from app.errors import Problem
from app.workflow.outcome import Outcome

_EXCERPT = 72


def prepare_streams() -> None:
    """Make sure that no character can fail to be printed.

    A file or a pipe gets UTF-8 everywhere; a terminal keeps the encoding that it speaks.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def show_outcome(outcome: Outcome) -> None:
    """Print what a verb gives back: its notes, its output, and what it did."""
    tell(outcome.notes)
    if outcome.output and outcome.output[:2] == b"PK" and sys.stdout.isatty():
        tell(["成稿是 Word 文件，终端里看不了：用 -o 写成文件，或用管道接走"])
    elif outcome.output is not None:
        _put(outcome.output)
    tell(outcome.closing)
    tell(f"已写出 {path}" for path in outcome.written)


def ask(offered: Outcome, question: str) -> str:
    """Return what the user types after seeing what is offered; standard output stays clean.

    Raises `EOFError` and `KeyboardInterrupt` where the user breaks off.
    """
    tell(offered.notes)
    tell(str(offered.output or "").splitlines())
    return typed(question)


def typed(prompt: str, offered: str = "") -> str:
    """Return the line that the user types behind a prompt; errors as for `ask`.

    Where a line can be edited it begins with what is `offered`, which Enter takes as it stands.
    """
    try:
        if not sys.stdout.isatty():
            print(prompt, end="", file=sys.stderr, flush=True)
            return input().strip()
        with _begun_with(offered):
            return input(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        # What is told next begins a line of its own, not behind the prompt.
        print(file=sys.stderr)
        raise


def can_edit() -> bool:
    """Tell whether a line that is typed can be edited, so that it may begin with words."""
    return sys.stdin.isatty() and sys.stdout.isatty() and _editor() is not None


def _editor() -> ModuleType | None:
    """Return what lets a line be edited once it is loaded: without it an arrow key writes signs."""
    with suppress(ImportError):
        import readline

        return readline
    return None


@contextmanager
def _begun_with(words: str) -> Iterator[None]:
    editor = _editor()
    if editor is None:
        yield
        return
    editor.set_startup_hook(lambda: editor.insert_text(words))
    try:
        yield
    finally:
        editor.set_startup_hook()


def show_problems(problems: Iterable[Problem]) -> None:
    """Print each problem with its place, and the line it stands in with a caret under it."""
    for problem in problems:
        tell([str(problem), *_shown(problem)])


def show_fault() -> None:
    """Print the traceback of an error that is the program's own."""
    traceback.print_exc()
    tell(["这是程序自己的错误，不是你的：请把上面的内容连同所用的命令一起报告给维护者"])


def close_output() -> None:
    """Send what is still to be printed nowhere, once the reader of a pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _shown(problem: Problem) -> list[str]:
    if problem.shown is None or problem.column is None:
        return []
    line, column = excerpt(problem.shown, problem.column - 1, _EXCERPT)
    return [f"    {line}", f"    {' ' * column}^"] if line.strip() else []


def tell(lines: Iterable[str]) -> None:
    """Print lines for a person."""
    for line in lines:
        print(line, file=sys.stderr)


def _put(output: bytes | str) -> None:
    if isinstance(output, bytes):
        # A terminal's own encoding does not matter here: these are a file's bytes.
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
    else:
        sys.stdout.write(output if output.endswith("\n") else output + "\n")
    sys.stdout.flush()
