"""An outline, a bank and a template to a Report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.avoiding import NOTHING
from app.drafting.picking import Choices
from app.drafting.planning import plan_report
from app.drafting.realising import realise
from app.drafting.templates import Template

if TYPE_CHECKING:
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.avoiding import Avoided
    from app.models.outline import Outline
    from app.models.report import Report


def draft_report(
    outline: Outline,
    bank: PhraseBank,
    template: Path,
    seed: int = 0,
    turn: int | None = None,
    avoid: Avoided = NOTHING,
) -> Report:
    """Return the draft of an outline; the same arguments give the same draft.

    `seed` and `turn` decide between words that would do equally well: drafts with turns one after
    the other keep away from each other. Without a turn it is the writer's own, so that two writers
    with one seed do not hand in the same sentences. `avoid` is what other texts have said.
    Raises `InputError` for a faulty template.
    """
    opened = Template(template)
    plan = plan_report(outline, bank, opened.anatomy, Choices(seed, turn, avoid))
    return realise(plan, outline, opened)
