"""The options that several commands share: one meaning, one name, one explanation."""

from pathlib import Path
from typing import Annotated

import typer

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="写到这个文件；- 是标准输出"),
]
Force = Annotated[bool, typer.Option("--force", help="文件已经存在也覆盖")]
Bank = Annotated[
    list[Path] | None,
    typer.Option("--bank", metavar="DIR", help="词库文件夹，可写多个；不写用自带的词库"),
]
Names = Annotated[
    Path | None, typer.Option("--names", metavar="FILE", help="名称对照表：占位名称各换成什么")
]
Layout = Annotated[
    str, typer.Option("--layout", metavar="NAME", help="版式名，或自己的版式文件；默认 gbt9704")
]
Final = Annotated[
    bool, typer.Option("--final", help="定稿：还有空缺就不写出，退出码为 1，并逐处列出")
]
Sources = Annotated[
    bool,
    typer.Option(
        "--sources",
        help="在 Word 里加批注：每处借用的语句出自哪里，每处空缺在提纲的哪个键里补",
    ),
]

DEFAULT_LAYOUT = "gbt9704"
