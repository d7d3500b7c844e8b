"""The record of a report says all that mining takes from it, in bytes that any machine can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from app.mining.counting import LocalCounts
from app.mining.finding import find
from app.mining.headings.siblings import sibling_headings, siblings_of
from app.mining.mapper import map_report
from app.mining.mining import mine
from app.mining.names.mapping import map_names
from app.mining.records import Record
from app.mining.reducing import Order, reduce_records
from app.mining.sentences.passages import sentences_of
from app.mining.sentences.report_voice import voice_of
from app.mining.slots.owners import owned_words
from app.models.report import Report
from tests.archive.measuring import read
from tests.archive.reports import archive
from tests.mining.conftest import report_of


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


class _Everything:
    """Counts nothing, and takes everything for recurring."""

    def add(self, keys: Iterable[int]) -> None:
        """Take in nothing."""

    def recurring(self) -> _Everything:
        return self

    def __contains__(self, number: object) -> bool:
        return True


@pytest.mark.parametrize("few", [0, 3, 9])
def test_what_is_not_made_a_phrase_would_have_been_left_to_its_writer(few: int) -> None:
    reports = [read(made) for made in archive(90)]
    # Some say the same in one report twice, or but for a name.
    said = "把山东的问题清单一条一条对着做完。把江苏的问题清单一条一条对着做完。"
    office = "要把党的创新理论转化为推动工作的强大力量，坚定不移推动高质量发展。"
    for n in range(6):
        text = (
            f"学习心得体会\n主要有两点体会。\n一是要细。{said[: 17 * (n % 3)]}{office * (n % 2)}\n"
        )
        reports.append(report_of(f"{text}二是要稳。第{n}次走访。\n", f"又{n}.txt"))
    known = mine(reports[:few], "p") if few else None
    names = {report.name for report in reports[:few]}
    told = [map_report(one, strict=one.name not in names) for one in reports]
    order = Order("p", known=known)
    counted, all_made = (
        reduce_records(told, order, counts) for counts in (LocalCounts(), _Everything())
    )
    assert counted.pack == all_made.pack
    assert counted.unlisted == all_made.unlisted
