"""The verb `new` at a terminal: an outline is made of facts that are told, then asked about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.files.whole import check_writable, write_together
from app.messages import N_, _
from app.outline.languages import in_language
from app.outline.shapes import RefusedError
from app.outline.starters import starter
from app.outline.taking import take_theme
from app.workflow.ask import AskOptions, ask, asked_again
from app.workflow.new import check_new
from app.workflow.outcome import Outcome
from app.workflow.typed import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.outline.shapes import Language
    from app.workflow.ask import Writer

_FACTS = (
    N_("说三件这段时间自己经手的真事，一件一行：什么时候、哪里、谁、做了什么、结果怎样。"),
    N_("说完了就直接回车；Ctrl-C 先到这里。"),
)
_PROMPTS = (N_("第一件："), N_("第二件："), N_("第三件："))
_THEME = N_("几个字说，它讲的是什么？（如 核对、多问一句；回车跳过）")


def start(
    kind: str,
    output: Path,
    writer: Writer,
    *,
    bank: Sequence[Path] = (),
    language: Language = "zh",
    force: bool = False,
) -> Outcome:
    """Write a starter outline of a kind from facts that a writer tells, and ask about them.

    The questions go on in the file that was written. Raises `InputError` for an unknown kind, a
    file that may not be written and a faulty bank, before anything is asked.
    """
    check_new(kind, output)
    check_writable(output, b"", force=force)
    options = AskOptions(bank=tuple(bank), in_place=True)
    # It is only asked from later; but who has told three facts should not be sent away for it.
    load_bank(options.bank)
    writer.tell(tuple(map(_, _FACTS)))
    told: list[tuple[str, str]] = []
    left = False
    try:
        told.extend(_told(writer))
    except (EOFError, KeyboardInterrupt):
        left = True
    data = in_language(starter(kind, told), language).encode()
    write_together([(output, data)], force=force)
    if left or not told:
        return Outcome(written=(output,), notes=(asked_again(output, options),))
    asked = ask(output, options, writer)
    return replace(asked, written=(output,))


def _told(writer: Writer) -> Iterator[tuple[str, str]]:
    """Yield each fact that is told, behind its theme; one whose theme is broken off has none."""
    for prompt in _PROMPTS:
        fact = cleaned(writer.line(_(prompt)))
        if not fact:
            return
        try:
            theme = _theme(writer)
        except (EOFError, KeyboardInterrupt):
            # The fact was typed to its end, and it was promised that it is kept.
            yield "", fact
            raise
        yield theme, fact


def _theme(writer: Writer) -> str:
    while words := cleaned(writer.line(_(_THEME))):
        try:
            return str(take_theme(words))
        except RefusedError as error:
            writer.tell([_("{what}：{hint}").format(what=error.what, hint=error.hint)])
    return ""
