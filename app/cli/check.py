"""`nigao check`: what to look at in a draft before the superior does."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Bank, Force
from app.cli.pages import Words
from app.cli.progress import LateProgress
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""交稿前查一遍：没填的地方、序号、引号标点、固定提法、日期、数字、别的单位的名字……
每一处都说在第几段、错在哪几个字、怎么改、依据什么。有“错误”时退出码为 1。
用 --against 给出比对的文章，看有多少和它们相同：姓名、日期、数字换过，词语稍改，也认得出。
起草时存成的 .json 记得借了谁的话：稿子里还留着那些报告的单位和名字，也找出来。
不想查的，用 --ignore，或写进稿子旁边（或上层文件夹）的 nigao.toml。"""),
    N_("""nigao check 初稿.docx
nigao check 初稿.md --format json
nigao check out/*.docx
nigao check 初稿.docx --mark 批注.docx
nigao check 初稿.docx --fix 改好.docx
nigao check 初稿.docx --against 往年稿子/ --against 同事的稿子.docx
nigao check 初稿.json --bank 往年词库/
nigao check 初稿.docx --ignore term/ --ignore repeat/doubled"""),
)


class Format(StrEnum):
    """How the findings are shown."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar=N_("稿子"), help=N_("要查的稿子（.docx .md .txt .json）")),
    ],
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            metavar="text|json|sarif",
            help=N_("怎样显示；默认 text，sarif 给编辑器和流水线"),
        ),
    ] = Format.TEXT,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            metavar=N_("文件夹|文件"),
            help=N_("看有多少和这些文章相同：报告、装报告的文件夹（往里找到底）、词库，可写多个"),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar=N_("规则"),
            help=N_("不查这一条（quotes/unclosed）或这一类（term/），可写多个"),
        ),
    ] = None,
    mark: Annotated[
        Path | None,
        typer.Option(
            "--mark", metavar=N_("文件"), help=N_("写一份 .docx，每一处都批注在那几个字上")
        ),
    ] = None,
    fix: Annotated[
        Path | None,
        typer.Option(
            "--fix",
            metavar=N_("文件"),
            help=N_("只有一种改法的都改好，写成新文件，改了哪里都列出来"),
        ),
    ] = None,
    bank: Bank = None,
    force: Force = False,
) -> Outcome:
    """Show what should be looked at in drafts."""
    from app.workflow.check import CheckOptions, check_files

    options = CheckOptions(
        format=form.value,
        ignore=tuple(ignore or ()),
        against=tuple(against or ()),
        bank=tuple(bank or ()),
        mark=mark,
        fix=fix,
        force=force,
    )
    return check_files(files, options, LateProgress(N_("读比对的文章"), N_("份")).watch)
