"""A content control that showed what to write in it holds what was filled in."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.word.document import Replacement, WordDocument
from tests.placeholders.word_probe import packed, run

_HINT = "<w:showingPlcHdr/>"
_BOUND = '<w:dataBinding w:xpath="/a[1]" w:storeItemID="{1}"/><x:dataBinding xmlns:x="u"/>'


def control(text: str, marks: str, inner: str = "<w:p>{}</w:p>") -> str:
    properties = f'<w:sdtPr><w:alias w:val="甲"/>{marks}<w:text/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inner.format(run(text))}</w:sdtContent></w:sdt>"


def body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("word/document.xml").decode()
    return part.partition("<w:body>")[2].partition("</w:body>")[0]


def filled(inner: str) -> str:
    """The body once 【甲】 has become 乙."""
    source = WordDocument(packed({"document": f"<w:body>{inner}</w:body>"}, ""))
    edits = {
        n: [Replacement(line.index("【"), line.index("】") + 1, "乙")]
        for n, line in enumerate(source.texts)
        if "【甲】" in line
    }
    return body(source.changed(edits))


@pytest.mark.parametrize(
    "marks", [_HINT, _HINT + _BOUND, _BOUND + _HINT, '<w:showingPlcHdr w:val="1" />']
)
@pytest.mark.parametrize("outer", ["{}", "<w:p>{}</w:p>"])
def test_a_filled_hint_is_none_any_more_and_shows_no_data(marks: str, outer: str) -> None:
    inner = "<w:p>{}</w:p>" if outer == "{}" else "{}"
    made = filled(outer.format(control("【甲】", marks, inner)))
    assert made == outer.format(control("乙", "", inner))


@pytest.mark.parametrize(
    "beside",
    [
        control("请写", _HINT),
        control("请写", _HINT + _BOUND),
        f"<!-- {_HINT} -->",
    ],
)
def test_a_control_without_a_filled_text_stays_as_it_is(beside: str) -> None:
    made = filled(f"{beside}<w:p>{run('【甲】')}</w:p>{beside}")
    assert made == f"{beside}<w:p>{run('乙')}</w:p>{beside}"


def test_a_control_that_shows_data_stays_tied_to_them() -> None:
    bound = '<w:dataBinding w:xpath="/a[1]" w:storeItemID="{1}"/>'
    assert filled(control("【甲】", bound)) == control("乙", bound)


def test_only_the_control_round_a_filled_text_is_opened() -> None:
    inner = control("请写", _HINT)
    outer = control("【甲】", "", "<w:p>{}</w:p>" + inner)
    assert filled(outer) == outer.replace("【甲】", "乙")
