"""`nigao fill`: placeholder names become real ones."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Force, Names
from app.cli.pages import Words
from app.workflow.outcome import Outcome

WORDS = Words(
    """找出并填写占位名称（XX市、*区委**、【单位】……）。
同一个 XX 在不同的地方可以填不同的名称；还有没填的，逐处列出，退出码为 1。""",
    """nigao fill 初稿.docx --list
nigao fill 初稿.docx --sheet 名称.yaml
nigao fill 初稿.docx --names 名称.yaml -o 定稿.docx
nigao fill 初稿.md --set 'XX市=济南市' --set 'XX=历下'""",
)


def fill(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要填的文件（.docx .md .txt）")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="写到这个文件；不写则在原文件旁边写 名字.filled.后缀；- 是标准输出",
        ),
    ] = None,
    names: Names = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="'XX市=济南市'", help="占位名称换成什么，可写多个"),
    ] = None,
    list_only: Annotated[
        bool, typer.Option("--list", help="只列出每一处占位名称和它的上下文")
    ] = False,
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", metavar="FILE", help="写出待填的名称对照表（.yaml）"),
    ] = None,
    force: Force = False,
) -> Outcome:
    """Fill in the placeholder names of a file."""
    from app.workflow.fill import FillOptions, fill

    options = FillOptions(
        output=output,
        names=names,
        settings=tuple(settings or ()),
        list_only=list_only,
        sheet=sheet,
        force=force,
    )
    return fill(file, options)
