"""`nigao fill`: placeholder names become real ones."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from app.cli.options import Force, Jobs, Names, Pdf, Report, Resume
from app.cli.pages import Words
from app.cli.progress import LateProgress, Progress
from app.cli.showing import ask
from app.errors import Problem, raise_all
from app.messages import N_, _
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""找出并填写占位名称（XX市、*区委**、【单位】、20XX年X月X日……），Word 文件里哪儿有都填。
同一个 XX 在不同的地方可以填不同的名称。填好以后再读一遍：还有没填的，逐处列出，退出码为 1。
要留着手写的，名称写成它自己（____=____），就原样留下，不再问起。
--sheet 写出对照表，填好后用 --names 交回来；已有的对照表加 --force 更新，写过的都留着。
--interactive 在终端里一组一组地问，每答一个就记下，随时可以停，下次接着问。
--table 用一张名单，一行填一份。表头和表格里的叫法一样或意思一样（电话、联系电话），就填；
拿不准的，在终端里问一次，记在对照表里；表格里没有的列不碍事。
照片、签名、公章填图片的路径（照片=photos/张三.jpg）。
--rows 用一张表，一行写进文中表格的一行：按表头认，空行不够照着添。和 --table 可以一起用。"""),
    N_("""nigao fill 初稿.docx --list
nigao fill 初稿.docx --sheet 名称.xlsx
nigao fill 初稿.docx --names 名称.xlsx -o 定稿.docx
nigao fill 初稿.md --set 'XX市=济南市' --set 'XX=历下'
nigao fill 初稿.docx --interactive
nigao fill 申请表.docx --table 名单.xlsx -o 'out/{姓名}.docx'
nigao fill 名册.docx --rows 人员.xlsx -o 名册.filled.docx
nigao fill 表.docx --table 单位.xlsx --rows 人员.xlsx -o '{单位}.docx'"""),
)


_File = Annotated[
    Path,
    typer.Argument(
        metavar=N_("文件"),
        help=N_("要填的文件（.docx .md .txt；装了 LibreOffice，.doc .wps .rtf .odt 也行）"),
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=N_("文件"),
        help=N_("写到这个文件，Word 文件也可写成 .pdf；不写则写 名字.filled.后缀；- 是标准输出"),
    ),
]
_Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="'XX市=济南市'", help=N_("占位名称换成什么，可写多个")),
]
_List = Annotated[bool, typer.Option("--list", help=N_("只列出每一处占位名称和它的上下文"))]
_Sheet = Annotated[
    Path | None,
    typer.Option(
        "--sheet", metavar=N_("文件"), help=N_("写出待填的名称对照表（.yaml .csv .xlsx）")
    ),
]
_Interactive = Annotated[
    bool, typer.Option("--interactive", help=N_("在终端里逐组问名称，问完就填"))
]
_Table = Annotated[
    Path | None,
    typer.Option("--table", metavar=N_("文件"), help=N_("表格（.xlsx .csv），一行填一份")),
]
_Rows = Annotated[
    Path | None,
    typer.Option(
        "--rows", metavar=N_("文件"), help=N_("表格（.xlsx .csv），一行写进文中表格的一行")
    ),
]
_Into = Annotated[
    int | None,
    typer.Option(
        "--into", metavar=N_("正整数"), min=1, help=N_("--rows 写进文中第几个表格；不写就认表头")
    ),
]


class _ForOneFile(NamedTuple):
    """The options that are for one file and not for a table."""

    settings: tuple[str, ...]
    list_only: bool
    sheet: Path | None
    interactive: bool


class _Lists(NamedTuple):
    """The options that are for a list in the file."""

    rows: Path | None
    into: int | None


class _ForMany(NamedTuple):
    """The options that are for a table and not for one file."""

    jobs: int | None
    report: Path | None
    resume: bool


def fill(
    file: _File,
    output: _Output = None,
    names: Names = None,
    settings: _Settings = None,
    list_only: _List = False,
    sheet: _Sheet = None,
    interactive: _Interactive = False,
    table: _Table = None,
    rows: _Rows = None,
    into: _Into = None,
    jobs: Jobs = None,
    resume: Resume = False,
    report: Report = None,
    pdf: Pdf = False,
    force: Force = False,
) -> Outcome:
    """Fill in the placeholder names of a file."""
    one = _ForOneFile(tuple(settings or ()), list_only, sheet, interactive)
    many = _ForMany(jobs, report, resume)
    raise_all(_problems(table, output, one, many))
    if into and not rows:
        raise_all([Problem(_("--into 说的是 --rows 写进第几个表格"), _("加上 --rows 表格"))])
    lists = _Lists(rows, into)
    if table and output:
        return _fill_many(file, table, output, names, lists, many, pdf=pdf, force=force)
    from app.workflow.fill import FillOptions, fill

    options = FillOptions(
        output=output, names=names, force=force, pdf=pdf, **one._asdict(), **lists._asdict()
    )
    return fill(file, options, _ask if sys.stdin.isatty() else None)


def _fill_many(
    file: Path,
    table: Path,
    output: Path,
    names: Path | None,
    lists: _Lists,
    many: _ForMany,
    *,
    pdf: bool,
    force: bool,
) -> Outcome:
    from app.workflow.batch import BatchOptions, fill_many

    options = BatchOptions(
        table=table,
        output=str(output),
        names=names,
        force=force,
        pdf=pdf,
        **lists._asdict(),
        **many._asdict(),
    )
    prints = LateProgress(N_("转成 PDF"), N_("份"))
    with Progress(N_("填写")) as progress:
        asks = _ask if sys.stdin.isatty() else None
        return fill_many(file, options, progress.watch, asks, prints.watch)


def _problems(
    table: Path | None, output: Path | None, one: _ForOneFile, many: _ForMany
) -> Iterator[Problem]:
    if table and output is None:
        yield Problem(_("--table 要写出每一份的文件名"), _("加上 -o 'out/{列名}.docx'"))
    if table and any(one):
        hint = _("各行都一样的名称写在对照表里，用 --names")
        yield Problem(_("--table 不能和 --set、--list、--sheet、--interactive 一起用"), hint)
    if any(many) and not table:
        what = _("--jobs、--resume、--report 是填表格用的")
        yield Problem(what, _("加上 --table 表格"))
    if one.interactive and not sys.stdin.isatty():
        hint = _("不在终端里，就用 --sheet 写出对照表，填好用 --names 交回来")
        yield Problem(_("--interactive 要在终端里用"), hint)


def _ask(lines: Sequence[str], prompt: str) -> str:
    return ask(Outcome(notes=tuple(lines)), prompt)
