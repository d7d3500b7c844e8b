"""What the reader of outlines tells of a place is a message that can be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.outline.grammar import OUTLINE
from app.outline.shapes import Keyed, ListOf, Table
from docs.make_messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.outline.shapes import Shape


def _told(shape: Shape, seen: set[int]) -> Iterator[str]:
    """Yield what is told of a shape and of those within it, and of the keys that it needs."""
    if id(shape) in seen:
        return
    seen.add(id(shape))
    yield shape.what
    for form in shape.forms:
        if isinstance(form, (ListOf, Table)):
            yield from _told(form.item, seen)
        elif isinstance(form, Keyed):
            yield from (key.about for key in form.keys if key.needed)
            for key in form.keys:
                yield from _told(key.shape, seen)


def test_all_that_may_be_told_of_a_place_is_a_message() -> None:
    told = set(_told(OUTLINE, set()))
    assert len(told) > 25
    assert told - {message for message, _ in messages()} == set()
