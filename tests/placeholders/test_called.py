"""Every place of a form has a name of its own, by which a column finds it again."""

from __future__ import annotations

import pytest

from app.models.names import NameSheet
from app.placeholders.called import Called, called_places
from app.placeholders.called_by import named_anew, place_called
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders


def called(*lines: str) -> list[Called]:
    return called_places(find_placeholders(lines), lines, lambda n: f"第 {n + 1} 段")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("姓名：____", "姓 名：____"), ["姓名"]),
        (("到XX局去，再到XX局",), ["XX局"]),
        (("【单位】的【姓名】",), ["单位", "姓名"]),
        (("20XX年X月X日在会上",), ["20XX年X月X日"]),
        (("人民币（¥____）",), ["（¥〔〕）"]),
        (("共____件，计____箱",), ["共〔〕件", "计〔〕箱"]),
        (("甲____乙", "甲____乙"), ["第 1 段 甲〔〕乙", "第 2 段 甲〔〕乙"]),
        (("____", "____"), ["第 1 段 〔〕", "第 2 段 〔〕"]),
    ],
)
def test_a_place_is_called_by_the_fewest_words_that_tell_it(
    lines: tuple[str, ...], names: list[str]
) -> None:
    found = called(*lines)
    assert [each.name for each in found] == names
    assert [place_called(name, found) for name in names] == found
    assert [place_called(each.short, found) for each in found] == found


def test_a_long_name_is_shortened_and_known_by_its_short_form() -> None:
    (found,) = called("【写明项目背景、必要性和已有基础，不超过八百字】")
    assert found.short == "写明项目背景、必要性和已有基础…"
    assert place_called(found.short, [found]) == found


def test_what_is_for_a_hand_is_known_by_the_words_before_it() -> None:
    found = called(
        "负责人签字：____", "审核意见：____", "籍贯：____", "同意。审核人签名____年__月__日"
    )
    assert [each.by_hand for each in found][:3] == [True, True, False]
    assert found[-1].by_hand


def test_a_name_finds_its_place_alone() -> None:
    lines = ["共____件，计____箱"]
    places = find_placeholders(lines)
    found = called(*lines)
    anew = named_anew(places, found, {"计〔〕箱"})
    plan = plan_filling(lines, NameSheet(names={"计〔〕箱": "3"}), anew)
    assert [(edit.start, edit.value) for edit in plan.edits] == [(8, "3")]
    assert plan.unused == ()
