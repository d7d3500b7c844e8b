"""What can be typed where: the commands with their options, and what each takes."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from app.cli.common import is_common
from app.cli.pages import metavar
from app.messages import _

_YAML = (".yaml", ".yml")
_TEXTS = (".docx", ".md", ".txt")
_TABLES = (".xlsx", ".csv")


class Value(NamedTuple):
    """What can stand as a value: some words, words that the program knows, files, folders."""

    choices: tuple[str, ...] = ()
    known: str = ""
    suffixes: tuple[str, ...] = ()
    folders: bool = False


class Option(NamedTuple):
    """An option by its names, what it does, and its value; None for one that takes none."""

    names: tuple[str, ...]
    text: str
    value: Value | None
    metavar: str = ""
    repeats: bool = False


class CommandWords(NamedTuple):
    """A command with its options and its argument, if it takes one."""

    name: str
    text: str
    options: tuple[Option, ...]
    argument: Value | None
    metavar: str = ""
    repeats: bool = False


# By the name of the option or argument, in one command before in all of them.
_VALUES: Mapping[str, Value] = {
    "--avoid": Value(suffixes=_TEXTS, folders=True),
    "--against": Value(suffixes=(*_TEXTS, ".json"), folders=True),
    "--bank": Value(folders=True),
    "--fix": Value(suffixes=_TEXTS),
    "--from": Value(suffixes=_TEXTS),
    "--ignore": Value(known="rules"),
    "--layout": Value(known="layouts", suffixes=_YAML),
    "--mark": Value(suffixes=(".docx",)),
    "--move": Value(known="moves"),
    "--names": Value(suffixes=(*_YAML, *_TABLES)),
    "--output": Value(suffixes=(*_TEXTS, ".json", ".pdf")),
    "--reference": Value(suffixes=(".docx",)),
    "--report": Value(suffixes=(".csv",)),
    "--role": Value(known="roles"),
    "--rows": Value(suffixes=_TABLES),
    "--sheet": Value(suffixes=(*_YAML, *_TABLES)),
    "--table": Value(suffixes=_TABLES),
    "--template": Value(suffixes=(".md",)),
    "--theme": Value(known="themes"),
    "ask --output": Value(suffixes=_YAML),
    "mine --output": Value(folders=True),
    "new --output": Value(suffixes=_YAML),
    "outline": Value(suffixes=_YAML),
    "check files": Value(suffixes=(*_TEXTS, ".json", *_YAML)),
    "export draft": Value(suffixes=(".md", ".txt", ".json")),
    "fill file": Value(suffixes=(*_TEXTS, ".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt")),
    "mine reports": Value(suffixes=_TEXTS, folders=True),
    "new kind": Value(known="kinds"),
    "read report": Value(suffixes=(*_TEXTS, ".json")),
}
KNOWN = tuple(sorted({value.known for value in _VALUES.values() if value.known}))
"""What the program is asked for, since its user may add to it."""


def command_words(group: Any) -> Iterator[CommandWords]:
    """Yield what can be typed behind the name of each command, the group itself (no name) first."""
    for name, command in (("", group), *group.commands.items()):
        params = command.get_params(None)
        argument = next((each for each in params if each.param_type_name == "argument"), None)
        yield CommandWords(
            name,
            _(command.help).partition("\n")[0],
            tuple(_option(name, each) for each in params if each.param_type_name == "option"),
            _value(name, argument.name, argument) if argument else None,
            metavar(argument) if argument else "",
            bool(argument and argument.nargs == -1),
        )


def _option(command: str, param: Any) -> Option:
    names = tuple(sorted(param.opts, key=len, reverse=True))
    if param.is_flag:
        return Option(names, _(param.help), None, "", is_common(param))
    value = _value(command, names[0], param)
    return Option(names, _(param.help), value, metavar(param), param.multiple)


def _value(command: str, name: str, param: Any) -> Value:
    """Return what can stand as the value of a parameter; nothing where only its user knows."""
    if "|" in param.metavar and param.metavar.isascii():
        return Value(choices=tuple(param.metavar.split("|")))
    return _VALUES.get(f"{command} {name}") or _VALUES.get(name) or Value()
