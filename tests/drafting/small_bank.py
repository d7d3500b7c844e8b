"""A bank of a few phrases that the tests of single rules choose from, each known by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.bank.memory_store import MemoryStore
from app.bank.phrase_bank import PhraseBank
from app.drafting.picking import Choices, Picker, Wanted
from app.drafting.supply import Supply
from app.models.pack import PhrasePack
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from app.bank.runs import BankRun
    from app.models.outline import Outline
    from app.models.roles import Voice

JOINTS = [
    {"id": "p/joint/before", "move": "before", "text": "原先", "natures": ["belief"]},
    {
        "id": "p/joint/before-2",
        "move": "before",
        "text": "以前",
        "natures": ["deed", "motive", "opinion"],
    },
    {
        "id": "p/joint/fact",
        "move": "fact",
        "text": "可",
        "after": "before",
        "natures": ["belief"],
    },
    {"id": "p/joint/change", "move": "change", "text": "往后，"},
]
NOTHING_SAID = parse_outline("kind: 心得体会\ninsights: [为民]\n")


def bank_of(**lists: Any) -> PhraseBank:
    """Return a bank of one pack that holds these phrases and patterns."""
    return PhraseBank([PhrasePack.model_validate({"name": "p", "licence": "", **lists})])


def phrase(role: str, text: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """Return a phrase that was written for the pack."""
    return {"id": f"p/{role}/{number}", "role": role, "text": text, "origin": "authored", **more}


def every_run(bank: PhraseBank) -> list[BankRun]:
    """Return the runs of all packs, those written for a pack before those of its old reports."""
    return [run for pack in bank.packs for run in MemoryStore(pack).all_runs]


def picker_of(
    bank: PhraseBank,
    choices: Choices | None = None,
    outline: Outline = NOTHING_SAID,
    voice: Voice = "plain",
) -> Picker:
    """Return the picker of a draft."""
    choices = choices or Choices(turn=0)
    supply = Supply(outline, 0, "我")
    return Picker(bank, supply, Wanted(outline.kind, voice), choices, choices.turn or 0)
