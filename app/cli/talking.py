"""A writer at a terminal: questions and what becomes of the answers, laid out to be read."""

import os
import sys
from collections.abc import Sequence
from shutil import get_terminal_size

import typer

from app.cli.columns import fold, fold_around, printable
from app.cli.showing import can_edit, tell, typed
from app.workflow.interview import Passage, Put, how_to_take

_WIDEST = 80
_INDENT = "  "
_PROMPT = "答："
_EDIT = "上次的回答在下面：改好回车，不改也回车；Ctrl-U 清空"


class Terminal:
    """Puts questions on standard error, and reads what is typed."""

    def tell(self, lines: Sequence[str]) -> None:
        """Tell lines of words."""
        for line in lines:
            tell(fold(printable(line), _columns()) or [""])

    def show(self, passage: Passage) -> None:
        """Show what an answer has become in the draft."""
        self.tell(["稿子里现在是："])
        _show(passage)

    def answer(self, put: Put) -> str:
        """Return what is typed in reply to a question."""
        last = "要紧的最后一问" if put.behind else "最后一问"
        left = f"大约还有 {put.left} 问" if put.left else last
        tell(["", _styled(f"第 {put.number} 问 · {left} · {put.part}", dim=True)])
        self.tell([put.fact] if put.fact else [])
        if put.passage.before or put.passage.after:
            _show(put.passage)
        tell(_styled(line, bold=True) for line in fold(printable(put.asked.text), _columns()))
        self._offer(put.asked.offers)
        if put.taken_back and can_edit():
            tell(_styled(line, dim=True) for line in fold(_EDIT, _columns()))
        return typed(_PROMPT, put.taken_back)

    def _offer(self, offers: Sequence[str]) -> None:
        tell(f"{_INDENT}{n}) {printable(words)}" for n, words in enumerate(offers, 1))
        if offers:
            tell(_styled(line, dim=True) for line in fold(how_to_take(offers), _columns()))

    def line(self, prompt: str) -> str:
        """Return what is typed behind a prompt."""
        return typed(prompt)


def _show(passage: Passage) -> None:
    before, words, after = map(printable, passage.shown)
    ends = len(before) + len(words)
    lines = fold_around(before + words + after, len(before), ends, _columns() - len(_INDENT))
    tell(
        f"{_INDENT}{first}{_styled(middle, reverse=True) if middle else ''}{last}"
        for first, middle, last in lines
    )


def _columns() -> int:
    return min(get_terminal_size().columns, _WIDEST)


def _styled(text: str, **style: bool) -> str:
    """Return a text with its style where the terminal shows any."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not sys.stderr.isatty() else typer.style(text, **style)
