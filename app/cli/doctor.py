"""`nigao doctor`: what is installed here, what is missing, and what that costs."""

from enum import StrEnum
from typing import Annotated

import typer

from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""看这台机器上有什么、缺什么，缺了有什么不便，怎样装上。
版本、系统和语言，词库、模板、版式、规则和缓存在哪里、能不能读写，版式的字体缺哪几种、用什么代替，
LibreOffice 和不一定要装的程序包有没有。只看不改；缺什么退出码都是 0。"""),
    N_("""nigao doctor
nigao doctor --format json"""),
)


class Format(StrEnum):
    """How it is shown."""

    TEXT = "text"
    JSON = "json"


def doctor(
    form: Annotated[
        Format, typer.Option("--format", metavar="text|json", help=N_("怎样显示；默认 text"))
    ] = Format.TEXT,
) -> Outcome:
    """Show what this machine has and lacks."""
    from app.workflow.doctor import doctor

    return doctor(format=form.value)
