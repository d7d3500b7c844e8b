"""The script that completes command lines in fish, with what each option does."""

from collections.abc import Iterable, Iterator

from app.cli.completing.words import CommandWords, Option, Value

_HEAD = """\
# nigao's command lines in fish. To have them completed: nigao completion fish | source
function __nigao_command
    set -l skip no
    for word in (commandline -opc)[2..]
        if test $skip = yes
            set skip no
            continue
        end
        switch $word
            case --lang
                set skip yes
            case '-*'
            case '*'
                echo $word
                return
        end
    end
end
function __nigao_in
    test "$(__nigao_command)" = "$argv[1]"
end
function __nigao_known
    set -l program (commandline -opc)[1]
    $program completion --values $argv[1] 2>/dev/null
end
function __nigao_files
    set -l word (commandline -ct | string replace -r '^--[a-z]+=' '')
    for each in (__fish_complete_path $word)
        set -l path (string split -m 1 \\t -- $each)[1]
        if string match -q '*/' -- $path
            echo $path
            continue
        end
        for suffix in $argv
            if string match -q -- "*$suffix" $path
                echo $path
            end
        end
    end
end
complete -c nigao -e
complete -c nigao -f
"""


def fish_script(commands: Iterable[CommandWords]) -> str:
    """Return the script for some commands, of which that without a name holds the others."""
    first, *others = commands
    lines = [_line("", f"-a {each.name} -d {_quoted(each.text)}") for each in others]
    for each in (first, *others):
        lines += _options(each)
        if each.argument and (said := _said(each.argument)):
            lines.append(_line(each.name, f"-a {_quoted(said)}"))
    return _HEAD + "".join(lines)


def _options(command: CommandWords) -> Iterator[str]:
    for option in command.options:
        said = " ".join(_names(option))
        if option.value is not None:
            said += " -r -f"
            if offered := _said(option.value):
                said += f" -a {_quoted(offered)}"
        yield _line(command.name, f"{said} -d {_quoted(option.text)}")


def _names(option: Option) -> Iterator[str]:
    for name in option.names:
        yield f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"


def _said(value: Value) -> str:
    """Return what fish makes the words of that can stand as a value."""
    said = list(value.choices)
    if value.known:
        said.append(f"(__nigao_known {value.known})")
    if value.suffixes or value.folders:
        said.append(f"({' '.join(['__nigao_files', *value.suffixes])})")
    return " ".join(said)


def _line(command: str, said: str) -> str:
    condition = f'__nigao_in "{command}"'
    return f"complete -c nigao -n {_quoted(condition)} {said}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
