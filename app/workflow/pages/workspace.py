"""All that the pages of one server work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.checking import Checker
from app.workflow.pages.check_page import CheckPage
from app.workflow.pages.write_page import WritePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Workspace:
    """The pages of one server, which share a bank and the rules."""

    def __init__(self, bank: Sequence[Path] = ()) -> None:
        """Read bank and rules. Raises `InputError` for faulty ones."""
        self.folders = tuple(bank)
        phrases = load_bank(self.folders)
        self.write = WritePage(phrases, Checker())
        self.check = CheckPage(phrases, self.folders)

    def reload_bank(self) -> None:
        """Read the bank anew, whose packs were changed. Raises `InputError` for a faulty one."""
        phrases = load_bank(self.folders)
        self.write.use(phrases)
        self.check.use(phrases)
