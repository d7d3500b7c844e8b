"""Who speaks in the draft of a row: other rows' drafts should not name him, nor his unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.other_names import OtherName, names_of
from app.checking.writer import writer_of
from app.models.outline import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.outline import Outline


def with_speaker_filled(outline: Outline, names: Mapping[str, str]) -> Outline:
    """Return an outline whose speaker has names in the place of what they stand for."""
    if not outline.speaker:
        return outline
    filled = {key: _filled(words, names) for key, words in outline.speaker if words}
    return outline.model_copy(update={"speaker": Speaker(**filled)})


def names_of_rows(rows: Iterable[tuple[int, Outline]]) -> tuple[OtherName, ...]:
    """Return the names of the speakers of rows by their numbers, each as it stands first."""
    found: dict[str, OtherName] = {}
    for number, outline in rows:
        for name in names_of(writer_of((), outline), f"第 {number} 行", always=True):
            found.setdefault(name.words, name)
    return tuple(found.values())


def _filled(words: str, names: Mapping[str, str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, names[name])
    return words
