"""The record of a report says all that mining takes from it, in bytes that any machine can read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.mining.finding import find
from app.mining.mapper import map_report
from app.mining.names.mapping import map_names
from app.mining.owners import owned_words
from app.mining.passages import sentences_of
from app.mining.records import Record
from app.mining.report_voice import voice_of
from app.mining.siblings import sibling_headings, siblings_of
from app.models.report import Report
from tests.archive.measuring import read
from tests.archive.reports import archive


@pytest.fixture(scope="module")
def told(seeds: dict[str, Report]) -> list[Report]:
    return [*seeds.values(), *map(read, archive(12))]


def records(told: list[Report]) -> Iterator[tuple[Report, Record]]:
    return ((report, map_report(report, strict=False)) for report in told)


def test_a_record_is_three_lines_without_a_newline_or_a_tab(told: list[Report]) -> None:
    for _, record in records(told):
        assert not any(mark in part for part in record for mark in (b"\n", b"\t"))


def test_what_a_report_tells_of_names_comes_back(told: list[Report]) -> None:
    for report, record in records(told):
        assert record.report_names() == map_names(report)


def test_its_headings_come_back(told: list[Report]) -> None:
    for report, record in records(told):
        found = list(siblings_of(report.name, record.runs(), lambda _: True))
        assert found == sibling_headings(report)


def test_its_passages_come_back_with_what_is_found_in_them(told: list[Report]) -> None:
    for report, record in records(told):
        passages = record.told()
        voice = voice_of(report)
        assert (passages.voice, passages.strict) == (voice, False)
        plain = [one.passage._replace(unfit=None) for one in passages.sentences]
        expected = list(sentences_of(report, voice, strict=False))
        assert plain == [one._replace(unfit=None) for one in expected]
        names = map_names(report)
        if not names.units:
            for passage, found in passages.sentences:
                assert found is None or found == find(passage.text, owned_words(report))
