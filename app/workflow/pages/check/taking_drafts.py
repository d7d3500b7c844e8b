"""What is dropped to be checked, or to be held against: read once before anything is kept."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.files.decoding import as_written
from app.files.recovery import safe_name
from app.files.suffixes import WORD, is_yaml
from app.files.text_edits import editable
from app.files.yaml_nodes import parse_yaml
from app.messages import _
from app.reading.readers import report_of
from app.word.converting import converted
from app.word.refusal import is_convertible
from app.workflow.drafted import Drafter

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.bank.phrase_bank import PhraseBank

_TEXTS = (".md", ".txt", ".json")
_TELLING = 8  # Characters; shorter lines stand in many drafts.


class Taken(NamedTuple):
    """A file as it is kept: its name, its bytes, and what became of it, empty if nothing did."""

    name: str
    data: bytes
    note: str = ""


def taken(name: str, data: bytes, bank: PhraseBank) -> Taken:
    """Return a draft, or an outline, as it is kept. Raises `InputError` for what is neither."""
    path = Path(name)
    if is_yaml(path):
        Drafter(parse_yaml(editable(as_written(data, path)), name), bank)
        return Taken(name, data)
    return taken_text(name, data)


def free_name(name: str, others: Collection[str]) -> str:
    """Return a name, or one like it, that none of some others is."""
    names = (safe_name(f"{n}-{name}") for n in count(2))
    return name if name not in others else next(each for each in names if each not in others)


def lines_of(draft: Taken) -> frozenset[str]:
    """Return the lines of a draft by which another version of it is known.

    Raises `InputError` for what cannot be read.
    """
    path = Path(draft.name)
    outline = is_yaml(path)
    lines = (
        as_written(draft.data, path).split("\n")
        if outline
        else report_of(draft.data, path).paragraphs
    )
    return frozenset(line for line in map(str.strip, lines) if len(line) >= _TELLING)


def taken_text(name: str, data: bytes) -> Taken:
    """Return a report as it is kept; a Word file of another form becomes .docx.

    Raises `InputError` for what cannot be read.
    """
    path = Path(name)
    if path.suffix.lower() not in _TEXTS and is_convertible(data, name):
        made = path.with_suffix(WORD)
        file = Taken(made.name, converted(data, name), _("已用 LibreOffice 转成 .docx 再查。"))
    else:
        file = Taken(name, data)
    report_of(file.data, Path(file.name))
    return file
