"""`nigao mine`: past reports become a phrase pack."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Force
from app.cli.pages import Words
from app.cli.progress import LateProgress, Progress
from app.messages import N_
from app.workflow.engines import ENGINES, EngineName
from app.workflow.outcome import Outcome

_AGAIN = N_("读过的都记着，同样的命令再来一次，接着读")

WORDS = Words(
    N_("""把旧报告拆成一个词库。
每一句要么进词库，要么记下不收的原因；会变的名称、日期、课程都成了空位。
同样的报告总是得到同样的词库；mine 自己写过的词库可以直接更新，原有的编号不变。
拿不准是不是别人专有的词，词库里标着；--review 一条一条地定：留、删、改、以后再说。
定过的记在词库文件夹里的 decisions.yaml 里，以后每次都照着做。
中断了不要紧：读过的都记着，同样的命令再来一次，接着读。"""),
    N_("""nigao mine 去年的报告.docx -o phrasebank/我的词库
nigao mine 旧报告 -o phrasebank/我的词库
nigao mine '旧报告/2025*.txt' 年终.docx -o phrasebank/我的词库
nigao mine 旧报告 -o phrasebank/我的词库 --review
nigao mine 全市十年 -o phrasebank/全市 --jobs 8
nigao mine 全市十年 -o phrasebank/全市 --engine duckdb"""),
)


def mine(
    reports: Annotated[
        list[str],
        typer.Argument(metavar=N_("报告"), help=N_("旧报告：文件、文件夹或带 * 的文件名")),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar=N_("文件夹"), help=N_("词库写到这个文件夹"))
    ],
    review: Annotated[
        bool,
        typer.Option(
            "--review", help=N_("在终端里一条一条地定：留、删、改、以后再说；先看拿不准的")
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar=N_("正整数"),
            min=1,
            help=N_("几个进程一起读；不写则和处理器的核一样多"),
        ),
    ] = None,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine",
            metavar="|".join(ENGINES),
            help=N_(
                "用什么来做，做出来一字不差：local 本机（不写就是它）；"
                "duckdb 本机，报告多到内存放不下时；ray 几台机器一起做"
            ),
        ),
    ] = "local",
    force: Force = False,
) -> Outcome:
    """Turn past reports into a phrase pack, and have its user decide on its phrases."""
    from app.workflow.mine import By, Watches, mine

    if review:
        from app.cli.talking import Terminal
        from app.workflow.reviewing import check_terminal, review_pack

        check_terminal(sys.stdin.isatty())
    with Progress(N_("读报告"), again=_AGAIN) as progress:
        mined = mine(
            reports,
            output=output,
            force=force,
            unless_current=review,
            by=By(engine, jobs or 0),
            watch=Watches(progress.watch, LateProgress(N_("归并"), N_("份次")).watch),
        )
    return review_pack(output, mined, Terminal()) if review else mined
