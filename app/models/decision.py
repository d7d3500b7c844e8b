"""What the user of a pack decided on its phrases, one by one."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from app.messages import _
from app.models.base import Model
from app.models.phrase import id_faults, refuse, slot_names, text_faults

Choice = Literal["keep", "drop", "edit", "later"]


class Decision(Model):
    """What was decided on a phrase: to keep it, to drop it, to say it otherwise, or nothing yet.

    `text` is the wording of the phrase, by which the decision is known again where the same words
    have another id. `edited` stands in its place, if that is the decision.
    """

    id: str
    decision: Choice
    text: str
    edited: str | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> Decision:
        faults = id_faults(self.id)
        if self.decision == "edit":
            if self.edited is None:
                faults.append(_("decision 是 edit，要在 edited 里写改后的话"))
            else:
                faults += edit_faults(self.edited, self.text)
        refuse(faults)
        return self

    @property
    def role(self) -> str:
        """Return the role of the phrase."""
        return self.id.split("/")[1]


def edit_faults(edited: str, text: str) -> list[str]:
    """Return what is wrong with words in the place of a phrase's text: its slots must stay."""
    slots = slot_names(text)
    told = [_("空位 [{}] 要留着").format(name) for name in sorted(slots - slot_names(edited))]
    return told or text_faults(edited, slots)


class Decisions(Model):
    """All that was decided on the phrases of a pack."""

    decisions: tuple[Decision, ...] = ()
