"""Telling the user: results on standard output, words to a person on standard error."""

import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from enum import IntEnum
from types import ModuleType

from app.cli.colours import print_coloured, shows_colours
from app.cli.columns import excerpt
from app.errors import Problem
from app.messages import _
from app.text.visible import HIDDEN, visible
from app.workflow.outcome import Outcome, Piece, Told, pieces_of

_EXCERPT = 72


class Loudness(IntEnum):
    """How much is told besides results and errors: nothing, what one needs, how it came about."""

    QUIET = 0
    USUAL = 1
    VERBOSE = 2


_LOUDNESS: ContextVar[Loudness] = ContextVar("loudness", default=Loudness.USUAL)


def be(loudness: Loudness) -> None:
    """Tell more or less from here on."""
    _LOUDNESS.set(loudness)


def is_quiet() -> bool:
    """Tell whether nothing is to be told but results and errors."""
    return _LOUDNESS.get() == Loudness.QUIET


def is_verbose() -> bool:
    """Tell whether it is to be told how things came about."""
    return _LOUDNESS.get() == Loudness.VERBOSE


def show_outcome(outcome: Outcome) -> None:
    """Print what a verb gives back: its notes, its output, and what it did."""
    note(outcome.notes)
    if outcome.output and outcome.output[:2] == b"PK" and sys.stdout.isatty():
        tell([_("成稿是 Word 文件，终端里看不了：用 -o 写成文件，或用管道接走")])
    elif outcome.output is not None:
        _put(outcome.output)
    note(outcome.closing)
    note(_("已写出 {}").format(path) for path in outcome.written)


def show_page(text: str) -> None:
    """Print a page that somebody asked for."""
    _put(text)


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
            print(visible(prompt), end="", file=sys.stderr, flush=True)
            return input().strip()
        # Nobody can edit a sign that is not seen.
        with _begun_with(HIDDEN.sub("", offered)):
            return input(visible(prompt)).strip()
    except OSError as error:
        # The terminal is gone, or belongs to another program by now.
        raise EOFError from error
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
        tell([_told(problem), *_shown(problem)])


def show_fault(surroundings: Iterable[str]) -> None:
    """Print the traceback of an error that is the program's own, and what surrounded it."""
    tell(traceback.format_exc().rstrip("\n").split("\n"))
    tell(surroundings)
    why = _("这是程序自己的错误，不是你的：请把上面的内容连同所用的命令一起报告给维护者")
    tell([Told(Piece(why, "error"))])


def _told(problem: Problem) -> Told:
    """Return a problem as it is told, its place apart from what is wrong."""
    what, hint = str(problem), ""
    place = f"{problem.place}: " if problem.place else ""
    if problem.hint:
        hint = f": {problem.hint}"
    what = what.removeprefix(place).removesuffix(hint)
    return Told(Piece(place, "place"), Piece(what, "error"), hint)


def _shown(problem: Problem) -> list[str]:
    if problem.shown is None or problem.column is None:
        return []
    line, column = excerpt(problem.shown, problem.column - 1, _EXCERPT)
    return [f"    {line}", f"    {' ' * column}^"] if line.strip() else []


def note(lines: Iterable[str]) -> None:
    """Print lines for a person, unless he wants to hear of errors only."""
    if not is_quiet():
        tell(lines)


def tell(lines: Iterable[str]) -> None:
    """Print lines for a person; a sign that has no shape, an end of a line too, is escaped."""
    for line in lines:
        shown = (visible(piece.text).replace("\n", "\\n") for piece in pieces_of(line))
        pieces = list(map(Piece, shown, (piece.part for piece in pieces_of(line))))
        if any(piece.part for piece in pieces) and shows_colours(sys.stderr):
            print_coloured(pieces, sys.stderr)
        else:
            print("".join(piece.text for piece in pieces), file=sys.stderr)


def _put(output: bytes | str) -> None:
    """Print words for a person, or a file's bytes: these as they are, but on a terminal."""
    if isinstance(output, bytes) and not sys.stdout.isatty():
        # The encoding of the stream does not matter here.
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
    elif isinstance(output, Told) and shows_colours(sys.stdout):
        pieces = [Piece(visible(piece.text), piece.part) for piece in output.pieces]
        print_coloured(pieces, sys.stdout, end="" if output.endswith("\n") else "\n")
    else:
        text = output if isinstance(output, str) else output.decode("utf-8", "backslashreplace")
        sys.stdout.write(visible(text if text.endswith("\n") else text + "\n"))
    sys.stdout.flush()
