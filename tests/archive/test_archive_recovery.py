"""Frames of an archive come back, at whatever size, the unseen half too."""

import pytest

from tests.archive.measuring import Recovery, families, read, recovery
from tests.archive.reports import Half, archive


def recovered(count: int, half: Half, seed: int = 0) -> Recovery:
    made = list(archive(count, seed, half))
    return recovery(made, families(map(read, made)))


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_known_frames_are_recovered(half: Half) -> None:
    few, many = recovered(50, half), recovered(300, half)
    assert few.f1 >= 0.85
    assert many.f1 >= 0.9
    assert many.f1 >= few.f1


def test_frames_are_recovered_from_any_archive() -> None:
    assert min(recovered(80, "all", seed).f1 for seed in (1, 2)) >= 0.85
