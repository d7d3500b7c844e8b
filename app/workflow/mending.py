"""What has only one right answer put right, in a new file, and shown before."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.files.decoding import written_like
from app.files.suffixes import is_yaml
from app.messages import _
from app.placeholders.choosing import Edit
from app.placeholders.places_told import place_told
from app.placeholders.sources import open_fillable, read_fillable, reopened
from app.text.changes import Change, ChangedLine, least_changes
from app.word.refusal import WORD_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.workflow.found import Checked, Found

_AROUND = 14
# Two marks made full-width may then be one too many; what is found after that is rare.
_MOST_ROUNDS = 5
_TEXTS = (".md", ".txt")


class Mended(NamedTuple):
    """A draft with what could be put right, at how many places, and the difference."""

    data: bytes
    places: int
    difference: tuple[str, ...]


def unmendable(path: Path, output: Path) -> Iterator[Problem]:
    """Yield why a draft cannot be mended into a file: what is made anew, and another form."""
    suffix = path.suffix.lower()
    if suffix not in (*WORD_SUFFIXES, *_TEXTS):
        outline = is_yaml(path)
        hint = _("改它的提纲再拟一次，或先用 nigao export 排成 .docx")
        hint = _("照上面说的，直接改这份提纲") if outline else hint
        yield Problem(_("“{}”稿子不能用 --fix 改").format(path.suffix), hint, str(path))
    elif output.suffix.lower() != suffix:
        hint = _("--fix 的文件名用 {} 作后缀").format(path.suffix)
        yield Problem(_("改好的稿子和原来是同一种文件"), hint, str(output))


def mended(checked: Checked, again: Callable[[bytes], Checked]) -> Mended:
    """Return a draft in the same form with every finding mended that has only one right answer.

    No other characters change. What is mended is checked `again`, until nothing is left to mend.
    """
    file = read_fillable(checked.path)
    first = source = open_fillable(file)
    lines = [ChangedLine(line) for line in first.lines]
    data = first.filled(())
    for _round in range(_MOST_ROUNDS):
        edits = list(_edits(checked.found))
        if not edits:
            break
        for number, found in groupby(edits, key=lambda each: each.paragraph):
            lines[number].change(Change(each.start, each.end, each.value) for each in found)
        data = source.filled(edits)
        source, checked = reopened(data, file), again(data)
    changes = [line.changes for line in lines]
    shown = (
        told
        for number, line in enumerate(first.lines)
        if changes[number]
        for told in _shown(place_told(first.where(number).label), line, changes[number])
    )
    if checked.path.suffix.lower() in _TEXTS:
        data = written_like(data.decode("utf-8"), file.data)
    return Mended(data, sum(map(len, changes)), tuple(shown))


def _edits(findings: Iterable[Found]) -> Iterator[Edit]:
    """Yield in order what makes findings right; of two about one character the first is."""
    taken: set[tuple[int, int]] = set()
    edits: list[Edit] = []
    for found in findings:
        finding, at = found.finding, found.at
        if at is None or finding.fix is None or not found.is_mendable:
            continue
        own = [
            Edit(at.line, at.start + start, at.start + end, value)
            for start, end, value in least_changes(finding.text, finding.fix)
        ]
        touched = {(at.line, place) for edit in own for place in range(edit.start, edit.end)}
        if taken.isdisjoint(touched):
            taken |= touched
            edits += own
    yield from sorted(edits)


def _shown(where: str, line: str, changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line as it was and as it is, in the words around what changed in it."""
    line = line.replace("\t", " ").replace("\n", " ")
    for near in _close_together(changes):
        before = line[max(0, near[0].start - _AROUND) : near[0].start]
        after = line[near[-1].end : near[-1].end + _AROUND]
        between = [*(line[one.end : other.start] for one, other in pairwise(near)), after]
        was = zip([line[each.start : each.end] for each in near], between, strict=True)
        now = zip([each.value for each in near], between, strict=True)
        yield f"  {where}"
        yield f"  - {before}{''.join(f'〔{words}〕{behind}' for words, behind in was)}"
        yield f"  + {before}{''.join(f'〔{words}〕{behind}' for words, behind in now)}"


def _close_together(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Yield the changes, those together that are in sight of one another."""
    near = [*changes[:1]]
    for change in changes[1:]:
        if change.start - near[-1].end > _AROUND:
            yield near
            near = []
        near.append(change)
    yield near
