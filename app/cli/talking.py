"""A writer at a terminal: questions and what becomes of the answers, laid out to be read."""

from collections.abc import Container, Sequence
from shutil import get_terminal_size

from app.cli.columns import fold, fold_marked
from app.cli.showing import can_edit, tell, typed
from app.messages import N_, _, plural
from app.text.visible import in_one_line
from app.workflow.interview import Passage, Put, how_to_take
from app.workflow.outcome import Part, Piece, Told
from app.workflow.review import Item

_WIDEST = 80
_INDENT = "  "
_PROMPT = N_("答：")
_DECIDE = N_("定：")
_EDIT = N_("上次的回答在下面：改好回车，不改也回车；Ctrl-U 清空")


class Terminal:
    """Puts questions on standard error, and reads what is typed."""

    def tell(self, lines: Sequence[str]) -> None:
        """Tell lines of words."""
        for line in lines:
            tell(fold(in_one_line(line), _columns()) or [""])

    def show(self, passage: Passage) -> None:
        """Show what an answer has become in the draft."""
        self.tell([_("稿子里现在是：")])
        _show(passage)

    def answer(self, put: Put) -> str:
        """Return what is typed in reply to a question."""
        left = _("要紧的最后一问") if put.behind else _("最后一问")
        if put.left:
            left = plural("大约还有 {} 问", put.left).format(put.left)
        head = _("第 {number} 问 · {left} · {part}")
        _head(head.format(number=put.number, left=left, part=put.part))
        self.tell([put.fact] if put.fact else [])
        if put.passage.before or put.passage.after:
            _show(put.passage)
        _tell_in("question", put.asked.text)
        self._offer(put.asked.offers)
        if put.taken_back and can_edit():
            _remark(_(_EDIT))
        return typed(_(_PROMPT), put.taken_back)

    def _offer(self, offers: Sequence[str]) -> None:
        tell(f"{_INDENT}{n}) {in_one_line(words)}" for n, words in enumerate(offers, 1))
        if offers:
            _remark(how_to_take(offers))

    def choose(self, item: Item) -> str:
        """Return what is typed about a phrase."""
        head = _("第 {number} / {of} 条 · {about}")
        _head(head.format(number=item.number, of=item.of, about=item.about))
        _show_marked(item.text, item.marked)
        for note in item.notes:
            _remark(note)
        return typed(_(_DECIDE))

    def line(self, prompt: str, offered: str = "") -> str:
        """Return what is typed behind a prompt, where a line can be edited from what is offered."""
        return typed(prompt, offered)


def _show(passage: Passage) -> None:
    before, words, after = passage.shown
    _show_marked(before + words + after, range(len(before), len(before) + len(words)))


def _show_marked(text: str, marked: Container[int]) -> None:
    """Show a text whose marked characters stand out."""
    for line in fold_marked(text, marked, _columns() - len(_INDENT)):
        words = (Piece(piece, "marked" if is_marked else "") for piece, is_marked in line)
        tell([Told(_INDENT, *words)])


def _head(text: str) -> None:
    tell([""])
    _tell_in("aside", text)


def _remark(text: str) -> None:
    _tell_in("aside", text)


def _tell_in(part: Part, text: str) -> None:
    tell(Told(Piece(line, part)) for line in fold(in_one_line(text), _columns()))


def _columns() -> int:
    return min(get_terminal_size().columns, _WIDEST)
