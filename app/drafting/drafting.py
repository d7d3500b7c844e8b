"""An outline, a bank and a template to a Report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.picking import Choices
from app.drafting.planning import plan_report
from app.drafting.realising import realise
from app.drafting.templates import anatomy_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline
    from app.models.report import Report


def draft_report(
    outline: Outline,
    bank: PhraseBank,
    template: Path,
    choices: Choices = Choices(),
) -> Report:
    """Return the draft of an outline; the same arguments give the same draft.

    Raises `InputError` for a faulty template.
    """
    return realise(plan_report(outline, bank, anatomy_of(template), choices), outline, template)
