"""Rows written after a row of a table: like it, but for what that row alone can have."""

from __future__ import annotations

import re

import pytest

from app.word.document import Growth, Replacement, WordDocument
from tests.placeholders.form_tables import field
from tests.placeholders.word_probe import packed, run

_VALUE = "张三"


def cell(inner: str = "<w:p/>", properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    look = '<w:tblPr><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>'
    return f"<w:tbl>{look}{grid}{''.join(rows)}</w:tbl>"


def document(inner: str) -> WordDocument:
    return WordDocument(packed({"document": f"<w:body>{inner}<w:p/></w:body>"}, "题"))


def grown(inner: str, count: int = 2, at: int = 1, rows: range = range(2, 3)) -> str:
    """The body with rows after the second, a name in the cell that the line `at` stands in."""
    before = document(inner)
    written = [Replacement(0, len(before.texts[at]), _VALUE)]
    growth = Growth(at, rows, count, [{at: written}] * count)
    data = before.changed({}, [growth])
    after = WordDocument(data)
    return after._lines[0].story.part.text


def added(inner: str, **given: object) -> str:
    """The one row that is added after the second row of a table."""
    text = grown(inner, 1, **given)  # type: ignore[arg-type]
    rows: list[str] = re.findall(r"<w:tr>.*?</w:tr>", text)
    return rows[2]


HEAD = row(cell(f"<w:p>{run('姓名')}</w:p>"))


def test_a_row_keeps_height_borders_alignment_and_font() -> None:
    height = '<w:trPr><w:cantSplit/><w:trHeight w:val="567" w:hRule="exact"/></w:trPr>'
    look = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr>'
    inner = f'<w:p><w:pPr><w:jc w:val="center"/>{look}</w:pPr></w:p>'
    border = '<w:tcBorders><w:top w:val="double"/></w:tcBorders><w:shd w:fill="EEEEEE"/>'
    new = added(table(HEAD, row(cell(inner, border), properties=height)))
    filled = f'<w:r>{look}<w:t xml:space="preserve">{_VALUE}</w:t></w:r></w:p>'
    assert new == row(cell(inner.replace("</w:p>", filled), border), properties=height)


@pytest.mark.parametrize(
    ("own", "left"),
    [
        ('<w:p w14:paraId="1A" w14:textId="77777777" w:rsidR="00A1"/>', '<w:p w:rsidR="00A1">'),
        ('<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p>', "<w:p>"),
        ('<w:p><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/></w:p>', "<w:p>"),
        ('<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="a"/></w:rPr></w:pPr></w:p>', "<w:p>"),
        ('<w:p><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>', "<w:p>"),
        (
            '<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr>'
            "</w:p>",
            '<w:p><w:pPr><w:jc w:val="left"/></w:pPr>',
        ),
    ],
)
def test_a_row_has_nothing_that_another_alone_can_have(own: str, left: str) -> None:
    new = added(table(HEAD, row(cell(own))))
    assert left in new.replace("<w:pPr><w:rPr></w:rPr></w:pPr>", "")
    assert not re.search("paraId|textId|bookmark|comment|Change|w:ins|w:del", new)
    assert _VALUE in new


def test_what_was_inserted_by_a_tracked_change_stands_in_a_new_row_as_it_is() -> None:
    own = f'<w:p><w:ins w:id="3" w:author="a">{run("【姓名】")}</w:ins></w:p>'
    new = added(table(HEAD, row(cell(own), properties='<w:trPr><w:ins w:id="9"/></w:trPr>')))
    assert _VALUE in new
    assert "w:ins" not in new
    assert "【" not in new


def test_controls_and_pictures_get_numbers_of_their_own() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="a"/><w:id w:val="5"/><w:dataBinding w:xpath="/a"/>'
        '<w14:checkbox xmlns:w14="u"/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r>'
    )
    text = grown(table(HEAD, row(cell(), cell(f"<w:p>{control}{picture}</w:p>"))), 3)
    ids = re.findall(r'<w:id w:val="(\d+)"|docPr id="(\d+)"', text)
    numbers = [one or other for one, other in ids]
    assert len(numbers) == 8
    assert len(set(numbers)) == 8
    assert text.count("dataBinding") == 1


def test_shapes_of_older_kind_get_numbers_of_their_own_wherever_they_are_spoken_of() -> None:
    shapes = (
        '<v:shapetype id="_x0000_t75"/>'
        '<v:shape id="图" o:spid="_x0000_s1030" type="#_x0000_t75"/>'
        '<v:rect id="_x0000_i1027" style="mso-next-textbox:#_x0000_s1030;z-index:1"/>'
    )
    tied = f'<w:r><w:object>{shapes}<o:OLEObject ShapeID="_x0000_i1027"/></w:object></w:r>'
    text = grown(table(HEAD, row(cell(), cell(f"<w:p>{tied}</w:p>"))), 3)
    assert text.count('id="_x0000_t75"') == text.count('"#_x0000_t75"') == 4
    known = re.findall(r'spid="_x0000_s(\d+)"', text)
    named = re.findall(r'rect id="_x0000_i(\d+)"', text)
    assert known == re.findall(r"#_x0000_s(\d+);", text)
    assert named == re.findall(r'ShapeID="_x0000_i(\d+)"', text)
    assert len({*known, *named}) == 8
    assert {known[0], named[0]} == {"1030", "1027"}
    assert all(int(number) > 1030 for number in (*known[1:], *named[1:]))


@pytest.mark.parametrize(
    "data",
    [
        '<w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData>',
        '<w:ffData><w:enabled/><w:name w:val="Text1"></w:name><w:textInput/></w:ffData>',
    ],
)
def test_a_field_has_its_name_once(data: str) -> None:
    begun = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    field = f"<w:p>{begun}<w:r><w:instrText>FORMTEXT</w:instrText></w:r>{ended}</w:p>"
    text = grown(table(HEAD, row(cell(), cell(field))), 2)
    assert text.count("Text1") == 1
    assert text.count("<w:ffData><w:enabled/><w:textInput/></w:ffData>") == 2


def test_a_section_that_repeats_gets_an_item_a_row() -> None:
    item = (
        '<w:sdt><w:sdtPr><w:id w:val="7"/><w15:repeatingSectionItem xmlns:w15="u"/></w:sdtPr>'
        f"<w:sdtContent>{row(cell())}</w:sdtContent></w:sdt>"
    )
    outer = (
        '<w:sdt><w:sdtPr><w:id w:val="6"/><w15:repeatingSection xmlns:w15="u"/></w:sdtPr>'
        f"<w:sdtContent>{item}</w:sdtContent></w:sdt>"
    )
    text = grown(table(HEAD, outer), 2)
    assert text.count("repeatingSectionItem") == 3
    assert text.count("<w15:repeatingSection ") == 1
    assert len(set(re.findall(r'<w:id w:val="(\d+)"', text))) == 4


def test_a_label_merged_over_rows_goes_on_over_the_new_ones() -> None:
    label = cell(f"<w:p>{run('一组')}</w:p>", '<w:vMerge w:val="restart"/>')
    inner = table(row(cell(), cell()), row(label, cell()))
    before = document(inner)
    group, name = before.texts.index("一组"), before.texts.index("一组") + 1
    records = [{name: [Replacement(0, 0, _VALUE)]}]
    growth = Growth(name, range(2, 3), 1, records, joined=frozenset({group}))
    after = WordDocument(before.changed({}, [growth]))
    assert after.texts.count("一组") == 1
    assert [each.continues for each in after.tables[0].rows[2]] == [True, False]


def _codes(text: str) -> list[str]:
    simple = re.findall(r'w:instr="([^"]*)"', text)
    begun = text.split('fldCharType="begin"')[1:]
    complex_ = ["".join(re.findall(r"<w:instrText>([^<]*)", each)) for each in begun]
    return [code.strip() for code in [*simple, *complex_]]


@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize(
    ("code", "below", "expected"),
    [
        ("=PRODUCT(LEFT)", "=SUM(ABOVE)", ["=PRODUCT(LEFT)"] * 3 + ["=SUM(ABOVE)"]),
        ("=B2*C2", "=SUM(D2:D2)", ["=B2*C2", "=B3*C3", "=B4*C4", "=SUM(D2:D4)"]),
        ("=SUM(B2:C2)", "=D2+D1", ["=SUM(B2:C2)", "=SUM(B3:C3)", "=SUM(B4:C4)", "=D2+D1"]),
        ("=B1+B2", "=SUM(B1:B2)", ["=B1+B2", "=B1+B3", "=B1+B4", "=SUM(B1:B4)"]),
        ("=B2*B1", "=D3*2", ["=B2*B1", "=B3*B1", "=B4*B1", "=D5*2"]),
        ('=B2 \\# "0.00"', "=D2", ['=B2 \\# "0.00"', '=B3 \\# "0.00"', '=B4 \\# "0.00"', "=D2"]),
        ("PAGE", "SEQ A2", ["PAGE"] * 3 + ["SEQ A2"]),
    ],
)
def test_formulas_speak_of_their_own_row_and_totals_of_all(
    code: str, below: str, expected: list[str], pieces: int
) -> None:
    formula = field(f" {code} ", "0", pieces)
    total = row(cell(f"<w:p>{run('合计')}</w:p>"), cell(field(f" {below} ", "0")))
    text = grown(table(HEAD, row(cell(), cell(formula)), total), 2)
    assert _codes(text) == expected
    formulas = sum(each.startswith("=") for each in expected)
    assert text.count('w:dirty="true"') == formulas


def test_a_simple_field_is_moved_too() -> None:
    formula = f'<w:p><w:fldSimple w:instr=" =B2*C2 ">{run("0")}</w:fldSimple></w:p>'
    text = grown(table(HEAD, row(cell(), cell(formula))), 2)
    assert _codes(text) == ["=B2*C2", "=B3*C3", "=B4*C4"]
    assert text.count(' w:dirty="true"') == 3


def test_formulas_of_a_table_in_the_table_stay() -> None:
    inside = table(row(cell(field("=A9", "0"))))
    total = row(cell(inside + "<w:p/>"), cell(field("=A9", "0")))
    text = grown(table(HEAD, row(cell()), total), 1)
    assert _codes(text) == ["=A9", "=A10"]


@pytest.mark.parametrize(
    "value", ["甲\n乙", "甲\t乙", " 甲 ", "<&>", "", "a\x01b", "\ue000v0\ue001"]
)
def test_any_value_arrives(value: str) -> None:
    before = document(table(HEAD, row(cell(f"<w:p>{run('XX')}</w:p>"))))
    replaced = [{1: [Replacement(0, 2, value)]}, {1: [Replacement(0, 2, "末")]}]
    after = WordDocument(before.changed({}, [Growth(1, range(2, 3), 2, replaced)]))
    cells = ["\n".join(line.text for line in each[0].lines) for each in after.tables[0].rows]
    assert cells == ["姓名", "XX", value.replace("\x01", ""), "末"]


def test_nothing_else_in_the_part_changes() -> None:
    inner = f"<w:p>{run('前')}</w:p>" + table(HEAD, row(cell())) + f"<w:p>{run('后')}</w:p>"
    before = document(inner)._lines[0].story.part.text
    text = grown(inner, 2, at=2)
    new = re.findall(r"<w:tr>.*?</w:tr>", text)[2]
    assert text.replace(new, "") == before
