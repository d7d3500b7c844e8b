"""What is said beside a stretch of a report, for its writer's eyes only."""

from __future__ import annotations

from pydantic import model_validator

from app.models.base import Model


class Remark(Model):
    """Words about the characters `start` to `end` of a report's line `paragraph`, all from 0.

    A newline in `text` starts a new paragraph of the remark.
    """

    paragraph: int
    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _covers_something(self) -> Remark:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a remark covers no character: {self.start} to {self.end}")
        return self
