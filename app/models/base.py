"""The base of every value that crosses a room's wall."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    # Most models stand only within others: a validator of their own would be built for nothing.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def written_names(cls) -> dict[str, str]:
        """Return what each field is called in a file: its own name, or one that Python keeps."""
        return {name: info.serialization_alias or name for name, info in cls.model_fields.items()}
