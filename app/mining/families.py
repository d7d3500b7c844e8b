"""Parallel families: groups of sibling headings, their frames, and a row of values by theme."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.mining.frames import Frame, shape_frames, shared_frame
from app.models.phrase import ParallelSet, Row, Slot, fill_slots, phrase_id, split_slots
from app.text.faults import find_faults
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mining.passages import Passage
    from app.models.phrase import SlotKind

_FEWEST = 2


class Member(NamedTuple):
    """What a heading is in its family: the family's id, its frame, its values, its theme.

    The theme is empty where the report has a placeholder in its place.
    """

    family: str
    frame: str
    kinds: dict[str, SlotKind]
    values: dict[str, str]
    theme: str


class Family(NamedTuple):
    """A parallel family and its members, by the block that each heads."""

    family: ParallelSet
    members: dict[int, Member]


def find_families(headings: Sequence[Passage], pack: str, report: str) -> list[Family]:
    """Return the parallel families among a report's headings, in reading order."""
    found = []
    for group in _groups([heading for heading in headings if _is_sound(heading.text)]):
        words = [heading.text for heading in group]
        shared = shared_frame(words)
        frames = [shared] * len(group) if shared else shape_frames(words)
        if frames and not any(_holds_marker(frame.text) for frame in frames):
            rows = shared.values if shared else [frame.values[0] for frame in frames]
            found.append(_family(group, frames, rows, pack, report))
    return found


def _is_sound(heading: str) -> bool:
    return not find_faults(heading) and {"{", "}"}.isdisjoint(heading)


def _holds_marker(frame: str) -> bool:
    """Tell whether a frame holds a placeholder in its own words."""
    return bool(find_markers(fill_slots(frame, defaultdict(lambda: "□"))))


def _groups(headings: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the groups of at least two headings of one role with no other role between them."""
    group: list[Passage] = []
    for heading in headings:
        if group and heading.role != group[-1].role:
            if len(group) >= _FEWEST:
                yield group
            group = []
        group.append(heading)
    if len(group) >= _FEWEST:
        yield group


def _family(
    group: list[Passage],
    frames: Sequence[Frame],
    rows: Sequence[dict[str, str]],
    pack: str,
    report: str,
) -> Family:
    texts = list(dict.fromkeys(frame.text for frame in frames))
    role = group[0].role
    ident = phrase_id(pack, role, f"{report}:{group[0].paragraph}:set", "\n".join(texts))
    members = {
        heading.block: Member(ident, frame.text, frame.kinds, row, _theme(frame, row))
        for heading, frame, row in zip(group, frames, rows, strict=True)
    }
    kinds = {name: kind for frame in frames for name, kind in frame.kinds.items()}
    family = ParallelSet.model_validate(
        {
            "id": ident,
            "role": role,
            "frames": texts,
            "slots": {name: Slot(kind=kind) for name, kind in kinds.items()},
            "rows": [
                Row(theme=member.theme, frame=texts.index(member.frame), values=member.values)
                for member in members.values()
                if not any(map(find_markers, member.values.values()))
            ],
        }
    )
    return Family(family, members)


def _theme(frame: Frame, values: dict[str, str]) -> str:
    """Return what the member is about: its theme slot, or the fullest slot of its first clause."""
    first = re.split("[，；：]", frame.text)[0]
    names = [piece.text for piece in split_slots(first) if piece.is_slot]
    names.sort(key=lambda name: -len(values[name]))
    themes = [name for name, kind in frame.kinds.items() if kind == "theme"]
    name = next(iter([*themes, *names, *values]))
    return "" if find_markers(values[name]) else values[name]
