"""What a check found in a report."""

from __future__ import annotations

from typing import Literal

from app.models.base import Model

Level = Literal["error", "warning", "hint"]

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
"""All levels, the gravest first."""


class Finding(Model):
    """One thing in a report that its writer should look at, and what to do about it.

    `rule` is the id of the rule that was broken (`quotes/unclosed`), `basis` what that rule stands
    on. The words found are the characters `start` to `end` of the report's line `paragraph`, all
    from 0, and stand in `text`. `fix` is what should stand there, where only one thing can be
    right; `source` is the passage of another text that they were found in, and where it stands.
    """

    rule: str
    level: Level
    paragraph: int
    start: int
    end: int
    text: str
    message: str
    basis: str
    fix: str | None = None
    source: str = ""
