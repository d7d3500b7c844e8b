"""The report of a batch as its journal: sound wherever it was broken off."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.batch.journal import (
    Entry,
    places_told,
    read_marks,
    report_start,
    sound_length,
    whole_report,
)
from app.errors import InputError
from app.files.journals import Journal
from app.files.temporaries import remove_leftovers

# What a cell of the report may hold: line ends in it were made into spaces before.
_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
_ENTRIES = st.lists(
    st.builds(
        Entry,
        number=st.integers(0, 10**6),
        path=st.text("甲乙a/.,;\"' =+-@＝\udcff", min_size=1, max_size=9),
        result=_CELL,
        gaps=st.integers(0, 99),
        where=_CELL,
        empty=_CELL,
        findings=st.integers(0, 99),
        told=_CELL,
        borrowed=_CELL,
        alike=_CELL,
        mark=st.sampled_from(["m12", "mff"]),
        body=st.sampled_from(["", "ab"]),
        turn=st.integers(0, 99),
    ),
    max_size=6,
    unique_by=lambda entry: entry.path,
)


@given(_ENTRIES, st.floats(0, 1))
def test_what_stood_before_a_break_is_read_as_it_was_written(
    entries: list[Entry], share: float
) -> None:
    data = whole_report(entries)
    cut = data[: max(len(report_start()), round(share * len(data)))]
    found = list(read_marks(cut, "r.csv").values())
    assert found == entries[: len(found)]
    assert whole_report(found) == cut[: sound_length(cut)]


@pytest.mark.parametrize("name", ["=1+1.txt", "-甲", "＝甲", "@甲", "'=甲", "半\udcff.md"])
def test_no_cell_of_a_report_runs_as_a_formula(name: str) -> None:
    entry = Entry(2, name, where=name, told=name, alike=name, mark="m1")
    line = entry.line.decode("utf-8", "surrogatepass")
    cells = next(csv.reader([line]))
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "＝")]
    assert read_marks(report_start() + entry.line, "r.csv") == {name: entry}


def test_a_report_that_a_spreadsheet_program_saved_is_read_on() -> None:
    entry = Entry(2, "=甲.md", mark="m1")
    saved = whole_report([entry]).decode("utf-8-sig").encode("gb18030")
    assert read_marks(saved, "r.csv") == {"=甲.md": entry}


def test_the_last_line_of_a_file_counts() -> None:
    entries = [Entry(2, "甲", mark="m1"), Entry(3, "乙", mark="m2"), Entry(2, "甲", mark="m3")]
    assert [entry.mark for entry in read_marks(whole_report(entries), "r.csv").values()] == [
        "m3",
        "m2",
    ]


@pytest.mark.parametrize("text", ["单位,姓名\n甲,乙\n", "\n\n", "x"])
def test_another_table_is_no_report(text: str) -> None:
    with pytest.raises(InputError, match="不是 nigao 写的批量报告"):
        read_marks(text.encode() + b"\n", "r.csv")


def test_nothing_in_an_entry_breaks_a_line() -> None:
    entry = Entry(2, "甲", "一\n二\r\n三\u2028四", 1, "五\v六", "七\n")
    assert entry.line.count(b"\n") == 1


def test_a_report_names_the_first_places_and_says_that_there_are_more() -> None:
    assert places_told(["一", "二"]) == "一；二"
    assert places_told(["处"] * 31) == "；".join(["处"] * 30 + ["……"])


def test_a_journal_grows_by_whole_lines_and_has_one_writer(tmp_path: Path) -> None:
    path = tmp_path / "out/r.csv"
    with Journal(path) as journal:
        journal.add(b"one\n")
        journal.add(b"tw")
        assert path.read_bytes() == b"one\ntw"
        journal.begin(4, b"two\n")
        with pytest.raises(InputError, match="另一个 nigao 正在写"):
            Journal(path)
    with Journal(path) as journal:
        journal.add(b"three\n")
    assert path.read_bytes() == b"one\ntwo\nthree\n"


def test_only_temporary_files_of_this_program_are_removed(tmp_path: Path) -> None:
    for name in (".nigao-a1b2c3d4.tmp", ".nigao-x.tmp", "nigao-a1b2c3d4.tmp", "甲.docx"):
        (tmp_path / name).touch()
    (tmp_path / ".nigao-folder00.tmp").mkdir()
    assert remove_leftovers([tmp_path, tmp_path / "none"]) == 1
    assert len(list(tmp_path.iterdir())) == 4
