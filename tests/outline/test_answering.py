"""An answer goes into the writer's own file, and nothing else of the file changes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.files.text_edits import editable
from app.files.yaml_nodes import FALSE, parse_yaml
from app.models.outline import Content, Fact, Measure, Outline, Point, Section, Speaker
from app.outline.answering import with_answer
from app.outline.key_paths import key_path
from app.outline.languages import in_language
from app.outline.reading import parse_outline
from app.outline.taking import TRUE
from app.outline.writing import write_outline
from tests.files.yaml_styles import styled
from tests.outline.test_outline_writing import OUTLINES, TEXT


def check(before: str, key: str, words: str, after: str) -> None:
    """Compare a file after an answer; what makes an outline of it stands above."""
    head = "kind: 心得体会\n" if "insights" in before else "文种: 心得体会\n"
    answered = with_answer(head + before, key, words)
    assert answered == head + after
    parse_outline(answered)


_LINES = """\
体会:  # 三条
  - 主题: 核对
    事例:
      - 今年走访了12个乡镇   # 汛前
      # 还有一件
      - 事情: 交接时多问了一句
        原先: # 空着
"""
_LAST = "        原先: # 空着\n"


@pytest.mark.parametrize(
    ("key", "words", "line", "lines"),
    [
        (
            "insights[0].facts[0].shows",
            "图上看不见的，脚走到了才看得见",
            "      - 今年走访了12个乡镇   # 汛前\n",
            "      - 事情: 今年走访了12个乡镇   # 汛前\n"
            "        说明: 图上看不见的，脚走到了才看得见\n",
        ),
        (
            "insights[0].facts[1].before",
            "我怕麻烦。一般问一遍就办了。",
            _LAST,
            "        原先: 我怕麻烦。一般问一遍就办了。  # 空着\n",
        ),
        (
            "insights[0].facts[1].change",
            "三问: 给谁",
            _LAST,
            f"{_LAST}        改变: '三问: 给谁'\n",
        ),
        ("insights[0].facts", "#1机组查了三遍", _LAST, f"{_LAST}      - '#1机组查了三遍'\n"),
        ("insights[0].heading", "看最低分", _LAST, f"{_LAST}    标题: 看最低分\n"),
        ("insights[0].theme", "核验", "  - 主题: 核对\n", "  - 主题: 核验\n"),
        ("insights", "守了一夜", _LAST, f"{_LAST}  - 事例:\n      - 守了一夜\n"),
        ("next_steps", "蹲点", _LAST, f"{_LAST}下一步:\n  - 措施:\n      - 蹲点\n"),
        ("study.period", "10月份", _LAST, f"{_LAST}学习内容:\n  时间: 10月份\n"),
        ("closing", "false", _LAST, f"{_LAST}结尾: false\n"),
        ("insights[0].theme", "false", "  - 主题: 核对\n", "  - 主题: 'false'\n"),
    ],
)
def test_an_answer_changes_no_line_but_its_own(key: str, words: str, line: str, lines: str) -> None:
    assert line in _LINES
    check(_LINES, key, words, _LINES.replace(line, lines))


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        # Brackets stay brackets.
        (
            "体会: [{主题: 核对, 事例: [甲, 乙]}]  # 一条\n",
            "insights[0].facts[1].shows",
            "体会: [{主题: 核对, 事例: [甲, {事情: 乙, 说明: '一, 二'}]}]  # 一条\n",
        ),
        (
            "体会: [{主题: 核对, 事例: {事情: 甲}}]\n",
            "insights[0].facts",
            "体会: [{主题: 核对, 事例: [{事情: 甲}, '一, 二']}]\n",
        ),
        ("体会: [自律]\n", "insights[0].heading", "体会: [{主题: 自律, 标题: '一, 二'}]\n"),
        # The keys of the file are English.
        (
            "insights:\n  - theme: 核对\n    facts: 甲  # 一件",
            "insights[0].facts[0].learned",
            "insights:\n  - theme: 核对\n    facts:\n      - fact: 甲  # 一件\n"
            "        learned: 一, 二",
        ),
        # Lists that are level with their keys; a fact alone; an end without a newline.
        (
            "体会:\n- 主题: 核对\n  事例:\n    事情: 甲\n    说明: 乙\n# 末",
            "insights[0].facts",
            "体会:\n- 主题: 核对\n  事例:\n    - 事情: 甲\n      说明: 乙\n    - 一, 二\n# 末",
        ),
        (
            "体会:\n- 事例:\n  - |\n    甲\n\n    乙",
            "insights[0].facts[0].shows",
            "体会:\n- 事例:\n  - 事情: |-\n      甲\n\n      乙\n    说明: 一, 二",
        ),
        (
            '体会:\n- 事例:\n  - "甲\\\n    乙"\n',
            "insights[0].facts[0].shows",
            '体会:\n- 事例:\n  - 事情: "甲\\\n      乙"\n    说明: 一, 二\n',
        ),
        # A section that says its points under a key of their own.
        (
            "体会:\n  引语: 三点\n  条目:\n    - 核对  # 其一\n",
            "insights[0].facts",
            "体会:\n  引语: 三点\n  条目:\n    - 主题: 核对  # 其一\n"
            "      事例:\n        - 一, 二\n",
        ),
        # What was said not to be there, and words that were short for a mapping.
        (
            "体会: [核对]\n下一步: false  # 没有\n",
            "next_steps",
            "体会: [核对]\n下一步:   # 没有\n  - 措施:\n      - 一, 二\n",
        ),
        (
            "体会: [核对]\n学习内容: 某课  # 课\n",
            "study.organizer",
            "体会: [核对]\n学习内容:\n  名称: 某课  # 课\n  组织单位: 一, 二\n",
        ),
    ],
)
def test_the_way_a_file_is_written_stays(before: str, key: str, after: str) -> None:
    check(
        before,
        key,
        "一, 二",
        after.replace(": 一, 二", ": '一, 二'").replace("- 一, 二", "- '一, 二'"),
    )


_ALONE = """\
体会:
  - 主题: 安全
    事例:  # 一件
      事情: 走访了12个乡镇   # 汛前
      原先: 看图  # 旧法
      # 还没想好
下一步:
- 措施:
    做法: 蹲点
    期限: 月底  # 说定
"""
_FLOW = (
    "体会: [{主题: 安全, 事例: {事情: 走访, 改变: 多走}}]  # 一条\n下一步: [{措施: {做法: 蹲点}}]\n"
)


@pytest.mark.parametrize(
    ("before", "key", "line", "lines"),
    [
        (
            _ALONE,
            "insights[0].facts[0].shows",
            "      # 还没想好\n",
            "      说明: 甲\n      # 还没想好\n",
        ),
        (_ALONE, "insights[0].facts[0].before", "看图  #", "甲  #"),
        (
            _ALONE,
            "insights[0].facts",
            "      事情: 走访了12个乡镇   # 汛前\n      原先: 看图  # 旧法\n      # 还没想好\n",
            "      - 事情: 走访了12个乡镇   # 汛前\n        原先: 看图  # 旧法\n"
            "      - 甲\n      # 还没想好\n",
        ),
        (_ALONE, "insights[0].heading", "      # 还没想好\n", "      # 还没想好\n    标题: 甲\n"),
        (
            _ALONE,
            "next_steps[0].measures[0].because",
            "    期限: 月底  # 说定\n",
            "    期限: 月底  # 说定\n    缘由: 甲\n",
        ),
        (_FLOW, "insights[0].facts[0].shows", "多走}", "多走, 说明: 甲}"),
        (_FLOW, "insights[0].facts[0].change", "多走", "甲"),
        (_FLOW, "next_steps[0].measures[0].because", "蹲点}", "蹲点, 缘由: 甲}"),
        (_FLOW, "next_steps[0].measures", "{做法: 蹲点}", "[{做法: 蹲点}, 甲]"),
        # A text alone becomes the first of a list.
        (
            "体会:\n  - 事例: 走访  # 一件\n",
            "insights[0].facts[0].shows",
            "事例: 走访  # 一件\n",
            "事例:\n      - 事情: 走访  # 一件\n        说明: 甲\n",
        ),
        (
            "体会: [{措施: 蹲点}]\n",
            "insights[0].measures[0].check",
            "蹲点",
            "[{做法: 蹲点, 检验: 甲}]",
        ),
    ],
)
def test_one_thing_alone_takes_an_answer_without_a_list(
    before: str, key: str, line: str, lines: str
) -> None:
    assert line in before
    check(before, key, "甲", before.replace(line, lines))


_NEXT = "\n      "
_ONES = {
    "事例": ("{事情: 走访, 改变: 这样做}", "走访", "[走访]", "[{事情: 走访}]"),
    "措施": ("{做法: 蹲点, 期限: 月底}", "蹲点", "[蹲点]", "[{做法: 蹲点}]"),
}


@pytest.mark.parametrize("block", [False, True])
@pytest.mark.parametrize(
    ("name", "one"), [(name, one) for name, ones in _ONES.items() for one in ones]
)
def test_every_key_of_one_thing_can_be_answered_in_turn(
    name: str, one: str, *, block: bool
) -> None:
    part, listed, model = (
        ("体会", "facts", Fact) if name == "事例" else ("下一步", "measures", Measure)
    )
    held = f"\n      {one[1:-1].replace(', ', _NEXT)}" if block and one[0] == "{" else f" {one}"
    head = "体会:\n  - 自律\n" if part == "下一步" else ""
    text = f"文种: 心得体会\n{head}{part}:\n  - 主题: 安全\n    {name}:{held}\n"
    section = "insights" if part == "体会" else "next_steps"
    for field in (*model.written_names().values(), None):
        key = f"{section}[0].{listed}" + (f"[0].{field}" if field else "")
        outline = parse_outline(text)
        path = key_path(key)
        assert path
        text = with_answer(text, key, f"答{field}")
        assert parse_outline(text) == _answered(outline, list(path.steps), f"答{field}")


def test_the_ends_of_lines_stay() -> None:
    after = with_answer("体会:\r\n- 核对\r\n", "insights[0].facts", "甲")
    assert after == "体会:\r\n- 主题: 核对\r\n  事例:\r\n    - 甲\r\n"


def test_an_answer_goes_behind_the_mark_that_opens_a_file() -> None:
    assert with_answer("\ufeff体会: [核对]", "date", "周一") == "\ufeff体会: [核对]\n日期: 周一"


def test_a_reference_is_refused_as_it_is_read() -> None:
    with pytest.raises(InputError, match="&"):
        with_answer("文种: 心得体会\n体会: &甲\n  - 核对\n", "date", "周一")


def test_a_place_that_cannot_be_added_to_is_told() -> None:
    with pytest.raises(InputError) as told:
        with_answer("文种: 心得体会\n体会: [核对]\n? 日期\n", "date", "周一", "提纲.yaml")
    assert str(told.value.problems[0]).startswith("提纲.yaml:3:3: 这里的写法不好往里添")


@pytest.mark.parametrize("key", ["工资", "insights[0].wages", "title"])
def test_a_place_that_is_none_or_says_more_than_words(key: str) -> None:
    with pytest.raises(ValueError, match=r"工资|wages|内容"):
        with_answer("标题: {内容: [甲, 乙]}\n体会: [核对]\n", key, "甲")


def test_words_for_a_place_beyond_a_list_begin_one_more() -> None:
    after = "体会: [核对, {主题: 自律}]\n下一步:\n  - 措施:\n      - 蹲点\n"
    before = with_answer("体会: [核对]\n", "insights[3].theme", "自律")
    assert with_answer(before, "next_steps[2].measures[4]", "蹲点") == after


def _keys(outline: Outline) -> list[str]:
    """Return keys of an outline that an answer may go to."""
    blocks = ("title", "audience", "opening", "closing", "signoff")
    keys = [name for name in blocks if _takes_words(getattr(outline, name))]
    keys += [f"study.{name}" for name in ("subject", "form", "organizer", "period")]
    keys += ["date", "insights", "next_steps"]
    keys += [f"speaker.{name}" for name in Speaker.model_fields]
    for section in ("insights", "next_steps"):
        held = getattr(outline, section)
        for n, point in enumerate(held.items if isinstance(held, Section) else ()):
            at = f"{section}[{n}]"
            keys += [f"{at}.theme", f"{at}.facts", f"{at}.measures"]
            keys += [f"{at}.heading"] if _takes_words(point.heading) else []
            keys += [
                f"{at}.facts[{m}].{name}"
                for m in range(len(point.facts))
                for name in Fact.written_names().values()
            ]
            keys += [
                f"{at}.measures[{m}].{name}"
                for m in range(len(point.measures))
                for name in Measure.written_names().values()
            ]
    return keys


def _takes_words(block: Content | bool | None) -> bool:
    """Tell whether a block is written as words, or not at all."""
    if not isinstance(block, Content):
        return True
    first, *more = block.pieces
    return not more and isinstance(first, str) and bool(first.strip()) and first not in TRUE


def _answered(model: Any, steps: list[str | int], words: str) -> Any:
    """Return a value of the models with words at a place of it."""
    if not steps:
        return words
    step, *rest = steps
    if isinstance(model, tuple):
        assert isinstance(step, int)
        return (*model[:step], _answered(model[step], rest, words), *model[step + 1 :])
    if isinstance(model, Section) and isinstance(step, int):
        return model.model_copy(update={"items": _answered(model.items, steps, words)})
    name = next(own for own, written in model.written_names().items() if written == step)
    held = getattr(model, name)
    if rest:
        value = _answered(held or Speaker(), rest, words)
    elif name == "facts":
        value = (*held, Fact(fact=words))
    elif name == "measures":
        value = (*held, Measure(measure=words))
    elif name in ("insights", "next_steps"):
        told = Point(facts=(Fact(fact=words),)) if name == "insights" else None
        point = told or Point(measures=(Measure(measure=words),))
        before = held if isinstance(held, Section) else Section()
        value = before.model_copy(update={"items": (*before.items, point)})
    elif type(model).model_fields[name].annotation == Outline.model_fields["title"].annotation:
        value = words not in FALSE and Content(pieces=(words,))
    elif name == "date" and isinstance(model, Outline):
        value = words not in FALSE and words
    else:
        value = words
    return model.model_copy(update={name: value})


ANSWERS = TEXT.filter(lambda text: "\n" not in text and "：" not in text and text not in TRUE)
REMARK = re.compile(r"#(?: 注\d+|- \{甲: \[乙\}\d+| 块下面)")


@settings(max_examples=50)
@given(OUTLINES, ANSWERS, st.sampled_from(["zh", "en"]), st.data())
def test_the_old_outline_with_the_answer_in_it(
    outline: Outline, words: str, language: Any, data: st.DataObject
) -> None:
    plain = parse_yaml(in_language(write_outline(outline), language), "").root.plain()
    text = data.draw(styled(plain))
    assume(_reads_as(text, outline))
    key = data.draw(st.sampled_from(_keys(outline)))
    path = key_path(key)
    assert path
    after = with_answer(text, key, words)
    assert parse_outline(editable(after)) == _answered(outline, list(path.steps), words)
    assert REMARK.findall(after) == REMARK.findall(text)


def _reads_as(text: str, outline: Outline) -> bool:
    try:
        return parse_outline(editable(text)) == outline
    except InputError:
        return False
