"""All that the pages of one server work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.checking import Checker
from app.workflow.pages.fill_page import FillPage
from app.workflow.pages.write_page import WritePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Workspace:
    """The pages of one server, which share a bank and the rules."""

    def __init__(self, bank: Sequence[Path] = ()) -> None:
        """Read bank and rules. Raises `InputError` for faulty ones."""
        self.folders = tuple(bank)
        self.write = WritePage(load_bank(self.folders), Checker())
        self.fill = FillPage()

    def reload_bank(self) -> None:
        """Read the bank anew, whose packs were changed. Raises `InputError` for a faulty one."""
        self.write.use(load_bank(self.folders))
