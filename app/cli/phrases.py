"""`nigao phrases`: a look into the bank."""

from typing import Annotated

import typer

from app.cli.options import Bank
from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""查词库：找语句里的词；写几个词，就找都有的。
每条写出编号、用处、主题和原文；空位写成 {组织单位} 的样子。
最合的在前：正是这个主题的，几份报告都说的，别的话少的。"""),
    N_("""nigao phrases
nigao phrases 为民
nigao phrases 群众 小事
nigao phrases --role insight.heading --theme 为民
nigao phrases 服务 --bank 我的词库 --page 2
nigao phrases --move 本分 --source 交流材料"""),
)

# More than any bank has.
_MOST = 1_000_000_000


def phrases(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("词"), help=N_("要找的词，一个字也行，几个词都要有；不写则全列")),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role", metavar=N_("用处"), help=N_("只看这种用处，如 opening、insight.heading")
        ),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar=N_("主题"), help=N_("只看这个主题，如 为民"))
    ] = None,
    move: Annotated[
        str | None,
        typer.Option(
            "--move",
            metavar=N_("一步"),
            help=N_("只看论述里的这一步：引据、要求、本分、做法"),
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar=N_("报告"),
            help=N_("只看这份报告里有的，写文件名的一部分；一条最多记三份报告"),
        ),
    ] = None,
    page: Annotated[
        int,
        typer.Option(
            "--page", metavar=N_("页"), min=1, max=_MOST, help=N_("看第几页，一页就是 --limit 条")
        ),
    ] = 1,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", metavar=N_("条数"), min=0, max=_MOST, help=N_("一次列多少条；0 是全列")
        ),
    ] = 50,
    bank: Bank = None,
) -> Outcome:
    """Look into the bank."""
    from app.workflow.phrases import PhraseOptions, phrases

    asked = PhraseOptions(role, theme, move, source, tuple(bank or ()), page, limit)
    return phrases(" ".join(query or ()), asked)
