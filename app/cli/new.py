"""`nigao new`: an outline to start from."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Bank, Force, Output
from app.cli.pages import Words
from app.cli.showing import ask
from app.messages import N_, _
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""写出一份带注释的起步提纲，或把旧报告拆成提纲。
不写文种就列出有哪些文种。在终端里写明 -o 文件，可以先说三件事，接着就问。
拆旧报告时，占位名称列在旁边的名称对照表里，
去年的时间、数字、名称列出来，也标在提纲里。"""),
    N_("""nigao new
nigao new 交流研讨材料 -o 提纲.yaml
nigao new --from 去年的报告.docx -o 提纲.yaml
nigao new --from 去年的报告.docx --lang en -o 提纲.yaml"""),
)


_GO_ON = N_("现在就问几句，把提纲填起来？（回车就开始，n 不用）")


class Lang(StrEnum):
    """The language of an outline's keys."""

    ZH = "zh"
    EN = "en"


def new(
    kind: Annotated[
        str | None, typer.Argument(metavar=N_("文种"), help=N_("如 心得体会；不写就列出来"))
    ] = None,
    output: Output = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar=N_("报告"), help=N_("从这份旧报告起步"))
    ] = None,
    lang: Annotated[
        Lang, typer.Option("--lang", metavar="zh|en", help=N_("键用中文还是英文；默认 zh"))
    ] = Lang.ZH,
    bank: Bank = None,
    force: Force = False,
) -> Outcome:
    """Write an outline to start from; on a terminal, ask for the kind if it is not given."""
    from app.workflow.new import new

    folders = tuple(bank or ())
    if kind is None and source is None and sys.stdin.isatty():
        kinds = new(None, output=None, source=None, bank=folders)
        kind = ask(kinds, _("写哪一种？（直接回车则不写）"))
        if not kind:
            return Outcome()
    if kind and source is None and _may_go_on(output):
        from app.cli.talking import Terminal
        from app.workflow.starting import start

        terminal = Terminal()
        if output and not terminal.line(_(_GO_ON)):
            return start(kind, output, terminal, bank=folders, language=lang.value, force=force)
    return new(kind, output=output, source=source, bank=folders, language=lang.value, force=force)


def _may_go_on(output: Path | None) -> bool:
    """Tell whether there is somebody to be asked, and a file to keep the answers in."""
    named = output is not None and str(output) != "-"
    return named and sys.stdin.isatty() and sys.stdout.isatty()
