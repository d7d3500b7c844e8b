"""The verb `schema`: the JSON Schema of what a user writes or a program reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.errors import InputError, Problem
from app.files.validated import nearest
from app.messages import _
from app.workflow.as_json import as_json
from app.workflow.delivering import STANDARD_OUTPUT, deliver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.workflow.outcome import Outcome


Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str, *, output: Path | None = None, force: bool = False) -> Outcome:
    """Write the JSON Schema of `outline`, `names`, `phrases` (any file in a pack's folder),
    `report`, `layout` (a user's own) or `rules` (a file of them).

    Raises `InputError` for another name, and for a file that may not be written.
    """
    make = SCHEMAS.get(name)
    if make is None:
        raise InputError(Problem(_("没有“{}”的 JSON Schema").format(name), nearest(name, SCHEMAS)))
    data = as_json({"$schema": _DIALECT, **make()})
    return deliver(output or STANDARD_OUTPUT, data, force=force)


# What makes one of them loads what reads the files it is of, and none of the others.


def _outline() -> Schema:
    from app.drafting.templates import about_kind, template_kinds
    from app.outline.json_schema import outline_schema

    return outline_schema({"kind": {kind: about_kind(kind) for kind in template_kinds()}})


def _names() -> Schema:
    from app.placeholders.sheets.schema import names_schema

    return names_schema()


def _phrases() -> Schema:
    from app.bank.schema import phrases_schema

    return phrases_schema()


def _report() -> Schema:
    from app.files.editors import for_editors, shown_field
    from app.models.report import Report

    made = for_editors(Report.model_json_schema(), shown_field, by_hand=False)
    return {"title": "文稿", **made}


def _layout() -> Schema:
    from app.writing.layout.schema import layout_schema

    return layout_schema()


def _rules() -> Schema:
    from app.checking.schema import rules_schema

    return rules_schema()


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "outline": _outline,
    "names": _names,
    "phrases": _phrases,
    "report": _report,
    "layout": _layout,
    "rules": _rules,
}
"""What has a schema, and what makes it."""
