"""`nigao batch`: an outline and a table become a draft for each row."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import (
    Bank,
    Final,
    Force,
    Jobs,
    Layout,
    Names,
    OutlineFile,
    Pdf,
    Report,
    Resume,
    Seed,
    Template,
)
from app.cli.pages import Words
from app.cli.progress import LateProgress, Progress
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""一份提纲，一张表，表里一行写一份初稿。
一列是一个占位名称（XX区），或提纲的一个键（发言人.单位、体会.1.事例，一格几行就是几条）。
先查全表，有错逐处列出，一份也不写；每一份写没写、哪里还空着，记在批量报告（.csv）里。
上下几行借用的话各不相同，正文一字不差的会指出来；一行在表里的位置不变，就总是同样的文件。
还有空缺或有几份没写成，退出码为 1。"""),
    N_("""nigao batch 提纲.yaml --table 单位.xlsx -o 'out/{单位}.docx'
nigao batch 提纲.yaml --table 名单.csv -o '{姓名}.docx' --jobs 4
nigao batch 提纲.yaml --table 单位.xlsx -o 'out/{单位}.docx' --resume
nigao batch 提纲.yaml --table 名单.csv -o '{姓名}.md' --seed 7"""),
)

_Table = Annotated[
    Path,
    typer.Option(
        "--table", metavar=N_("文件"), help=N_("表格（.xlsx .csv），第一行是每一列的名称")
    ),
]
_Pattern = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar=N_("'out/{列名}.docx'"),
        help=N_("每一行写到哪里，花括号里是列名；后缀定格式：.docx .md .txt .json .pdf"),
    ),
]


def batch(
    outline: OutlineFile,
    table: _Table,
    output: _Pattern,
    jobs: Jobs = None,
    resume: Resume = False,
    force: Force = False,
    report: Report = None,
    seed: Seed = 0,
    bank: Bank = None,
    template: Template = None,
    names: Names = None,
    layout: Layout = None,
    final: Final = False,
    pdf: Pdf = False,
) -> Outcome:
    """Write a draft for each row of a table."""
    from app.workflow.batch import BatchOptions, RowOptions, batch

    options = BatchOptions(
        table=table,
        output=output,
        jobs=jobs,
        resume=resume,
        force=force,
        report=report,
        names=names,
        pdf=pdf,
    )
    drafting = RowOptions(
        seed=seed,
        bank=tuple(bank or ()),
        template=template,
        layout=layout,
        final=final,
        check=True,
    )
    prints = LateProgress(N_("转成 PDF"), N_("份"))
    with Progress(N_("写出")) as progress:
        return batch(outline, options, drafting, progress.watch, prints.watch)
