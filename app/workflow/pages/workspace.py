"""All that the pages of one server work with."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.checking import Checker
from app.errors import InputError, Problem
from app.files.locks import held_alone
from app.files.recovery import recovery_root
from app.messages import _
from app.workflow.pages.bank.own_packs import make_whole
from app.workflow.pages.bank.page import BankPage
from app.workflow.pages.check.page import CheckPage
from app.workflow.pages.fill.page import FillPage
from app.workflow.pages.write.page import WritePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@contextmanager
def alone() -> Iterator[None]:
    """Have no other server open the same unfinished work. Raises `InputError` where one has."""
    with held_alone(recovery_root()) as is_alone:
        if not is_alone:
            hint = _("用它打开的那个网页；没有的话，先在它的窗口里按 Ctrl-C 停下")
            raise InputError(Problem(_("已经有一个 nigao serve 开着"), hint))
        yield


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

    def clear(self) -> None:
        """Keep no longer what an earlier server gave as a file: its user has it."""
        self.write.works.clear(lambda work: not work.saved)
        self.fill.fillings.clear(lambda filling: not filling.saved)

    def reload_bank(self) -> None:
        """Read the bank anew, whose packs were changed. Raises `InputError` for a faulty one."""
        phrases = load_bank(self.folders)
        for page in (self.write, self.check, self.bank):
            page.use(phrases)
