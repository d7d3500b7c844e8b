"""`nigao mine`: past reports become a phrase pack."""

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
同样的报告总是得到同样的词库；mine 自己写过的词库可以直接更新。""",
    """nigao mine 去年的报告.docx -o phrasebank/我的词库
nigao mine 旧报告 -o phrasebank/我的词库
nigao mine '旧报告/2025*.txt' 年终.docx -o phrasebank/我的词库""",
)


def mine(
    reports: Annotated[
        list[str], typer.Argument(metavar="报告", help="旧报告：文件、文件夹或带 * 的文件名")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="文件夹", help="词库写到这个文件夹")
    ],
    force: Force = False,
) -> Outcome:
    """Turn past reports into a phrase pack."""
    from app.workflow.mine import mine

    with Progress("读报告") as progress:
        return mine(reports, output=output, force=force, watch=progress.watch)
