"""`nigao read`: how a report was taken apart."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""看一份报告是怎样被拆开的：标题、称谓、开头、体会、行动、结尾，和占位名称。"""),
    N_("""nigao read 报告.docx
nigao read 报告.txt --format json"""),
)


class Format(StrEnum):
    """How the parts are shown."""

    TREE = "tree"
    JSON = "json"


def read(
    report: Annotated[Path, typer.Argument(metavar=N_("报告"), help=N_("报告（.docx .md .txt）"))],
    form: Annotated[
        Format, typer.Option("--format", metavar="tree|json", help=N_("怎样显示；默认 tree"))
    ] = Format.TREE,
) -> Outcome:
    """Show how a report was taken apart."""
    from app.workflow.read import read

    return read(report, format=form.value)
