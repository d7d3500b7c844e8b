"""What two texts begin with in common."""

from __future__ import annotations

from itertools import takewhile


def begin_alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
