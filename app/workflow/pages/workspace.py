"""All that the pages of one server work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.checking import Checker
from app.workflow.pages.bank.own_packs import make_whole
from app.workflow.pages.bank.page import BankPage
from app.workflow.pages.check.page import CheckPage
from app.workflow.pages.fill.page import FillPage
from app.workflow.pages.write.page import WritePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Workspace:
    """The pages of one server, which share a bank and the rules."""

    def __init__(self, bank: Sequence[Path] = ()) -> None:
        """Read bank and rules. Raises `InputError` for faulty ones."""
        self.folders = tuple(bank)
        make_whole()
        phrases = load_bank(self.folders)
        self.write = WritePage(phrases, Checker())
        self.check = CheckPage(phrases, self.folders)
        self.bank = BankPage(phrases, self.folders, self.write, self.reload_bank)
        self.fill = FillPage()

    def reload_bank(self) -> None:
        """Read the bank anew, whose packs were changed. Raises `InputError` for a faulty one."""
        phrases = load_bank(self.folders)
        for page in (self.write, self.check, self.bank):
            page.use(phrases)
