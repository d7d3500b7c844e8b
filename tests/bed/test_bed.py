"""Drafts reach the aims: over the bed, in both voices, all kinds, with answers and without.

Here over a part of the bed with outlines of every trade and kind, and of both halves;
`python -m tests.bed` holds the whole of it to the same.
"""

from __future__ import annotations

import pytest

from app.drafting.templates import template_kinds
from app.models.roles import Voice
from tests.bed.bed import BedOutline, bed
from tests.bed.drafts import STACK, VOICES, Drafted, drafted
from tests.bed.figures import AIMS, Aim
from tests.bed.table import columns, found_in

# One number of each kind, three of each half.
_NUMBERS = (1, 4, 6, 7, 8, 9)


@pytest.fixture(scope="module")
def drafts() -> list[Drafted]:
    return drafted(_part())


def _part() -> list[BedOutline]:
    """Return eight outlines of each number, as many as are compared, the trades in turn."""
    trades = sorted({one.trade for one in bed()})
    numbers = [one for one in bed() if one.number in _NUMBERS]
    return [one for one in numbers if (trades.index(one.trade) + one.number) % len(trades) < STACK]


def test_every_kind_and_forty_outlines_are_drafted(drafts: list[Drafted]) -> None:
    kinds = {draft.kind.kind for draft in drafts}
    assert kinds == {one.outline.kind for one in bed()} & set(template_kinds())
    assert len({draft.name for draft in drafts}) == STACK * len(kinds)
    assert len({one.trade for one in _part()}) == 12


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("aim", [aim for aim in AIMS if aim.most is not None], ids=lambda a: a.name)
def test_an_aim_is_reached(drafts: list[Drafted], voice: Voice, aim: Aim) -> None:
    told = [draft for draft in drafts if draft.kind.voice == voice]
    missed = {
        name: (value, [f"{one.name}: {f}" for one in column for f in one.found[aim.name].faults])
        for name, column in columns(told, "half").items()
        if (value := aim.value(found_in(column, aim))) is not None and value > (aim.most or 0)
    }
    assert missed == {}
