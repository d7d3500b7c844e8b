"""A draft that somebody has open to be checked: what is kept of it beside its file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.checking.selecting import is_selected
from app.models.base import Model
from app.models.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.workflow.found import Found


class Said(Model):
    """What was found in a draft, without its place: words that move are the same words."""

    rule: str
    level: Level
    text: str
    message: str


class OpenDraft(Model):
    """A draft that is checked: its file's name, and how it is to be checked.

    `texts` are the names of the files that it is held against, `ignored` the rules and families
    that are not. `version` counts what was dropped; `before` is what was found in the version
    before, None where there was none. `note` tells what became of the file when it was taken.
    `left` are the mends that its user does not want, by what `mends.py` calls them.
    """

    name: str
    version: int = 1
    ignored: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    before: tuple[Said, ...] | None = None
    note: str = ""
    left: tuple[str, ...] = ()


class Since(NamedTuple):
    """What became of the findings of the version before: how many there were, which are gone.

    `new` of those there are now were not among them.
    """

    before: int
    now: int
    gone: Sequence[Said]
    new: int


def said(found: Iterable[Found]) -> tuple[Said, ...]:
    """Return findings as they are known again in another version."""
    return tuple(
        Said(rule=one.rule, level=one.level, text=one.text, message=one.message)
        for one in (each.finding for each in found)
    )


def since(draft: OpenDraft, found: Iterable[Found]) -> Since | None:
    """Return what became of the findings of the version before, None where there was none."""
    if draft.before is None:
        return None
    before = [each for each in draft.before if not is_selected(each.rule, draft.ignored)]
    now = said(found)
    left = Counter(now)
    gone = []
    for each in before:
        if left[each]:
            left[each] -= 1
        else:
            gone.append(each)
    return Since(len(before), len(now), gone, left.total())
