"""The base of every value that crosses a room's wall."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def written_names(cls) -> dict[str, str]:
        """Return what each field is called in a file: its own name, or one that Python keeps."""
        return {name: info.serialization_alias or name for name, info in cls.model_fields.items()}
