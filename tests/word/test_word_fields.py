"""Fields that wait for a text are found; a form field stays one, of the others a text is left."""

from __future__ import annotations

import pytest

from app.word.document import WordDocument
from tests.word.building_controls import (
    body,
    code,
    field,
    filled,
    paragraph,
    run,
    sign,
    word,
)

_BLANKS = "\u2002" * 5
_TEXT = '<w:name w:val="{}"/><w:enabled/><w:calcOnExit w:val="0"/>{}<w:textInput/>'
_BOX = (
    '<w:name w:val="Check1"/><w:enabled/>'
    '<w:checkBox><w:sizeAuto/><w:default w:val="{}"/></w:checkBox>'
)
_LIST = '<w:ddList>{}<w:listEntry w:val="专科"/><w:listEntry w:val="本科"/></w:ddList>'


def places(*inner: str) -> list[tuple[str, str, str]]:
    """Shape, name and text of each place of a paragraph."""
    document = WordDocument(word(paragraph(*inner)))
    return [
        (place.shape, place.name, document.texts[place.line][place.start : place.end])
        for place in document.open_places()
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (" MERGEFIELD 姓名 ", "姓名"),
        (" MERGEFIELD 姓名 \\* MERGEFORMAT ", "姓名"),
        (' MERGEFIELD "Business Fax" \\m ', "Business Fax"),
        (" mergefield “联系 电话” ", "联系 电话"),
        ("MERGEFIELD a&b", "a&b"),
        (' FILLIN "您的姓名" ', "您的姓名"),
        (" FILLIN \\d 甲 ", ""),
        (" MACROBUTTON NoMacro [点击此处输入姓名] ", "[点击此处输入姓名]"),
        ("MACROBUTTON DoFieldClick Your Name", "Your Name"),
        ("MACROBUTTON  AcceptAllChangesShown 【姓 名】 ", "【姓 名】"),
    ],
)
def test_a_field_that_asks_for_a_text_is_a_place_with_its_name(written: str, name: str) -> None:
    assert places(run("甲："), field(written), run("。")) == [("field", name, "")]


@pytest.mark.parametrize(
    "written",
    [
        *(" PAGE ", ' TOC \\o "1-3" ', " DATE ", " REF a ", ' IF 1 = 1 "甲" "乙" ', " NEXT "),
        *(" MACROBUTTON SaveAll 双击保存 ", " HYPERLINK a ", " SEQ 表 ", " MERGEREC "),
    ],
)
def test_other_fields_are_none(written: str) -> None:
    assert places(field(written, run("甲"))) == []


def test_the_code_may_stand_in_several_runs() -> None:
    inner = sign("begin") + code(" MERGE", "FIELD ", "姓", "名 ") + sign("end")
    assert places(inner) == [("field", "姓名", "")]


@pytest.mark.parametrize("shown", ["«姓名»", "张三"])
def test_a_merge_field_is_open_whatever_record_it_shows(shown: str) -> None:
    assert places(field(" MERGEFIELD 姓名 ", run(shown))) == [("field", "姓名", shown)]


def test_a_simple_field_is_one_too() -> None:
    inner = f'<w:fldSimple w:instr=" MERGEFIELD 姓名 ">{run("«姓名»")}</w:fldSimple>'
    assert places(run("甲"), inner) == [("field", "姓名", "«姓名»")]


def test_an_answered_question_is_no_place() -> None:
    assert places(field(' FILLIN "姓名" ', run("张三"))) == []


def test_a_field_within_another_is_part_of_it() -> None:
    inner = field(" MERGEFIELD 性别 ", run("男"))
    outer = sign("begin") + code(" IF ") + inner + code(' = "男" "先生" ') + sign("separate")
    assert places(outer + run("先生") + sign("end")) == []


def test_a_field_over_paragraphs_is_no_place() -> None:
    started = paragraph(sign("begin"), code(" MERGEFIELD 甲 "), sign("separate"), run("一"))
    ended = paragraph(run("二"), sign("end"))
    assert list(WordDocument(word(started, ended)).open_places()) == []


def test_a_tracked_field_is_no_place() -> None:
    inner = sign("begin") + code(" MERGEFIELD 甲 ") + sign("separate")
    inner += f'<w:ins w:id="1" w:author="a">{run("乙")}</w:ins>'
    assert places(inner + sign("end")) == []


@pytest.mark.parametrize(
    "inner",
    [
        sign("begin")
        + code(" MERGEFIELD 姓名 ")
        + sign("separate")
        + run("«姓名»", "<w:b/>")
        + sign("end"),
        f'<w:fldSimple w:instr="MERGEFIELD 姓名">{run("«姓名»", "<w:b/>")}</w:fldSimple>',
        sign("begin") + code(" MACROBUTTON NoMacro [姓名]", look="<w:b/>") + sign("end"),
        sign("begin") + code(" FILLIN 姓名 ", look="<w:b/>") + sign("separate") + sign("end"),
    ],
)
def test_of_a_filled_field_a_text_is_left_in_its_look(inner: str) -> None:
    made = filled(word(paragraph(run("甲："), inner, run("。"))), "张<三>")
    assert body(made) == paragraph(run("甲："), run("张<三>", "<w:b/>"), run("。"))


def test_bookmarks_within_a_field_stay() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="x"/>'
    inner = sign("begin") + mark + code(" MERGEFIELD 甲 ") + sign("end")
    assert body(filled(word(paragraph(inner)), "乙")) == paragraph(run("乙"), mark)


def test_lines_of_a_value_are_breaks_in_the_field() -> None:
    made = filled(word(paragraph(field("MERGEFIELD 甲"))), "一\n二\t三")
    assert WordDocument(made).texts[0] == "一\n二\t三"


@pytest.mark.parametrize("shown", [_BLANKS, "", "默认", "     "])
def test_a_form_field_is_open_as_long_as_it_holds_what_it_came_with(shown: str) -> None:
    data = _TEXT.format("Text1", "").replace(
        "<w:textInput/>", '<w:textInput><w:default w:val="默认"/></w:textInput>'
    )
    inner = field(" FORMTEXT ", run(shown) if shown else "", data)
    assert places(inner) == [("field", "", shown)]


def test_a_form_field_that_is_filled_in_is_no_place() -> None:
    assert places(field(" FORMTEXT ", run("张三"), _TEXT.format("Text1", ""))) == []


def test_a_form_field_that_is_switched_off_is_no_place() -> None:
    data = _TEXT.format("Text1", "").replace("<w:enabled/>", '<w:enabled w:val="0"/>')
    assert places(field(" FORMTEXT ", run(_BLANKS), data)) == []


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("姓名", "", "姓名"),
        ("Name", "", "Name"),
        *((name, "", "") for name in ("Text1", "Check12", "文字3", "下拉1", "复选2", "Texte4")),
        ("__Fieldmark__411_1350", "", ""),
        ("Text1", '<w:statusText w:type="text" w:val="联系人"/>', "联系人"),
        ("Text1", '<w:helpText w:type="text" w:val="电话"/>', "电话"),
    ],
)
def test_a_form_fields_name_is_what_somebody_gave_it(name: str, told: str, expected: str) -> None:
    assert places(field(" FORMTEXT ", run(_BLANKS), _TEXT.format(name, told)))[0][1] == expected


@pytest.mark.parametrize("shown", [run(_BLANKS, "<w:b/>"), ""])
def test_a_filled_form_field_stays_one(shown: str) -> None:
    data = _TEXT.format("Text1", "")
    made = filled(word(paragraph(field(" FORMTEXT ", shown, data))), "张三")
    assert WordDocument(made).texts[0] == "张三"
    assert list(WordDocument(made).open_places()) == []
    expected = run("张三", "<w:b/>") if shown else run("张三")
    assert body(made) == paragraph(field(" FORMTEXT ", expected, data))


def test_a_form_fields_date_has_a_form() -> None:
    data = _TEXT.format("Text1", "").replace(
        "<w:textInput/>",
        '<w:textInput><w:type w:val="date"/><w:format w:val="yyyy-MM-dd"/></w:textInput>',
    )
    document = WordDocument(word(paragraph(field(" FORMTEXT ", run(_BLANKS), data))))
    assert next(document.open_places()).takes.date_form == "yyyy-MM-dd"


def test_a_form_fields_box_reads_as_one_and_is_ticked() -> None:
    inner = field(" FORMCHECKBOX ", "", _BOX.format(0)) + run("党员")
    assert places(inner) == [("checkbox", "", "□")]
    made = filled(word(paragraph(inner)), "☑")
    ticked = _BOX.format(0).replace("</w:checkBox>", "<w:checked/></w:checkBox>")
    assert body(made) == paragraph(field(" FORMCHECKBOX ", "", ticked), run("党员"))
    assert WordDocument(made).texts[0] == "☑党员"
    assert list(WordDocument(made).open_places()) == []


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (_BOX.format(1), "☑"),
        (_BOX.format(0).replace("</w:checkBox>", "<w:checked/></w:checkBox>"), "☑"),
        (_BOX.format(1).replace("</w:checkBox>", '<w:checked w:val="0"/></w:checkBox>'), "□"),
    ],
)
def test_a_box_is_ticked_by_somebody_or_from_the_start(data: str, read: str) -> None:
    assert WordDocument(word(paragraph(field(" FORMCHECKBOX ", "", data)))).texts[0] == read


def test_a_form_fields_list_is_picked_from() -> None:
    inner = field(" FORMDROPDOWN ", None, _LIST.format(""))
    place = next(WordDocument(word(paragraph(inner))).open_places())
    assert (place.shape, place.choices) == ("choice", ("专科", "本科"))
    made = filled(word(paragraph(run("学历："), inner)), "本科")
    picked = _LIST.format('<w:result w:val="1"/>')
    assert body(made) == paragraph(run("学历："), field(" FORMDROPDOWN ", None, picked))
    assert WordDocument(made).texts[0] == "学历：本科"
    assert list(WordDocument(made).open_places()) == []


@pytest.mark.parametrize("first", ["请选择", "选择一项", "-----", " ", "Please select"])
@pytest.mark.parametrize("result", ["", '<w:result w:val="0"/>'])
def test_an_entry_that_asks_to_pick_another_is_no_choice(first: str, result: str) -> None:
    data = f'<w:ddList>{result}<w:listEntry w:val="{first}"/><w:listEntry w:val="甲"/></w:ddList>'
    document = WordDocument(word(paragraph(field(" FORMDROPDOWN ", "", data))))
    assert [place.choices for place in document.open_places()] == [("甲",)]
    made = filled(word(paragraph(field(" FORMDROPDOWN ", "", data))), "甲")
    assert '<w:result w:val="1"/>' in body(made)
    assert WordDocument(made).texts[0] == "甲"


@pytest.mark.parametrize("result", ["", '<w:result w:val="0"/>', '<w:result w:val="9"/>'])
@pytest.mark.parametrize("listed", ["<w:ddList>{}</w:ddList>", "{}", '{}<w:listEntry w:val="甲"/>'])
def test_a_list_of_nothing_is_no_place(result: str, listed: str) -> None:
    data = f'<w:name w:val="学历"/>{listed.format(result)}'
    assert places(field(" FORMDROPDOWN ", "", data)) == []


def test_a_list_of_which_something_is_picked_is_no_place() -> None:
    for picked in ("0", "1"):
        data = _LIST.format(f'<w:result w:val="{picked}"/>')
        assert places(field(" FORMDROPDOWN ", "", data)) == []


@pytest.mark.parametrize(
    ("font", "char", "read"),
    [
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "6F", "□"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings", "F0FE", "☑"),
        ("Symbol", "F0A8", ""),
        ("Wingdings", "x", ""),
    ],
)
def test_symbols_of_boxes_read_as_boxes(font: str, char: str, read: str) -> None:
    inner = f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
    assert WordDocument(word(paragraph(run("甲"), inner))).texts[0] == "甲" + read


def in_one_run(*inner: str, look: str = "") -> str:
    """What stands in several runs, in one."""
    held = "".join(inner).replace("<w:r>", "").replace("</w:r>", "")
    return f"<w:r>{look}{held}</w:r>"


_BOLD = "<w:rPr><w:b/></w:rPr>"
_MERGED = (sign("begin"), code(" MERGEFIELD 姓名 "))


@pytest.mark.parametrize(
    "inner",
    [
        in_one_run(*_MERGED, sign("separate"), run("«姓名»"), sign("end"), look=_BOLD),
        in_one_run(*_MERGED, sign("separate"), sign("end"), look=_BOLD),
        in_one_run(*_MERGED, sign("end"), look=_BOLD),
        in_one_run(*_MERGED, look=_BOLD) + in_one_run(sign("separate"), run("张"), sign("end")),
        in_one_run(*_MERGED, sign("separate"), run("«姓名»"), look=_BOLD) + sign("end"),
        "".join(_MERGED) + in_one_run(sign("separate"), run("张"), sign("end"), look=_BOLD),
    ],
)
def test_signs_that_share_a_run_are_a_field_all_the_same(inner: str) -> None:
    assert [place[:2] for place in places(run("甲："), inner)] == [("field", "姓名")]
    made = body(filled(word(paragraph(run("甲："), inner, run("。"))), "张三"))
    look = "" if "张" in inner and inner.startswith("<w:r><w:rPr>") else "<w:b/>"
    assert made == paragraph(run("甲："), run("张三", look), run("。"))


def test_a_marker_in_a_run_with_two_fields_is_a_text() -> None:
    fields = (*_MERGED, sign("separate"), run("«姓名»"), sign("end")) * 2
    assert places(in_one_run(*fields)) == []
    inner = in_one_run(*fields) + field(" MERGEFIELD 乙 ", run("«乙»"))
    assert places(inner) == [("field", "乙", "«乙»")]


@pytest.mark.parametrize(
    ("written", "data", "found"),
    [
        (" FORMTEXT ", _TEXT.format("甲", ""), []),
        (" FORMCHECKBOX ", _BOX.format(0), [("checkbox", "", "□")]),
        (" FORMDROPDOWN ", _LIST.format(""), [("choice", "", "")]),
    ],
)
def test_a_form_field_in_one_run_takes_no_run(
    written: str, data: str, found: list[tuple[str, str, str]]
) -> None:
    assert places(in_one_run(field(written, "", data))) == found


def test_the_words_of_a_form_field_in_one_run_are_written_over() -> None:
    inner = in_one_run(field(" FORMTEXT ", run(_BLANKS), _TEXT.format("甲", "")))
    made = body(filled(word(paragraph(inner)), "张三"))
    assert made == paragraph(inner.replace(_BLANKS, "张三"))


@pytest.mark.parametrize("before", ["", run("甲")])
@pytest.mark.parametrize("after", ["", run("乙")])
@pytest.mark.parametrize("kinds", ["begin end", "begin separate end", "begin", "end", "separate"])
def test_a_sign_outside_of_a_run_is_no_place(before: str, after: str, kinds: str) -> None:
    signs = "".join(sign(kind)[len("<w:r>") : -len("</w:r>")] for kind in kinds.split())
    asked = code(" MERGEFIELD 甲 ")
    for inner in (signs + asked, asked + signs, signs.replace("/><", f"/>{asked}<", 1)):
        assert places(before, inner, after) == []


def test_fields_that_show_nothing_are_filled_each_where_it_stands() -> None:
    inner = field(" MERGEFIELD 姓 ") + field(" MERGEFIELD 名 ") + field(" MERGEFIELD 号 ")
    made = filled(word(paragraph(run("甲："), inner, run("。"))), "张", "三", "丙")
    assert body(made) == paragraph(*map(run, ("甲：", "张", "三", "丙", "。")))
