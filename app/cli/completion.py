"""`nigao completion`: command lines that a shell completes."""

from enum import StrEnum
from typing import Annotated

import typer

from app.cli.completing.words import KNOWN
from app.cli.pages import Words
from app.errors import InputError, Problem
from app.messages import N_, _
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""写出一段脚本，让终端补全 nigao 的命令行：命令、选项、选项的值、后缀合适的文件。
bash 写进 ~/.bashrc，zsh 写进 ~/.zshrc（compinit 之后）一行 eval "$(nigao completion bash)"，
fish 写成 ~/.config/fish/completions/nigao.fish。新开一个终端，按 Tab 就补。
自己的文种、版式、规则和词库里的主题也补得出来；换了新版本的 nigao，再写一次。"""),
    N_("""nigao completion bash
nigao completion zsh > ~/.zfunc/_nigao
nigao completion fish > ~/.config/fish/completions/nigao.fish
nigao completion --values layouts"""),
)


class Shell(StrEnum):
    """What completes command lines."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    shell: Annotated[
        Shell | None, typer.Argument(metavar="bash|zsh|fish", help=N_("给哪一种终端"))
    ] = None,
    values: Annotated[
        str | None,
        typer.Option(
            "--values",
            metavar="|".join(KNOWN),
            help=N_("不写脚本，列出这一类的词，一行一个；脚本自己用它"),
        ),
    ] = None,
) -> Outcome:
    """Print the script of a shell, or the words of a kind."""
    if values is not None:
        from app.workflow.completion import known_words

        return Outcome(output="".join(f"{word}\n" for word in known_words(values)).encode())
    if shell is None:
        raise InputError(Problem(_("没有说给哪一种终端"), _("写 bash、zsh 或 fish")))
    return Outcome(output=_script(shell).encode())


def _script(shell: Shell) -> str:
    from app.cli.completing.bash import bash_script
    from app.cli.completing.fish import fish_script
    from app.cli.completing.words import command_words
    from app.cli.completing.zsh import zsh_script
    from app.cli.main import build

    scripts = {Shell.BASH: bash_script, Shell.ZSH: zsh_script, Shell.FISH: fish_script}
    return scripts[shell](command_words(build()))
