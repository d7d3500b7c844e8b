"""A draft that was looked at, as its page shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.checking.explained import FAMILY_NAMES
from app.models.finding import LEVELS
from app.workflow.mending import unmendable
from app.workflow.pages.check.marked_words import Held, Words, marked_words
from app.workflow.pages.check.open_drafts import Since, since
from app.workflow.pages.sheet import Note, SheetLine, note_of, notes_of, sheet_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.copying.copied import Shares
    from app.models.finding import Level
    from app.workflow.found import Found
    from app.workflow.pages.check.looking import Looked
    from app.workflow.pages.check.open_drafts import OpenDraft

_MOST_SHOWN = 1_000
_PASSAGES = "copy/"
_EMPTY_CELL = "\u3000"  # So that there is something to be marked.


class BesideLine(NamedTuple):
    """A line of the file that stands beside its report, where people see it, with its notes."""

    where: str
    pieces: Sequence[Words]
    notes: Sequence[Note]


class Family(NamedTuple):
    """A family of rules, what it is about, and how many findings are of it."""

    id: str
    name: str
    many: int


class CheckSheet(NamedTuple):
    """A draft as its page shows it, with what is told of it as a whole.

    `copied` is how much of it stands in other texts, None where it was held against none;
    `mendable` how many findings have one right answer that can be written into its file, `unshown`
    how many are left to the list, since no page holds so many.
    """

    lines: Sequence[SheetLine[Words]]
    beside: Sequence[BesideLine]
    counts: Mapping[Level, int]
    families: Sequence[Family]
    copied: Shares | None
    mendable: int
    since: Since | None
    unshown: int
    notes: Sequence[str]

    @property
    def rows(self) -> list[list[SheetLine[Words]]]:
        """Return the lines, those without notes together with the line before.

        Beside all of them there is room for its notes.
        """
        rows: list[list[SheetLine[Words]]] = []
        for line in self.lines:
            if line.notes or not rows:
                rows.append([])
            rows[-1].append(line)
        return rows


def check_sheet(draft: OpenDraft, looked: Looked) -> CheckSheet:
    """Return a draft that was looked at as its page shows it."""
    checked = looked.checked
    found = checked.found[:_MOST_SHOWN]
    notes = notes_of(found)
    held: dict[int, list[Held]] = {}
    for number, one in enumerate(found, 1):
        if not one.beside:
            held.setdefault(one.finding.paragraph, []).append(_held(number, one))
    lines = sheet_lines(
        checked.report, notes, lambda n, line: marked_words(line.text, held.get(n, ()))
    )
    can_mend = not any(unmendable(checked.path, checked.path))
    return CheckSheet(
        list(lines),
        _beside(found),
        counts_of(checked.found),
        _families(checked.found),
        checked.copied.whole if checked.copied else None,
        sum(each.is_mendable for each in checked.found) if can_mend else 0,
        since(draft, checked.found),
        len(checked.found) - len(found),
        (*looked.notes, *checked.notes, *looked.unmarked),
    )


def counts_of(found: Sequence[Found]) -> dict[Level, int]:
    """Return how many findings there are of each level."""
    levels = Counter(each.finding.level for each in found)
    return {level: levels[level] for level in LEVELS}


def _held(number: int, found: Found) -> Held:
    one = found.finding
    return Held(one.start, one.end, number, one.level, one.rule.startswith(_PASSAGES))


def _beside(found: Sequence[Found]) -> list[BesideLine]:
    lines: dict[int, list[tuple[int, Found]]] = {}
    for number, one in enumerate(found, 1):
        if one.beside:
            lines.setdefault(one.finding.paragraph, []).append((number, one))
    return [
        BesideLine(
            its[0][1].where,
            list(marked_words(its[0][1].line or _EMPTY_CELL, [_held(*each) for each in its])),
            [note_of(*each) for each in its],
        )
        for its in lines.values()
    ]


def _families(found: Sequence[Found]) -> list[Family]:
    counts = Counter(each.finding.rule.partition("/")[0] for each in found)
    return [
        Family(family, name, counts[family])
        for family, name in FAMILY_NAMES.items()
        if counts[family]
    ]
