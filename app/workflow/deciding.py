"""The decisions beside a pack, read and saved, and the pack written by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.bank.decisions import (
    decisions_path,
    decisions_text,
    fingerprint_of,
    parse_decisions,
    with_decision,
)
from app.bank.renewal import write_pack_files
from app.files.locks import alone_in
from app.files.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.decision import Decision
    from app.models.pack import PhrasePack


class Beside(NamedTuple):
    """The decisions beside a pack: where they are kept, the text of the file, what it says."""

    path: Path
    text: str
    made: tuple[Decision, ...]

    @property
    def fingerprint(self) -> str:
        """Return what stands for these decisions."""
        return fingerprint_of(self.text)

    def saved_with(self, decision: Decision) -> Beside:
        """Return the decisions with one more, or another one on its phrase, as they now stand."""
        with alone_in(self.path.parent):
            # Its user, or another sitting, may have written into the file meanwhile.
            now = decisions_text(self.path.parent)
            text = with_decision(now, decision, str(self.path))
            write_whole(self.path, text.encode(), force=True)
        return Beside(self.path, text, parse_decisions(text, str(self.path)))


def decisions_beside(folder: Path) -> Beside:
    """Return the decisions beside the pack in a folder. Raises `InputError` with their faults."""
    path, text = decisions_path(folder), decisions_text(folder)
    return Beside(path, text, parse_decisions(text, str(path)))


def write_pack(folder: Path, pack: PhrasePack, decisions: Beside) -> list[Path]:
    """Write a mined pack that is as it was decided; return the paths of its files."""
    return write_pack_files(folder, pack, decisions.fingerprint)
