"""What has only one right answer put right, in a new file, and shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.placeholders.choosing import Edit
from app.placeholders.sources import open_source
from app.word.refusal import WORD_SUFFIXES
from app.workflow.located import Located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.models.finding import Finding
    from app.placeholders.sources import Source
    from app.workflow.found import Checked

_AROUND = 14
_TEXTS = (".md", ".txt")


class Mended(NamedTuple):
    """A draft with what could be put right, and the difference, three lines a place."""

    data: bytes
    difference: tuple[str, ...]


def unmendable(path: Path, output: Path) -> Iterator[Problem]:
    """Yield why a draft cannot be mended into a file: what is made anew, and another form."""
    suffix = path.suffix.lower()
    if suffix not in (*WORD_SUFFIXES, *_TEXTS):
        hint = "改它的提纲再拟一次，或先用 nigao export 排成 .docx"
        yield Problem(f"“{path.suffix}”稿子不能用 --fix 改", hint, str(path))
    elif output.suffix.lower() != suffix:
        hint = f"--fix 的文件名用 {path.suffix} 作后缀"
        yield Problem("改好的稿子和原来是同一种文件", hint, str(output))


def mended(checked: Checked) -> Mended:
    """Return a draft in the same form with every finding mended that has only one right answer.

    Of two that touch, the first is mended; the others are found again the next time.
    """
    source = open_source(checked.path)
    located = Located(source.lines, checked.report.paragraphs)
    edits = list(_edits(located, [found.finding for found in checked.found]))
    return Mended(source.filled(edits), tuple(_shown(source, edits)))


def _edits(located: Located, findings: Iterable[Finding]) -> Iterator[Edit]:
    done = (-1, -1)
    fixes = [(at, f.fix) for f in findings if f.fix is not None and (at := located.whole(f))]
    for (line, start, end), fix in sorted(fixes):
        if (line, start) >= done:
            yield Edit(line, start, end, fix)
            done = line, end


def _shown(source: Source, edits: Sequence[Edit]) -> Iterator[str]:
    """Yield each place as it was and as it is, in the words around it."""
    for edit in edits:
        line = source.lines[edit.paragraph]
        before = line[max(0, edit.start - _AROUND) : edit.start]
        after = line[edit.end : edit.end + _AROUND]
        yield f"  {source.where(edit.paragraph).label}"
        yield f"  - {before}〔{line[edit.start : edit.end]}〕{after}"
        yield f"  + {before}〔{edit.value}〕{after}"
