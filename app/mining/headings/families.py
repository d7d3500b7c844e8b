"""Parallel families: headings made alike in any reports, their frames, and a row of values each.

A frame that recurs is one family with the rows of all reports. Its id is that of the first run of
siblings, by place, that shows a frame by itself, so that more reports only add to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from app.mining.headings.anchors import SLOT, is_sound
from app.mining.headings.fits import Fit, with_shared_ends
from app.mining.headings.frames import named_frame, shape_frame, shape_frames
from app.mining.headings.recurring import own_fit, recurring_fits
from app.mining.headings.siblings import holds_name
from app.mining.headings.themes import theme_word
from app.models.phrase import (
    ParallelSet,
    Row,
    Slot,
    fill_slots,
    phrase_id,
    split_slots,
    word_faults,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.mining.headings.frames import Frame
    from app.mining.headings.siblings import Heading, Siblings
    from app.models.phrase import SlotKind


class FamilyFrame(NamedTuple):
    """A frame of a family, the kinds of its slots by name; all its headings share it."""

    family: str
    text: str
    kinds: dict[str, SlotKind]


class Member(NamedTuple):
    """What a heading is in its family: its frame, what it holds in each slot, its theme.

    The theme is empty where no word tells it, or where a name stands in its place.
    """

    frame: FamilyFrame
    held: tuple[str, ...]
    theme: str

    @property
    def values(self) -> dict[str, str]:
        """Return what the heading holds in each slot, by the slot's name."""
        return dict(zip(self.frame.kinds, self.held, strict=True))

    def slots(self) -> dict[str, Slot]:
        """Return the slots of its frame, with what the heading holds in them."""
        return {
            name: Slot(kind=kind, held=words)
            for (name, kind), words in zip(self.frame.kinds.items(), self.held, strict=True)
        }


class Families(NamedTuple):
    """The parallel families of some reports, by the place of their first members.

    `members` holds, for each report in turn, its members by the block that each heads.
    """

    sets: tuple[ParallelSet, ...]
    members: list[Mapping[int, Member]]


_NONE: Mapping[int, Member] = {}


class _Shown(NamedTuple):
    """A heading in a frame: its report and run, and what it holds, masked, slot by slot."""

    report: int
    run: Siblings
    heading: Heading
    skeleton: str
    masked: tuple[str, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Return where the heading stands among all headings of all reports."""
        return self.report, self.heading.block

    @property
    def values(self) -> tuple[str, ...]:
        """Return what the heading holds in each slot, as it stands there."""
        return tuple(map(self.heading.shown, self.masked))


def find_families(headings: Iterable[Sequence[Siblings]], pack: str) -> Families:
    """Return the parallel families among the headings of some reports, in reading order."""
    runs: list[tuple[int, Siblings]] = []
    reports = 0
    for siblings in headings:
        runs += [(reports, run) for run in siblings]
        reports += 1
    found: dict[tuple[str, object], list[_Shown]] = defaultdict(list)
    places: dict[object, tuple[str, str]] = {}
    for kind, shown in sorted(_members(runs), key=lambda each: each[1].place):
        found[shown.run.role, kind].append(shown)
        if kind not in places and (place := _place(shown.run, shaped=isinstance(kind, int))):
            places[kind] = place
    members: list[dict[int, Member] | None] = [None] * reports
    sets = []
    for (role, kind), together in found.items():
        place = places.get(kind) or (f"{together[0].run.report}:set", together[0].skeleton)
        ident = phrase_id(pack, role, *place)
        family, of_family = _family(together, ident, shaped=isinstance(kind, int))
        if family.rows:
            sets.append(family)
            for one, member in zip(together, of_family, strict=True):
                here = members[one.report] = members[one.report] or {}
                here[one.heading.block] = member
    return Families(tuple(sets), [one or _NONE for one in members])


def _members(runs: Sequence[tuple[int, Siblings]]) -> Iterator[tuple[object, _Shown]]:
    """Yield each heading in a frame, and before it what tells its family.

    That is the skeleton they share word for word, or the number of clauses of their shape.
    """
    fits = recurring_fits([_masked(run) for _, run in runs])
    for at, fit in enumerate(fits):
        if fit is None:
            continue
        for n, values in fit.values.items():
            yield fit.skeleton, _shown(runs[at], n, fit.skeleton, values)
    shaped = [
        (at, n, fit)
        for at, found in enumerate(fits)
        if found is None
        for n, fit in enumerate(_shapes(_masked(runs[at][1])))
    ]
    ended = with_shared_ends([fit for *_, fit in shaped])
    for (at, n, _), fit in zip(shaped, ended, strict=True):
        if fit is None:
            continue
        for values in fit.values.values():
            yield len(values), _shown(runs[at], n, fit.skeleton, values)


def _shown(run: tuple[int, Siblings], n: int, skeleton: str, values: tuple[str, ...]) -> _Shown:
    return _Shown(run[0], run[1], run[1].headings[n], skeleton, values)


def _masked(run: Siblings) -> list[str]:
    return [heading.masked for heading in run.headings]


def _shapes(headings: Sequence[str]) -> list[Fit]:
    """Return a fit for each heading where all are parallel in shape."""
    frames = shape_frames(headings) or []
    fits = [Fit(_blotted(frame.text), {0: tuple(frame.values[0].values())}) for frame in frames]
    return fits if all(is_sound(fit.skeleton) for fit in fits) else []


def _blotted(frame: str) -> str:
    return fill_slots(frame, defaultdict(lambda: SLOT))


def _family(
    shown: Sequence[_Shown], ident: str, *, shaped: bool
) -> tuple[ParallelSet, list[Member]]:
    frames = {
        skeleton: shape_frame(skeleton) if shaped else _named(skeleton, shown)
        for skeleton in dict.fromkeys(one.skeleton for one in shown)
    }
    shared = {
        skeleton: FamilyFrame(ident, frame.text, frame.kinds) for skeleton, frame in frames.items()
    }
    members = [_member(one, shared[one.skeleton]) for one in shown]
    texts = [frame.text for frame in frames.values()]
    kinds = {name: kind for frame in frames.values() for name, kind in frame.kinds.items()}
    family = ParallelSet.model_validate(
        {
            "id": ident,
            "role": shown[0].run.role,
            "frames": texts,
            "slots": {name: Slot(kind=kind) for name, kind in kinds.items()},
            "rows": _rows(shown, members, texts),
        }
    )
    return family, members


def _place(run: Siblings, *, shaped: bool) -> tuple[str, str] | None:
    """Return what an id is made of: place and words of a run that shows frames by itself."""
    words = _own_words(run, shaped=shaped)
    return (f"{run.report}:{run.headings[0].paragraph}:set", words) if words else None


def _own_words(run: Siblings, *, shaped: bool) -> str:
    """Return the frames that a run shows by itself, whatever other reports make of them."""
    masked = _masked(run)
    if shaped:
        return "\n".join(dict.fromkeys(frame.text for frame in shape_frames(masked) or ()))
    fit = own_fit(masked)
    held = [map(run.headings[n].shown, row) for n, row in fit.values.items()] if fit else []
    return named_frame(fit.skeleton, list(map(tuple, held))).text if fit else ""


def _named(skeleton: str, shown: Sequence[_Shown]) -> Frame:
    """Return a skeleton's frame, its slots named by what the first run holds in them."""
    first = [one.values for one in shown if one.run is shown[0].run]
    return named_frame(skeleton, first)


def _member(one: _Shown, frame: FamilyFrame) -> Member:
    hidden = dict(zip(frame.kinds, one.masked, strict=True))
    # Most headings hold no name, and then what is shown is what is held already.
    held = one.values if one.heading.names else one.masked
    return Member(frame, held, intern(_theme(frame, hidden)))


def _rows(shown: Sequence[_Shown], members: Sequence[Member], frames: Sequence[str]) -> list[Row]:
    """Return a row for each member, the same values once, and none that holds a name."""
    rows: dict[tuple[str, ...], Row] = {}
    places = {frame: at for at, frame in reversed([*enumerate(frames)])}
    for one, member in zip(shown, members, strict=True):
        key = (member.frame.text, *member.held)
        if key not in rows and not any(
            holds_name(value) or word_faults(value) for value in one.masked
        ):
            at = places[member.frame.text]
            rows[key] = Row(theme=member.theme, frame=at, values=member.values)
    return list(rows.values())


def _theme(frame: FamilyFrame, values: dict[str, str]) -> str:
    """Return what the member is about: its theme slot, or the fullest slot of its first clause.

    Values are masked; what is no word is no theme.
    """
    first = re.split("[，；：]", frame.text)[0]
    names = [piece.text for piece in split_slots(first) if piece.is_slot]
    names.sort(key=lambda name: -len(values[name]))
    themes = [name for name, kind in frame.kinds.items() if kind == "theme"]
    return theme_word(values[next(iter([*themes, *names, *values]))])
