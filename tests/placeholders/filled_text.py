"""A text filled as `fill` does it, and the placeholders left where they now stand."""

from __future__ import annotations

from app.models.names import NameSheet, Placeholder
from app.placeholders.choosing import plan_filling
from app.placeholders.filling import places_after
from app.placeholders.plain import PlainText


def filled_text(text: str, sheet: NameSheet) -> tuple[str, list[Placeholder]]:
    """The text with its placeholders filled, and those left, where they now stand."""
    source = PlainText(text)
    plan = plan_filling(source.lines, sheet)
    return source.filled(plan.edits).decode(), places_after(source.lines, plan)
