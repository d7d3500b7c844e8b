"""What verbs tell of files, as a page says it: without a command's options, or where files lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.errors import InputError, Problem

OUT = "out"
"""The folder beside a form in which files are made of a list."""

# Advice that only whoever types a command can take.
_OPTION = r"(?:--?[a-z]|在终端里|对照表)"
_BRACKETED = lazy(rf"（[^（）]*{_OPTION}[^（）]*）")
_CLAUSE = lazy(rf"(?:^|[；，：])[^；，：。]*{_OPTION}[^；。]*")
# Of the pattern of names, which has a field of its own on the page.
_IDLE = "这一列没有可填的地方"
_IN_FOLDER = lazy("把图片放在 .* 里，或写出完整的路径")
_NAMING = ("在 -o 里", "在文件名里")


def on_page(words: str, folder: Path) -> str:
    """Return words of a verb as they are told on a page; files in a folder by their own names."""
    own = _IN_FOLDER.sub(_("把这张图片也拖进来"), words.replace(*_NAMING))
    for inner in (folder / OUT, folder):
        own = own.replace(f"{inner}/", "").replace(f"{inner}\\", "")
    return _CLAUSE.sub("", _BRACKETED.sub("", own)).rstrip("；，：")


def notes_on_page(notes: Iterable[str], folder: Path) -> tuple[str, ...]:
    """Return the notes of a verb as they are told on a page, those left out that only advise."""
    told = (on_page(note, folder) for note in notes)
    return tuple(note for note in told if note.strip())


def faults_on_page(error: InputError, folder: Path) -> tuple[str, ...]:
    """Return what is wrong as a page says it: the cell or the file, what, and what to do.

    That a column fills nothing can be seen there, and is no fault beside another.
    """
    others = [one for one in error.problems if not one.what.endswith(_IDLE)]
    return tuple(_fault(problem, folder) for problem in others or error.problems)


def _fault(problem: Problem, folder: Path) -> str:
    where = on_page(problem.where or "", folder)
    hint = on_page(f"：{problem.hint}", folder) if problem.hint else ""
    what = on_page(problem.what, folder)
    return f"{where}：{what}{hint}" if where else f"{what}{hint}"
