"""`nigao phrases`: a look into the bank."""

from typing import Annotated

import typer

from app.cli.options import Bank
from app.cli.pages import Words
from app.workflow.outcome import Outcome

WORDS = Words(
    """查词库。
每条写出编号、用处、主题和原文；空位写成 {组织单位} 的样子。""",
    """nigao phrases
nigao phrases 为民
nigao phrases --role insight.heading --theme 为民
nigao phrases 服务 --bank 我的词库""",
)


def phrases(
    query: Annotated[str | None, typer.Argument(metavar="词", help="要找的词；不写则全列")] = None,
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="用处", help="只看这种用处，如 opening、insight.heading"),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="主题", help="只看这个主题，如 为民")
    ] = None,
    bank: Bank = None,
) -> Outcome:
    """Look into the bank."""
    from app.workflow.phrases import phrases

    return phrases(query, role=role, theme=theme, bank=tuple(bank or ()))
