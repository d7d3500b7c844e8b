"""`nigao schema`: the JSON Schema of the files that a user writes."""

from enum import StrEnum
from typing import Annotated

import typer

from app.cli.pages import Words
from app.workflow.outcome import Outcome

WORDS = Words(
    """写出 JSON Schema，编辑器用它提示和检查提纲、名称对照表、词库、报告和版式。""",
    """nigao schema outline > outline.schema.json
nigao schema names
nigao schema layout > layout.schema.json""",
)


class Name(StrEnum):
    """What has a schema."""

    OUTLINE = "outline"
    NAMES = "names"
    PHRASES = "phrases"
    REPORT = "report"
    LAYOUT = "layout"


def schema(
    name: Annotated[
        Name,
        typer.Argument(
            metavar="outline|names|phrases|report|layout",
            help="提纲、名称对照表、词库、报告或版式",
        ),
    ],
) -> Outcome:
    """Print a JSON Schema."""
    from app.workflow.schema import schema

    return schema(name.value)
