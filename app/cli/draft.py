"""`nigao draft`: an outline becomes a draft."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import (
    Avoid,
    Bank,
    Final,
    Force,
    Layout,
    Names,
    OutlineFile,
    Pdf,
    Seed,
    Sources,
    Template,
)
from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""把提纲写成初稿：你写的事、答的话一字不动，只添文体少不了的套话。
没说的留下看得见的空缺，问的就是那件事；写完列出还缺什么、写在提纲的哪个键里。
先用 nigao ask 把提纲问完整，稿子才有话说。"""),
    N_("""nigao draft 提纲.yaml
nigao draft 提纲.answered.yaml -o 初稿.docx
nigao draft 提纲.yaml -o 初稿.md --seed 7
nigao draft 提纲.yaml --variants 3 --avoid 去年的稿子/
nigao draft 提纲.yaml --explain
nigao draft 提纲.yaml --bank 我的词库 --sources
nigao draft 提纲.yaml --names 名称.yaml --final"""),
)


def draft(
    outline: OutlineFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=N_("文件"),
            help=N_(
                "写到这个文件，后缀定格式：.docx .md .txt .json .pdf；不写则与提纲同名，.docx；"
                "- 是标准输出"
            ),
        ),
    ] = None,
    seed: Seed = 0,
    bank: Bank = None,
    template: Template = None,
    names: Names = None,
    layout: Layout = None,
    sources: Sources = False,
    final: Final = False,
    variants: Annotated[
        int,
        typer.Option(
            "--variants",
            metavar=N_("正整数"),
            min=1,
            max=9,
            help=N_("一次写出几份，借用的话各不相同"),
        ),
    ] = 1,
    avoid: Avoid = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help=N_("逐句说明凭什么写：你说的、算得出的、关于这种做法的实话、套话")
        ),
    ] = False,
    pdf: Pdf = False,
    force: Force = False,
) -> Outcome:
    """Turn an outline into a draft."""
    from app.workflow.draft import DraftOptions, draft

    options = DraftOptions(
        output=output,
        seed=seed,
        bank=tuple(bank or ()),
        template=template,
        names=names,
        layout=layout,
        sources=sources,
        final=final,
        variants=variants,
        avoid=tuple(avoid or ()),
        explain=explain,
        force=force,
        pdf=pdf,
    )
    return draft(outline, options)
