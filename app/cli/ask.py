"""`nigao ask`: questions to the writer of an outline, one at a time."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Bank, OutlineFile, Template
from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""把提纲问完整：一次问一件，问的都是提纲里的事。
看得见答案落在稿子的哪里，一两句就够，照原话写进稿子。
先问要紧的：每条体会一问，再问所学、打算、结尾，七分钟左右；
问完这些，或满了七分钟，说一声可以出稿，回车就停，也可以接着问。
回车跳过，b 退一步，? 看为什么问，q 先到这里；每答一个就存下，下次接着问。
原来的提纲不动，注释和写法都留着。不在终端里，就列出要问的和答案写在哪个键里。"""),
    N_("""nigao ask 提纲.yaml
nigao ask 提纲.yaml --bank 我的词库
nigao ask 提纲.yaml -o 问过的提纲.yaml
nigao ask 提纲.yaml --minutes 5
nigao draft 提纲.answered.yaml"""),
)


def ask(
    outline: OutlineFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=N_("文件"),
            help=N_("写到这个文件（.yaml）；不写则在提纲旁边写 名字.answered.yaml；- 是标准输出"),
        ),
    ] = None,
    bank: Bank = None,
    template: Template = None,
    minutes: Annotated[
        int,
        typer.Option(
            "--minutes",
            metavar=N_("分钟"),
            min=0,
            help=N_("满几分钟说一声可以出稿（要紧的先问完，就先说）；默认 7，0 是不提醒"),
        ),
    ] = 7,
    force: Annotated[
        bool, typer.Option("--force", help=N_("不接着上次的问，从提纲重新问起"))
    ] = False,
) -> Outcome:
    """Ask the writer about an outline."""
    from app.cli.talking import Terminal
    from app.workflow.ask import AskOptions, ask

    options = AskOptions(
        output=output,
        bank=tuple(bank or ()),
        template=template,
        force=force,
        minutes=minutes,
    )
    return ask(outline, options, Terminal() if sys.stdin.isatty() else None)
