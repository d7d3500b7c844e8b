"""The script that completes command lines in zsh, with what each option does."""

from collections.abc import Iterable

from app.cli.completing.words import CommandWords, Option, Value

_HEAD = """\
#compdef nigao
# nigao's command lines in zsh. To have them completed: eval "$(nigao completion zsh)"
_nigao_known() {
    local -a found
    found=("${(@f)$("$program" completion --values "$1" 2>/dev/null)}")
    compadd -a found
}
_nigao() {
    local program=$words[1] context state state_descr line
    local -a commands
    local -A opt_args
    _arguments -C \\
"""
_END = """\
    esac
}
if [ "$funcstack[1]" = _nigao ]; then
    _nigao "$@"
else
    compdef _nigao nigao
fi
"""


def zsh_script(commands: Iterable[CommandWords]) -> str:
    """Return the script for some commands, of which that without a name holds the others."""
    first, *others = commands
    lines = [f"        {_option(option)} \\\n" for option in first.options]
    lines += ["        '1: :->command' \\\n", "        '*:: :->rest'\n", "    case $state in\n"]
    lines += ["        command)\n", "            commands=(\n"]
    lines += [f"                {_quoted(f'{each.name}:{each.text}')}\n" for each in others]
    lines += ["            )\n", "            _describe -t commands nigao commands ;;\n"]
    lines += ["        rest)\n", "            case $words[1] in\n"]
    for each in others:
        lines.append(f"                {each.name})\n")
        lines += [f"                    {line}\n" for line in _arguments(each)]
    lines += ["            esac ;;\n"]
    return _HEAD + "".join(lines) + _END


def _arguments(command: CommandWords) -> list[str]:
    said = [_option(option) for option in command.options]
    if command.argument is not None:
        place = "*" if command.repeats else "1"
        said.append(_quoted(f"{place}:{_plain(command.metavar)}:{_action(command.argument)}"))
    return ["_arguments \\", *(f"    {each} \\" for each in said[:-1]), f"    {said[-1]} ;;"]


def _option(option: Option) -> str:
    """Return an option as `_arguments` takes it; one name of it is enough, unless it repeats."""
    text = f"[{_plain(option.text)}]"
    if option.value is not None:
        text += f":{_plain(option.metavar)}:{_action(option.value)}"
    if option.repeats:
        return " ".join(_quoted(f"*{name}{_equals(name, option)}{text}") for name in option.names)
    others = f"({' '.join(option.names)})"
    return " ".join(
        _quoted(f"{others}{name}{_equals(name, option)}{text}") for name in option.names
    )


def _equals(name: str, option: Option) -> str:
    """Return the sign by which a value may also stand behind an equals sign."""
    return "=" if option.value is not None and name.startswith("--") else ""


def _action(value: Value) -> str:
    """Return what offers all that can stand as a value."""
    said: list[str] = []
    if value.choices:
        return f"({' '.join(value.choices)})"
    if value.known:
        said.append(f"_nigao_known {value.known}")
    if value.suffixes:
        endings = "|".join(suffix.removeprefix(".") for suffix in value.suffixes)
        said.append(f'_files -g "*.({endings})(-.)"')
    elif value.folders:
        said.append("_files -/")
    if len(said) > 1:
        return f"{{{'; '.join(said)}}}"
    # Behind a blank nothing is put into the call.
    return f" {said[0]}" if said else " "


def _plain(text: str) -> str:
    """Return words in which no sign means anything to `_arguments`."""
    signs = {"\\": "\\\\", ":": "\\:", "[": "\\[", "]": "\\]"}
    return "".join(signs.get(sign, sign) for sign in text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
