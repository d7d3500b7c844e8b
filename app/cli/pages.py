"""The help pages: what a command does, what it takes, and examples to copy.

They are written here and not by typer because its own pages count a Chinese character as one
column, break lines at spaces only, and keep their headings in English.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from shutil import get_terminal_size
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup

from app.cli.columns import fold, fold_words, pad, width
from app.cli.common import WithCommonOptions, is_common
from app.errors import InputError, Problem
from app.messages import _, language

_WIDEST_PAGE = 100
_WIDEST_NAME = 26

Row = tuple[str, str]


class Words(NamedTuple):
    """What a command's page says, as messages: what it does, and examples, a line each."""

    help: str
    examples: str


class Command(WithCommonOptions, TyperCommand):
    """A command with its page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of one command."""
        params = self.get_params(ctx)
        formatter.write(
            _page(
                " ".join([ctx.command_path, *map(_usage, _arguments(params)), _("[选项]")]),
                self.help or "",
                {
                    _("参数"): [(_usage(param), _(param.help)) for param in _arguments(params)],
                    _("选项"): _options(params),
                    _("通用选项"): _options(params, common=True),
                },
                self.epilog or "",
            )
        )


class CommandGroup(WithCommonOptions, TyperGroup):
    """The command that holds all others, with its page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page that lists the commands."""
        commands = [self.commands[name] for name in self.list_commands(ctx)]
        formatter.write(
            _page(
                _("{} 命令 [选项]").format(ctx.command_path),
                self.help or "",
                {
                    _("命令"): [
                        (command.name or "", _first_line(command.help)) for command in commands
                    ],
                    _("选项"): _options(self.get_params(ctx)),
                    _("通用选项"): _options(self.get_params(ctx), common=True),
                },
                self.epilog or "",
            )
        )

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in the order of the work."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is asked for; raise `InputError` with the nearest if unknown."""
        if args and args[0] not in self.commands:
            near = get_close_matches(args[0], self.commands, n=1)
            hint = see = _("运行 nigao --help 看全部命令")
            if near:
                asked = _("是不是 {}？").format(near[0])
                hint = _("{hint}{see}").format(hint=asked, see=see)
            raise InputError(Problem(_("没有 {} 这个命令").format(args[0]), hint))
        return super().resolve_command(ctx, args)


def option_usage(param: Any) -> str:
    """Return an option as it is typed, such as `-o, --output FILE`."""
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag or not param.metavar else f"{names} {metavar(param)}"


def metavar(param: Any) -> str:
    """Return what stands for the value of a parameter; a noun of English is in capitals here."""
    said = _(param.metavar)
    return said.upper() if said != param.metavar and "{" not in said else said


def _page(usage: str, message: str, tables: dict[str, list[Row]], examples: str) -> str:
    columns = min(get_terminal_size().columns, _WIDEST_PAGE)
    parts = [_("用法：{}").format(usage), "\n".join(_folded(_(message), columns))]
    parts += [_table(title, rows, columns) for title, rows in tables.items() if rows]
    if examples:
        shown = (f"  {line}" for line in _(examples).splitlines())
        parts.append("\n".join([_("例子："), *shown]))
    return "\n\n".join(parts) + "\n"


def _table(title: str, rows: Iterable[Row], columns: int) -> str:
    rows = list(rows)
    left = min(max(width(name) for name, _ in rows), _WIDEST_NAME)
    lines = [_("{}：").format(title)]
    for name, text in rows:
        folded = _folded(text, columns - left - 4) or [""]
        if width(name) > left:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {pad(name, left)}  {folded.pop(0)}".rstrip())
        lines += [" " * (left + 4) + line for line in folded]
    return "\n".join(lines)


def _folded(text: str, columns: int) -> list[str]:
    return fold(text, columns) if language() == "zh" else fold_words(text, columns)


def _arguments(params: Iterable[Any]) -> list[Any]:
    return [param for param in params if param.param_type_name == "argument"]


def _options(params: Iterable[Any], *, common: bool = False) -> list[Row]:
    return [
        (option_usage(param), _(param.help))
        for param in params
        if param.param_type_name == "option" and is_common(param) == common
    ]


def _usage(argument: Any) -> str:
    name = f"{metavar(argument)}{'…' if argument.nargs == -1 else ''}"
    return name if argument.required else f"[{name}]"


def _first_line(text: str | None) -> str:
    return _(text).partition("\n")[0] if text else ""
