"""The words of the runs of one draft: whole names once, one person, a lead for each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.runs import authored_run
from app.drafting.plan import Saying
from app.drafting.supply import Value
from app.drafting.voices import in_person
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from app.bank.phrase_bank import PhraseBank
    from app.bank.runs import BankRun, RunStep
    from app.drafting.plan import Words
    from app.drafting.wording import Wording
    from app.models.phrase import SlotKind

# Long names that three points on end would say three times; later a general word stands for them.
_ONCE: tuple[SlotKind, ...] = ("subject", "study", "unit", "post")


class RunWords:
    """Says the steps of runs, in the order in which they stand in the draft."""

    def __init__(self, bank: PhraseBank, wording: Wording, draw: Random) -> None:
        self._wording = wording
        self._person = wording.person
        self._said: set[SlotKind] = set()
        self._leads = list(bank.kept("leads", lambda: _leads(bank)))
        draw.shuffle(self._leads)

    def reserve(self, runs: Iterable[BankRun]) -> None:
        """Keep the leads of runs from opening a fact in another one."""
        own = [run.lead for run in runs]
        self._leads = [lead for lead in self._leads if lead not in own]

    def step(self, run: BankRun, step: RunStep, theme: Value) -> Saying:
        """Return a step of a run."""
        return Saying(step.move, "run", self._words(step, theme), _("成套论述 {}").format(run.id))

    def lead(self, run: BankRun, theme: Value) -> Saying | None:
        """Return what opens the first fact in a run, its own lead or any that is left."""
        lead = run.lead or (self._leads.pop() if self._leads else None)
        return self.step(run, lead, theme) if lead else None

    def _words(self, step: RunStep, theme: Value) -> tuple[Words, ...]:
        values = self._wording.values(step.slots, theme)
        for name, slot in step.slots.items():
            if slot.kind in self._said and slot.general:
                values[name] = Value(slot.general, "", name)
            elif slot.kind in _ONCE:
                self._said.add(slot.kind)
        return self._wording.filled(in_person(step.text, self._person), step.ref, values)


def _leads(bank: PhraseBank) -> list[RunStep]:
    """Return the leads of runs that may open a fact in any run."""
    leads = (authored_run(run).lead for run in bank.runs)
    return [lead for lead in leads if lead and _fits_any(lead)]


def _fits_any(lead: RunStep) -> bool:
    """Tell whether a lead only says whose fact it is."""
    return any(slot.kind == "unit" for slot in lead.slots.values())
