"""A reading of the pack is borne by the facts it fits, and by none of those it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bank.pack_files import read_pack
from app.facts.readings import readings_of
from app.models.pattern import Reading

_READINGS = read_pack(Path(__file__).resolve().parents[2] / "phrasebank" / "general").readings


def _ids(fact: str) -> list[str]:
    return [found.reading.id for found in readings_of(fact, _READINGS)]


@pytest.mark.parametrize("reading", _READINGS, ids=lambda reading: reading.id)
def test_a_reading_is_borne_by_the_facts_it_fits_only(reading: Reading) -> None:
    assert {fact: reading.id in _ids(fact) for fact in reading.fits} == dict.fromkeys(
        reading.fits, True
    )
    assert {fact: reading.id in _ids(fact) for fact in reading.unfit} == dict.fromkeys(
        reading.unfit, False
    )
