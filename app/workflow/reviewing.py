"""The verb `mine --review`: a pack is gone through at a terminal, each decision saved at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from app.bank.loading import load_pack
from app.errors import InputError, Problem
from app.messages import N_, _, plural
from app.mining.deciding import decided
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.outcome import Outcome
from app.workflow.review import HOW, VERBS, Item, Reply, Review, to_review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.models.decision import Decision
    from app.workflow.deciding import Beside

_AT_END = N_("都看过了（回车结束，b 退一步）：")
_EDIT = N_("改成：")


class Reviewer(Protocol):
    """Who decides on the phrases."""

    def tell(self, lines: Sequence[str]) -> None:
        """Tell lines of words."""

    def choose(self, item: Item) -> str:
        """Return what is typed about a phrase; raises `EOFError` at the end of it."""

    def line(self, prompt: str, offered: str = "") -> str:
        """Return what is typed behind a prompt, where it may begin with words; errors alike."""


def check_terminal(there: bool) -> None:
    """Raise `InputError` where nobody can be asked."""
    if not there:
        hint = _("在终端里运行；或去掉 --review，把决定直接写进词库文件夹里的 decisions.yaml")
        raise InputError(Problem(_("--review 要在终端里一条一条地问，这里没有终端"), hint))


def review_pack(folder: Path, mined: Outcome, reviewer: Reviewer) -> Outcome:
    """Go through the pack that mining wrote into a folder, and write it as it was decided.

    `mined` is how mining ended, which is told first. Raises `InputError` for faulty decisions.
    """
    pack, sitting = load_pack(folder), _Sitting(decisions_beside(folder), reviewer)
    phrases = to_review(pack, sitting.decisions.made)
    reviewer.tell(mined.notes)
    if not phrases:
        return Outcome(written=mined.written, notes=(_("没有要定的：每一条都定过了"),))
    doubted = sum(bool(phrase.doubt) for phrase in phrases)
    told = plural("有 {count} 条要定。", len(phrases))
    if doubted:
        told = plural("有 {count} 条要定，先看拿不准的 {doubted} 条。", len(phrases))
    reviewer.tell([told.format(count=len(phrases), doubted=doubted), _(HOW)])
    made = Review(phrases)
    sitting.go_through(made)
    if not sitting.is_changed:
        return Outcome(written=mined.written, notes=tuple(_told(made)))
    written = write_decided(folder, sitting.decisions)
    return Outcome(written=(*written, sitting.decisions.path), notes=tuple(_told(made)))


def write_decided(folder: Path, decisions: Beside) -> list[Path]:
    """Write a mined pack as its user decided on it; return the paths of its files.

    Raises `InputError` for a faulty pack.
    """
    return write_pack(folder, decided(load_pack(folder), decisions.made).pack, decisions)


class _Sitting:
    """Puts phrases to a reviewer, and saves each decision before the next one is put."""

    def __init__(self, decisions: Beside, reviewer: Reviewer) -> None:
        self.decisions = decisions
        self.is_changed = False
        self._reviewer = reviewer

    def go_through(self, made: Review) -> None:
        """Put one phrase after the other, until none is left or the reviewer leaves."""
        try:
            while not made.left:
                item = made.item
                typed = self._reviewer.choose(item) if item else self._reviewer.line(_(_AT_END))
                told = self._take(made, made.reply(typed))
                if not (item or made.item or told):
                    return
        except (EOFError, KeyboardInterrupt):
            made.left = True

    def _take(self, made: Review, reply: Reply) -> Sequence[str]:
        """Do what was typed; return what was told of it."""
        while reply.offered:
            self._reviewer.tell(reply.told)
            reply = made.edited(self._reviewer.line(_(_EDIT), reply.offered))
        if reply.decision:
            self._save(reply.decision)
        self._reviewer.tell(reply.told)
        return reply.told

    def _save(self, decision: Decision) -> None:
        self.decisions = self.decisions.saved_with(decision)
        self.is_changed = True


def _told(made: Review) -> Iterator[str]:
    """Yield how many phrases were decided on, and how many wait."""
    counts = Counter(one.decision for one in made.made.values())
    told = _("、").join(
        plural("{verb} {count} 条", count).format(verb=_(VERBS[choice]), count=count)
        for choice, count in counts.items()
    )
    yield _("这次{}").format(told) if told else _("这次一条也没有定")
    if left := len(made.phrases) - len(made.made):
        yield plural("还有 {} 条没有定：再运行一次，接着定", left).format(left)
