"""The verb `phrases`: a look into the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.errors import InputError, Problem
from app.files.validated import nearest
from app.models.phrase import fill_slots
from app.models.roles import PHRASE_LABELS, PHRASE_ROLES
from app.workflow.outcome import Outcome
from app.workflow.telling import tell_doubt, tell_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.phrase import Phrase

_MOST_THEMES = 6


def phrases(
    query: str | None = None,
    *,
    role: str | None = None,
    theme: str | None = None,
    bank: Sequence[Path] = (),
) -> Outcome:
    """Return the phrases that match, each with its id, role, theme, words and source.

    Raises `InputError` for an unknown role.
    """
    known = {label: role for role, label in PHRASE_LABELS.items()} | {r: r for r in PHRASE_ROLES}
    if role is not None and role not in known:
        raise InputError(Problem(f"没有“{role}”这一类", nearest(role, known)))
    loaded = load_bank(bank)
    found = loaded.search(query, known[role] if role else None, theme)
    if not found:
        return Outcome(notes=tuple(_nothing(loaded, theme)))
    text = "\n".join(line for phrase in found for line in _lines(phrase, loaded, theme)) + "\n"
    return Outcome(output=text, notes=(f"共 {len(found)} 条",))


def _lines(phrase: Phrase, bank: PhraseBank, theme: str | None) -> Iterator[str]:
    themes = _shortened(bank.themes(phrase))
    label = PHRASE_LABELS[phrase.role]
    yield f"{phrase.id}  {label}" + (f"  主题：{themes}" if themes else "")
    yield f"  {phrase.text}"
    for name, slot in phrase.slots.items():
        if slot.held or slot.general:
            general = f"，可写“{slot.general}”" if slot.general else ""
            yield f"    {{{name}}} 原为“{slot.held or ''}”{general}"
    yield from _rows(phrase, bank, theme)
    if phrase.follows:
        yield f"    要跟在 {phrase.follows} 后面"
    if phrase.mined:
        yield f"    你改过，原为：{phrase.mined}"
    if phrase.doubt:
        yield f"    {tell_doubt(phrase.doubt)}"
    if phrase.source:
        yield f"    出自 {tell_source(phrase.source)}"


def _nothing(bank: PhraseBank, theme: str | None) -> Iterator[str]:
    yield "没有找到；去掉一个条件，或换一个词再试"
    if theme is not None:
        themes = dict.fromkeys(own for phrase in bank.phrases for own in bank.themes(phrase))
        yield "词库里的主题有：" + "、".join(sorted(themes, key=lambda one: (len(one), one)))


def _shortened(themes: Sequence[str]) -> str:
    more = f"等 {len(themes)} 个" if len(themes) > _MOST_THEMES else ""
    return "、".join(themes[:_MOST_THEMES]) + more


def _rows(phrase: Phrase, bank: PhraseBank, theme: str | None) -> Iterator[str]:
    """Yield the headings that a frame's family makes for a theme that was asked for."""
    family = bank.family(phrase)
    if family is None or theme is None or phrase.source:
        return
    for row in family.rows:
        told = row.theme and (theme in row.theme or row.theme in theme)
        if told and family.frames[row.frame] == phrase.text:
            yield f"    如：{fill_slots(phrase.text, row.values)}"
