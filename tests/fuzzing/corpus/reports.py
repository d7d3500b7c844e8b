"""Drafts as JSON, as this program keeps them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.reading.readers import report_of
from app.writing.writers import write_json
from tests.fuzzing.corpus.texts import BLOCKS, MARKDOWN, made_by


@cache
def json_drafts() -> tuple[str, ...]:
    """Return drafts as JSON: two that were read, one that was made of an outline."""
    reports = (report_of(held.encode(), Path("d.md")) for held in (MARKDOWN, BLOCKS))
    drafted = made_by("draft", "o.yaml", "-o", "s.json")
    return (*(write_json(report).decode() for report in reports), *drafted.values())
