"""A marker is found and filled at all fifteen places where Word keeps text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from app.errors import ExitCode
from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.word import WordText
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import PLACES, probe

_TEXTS = [f"甲{n}在XX市学习" for n in range(15)]


def _filled(source: WordText) -> bytes:
    sheet = NameSheet(names={"XX市": "济南<&>市"})
    return source.filled(plan_filling(source.lines, sheet).edits)


def test_all_fifteen_places_are_found_and_named() -> None:
    source = WordText(probe(_TEXTS))
    found = find_placeholders(source.lines)
    assert [place.text for place in found] == ["XX市"] * 15
    assert [source.where(place.paragraph).label for place in found] == list(PLACES)


def test_all_fifteen_places_are_filled_and_read_again() -> None:
    source = WordText(probe(_TEXTS))
    again = WordText(_filled(source))
    assert [line for line in again.lines if line] == [
        text.replace("XX", "济南<&>") for text in _TEXTS
    ]
    assert find_placeholders(again.lines) == []


def test_a_text_box_is_filled_in_both_its_copies() -> None:
    with zipfile.ZipFile(io.BytesIO(_filled(WordText(probe(_TEXTS))))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("甲5在济南&lt;&amp;&gt;市学习") == 2


def test_deleted_text_stays_as_it_is() -> None:
    with zipfile.ZipFile(io.BytesIO(_filled(WordText(probe(_TEXTS))))) as archive:
        assert "<w:delText>XX市</w:delText>" in archive.read("word/document.xml").decode()


def test_one_file_is_filled_as_often_as_one_likes() -> None:
    source = WordText(probe(_TEXTS))
    first = _filled(source)
    source.filled(plan_filling(source.lines, NameSheet(names={"XX市": "青岛市"})).edits)
    assert _filled(source) == first


def test_nothing_to_fill_gives_the_same_bytes() -> None:
    data = probe(["没有"] * 15)
    assert WordText(data).filled([]) == data


def test_the_command_leaves_nothing_at_any_place(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(probe(_TEXTS))
    assert fill(path, FillOptions(settings=("XX市=济南市",))).exit_code == ExitCode.DONE
