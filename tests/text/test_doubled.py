"""Characters and words doubled by a slip, and such as are doubled on purpose."""

from __future__ import annotations

import pytest

from app.text.faults import find_faults

SLIPS = [
    ("继续以以项目为抓手。", "以以", "以"),
    ("这是我们们的责任。", "们们", "们"),
    ("我我要带头。", "我我", "我"),
    ("要进进一步压实责任。", "进进", "进"),
    ("切实提提高能力。", "提提", "提"),
    ("抓好重点重点项目。", "重点重点", "重点"),
    ("我们我们要带头。", "我们我们", "我们"),
    ("推动高质量高质量发展。", "高质量高质量", "高质量"),
    ("这是是对的。", "是是", "是"),
]
MEANT = [
    "天天向上，人人有责，常常走访，历历在目，爸爸妈妈，谢谢大家。",
    "研究研究、讨论讨论，多看看，多听听，一步一步走，一户一户查。",
    "一遍又一遍又一遍，人与人与自然，面对面对话，点对点对接，手把手把技术教会。",
    "实实在在、高高兴兴、进进出出、干干净净。",
    "促进进出口，推进进度，引进进修人员，学习习近平总书记重要讲话。",
    "前期已提前提交，一手提高质量。",
    "为了了解情况，等等，首都都市圈，所有有关部门，达到到位标准。",
    "有有利条件，使使命落地，就就业问题座谈。",
    "建设设施，工作作风，发展展望，政治治理，全市市委书记，县水利局局长。",
    "实事求是是党的思想路线，设立新兴产业创业创新平台，研究生学生学习情况，合作工作工程。",
    "工农兵学商，职工工作，员工工作，成立了党委员会。",
]


@pytest.mark.parametrize(("text", "words", "fix"), SLIPS)
def test_what_a_slip_doubled_is_found_and_put_right(text: str, words: str, fix: str) -> None:
    found = find_faults(text)[0]
    assert (text[found.start : found.end], found.fix) == (words, fix)


@pytest.mark.parametrize("text", MEANT)
def test_what_is_doubled_on_purpose_is_no_fault(text: str) -> None:
    assert find_faults(text) == []
