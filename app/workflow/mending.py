"""What has only one right answer put right, in a new file, and shown before."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.files.decoding import written_like
from app.files.suffixes import is_yaml
from app.messages import _
from app.placeholders.choosing import Edit
from app.placeholders.sources import open_fillable, read_fillable, reopened
from app.text.changes import Change, ChangedLine, least_changes
from app.word.refusal import WORD_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.workflow.found import Checked, Found

_AROUND = 14
# Two marks made full-width may then be one too many; what is found after that is rare.
_MOST_ROUNDS = 5
_TEXTS = (".md", ".txt")


class Left(NamedTuple):
    """Characters `start` to `end` of a line of the file, all from 0, that are left as they are."""

    line: int
    start: int
    end: int


class MendedLine(NamedTuple):
    """A line of the file as it was, where people see it, and what changed in it.

    A mend is all that changes together: one without the other would be half of it.
    """

    number: int
    where: str
    text: str
    mends: Sequence[Sequence[Change]]

    @property
    def changes(self) -> list[Change]:
        """Return what changed, in order."""
        return sorted(change for mend in self.mends for change in mend)


class Mended(NamedTuple):
    """A draft with what could be put right, and the lines in which that is."""

    data: bytes
    lines: tuple[MendedLine, ...]

    @property
    def places(self) -> int:
        """Return at how many places the draft was put right."""
        return sum(len(line.changes) for line in self.lines)

    @property
    def difference(self) -> Iterator[str]:
        """Yield each place as it was and as it is, in the words around it, a line each."""
        for line in self.lines:
            yield from _shown(line)


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


def mended(
    checked: Checked, again: Callable[[bytes], Checked], left: Collection[Left] = ()
) -> Mended:
    """Return a draft in the same form with every finding mended that has only one right answer.

    No other characters change, and no finding is mended that is about characters that are `left`.
    What is mended is checked `again`, until nothing is left to mend.
    """
    file = read_fillable(checked.path)
    first = source = open_fillable(file)
    lines = [_Line(line) for line in first.lines]
    for each in left:
        if each.line < len(lines):
            lines[each.line].left.update(range(*each[1:]))
    data = first.filled(())
    for _round in range(_MOST_ROUNDS):
        every = ((lines[mend[0].paragraph], mend) for mend in _mends(checked.found))
        mends = [(line, mend) for line, mend in every if line.may_change(mend)]
        if not mends:
            break
        for line, mend in mends:
            line.tie(mend)
        edits = sorted(edit for _, mend in mends for edit in mend)
        for number, found in groupby(edits, key=lambda each: each.paragraph):
            lines[number].line.change(Change(each.start, each.end, each.value) for each in found)
        data = source.filled(edits)
        source, checked = reopened(data, file), again(data)
    changed = (
        MendedLine(number, first.where(number).label, text, made)
        for number, (text, line) in enumerate(zip(first.lines, lines, strict=True))
        if (made := line.mends)
    )
    if checked.path.suffix.lower() in _TEXTS:
        data = written_like(data.decode("utf-8"), file.data)
    return Mended(data, tuple(changed))


class _Line:
    """A line that is mended, what of it is left, and which of its characters change together."""

    def __init__(self, text: str) -> None:
        self.line = ChangedLine(text)
        self.left: set[int] = set()
        self._together: list[set[int]] = []

    def may_change(self, mend: Sequence[Edit]) -> bool:
        """Tell whether none of the characters of a mend is left as it is."""
        return self.left.isdisjoint(self._places(mend))

    def tie(self, mend: Sequence[Edit]) -> None:
        """Keep that the changes of a mend, which is about to be made, belong together."""
        self._together.append(self._places(mend))

    @property
    def mends(self) -> list[list[Change]]:
        """Return what changed in the line, the changes of one mend together."""
        changes = self.line.changes
        number = {at: n for n, change in enumerate(changes) for at in range(*change[:2])}
        mend_of = {n: [change] for n, change in enumerate(changes)}
        for places in self._together:
            tied = sorted({number[at] for at in places if at in number})
            for one, other in pairwise(tied):
                if mend_of[one] is not (more := mend_of[other]):
                    mend_of[one] += more
                    mend_of.update((number[each.start], mend_of[one]) for each in more)
        return list({id(mend): sorted(mend) for mend in mend_of.values()}.values())

    def _places(self, mend: Sequence[Edit]) -> set[int]:
        return {at for edit in mend for at in self.line.was(edit.start, edit.end)}


def _mends(findings: Iterable[Found]) -> Iterator[list[Edit]]:
    """Yield what makes each finding right; of two about one character the first is."""
    taken: set[tuple[int, int]] = set()
    for found in findings:
        finding, at = found.finding, found.at
        if at is None or finding.fix is None or not found.is_mendable:
            continue
        own = [
            Edit(at.line, at.start + start, at.start + end, value)
            for start, end, value in least_changes(finding.text, finding.fix)
        ]
        touched = {(at.line, place) for edit in own for place in range(edit.start, edit.end)}
        if own and taken.isdisjoint(touched):
            taken |= touched
            yield own


def _shown(mended: MendedLine) -> Iterator[str]:
    """Yield a line as it was and as it is, in the words around what changed in it."""
    line = mended.text.replace("\t", " ").replace("\n", " ")
    for near in _close_together(mended.changes):
        before = line[max(0, near[0].start - _AROUND) : near[0].start]
        after = line[near[-1].end : near[-1].end + _AROUND]
        between = [*(line[one.end : other.start] for one, other in pairwise(near)), after]
        was = zip([line[each.start : each.end] for each in near], between, strict=True)
        now = zip([each.value for each in near], between, strict=True)
        yield f"  {mended.where}"
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
