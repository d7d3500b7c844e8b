"""What the drafting tests share: the shipped bank, its templates, and outlines from YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report


@pytest.fixture(scope="session")
def bank() -> PhraseBank:
    return load_bank()


@pytest.fixture(scope="session")
def drafts(bank: PhraseBank) -> Callable[..., Report]:
    """Return a function that drafts an outline given as YAML text."""

    def draft(text: str, seed: int = 0) -> Report:
        outline = parse_outline(text, "提纲.yaml")
        return draft_report(outline, bank, find_template(outline.kind), seed)

    return draft
