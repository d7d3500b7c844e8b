"""The options that several commands share: one meaning, one name, one explanation."""

from pathlib import Path
from typing import Annotated

import typer

from app.messages import N_

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar=N_("文件"), help=N_("写到这个文件；- 是标准输出")),
]
Force = Annotated[bool, typer.Option("--force", help=N_("文件已经存在也覆盖"))]
Bank = Annotated[
    list[Path] | None,
    typer.Option(
        "--bank", metavar=N_("文件夹"), help=N_("词库文件夹，可写多个；和自带的词库一起用")
    ),
]
Names = Annotated[
    Path | None,
    typer.Option("--names", metavar=N_("文件"), help=N_("名称对照表：占位名称各换成什么")),
]
Layout = Annotated[
    str | None,
    typer.Option("--layout", metavar=N_("版式"), help=N_("版式名，或自己的版式文件；默认 gbt9704")),
]
OutlineFile = Annotated[Path, typer.Argument(metavar=N_("提纲"), help=N_("提纲（.yaml）"))]
Avoid = Annotated[
    list[Path] | None,
    typer.Option(
        "--avoid",
        metavar=N_("文件|文件夹"),
        help=N_("不用这些稿子里已有的套话（去年的稿子、同事的稿子），可写多个"),
    ),
]
Seed = Annotated[
    int, typer.Option("--seed", metavar=N_("整数"), help=N_("换一个整数，换一种选法；默认 0"))
]
Template = Annotated[
    Path | None, typer.Option("--template", metavar=N_("文件"), help=N_("用自己的模板"))
]
Final = Annotated[
    bool,
    typer.Option(
        "--final", help=N_("定稿：还有空缺、错误或拿不准的借语就不写出，退出码为 1，逐处列出")
    ),
]
Sources = Annotated[
    bool,
    typer.Option(
        "--sources",
        help=N_("在 Word 里加批注：每处借用的语句出自哪里，每处空缺在提纲的哪个键里补"),
    ),
]
Pdf = Annotated[
    bool,
    typer.Option(
        "--pdf",
        help=N_("旁边再写一份 PDF（要装 LibreOffice；只要 PDF，-o 写成 .pdf）"),
    ),
]

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar=N_("正整数"), min=1, help=N_("几个进程一起写；不写则和处理器的核一样多")
    ),
]
Resume = Annotated[
    bool,
    typer.Option("--resume", help=N_("接着上次写：已经写好的不再写；改过的行加 --force 才重写")),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar=N_("文件"),
        help=N_("批量报告（.csv）写到哪里；不写则写在输出的文件夹里"),
    ),
]
