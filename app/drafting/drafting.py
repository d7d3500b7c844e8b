"""An outline, a bank and a template to a Report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.planning import Choices, plan_report
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
    seed: int = 0,
    avoid: frozenset[str] = frozenset(),
) -> Report:
    """Return the draft of an outline; the same arguments give the same draft.

    `avoid` holds ids and sentences that the draft is not to use. Raises `InputError` for a faulty
    template.
    """
    plan = plan_report(outline, bank, anatomy_of(template), Choices(seed, avoid))
    return realise(plan, outline, template)
