"""Columns of a list that may be meant for a label of the form: asked about once, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.placeholders.asking import Ask
    from app.placeholders.fitting import Matching

_HELP = "（数字：填在那一项；回车：不用这一列；q：退出）"
_PROMPT = "填在："


def ask_columns(matching: Matching, ask: Ask, keep: Callable[[Mapping[str, str]], None]) -> bool:
    """Ask what each column is for that might fit a label; tell whether all were answered.

    `keep` is given each answer as it comes: the column with its label, or with nothing.
    """
    taken: set[str] = set()
    told = [_HELP]
    for header, labels in matching.near().items():
        offered = [label for label in labels if label not in taken]
        if not offered:
            continue
        try:
            answer = _answer(header, offered, ask, told)
        except (EOFError, KeyboardInterrupt):
            answer = None
        if answer is None:
            return False
        keep({header: answer})
        taken.add(answer)
        told = []
    return True


def _answer(header: str, offered: Sequence[str], ask: Ask, told: Sequence[str]) -> str | None:
    """Return the label that is chosen, nothing for none of them, and None to break off."""
    numbered = "  ".join(f"{n}) {label}" for n, label in enumerate(offered, 1))
    while True:
        typed = ask([*told, f"“{header}”这一列填在哪里？  {numbered}"], _PROMPT).strip()
        if typed == "q":
            return None
        if not typed or typed in offered:
            return typed
        if typed.isdecimal() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1]
        told = [f"没有“{typed}”这一项：写 1 到 {len(offered)}，或直接回车"]
