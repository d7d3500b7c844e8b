"""The command line: every command, and the one place where errors become words and exit codes."""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from contextvars import copy_context
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer

from app import __version__
from app.cli import (
    ask,
    batch,
    check,
    completion,
    doctor,
    draft,
    export,
    fill,
    mine,
    new,
    phrases,
    read,
    schema,
    serve,
)
from app.cli.account import account, surroundings
from app.cli.pages import Command, CommandGroup, Words
from app.cli.progress import LateProgress
from app.cli.showing import (
    is_verbose,
    note,
    show_fault,
    show_outcome,
    show_page,
    show_problems,
    tell,
)
from app.cli.streams import ReaderGoneError, prepare_streams, read_names_as_utf8
from app.cli.usage import usage_problem
from app.errors import ExitCode, NigaoError
from app.messages import N_, language_of, speak
from app.trace import Trace, tracing
from app.workflow.keeping_patterns import put_away_patterns, take_up_patterns
from app.workflow.outcome import Outcome, Piece, Told
from app.workflow.watching import noting, watch_reading

_OBJECTS = 250_000
_SIGNALLED = 128
_INTERRUPTED = 130
_READER_GONE = 141

_WORDS = Words(
    N_("""拟稿：就你写的事一句一句地问，写成学习心得体会、交流研讨材料，排成 Word。
退出码：0 完成；1 完成但还有事要写作者处理；2 输入或命令行有错，什么都没写；3 程序自己的错误。"""),
    N_("""nigao new 交流研讨材料 -o 提纲.yaml
nigao ask 提纲.yaml
nigao draft 提纲.answered.yaml -o 初稿.docx
nigao fill 初稿.docx --set 'XX市=济南市'
nigao draft --help"""),
)

# The signals that ended the work: a class that is being built makes another error of either.
_struck: list[int] = []

# In the order of the work.
_COMMANDS: tuple[tuple[Words, Callable[..., Outcome]], ...] = (
    (new.WORDS, new.new),
    (ask.WORDS, ask.ask),
    (draft.WORDS, draft.draft),
    (fill.WORDS, fill.fill),
    (batch.WORDS, batch.batch),
    (export.WORDS, export.export),
    (check.WORDS, check.check),
    (mine.WORDS, mine.mine),
    (phrases.WORDS, phrases.phrases),
    (read.WORDS, read.read),
    (serve.WORDS, serve.serve),
    (schema.WORDS, schema.schema),
    (doctor.WORDS, doctor.doctor),
    (completion.WORDS, completion.completion),
)


def build() -> Any:
    """Return the command that holds all others."""
    group = typer.Typer(
        cls=CommandGroup,
        add_help_option=False,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    group.callback(help=_WORDS.help, epilog=_WORDS.examples)(_about)
    for words, command in _COMMANDS:
        _leave_reading_to_the_reader(command)
        group.command(cls=Command, help=words.help, epilog=words.examples, add_help_option=False)(
            command
        )
    return typer.main.get_command(group)


def _leave_reading_to_the_reader(command: Callable[..., Outcome]) -> None:
    """Keep the parser from opening paths: who reads one says why he cannot, with its name."""
    for annotation in command.__annotations__.values():
        for info in getattr(annotation, "__metadata__", ()):
            info.readable = False


def run() -> None:
    """Run the command line of this process, and end it with the exit code of the work."""
    # What a command loads, some hundred thousand objects, stays until its end: to look again and
    # again which of them are garbage, and once more when all ends, takes a quarter of a draft.
    gc.set_threshold(_OBJECTS)
    # What else is installed has no say in what this program reads, and need not be looked through.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    read_names_as_utf8()
    signal.signal(signal.SIGTERM, _end)
    # Where it is passed over, as in the background of a shell, it stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    code = _INTERRUPTED
    # An interrupt before the command or behind it is none of the program's faults.
    with suppress(KeyboardInterrupt):
        prepare_streams()
        watch_reading(LateProgress(N_("读词库"), "KB").watch)
        take_up_patterns()
        code = main(sys.argv[1:])
        put_away_patterns()
    gc.freeze()
    sys.exit(code)


def main(args: Sequence[str]) -> int:
    """Run a command line and return its exit code; without arguments, show the first page."""
    # How it asks to be told, and in which language, holds for this command line alone.
    return copy_context().run(_run, args or ["--help"])


def _run(args: Sequence[str]) -> int:
    speak(language_of())
    start = time.perf_counter()
    with noting() as noted, tracing() as trace:
        code = _ended(args, noted, trace)
    if is_verbose():
        tell(account(trace, time.perf_counter() - start))
    return code


def _ended(args: Sequence[str], noted: Iterable[str], trace: Trace) -> int:
    """Return the exit code of a command line; what is `noted` meanwhile is told with its end."""
    try:
        return _call(args, noted)
    except NigaoError as error:
        _warn(noted)
        show_problems(error.problems)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except ReaderGoneError:
        return _READER_GONE
    except Exception as error:
        if _struck:
            return _SIGNALLED + _struck[-1]
        if problem := usage_problem(error):
            show_problems([problem])
            return ExitCode.BAD_INPUT
        show_fault(surroundings(args, trace) if is_verbose() else ())
        return ExitCode.OWN_FAULT


def _warn(noted: Iterable[str]) -> None:
    note(Told(Piece(line, "warning")) for line in noted)


def _end(sign: int, _frame: object) -> NoReturn:
    """End as a shell tells of a signal, once all that is half done is taken back."""
    _struck.append(sign)
    sys.exit(_SIGNALLED + sign)


def _interrupt(sign: int, frame: FrameType | None) -> None:
    _struck.append(sign)
    signal.default_int_handler(sign, frame)


def _call(args: Sequence[str], noted: Iterable[str]) -> int:
    ended = build().main(args=list(args), prog_name="nigao", standalone_mode=False)
    _warn(noted)
    if isinstance(ended, Outcome):
        show_outcome(ended)
        return ended.exit_code
    # A page was shown, or the parser tells by a number that the user broke off.
    return int(ended or 0)


def _show_version(wanted: bool) -> None:
    if wanted:
        show_page(f"nigao {__version__}")
        raise typer.Exit


def _about(
    version: Annotated[
        bool,
        typer.Option("--version", help=N_("显示版本"), is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """Hold the options that come before a command."""
