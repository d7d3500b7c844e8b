"""The command line: every command, and the one place where errors become words and exit codes."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Annotated, Any, NoReturn

import typer

from app import __version__
from app.cli import ask, batch, check, draft, export, fill, mine, new, phrases, read, schema
from app.cli.pages import Command, CommandGroup, Words
from app.cli.progress import LateProgress
from app.cli.showing import show_fault, show_outcome, show_problems, tell
from app.cli.streams import ReaderGoneError, prepare_streams, read_names_as_utf8
from app.cli.usage import usage_problem
from app.errors import ExitCode, NigaoError
from app.workflow.keeping_patterns import put_away_patterns, take_up_patterns
from app.workflow.outcome import Outcome
from app.workflow.watching import noting, watch_reading

_OBJECTS = 250_000
_SIGNALLED = 128
_INTERRUPTED = 130
_READER_GONE = 141

_WORDS = Words(
    """拟稿：就你写的事一句一句地问，写成学习心得体会、交流研讨材料，排成 Word。
退出码：0 完成；1 完成但还有事要写作者处理；2 输入或命令行有错，什么都没写；3 程序自己的错误。""",
    """nigao new 交流研讨材料 -o 提纲.yaml
nigao ask 提纲.yaml
nigao draft 提纲.answered.yaml -o 初稿.docx
nigao fill 初稿.docx --set 'XX市=济南市'
nigao draft --help""",
)

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
    (schema.WORDS, schema.schema),
)


def build() -> Any:
    """Return the command that holds all others."""
    group = typer.Typer(
        cls=CommandGroup,
        context_settings={"help_option_names": ["-h", "--help"]},
        add_help_option=False,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    group.callback(help=_WORDS.help, epilog=_WORDS.examples)(_about)
    for words, command in _COMMANDS:
        _leave_reading_to_the_reader(command)
        group.command(cls=Command, help=words.help, epilog=words.examples)(command)
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
    code = _INTERRUPTED
    # An interrupt before the command or behind it is none of the program's faults.
    with suppress(KeyboardInterrupt):
        prepare_streams()
        watch_reading(LateProgress("读词库", "KB").watch)
        take_up_patterns()
        code = main(sys.argv[1:])
        put_away_patterns()
    gc.freeze()
    sys.exit(code)


def main(args: Sequence[str]) -> int:
    """Run a command line and return its exit code; without arguments, show the first page."""
    with noting() as noted:
        return _ended(args or ["--help"], noted)


def _ended(args: Sequence[str], noted: Iterable[str]) -> int:
    """Return the exit code of a command line; what is `noted` meanwhile is told with its end."""
    try:
        return _call(args, noted)
    except NigaoError as error:
        tell(noted)
        show_problems(error.problems)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except ReaderGoneError:
        return _READER_GONE
    except Exception as error:
        if problem := usage_problem(error):
            show_problems([problem])
            return ExitCode.BAD_INPUT
        show_fault()
        return ExitCode.OWN_FAULT


def _end(sign: int, _frame: object) -> NoReturn:
    """End as a shell tells of a signal, once all that is half done is taken back."""
    sys.exit(_SIGNALLED + sign)


def _call(args: Sequence[str], noted: Iterable[str]) -> int:
    ended = build().main(args=list(args), prog_name="nigao", standalone_mode=False)
    tell(noted)
    if isinstance(ended, Outcome):
        show_outcome(ended)
        return ended.exit_code
    # A page was shown, or the parser tells by a number that the user broke off.
    return int(ended or 0)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"nigao {__version__}")
        raise typer.Exit


def _show_page(context: typer.Context, wanted: bool) -> None:
    if wanted:
        typer.echo(context.get_help())
        raise typer.Exit


# typer would add `--help` here by itself, but without a default; to make a truth value of that,
# it loads pydantic even for the page of a command.
def _about(
    version: Annotated[
        bool,
        typer.Option("--version", help="显示版本", is_eager=True, callback=_show_version),
    ] = False,
    page: Annotated[
        bool,
        typer.Option("--help", "-h", help="显示这页说明", is_eager=True, callback=_show_page),
    ] = False,
) -> None:
    """Hold the options that come before a command."""
