"""A writer at a terminal: questions and what becomes of the answers, laid out to be read."""

import os
import sys
from collections.abc import Container, Sequence
from shutil import get_terminal_size

import typer

from app.cli.columns import fold, fold_marked, printable
from app.cli.showing import can_edit, tell, typed
from app.workflow.interview import Passage, Put, how_to_take
from app.workflow.review import Item

_WIDEST = 80
_INDENT = "  "
_PROMPT = "答："
_DECIDE = "定："
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
        _head(f"第 {put.number} 问 · {left} · {put.part}")
        self.tell([put.fact] if put.fact else [])
        if put.passage.before or put.passage.after:
            _show(put.passage)
        tell(_styled(line, bold=True) for line in fold(printable(put.asked.text), _columns()))
        self._offer(put.asked.offers)
        if put.taken_back and can_edit():
            _remark(_EDIT)
        return typed(_PROMPT, put.taken_back)

    def _offer(self, offers: Sequence[str]) -> None:
        tell(f"{_INDENT}{n}) {printable(words)}" for n, words in enumerate(offers, 1))
        if offers:
            _remark(how_to_take(offers))

    def choose(self, item: Item) -> str:
        """Return what is typed about a phrase."""
        _head(f"第 {item.number} / {item.of} 条 · {item.about}")
        _show_marked(item.text, item.marked)
        for note in item.notes:
            _remark(note)
        return typed(_DECIDE)

    def line(self, prompt: str, offered: str = "") -> str:
        """Return what is typed behind a prompt, where a line can be edited from what is offered."""
        return typed(prompt, offered)


def _show(passage: Passage) -> None:
    before, words, after = passage.shown
    _show_marked(before + words + after, range(len(before), len(before) + len(words)))


def _show_marked(text: str, marked: Container[int]) -> None:
    """Show a text whose marked characters stand out."""
    for line in fold_marked(printable(text), marked, _columns() - len(_INDENT)):
        words = (_styled(piece, reverse=True) if is_marked else piece for piece, is_marked in line)
        tell([_INDENT + "".join(words)])


def _head(text: str) -> None:
    tell(["", *(_styled(line, dim=True) for line in fold(printable(text), _columns()))])


def _remark(text: str) -> None:
    tell(_styled(line, dim=True) for line in fold(printable(text), _columns()))


def _columns() -> int:
    return min(get_terminal_size().columns, _WIDEST)


def _styled(text: str, **style: bool) -> str:
    """Return a text with its style where the terminal shows any."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not sys.stderr.isatty() else typer.style(text, **style)
