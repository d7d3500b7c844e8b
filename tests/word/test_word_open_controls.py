"""Open content controls are found, and hold a value afterwards as if somebody had typed it."""

from __future__ import annotations

import pytest

from app.word.document import WordDocument
from tests.word.building_controls import (
    HINT,
    body,
    bound,
    check_box,
    control,
    filled,
    paragraph,
    part,
    prompt,
    run,
    word,
)

_ALIAS = '<w:alias w:val="姓名"/>'
_LIST = (
    "<w:dropDownList>{}"
    '<w:listItem w:displayText="男" w:value="1"/><w:listItem w:displayText="女" w:value="2"/>'
    "</w:dropDownList>"
)
_DATE = '<w:date><w:dateFormat w:val="{}"/><w:lid w:val="zh-CN"/></w:date>'
_DATA = '<f xmlns="urn:form"><name></name><day/><ok/><sex/><at v=""/><two><in/></two></f>'


def places(*inner: str) -> list[tuple[str, str, str]]:
    """Shape, name and text of each place."""
    document = WordDocument(word(*inner))
    return [
        (place.shape, place.name, document.texts[place.line][place.start : place.end])
        for place in document.open_places()
    ]


def choices(properties: str) -> tuple[str, ...]:
    inner = paragraph(control(HINT + properties, prompt("选择一项。")))
    return next(WordDocument(word(inner)).open_places()).choices


@pytest.mark.parametrize(
    "inner",
    [
        paragraph(run("姓名："), control(_ALIAS + HINT, prompt("请写")), run("。")),
        control(_ALIAS + HINT, paragraph(prompt("请写"))),
        control(_ALIAS + HINT, paragraph(prompt("请"), prompt("写"))),
        control(_ALIAS + '<w:showingPlcHdr w:val="1" />', paragraph(run("请写"))),
        "<w:tbl><w:tr>"
        + control(_ALIAS + HINT, f"<w:tc>{paragraph(prompt('请写'))}</w:tc>")
        + "</w:tr></w:tbl>",
        "<w:tbl>"
        + control(_ALIAS + HINT, f"<w:tr><w:tc>{paragraph(prompt('请写'))}</w:tc></w:tr>")
        + "</w:tbl>",
        control("", control(_ALIAS + HINT, paragraph(prompt("请写")))),
    ],
)
def test_a_control_that_shows_its_prompt_is_a_place_at_every_level(inner: str) -> None:
    assert places(inner) == [("control", "姓名", "请写")]


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ('<w:alias w:val="姓名"/><w:tag w:val="xm"/>', "姓名"),
        ('<w:tag w:val="xm"/>', "xm"),
        ('<w:alias w:val=""/><w:tag w:val="goog_rdk_3"/>', ""),
        ('<w:tag w:val="1234"/>', ""),
        ("", ""),
        ('<w:alias w:val="甲&amp;乙"/>', "甲&乙"),
    ],
)
def test_its_title_is_its_name_or_else_its_tag(properties: str, name: str) -> None:
    assert places(paragraph(control(properties + HINT, prompt("请写"))))[0][1] == name


@pytest.mark.parametrize(
    "inner",
    [
        control(_ALIAS, paragraph(run("张三"))),
        control(_ALIAS + '<w:showingPlcHdr w:val="0"/>', paragraph(run("张三"))),
        control(_ALIAS + HINT, paragraph(prompt("一")), paragraph(prompt("二"))),
        control(HINT + "<w:picture/>", paragraph(prompt("图"))),
        control(HINT + '<w:lock w:val="contentLocked"/>', paragraph(prompt("写"))),
        control(HINT + '<w:lock w:val="sdtContentLocked"/>', paragraph(prompt("写"))),
        control(HINT + "<w15:repeatingSection/>", paragraph(prompt("写"))),
        control(check_box(1), paragraph(run("☒"))),
    ],
)
def test_what_holds_a_text_or_takes_none_is_no_place(inner: str) -> None:
    assert places(inner) == []


@pytest.mark.parametrize(
    "words",
    [
        *("单击或点击此处输入文字。", "单击此处输入文字。", "单击或点击以输入日期。"),
        *("选择一项。", "Click or tap here to enter text.", "Choose an item."),
    ],
)
def test_the_prompt_of_every_word_is_one_though_nothing_says_so(words: str) -> None:
    """LibreOffice 7.4 writes a plain text control so."""
    made = filled(word(paragraph(control(_ALIAS, prompt(words)))), "张三")
    assert body(made) == paragraph(control(_ALIAS, run("张三")))


def test_a_control_that_can_only_not_be_deleted_is_a_place() -> None:
    inner = control(HINT + '<w:lock w:val="sdtLocked"/>', paragraph(prompt("写")))
    assert len(places(inner)) == 1


def test_a_control_within_a_repeated_section_is_a_place() -> None:
    item = control("<w15:repeatingSectionItem/>", paragraph(control(HINT, prompt("写"))))
    assert places(control("<w15:repeatingSection/>", item)) == [("control", "", "写")]


def test_locked_controls_are_told_by_their_names() -> None:
    locked = control(_ALIAS + HINT + '<w:lock w:val="contentLocked"/>', paragraph(prompt("写")))
    assert WordDocument(word(locked)).locked == ["姓名"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (_LIST.format(""), ("男", "女")),
        (_LIST.format('<w:listItem w:value="选择一项。"/>'), ("男", "女")),
        (_LIST.format('<w:listItem w:displayText="请选" w:value=""/>'), ("男", "女")),
        ('<w:comboBox><w:listItem w:value="甲"/></w:comboBox>', ("甲",)),
    ],
)
def test_a_list_offers_its_items_without_the_prompt(
    properties: str, expected: tuple[str, ...]
) -> None:
    assert choices(properties) == expected


def test_only_a_combo_box_takes_other_texts_too() -> None:
    for name, free in (("comboBox", True), ("dropDownList", False)):
        kind = f'<w:{name}><w:listItem w:value="甲"/></w:{name}>'
        document = WordDocument(word(paragraph(control(HINT + kind, prompt("选")))))
        assert next(document.open_places()).takes.free is free


@pytest.mark.parametrize("style", ["a3", "PlaceholderText", "12"])
@pytest.mark.parametrize("outer", ["{}", "<w:p>{}</w:p>"])
def test_the_prompt_ends_with_its_look(style: str, outer: str) -> None:
    held = "<w:p>{}</w:p>" if outer == "{}" else "{}"
    shown = held.format(prompt("请写", style))
    made = filled(word(outer.format(control(_ALIAS + HINT, shown)), style=style), "张三")
    assert body(made) == outer.format(control(_ALIAS, held.format(run("张三"))))


def test_the_look_of_the_control_takes_the_place_of_the_prompts() -> None:
    look = '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'
    made = filled(word(paragraph(control(look + HINT, prompt("请"), prompt("写")))), "张三")
    rest = prompt("")
    assert body(made) == paragraph(control(look, run("张三", '<w:b/><w:sz w:val="28"/>'), rest))


def test_another_style_stays() -> None:
    made = filled(word(paragraph(control(HINT, prompt("请写", "b")))), "张三")
    assert body(made) == paragraph(control("", prompt("张三", "b")))


def test_further_lines_do_not_look_like_a_prompt() -> None:
    made = filled(word(control(HINT, paragraph(prompt("请写")))), "一\n二")
    assert body(made) == control("", paragraph(run("一")), paragraph(run("二")))


def test_a_control_for_one_value_only_is_gone_with_it() -> None:
    inner = paragraph(run("甲"), control(f"{HINT}<w:temporary/>", prompt("请写")), run("乙"))
    assert body(filled(word(inner), "张三")) == paragraph(run("甲"), run("张三"), run("乙"))


def test_a_date_is_kept_beside_the_words_for_it() -> None:
    made = filled(
        word(paragraph(control(HINT + _DATE.format("yyyy/M/d"), prompt("选")))), "2026/1/2"
    )
    assert '<w:date w:fullDate="2026-01-02T00:00:00Z"><w:dateFormat' in body(made)


@pytest.mark.parametrize(
    ("form", "words", "day"),
    [
        ("yyyy年M月d日", "2026年11月20日", "2026-11-20"),
        ("M/d/yyyy", "11/20/2026", "2026-11-20"),
        ("EEEE年O月A日", "二〇二六年十一月二十日", "2026-11-20"),
        ("yy.MM.dd", "26.11.20", "2026-11-20"),
        ("yyyy年M月d日", "长期", None),
        ("yyyy年M月", "2026年11月", None),
        ("yyyy年M月d日", "2026年13月20日", None),
    ],
)
def test_the_day_is_read_by_the_form_of_the_control(form: str, words: str, day: str | None) -> None:
    made = body(filled(word(paragraph(control(HINT + _DATE.format(form), prompt("选")))), words))
    assert (f'w:fullDate="{day}T00:00:00Z"' in made) is (day is not None)


def test_a_ticked_box_says_so() -> None:
    inner = paragraph(control(check_box(), run("☐")), run("党员"))
    assert places(inner) == [("checkbox", "", "☐")]
    made = filled(word(inner), "☒")
    assert body(made) == paragraph(control(check_box(1), run("☒")), run("党员"))


@pytest.mark.parametrize(
    "state", ["zz", "", "FFFFFFFF", "110000", "-5", "0x2612", "D800", "0", "0020", "&quot;/&gt;"]
)
@pytest.mark.parametrize("font", ["MS Gothic", "Wingdings"])
def test_a_box_whose_tick_is_no_character_takes_the_usual_one(state: str, font: str) -> None:
    box = check_box(0, state, font)
    made = body(filled(word(paragraph(control(box, run("☐")))), "☒"))
    assert made == paragraph(
        control(box.replace('checked w14:val="0"', 'checked w14:val="1"'), run("☒"))
    )


def test_a_box_that_is_ticked_by_a_symbol_becomes_one() -> None:
    box = check_box(0, "F0FE", "Wingdings")
    inner = paragraph(control(box, run("☐")), run("党员"))
    document = WordDocument(word(inner))
    assert next(document.open_places()).takes.ticks[0].ticked == "☑"
    made = filled(word(inner), "☑")
    assert '<w:sym w:font="Wingdings" w:char="F0FE"/>' in body(made)
    assert WordDocument(made).texts[0] == "☑党员"


def test_a_symbol_that_stands_for_an_open_box_reads_as_one() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    made = filled(word(paragraph(control(check_box(), symbol), run("党员"))), "☒")
    assert WordDocument(made).texts[0] == "☒党员"


def test_a_box_as_wps_draws_it_is_ticked_in_its_font() -> None:
    box = (
        '<w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="0052" w14:font="Wingdings 2"/>'
        '<w14:uncheckedState w14:val="00A3" w14:font="Wingdings 2"/></w14:checkbox>'
    )
    for drawn in ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', run("\uf0a3")):
        made = filled(word(paragraph(control(box, drawn), run("党员"))), "☑")
        assert '<w:sym w:font="Wingdings 2" w:char="0052"/>' in body(made)
        assert 'w14:checked w14:val="1"' in body(made)
        assert WordDocument(made).texts[0] == "☑党员"


def in_data(path: str, value: str, kind: str = "") -> str:
    """The data once a control bound to them is filled."""
    inner = paragraph(control(HINT + bound(path) + kind, prompt("写")))
    made = filled(word(inner, data=_DATA), value)
    assert "dataBinding" in body(made)
    return part(made, "customXml/item1.xml")


@pytest.mark.parametrize(
    ("path", "value", "kind", "old", "new"),
    [
        ("/n:f[1]/n:name[1]", "甲<&>", "", "<name></name>", "<name>甲&lt;&amp;&gt;</name>"),
        ("/n:f/n:day", "甲", "", "<day/>", "<day>甲</day>"),
        ("/n:f[1]/n:at[1]/@v", '甲"', "", 'v=""', 'v="甲&quot;"'),
        ("/n:f[1]/n:two[1]/n:in[1]", "甲\n乙", "", "<in/>", "<in>甲 乙</in>"),
        ("/n:f[1]/n:sex[1]", "女", _LIST.format(""), "<sex/>", "<sex>2</sex>"),
        (
            *("/n:f[1]/n:day[1]", "2026年1月2日", _DATE.format("yyyy年M月d日")),
            *("<day/>", "<day>2026-01-02T00:00:00</day>"),
        ),
    ],
)
def test_bound_data_follow_and_nothing_else_in_them(
    path: str, value: str, kind: str, old: str, new: str
) -> None:
    assert in_data(path, value, kind) == _DATA.replace(old, new)


def test_a_bound_box_is_true_in_its_data() -> None:
    inner = paragraph(control(check_box() + bound("/n:f[1]/n:ok[1]"), run("☐")))
    made = filled(word(inner, data=_DATA), "☒")
    assert part(made, "customXml/item1.xml") == _DATA.replace("<ok/>", "<ok>true</ok>")


@pytest.mark.parametrize(
    "binding",
    [
        bound("/n:f[1]/n:none[1]"),
        bound("/n:f[1]/n:two[1]"),
        bound("/n:f[1]/["),
        bound("/n:f[1]/n:name[1]", "{OTHER}"),
        bound("/n:f[1]/n:name[1]", mapped=""),
    ],
)
def test_a_binding_that_leads_to_no_text_goes(binding: str) -> None:
    inner = paragraph(control(HINT + binding, prompt("写")))
    made = filled(word(inner, data=_DATA), "甲")
    assert "dataBinding" not in body(made)
    assert part(made, "customXml/item1.xml") == _DATA


def test_a_binding_to_a_property_of_the_file_is_followed() -> None:
    mapped = (
        "xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        "xmlns:d='http://purl.org/dc/elements/1.1/'"
    )
    core = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
    binding = bound("/c:coreProperties[1]/d:title[1]", core, mapped)
    made = filled(word(paragraph(control(HINT + binding, prompt("写")))), "新题")
    assert "<dc:title>新题</dc:title>" in part(made, "docProps/core.xml")


def test_all_controls_of_the_same_data_show_it() -> None:
    held = control(HINT + bound("/n:f[1]/n:name[1]"), prompt("写"))
    data = word(paragraph(held), paragraph(run("又："), held), data=_DATA)
    assert len({place.data for place in WordDocument(data).open_places()}) == 1
    made = filled(data, "甲")
    shown = control(bound("/n:f[1]/n:name[1]"), run("甲"))
    assert body(made) == paragraph(shown) + paragraph(run("又："), shown)
    assert part(made, "customXml/item1.xml") == _DATA.replace("<name></name>", "<name>甲</name>")


def test_nothing_filled_is_the_same_bytes() -> None:
    data = word(control(HINT + bound("/n:f"), paragraph(prompt("写"))), data=_DATA)
    assert WordDocument(data).changed({}) == data


def test_a_day_among_data_is_no_line_of_text() -> None:
    binding = bound("/n:f[1]/n:day[1]") + _DATE.format("yyyy年M月d日")
    data = word(paragraph(control(HINT + binding, prompt("选"))), data=_DATA)
    made = filled(data, "2026年1月2日")
    assert WordDocument(made).texts == ["2026年1月2日", *WordDocument(data).texts[1:]]
