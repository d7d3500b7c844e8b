"""`nigao schema`: the JSON Schema of the files that a user writes."""

from enum import StrEnum
from typing import Annotated

import typer

from app.cli.options import Force, Output
from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""写出 JSON Schema，编辑器用它提示和检查提纲、名称对照表、词库、报告、版式和查稿子的规则。
写在那些文件旁边，叫 outline.schema.json 之类，它们的第一行就找得到它。"""),
    N_("""nigao schema outline -o outline.schema.json
nigao schema names -o names.schema.json
nigao schema layout -o layout.schema.json
nigao schema rules > rules.schema.json"""),
)


class Name(StrEnum):
    """What has a schema."""

    OUTLINE = "outline"
    NAMES = "names"
    PHRASES = "phrases"
    REPORT = "report"
    LAYOUT = "layout"
    RULES = "rules"


def schema(
    name: Annotated[
        Name,
        typer.Argument(
            metavar="outline|names|phrases|report|layout|rules",
            help=N_("提纲、名称对照表、词库、报告、版式或规则"),
        ),
    ],
    output: Output = None,
    force: Force = False,
) -> Outcome:
    """Write a JSON Schema."""
    from app.workflow.schema import schema

    return schema(name.value, output=output, force=force)
