"""What the browser takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Made(NamedTuple):
    """A file that is taken away: its name and its bytes."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """Return what the name ends in, with its dot."""
        dot = self.name.rfind(".")
        return self.name[dot:] if dot > 0 else ""


class MadeFile(NamedTuple):
    """A file that is taken away from where it lies, for it may be large: its name and its path."""

    name: str
    path: Path
