"""A stretch meets others where they share a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.text.stretches import Stretches

_STRETCH = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda at: (at[0], sum(at)))


@given(st.lists(_STRETCH), _STRETCH)
def test_stretches_meet_where_they_share_a_character(
    stretches: list[tuple[int, int]], other: tuple[int, int]
) -> None:
    shared = any(set(range(*each)) & set(range(*other)) for each in stretches)
    assert Stretches(stretches).overlap(*other) == shared
