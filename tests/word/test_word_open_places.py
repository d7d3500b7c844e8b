"""What a Word file draws as a line to write on, and what is written there."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.word.document import Replacement, WordDocument
from app.word.open_places import underlining_styles
from tests.word.forms_of_words import document, line, table


def check(words: str, *expected: tuple[int, int, str], properties: str = "") -> None:
    places = list(document(line(words, properties)).open_places())
    assert [(place.start, place.end, place.shape) for place in places] == list(expected)


@pytest.mark.parametrize(
    "blank", ["    ", "\u3000\u3000", "\u00a0\u00a0\u00a0", "\t\t", " \u3000", "\t"]
)
def test_underlined_blanks_are_a_place(blank: str) -> None:
    check(f"姓名：<u>{blank}</u>，", (3, 3 + len(blank), "blank"))


def test_each_underlined_blank_is_a_place() -> None:
    check("<u>   </u>年<u>  </u>月", (0, 3, "blank"), (4, 6, "blank"))


def test_a_blank_over_several_runs_is_one() -> None:
    check("<u>  </u><u>　</u><u>\t</u>", (0, 4, "blank"))


@pytest.mark.parametrize(
    "words", ["姓名：    ", "<u> </u>甲", "<u>  张三  </u>", "<u>甲  乙</u>", "\t第一章"]
)
def test_what_is_not_underlined_or_holds_words_is_none(words: str) -> None:
    check(words)


def test_no_underline_is_none() -> None:
    raw = line("<u>    </u>").replace('w:val="single"', 'w:val="none"')
    assert list(document(raw).open_places()) == []


def test_a_tab_with_a_leader_is_a_place() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
    check("电话：\t", (3, 4, "leader"), properties=stops)


def test_a_tab_without_a_leader_is_none() -> None:
    check("电话：\t", properties='<w:tabs><w:tab w:val="left" w:pos="4000"/></w:tabs>')


def test_a_style_of_characters_may_underline() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="a5"><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:rPr><w:u w:val="none"/></w:rPr></w:style>'
    )
    assert underlining_styles(styles) == {"a5"}


@pytest.mark.parametrize("prefix", ["w:", "ns0:", "a-b:", ""])
@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("order", [1, -1])
def test_styles_underline_however_they_are_written(prefix: str, quote: str, order: int) -> None:
    said = (f"{prefix}type={quote}character{quote}", f"{prefix}styleId={quote}a5{quote}")
    underline = f"<{prefix}u {prefix}val={quote}single{quote}/>"
    styles = (
        f"<{prefix}styles><{prefix}rPrDefault>{underline}</{prefix}rPrDefault>"
        f"<{prefix}style\n{' '.join(said[::order])}><{prefix}rPr>{underline}</{prefix}rPr>"
        f"</{prefix}style><{prefix}style {said[0]} {prefix}styleId={quote}b{quote}/>"
        f"</{prefix}styles>"
    )
    assert underlining_styles(styles) == {"a5"}


def test_the_first_underline_of_a_style_is_its_own() -> None:
    """The other is what it was before a change that is tracked."""
    style = (
        '<w:style w:type="character" w:styleId="a"><w:rPr><w:u w:val="none"/><w:rPrChange>'
        '<w:rPr><w:u w:val="single"/></w:rPr></w:rPrChange></w:rPr></w:style>'
    )
    assert underlining_styles(style) == set()


def test_a_leader_under_a_blank_is_part_of_it() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
    check(
        "甲\t乙<u> \t</u>丙\t",
        (1, 2, "leader"),
        (3, 5, "blank"),
        (6, 7, "leader"),
        properties=stops,
    )


def filled(made: WordDocument, n: int, start: int, end: int, value: str) -> list[str]:
    return WordDocument(made.changed({n: [Replacement(start, end, value)]})).texts


@pytest.mark.parametrize(
    ("words", "start", "end", "expected"),
    [
        ("姓名：<u>      </u>，", 5, 7, "姓名：  张三  ，"),
        ("姓名：<u>\t\t</u>", 3, 4, "姓名：张三\t"),
        ("姓名：<u>\t\t</u>", 3, 5, "姓名：张三"),
        ("<u>\t</u>", 0, 1, "张三"),
        ("<u>\t  </u>", 0, 3, "张三"),
        ("<u>\t</u>", 0, 0, "张三\t"),
        ("姓名：", 3, 3, "姓名：张三"),
        ("元", 0, 0, "张三元"),
        ("甲乙", 1, 1, "甲张三乙"),
    ],
)
def test_a_value_takes_the_place_of_blanks_and_tabs(
    words: str, start: int, end: int, expected: str
) -> None:
    made = document(line(words))
    assert filled(made, 0, start, end, "张三")[0] == expected


@pytest.mark.parametrize(
    "empty",
    [
        "<w:p/>",
        "<w:p></w:p>",
        '<w:p w:rsidR="00A1" ><w:pPr><w:jc w:val="left"/></w:pPr></w:p>',
        "<w:p><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>",
        '<w:p><w:pPr><w:rPr><w:sz w:val="21"/><w:ins w:id="1" w:author="x"/></w:rPr></w:pPr></w:p>',
    ],
)
@pytest.mark.parametrize("value", ["张三", "甲\n乙", "a<&>b"])
def test_an_empty_cell_takes_a_value(empty: str, value: str) -> None:
    raw = table("姓名|").replace("<w:p></w:p>", empty)
    made = document(raw)
    n = made.texts.index("姓名") + 1
    assert filled(made, n, 0, 0, value)[n : n + 1 + value.count("\n")] == value.split("\n")


def test_a_value_looks_as_what_is_typed_there_would() -> None:
    mark = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:ins w:id="1" w:author="x"/></w:rPr>'
    made = document(table("姓名|").replace("<w:p></w:p>", f"<w:p><w:pPr>{mark}</w:pPr></w:p>"))
    n = made.texts.index("姓名") + 1
    raw = part_of(made.changed({n: [Replacement(0, 0, "甲\n乙")]}))
    run = '<w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr><w:t xml:space="preserve">'
    assert raw.count(run) == 2
    assert raw.count("<w:ins ") == 1


def part_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()
