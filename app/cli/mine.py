"""`nigao mine`: past reports become a phrase pack."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Force
from app.cli.pages import Words
from app.cli.progress import Progress
from app.workflow.outcome import Outcome

WORDS = Words(
    """把旧报告拆成一个词库。
每一句要么进词库，要么记下不收的原因；会变的名称、日期、课程都成了空位。
同样的报告总是得到同样的词库；mine 自己写过的词库可以直接更新，原有的编号不变。
拿不准是不是别人专有的词，词库里标着；--review 一条一条地定：留、删、改、以后再说。
定过的记在词库旁边的 decisions.yaml 里，以后每次都照着做。""",
    """nigao mine 去年的报告.docx -o phrasebank/我的词库
nigao mine 旧报告 -o phrasebank/我的词库
nigao mine '旧报告/2025*.txt' 年终.docx -o phrasebank/我的词库
nigao mine 旧报告 -o phrasebank/我的词库 --review""",
)


def mine(
    reports: Annotated[
        list[str], typer.Argument(metavar="报告", help="旧报告：文件、文件夹或带 * 的文件名")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="文件夹", help="词库写到这个文件夹")
    ],
    review: Annotated[
        bool,
        typer.Option("--review", help="在终端里一条一条地定：留、删、改、以后再说；先看拿不准的"),
    ] = False,
    force: Force = False,
) -> Outcome:
    """Turn past reports into a phrase pack, and have its user decide on its phrases."""
    from app.workflow.mine import mine

    if not review:
        with Progress("读报告") as progress:
            return mine(reports, output=output, force=force, watch=progress.watch)
    from app.cli.talking import Terminal
    from app.workflow.reviewing import check_terminal, review_pack

    check_terminal(sys.stdin.isatty())
    with Progress("读报告") as progress:
        mined = mine(reports, output=output, force=force, unless_current=True, watch=progress.watch)
    return review_pack(output, mined, Terminal())
