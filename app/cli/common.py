"""The options that every command takes, before its name and behind it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Annotated, Any

import typer

from app.cli.showing import Loudness, be, show_page
from app.messages import LANGUAGES, N_, Language, speak


class WithCommonOptions:
    """A command that takes the common options; one of its own goes before a common one."""

    def get_params(self: Any, ctx: Any) -> list[Any]:  # noqa: ARG002 - as all
        """Return all that the command takes, what is common last."""
        return [*self.params, *_not_in(self.params)]

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        """Parse a command line; what is wrong with it is told in the language that it asks for."""
        if any("--lang" in param.opts for param in _not_in(self.params)):
            for asked in _languages(args, stop=hasattr(self, "commands")):
                speak(asked)
        parsed: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        return parsed


def is_common(param: Any) -> bool:
    """Tell whether every command takes an option."""
    return param in _common_params()


def _not_in(own: Sequence[Any]) -> list[Any]:
    taken = set(chain.from_iterable(param.opts for param in own))
    return [param for param in _common_params() if taken.isdisjoint(param.opts)]


def _languages(args: Sequence[str], *, stop: bool) -> Iterator[Language]:
    """Yield each language that a command line asks for; up to a command's name with `stop`."""
    words = iter(args)
    for word in words:
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else next(words, "")
            yield from (known for known in LANGUAGES if known == value)
        elif word == "--" or (stop and not word.startswith("-")):
            return


def _be_quiet(wanted: bool) -> None:
    if wanted:
        be(Loudness.QUIET)


def _be_verbose(wanted: bool) -> None:
    if wanted:
        be(Loudness.VERBOSE)


def _show_page(context: typer.Context, wanted: bool) -> None:
    if wanted:
        show_page(context.get_help())
        raise typer.Exit


def _takes(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="zh|en",
            help=N_("提示用中文还是英文；不写则看环境变量 NIGAO_LANG 和系统的语言"),
            expose_value=False,
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            help=N_("只说错误，不说别的，也不显示进度"),
            expose_value=False,
            callback=_be_quiet,
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help=N_("还说用了哪些词库、模板、版式和规则，每一步用了多久"),
            expose_value=False,
            callback=_be_verbose,
        ),
    ] = False,
    wanted: Annotated[
        bool,
        typer.Option(
            "--help",
            "-h",
            help=N_("显示这页说明"),
            expose_value=False,
            is_eager=True,
            callback=_show_page,
        ),
    ] = False,
) -> None:
    """Hold what every command takes."""


@lru_cache(maxsize=1)
def _common_params() -> tuple[Any, ...]:
    # By its public door, for the parameters that it makes of annotations have no other.
    group = typer.Typer(add_completion=False)
    group.command(add_help_option=False)(_takes)
    lang, *others = typer.main.get_command(group).params
    # To make a value of its words the parser would load pydantic, for every page.
    lang.process_value = partial(_checked, lang)  # type: ignore[method-assign]
    return lang, *others


def _checked(param: Any, ctx: Any, value: str | None) -> str | None:
    if value not in (None, *LANGUAGES):
        raise typer.BadParameter("", ctx=ctx, param=param)
    return value
