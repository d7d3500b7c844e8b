"""The base of every value that crosses a room's wall."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
