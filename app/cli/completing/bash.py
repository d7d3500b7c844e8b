"""The script that completes command lines in bash, from its version 3.2 on."""

from collections.abc import Iterable, Iterator

from app.cli.completing.words import CommandWords, Value

_HEAD = """\
# nigao's command lines in bash. To have them completed: eval "$(nigao completion bash)"
_nigao_words() {
    local each
    while IFS= read -r each; do
        COMPREPLY+=("$each")
    done < <(compgen -W "$1" -- "$word")
}
_nigao_known() {
    _nigao_words "$("${COMP_WORDS[0]}" completion --values "$1" 2>/dev/null)"
}
_nigao_folders() {
    local each
    compopt -o filenames 2>/dev/null
    while IFS= read -r each; do
        COMPREPLY+=("$each")
    done < <(compgen -d -- "$word")
}
_nigao_files() {
    local each suffix
    _nigao_folders
    while IFS= read -r each; do
        for suffix in "$@"; do
            [ "${each%"$suffix"}" != "$each" ] && COMPREPLY+=("$each")
        done
    done < <(compgen -f -- "$word")
}
_nigao() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} name= at
    COMPREPLY=()
    # Where an equals sign breaks words, the option stands before it.
    if [ "$word" = = ]; then
        word=
    elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    # What is typed may be quoted already.
    word=${word#[\\"\\']}
    word=${word//\\\\/}
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${COMP_WORDS[at]} in
            --lang) [ "${COMP_WORDS[at+1]}" = = ] && at=$((at + 1)); at=$((at + 1)) ;;
            -*|=) ;;
            *) name=${COMP_WORDS[at]}; break ;;
        esac
    done
    case "$name $before" in
"""
_MIDDLE = """\
    esac
    case "$word" in
        -*)
            case $name in
"""
_TAIL = """\
            esac
            return ;;
    esac
    case $name in
"""
_END = """\
    esac
}
complete -F _nigao nigao
"""


def bash_script(commands: Iterable[CommandWords]) -> str:
    """Return the script for some commands, of which that without a name holds the others."""
    first, *others = commands
    whole = [first, *others]
    values = "".join(line for each in whole for line in _values(each))
    options = "".join(_case(16, [each.name], _words(_names(each))) for each in whole)
    names = " ".join(each.name for each in others)
    arguments = _case(8, [""], _words([names]))
    for each in others:
        if each.argument and (said := _said(each.argument)):
            arguments += _case(8, [each.name], said)
    return _HEAD + values + _MIDDLE + options + _TAIL + arguments + _END


def _values(command: CommandWords) -> Iterator[str]:
    for option in command.options:
        if option.value is not None:
            words = [f"{command.name} {name}" for name in option.names]
            yield _case(8, words, f"{_said(option.value)} return".strip())


def _names(command: CommandWords) -> list[str]:
    return [name for option in command.options for name in option.names]


def _said(value: Value) -> str:
    """Return what fills the reply with all that can stand as a value."""
    said = [_words(value.choices)] if value.choices else []
    said += [f"_nigao_known {value.known};"] if value.known else []
    if value.suffixes:
        said.append(f"_nigao_files {' '.join(value.suffixes)};")
    elif value.folders:
        said.append("_nigao_folders;")
    return " ".join(said)


def _words(words: Iterable[str]) -> str:
    return f"_nigao_words '{' '.join(words)}';"


def _case(indent: int, words: Iterable[str], said: str) -> str:
    patterns = "|".join(f"'{word}'" for word in words)
    return f"{' ' * indent}{patterns}) {said} ;;\n".replace("; ;;", " ;;")
