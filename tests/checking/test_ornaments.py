"""What a writer draws on purpose is no open place; what asks for a name is one."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, load_rules
from app.checking.checking import check
from app.placeholders.in_reports import placeholders_of
from app.reading import read_lines

_TEXT = "今年汛期来得早，镇里提前一个月把沙袋备齐，分片包干。"


def open_places(text: str) -> list[tuple[str, str]]:
    """Return the rule and the words of each open place of a text below a title."""
    report = read_lines(f"防汛工作的体会\n{text}".split("\n"), "例.txt")
    rules = [rule for rule in load_rules() if rule.family == "placeholder"]
    found = check(Manuscript(report, placeholders_of(report)), rules)
    return [(each.rule.partition("/")[2], each.text) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        f"{{目标任务}}\n{_TEXT}",
        f"【做法】{_TEXT}\n【成效】{_TEXT}",
        f"一、【活动背景】\n{{库房现状}}\n{_TEXT}",
        f"二、〔经验〕\n（一）加固堤坝\n{_TEXT}",
        f"1.【建强班子】把年轻干部放到一线去。\n{_TEXT}",
        f"{_TEXT}\n任务一【清单管理】每月一张清单，完成一项销号一项。",
        f"【时间】2026年5月3日\n【地点】镇政府三楼\n{_TEXT}",
        f"我们要把【责任】扛在肩上，责任就是担当。{_TEXT}",
        f"大坝除险完工了[鼓掌]，看完很感动[转发]。{_TEXT}",
        f"{_TEXT}\n*市水利局负责除险。\n*市应急局负责物资。\n*县财政局负责资金。",
        f"{_TEXT}\n姓名 *\n电话 *\n住址 *",
        f"通报中的李XX收受礼金，某某公司老板多次向他行贿，被判处有期徒刑。{_TEXT}",
        f"患者张**夜间跌倒。{_TEXT}",
        f"小X说自己不想读书了。{_TEXT}",
        f"第XX届和第XIX届都在亚洲以外举行。{_TEXT}",
        f"{_TEXT}\n（根据录音整理，未经本人审阅。）",
        f"{_TEXT}\n___\n{_TEXT}",
        f"动不动就写成“XX同志指出”，没有自己的话。{_TEXT}",
    ],
)
def test_what_is_drawn_on_purpose_is_not_told(text: str) -> None:
    assert open_places(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"我是【单位】的【姓名】。{_TEXT}", ["【单位】", "【姓名】"]),
        (f"【单位名称】将以此为契机，把隐患都销号。{_TEXT}", ["【单位名称】"]),
        (f"{{业务}}工作由我负责。{_TEXT}", ["{业务}"]),
        (f"我到*区调研，**局长介绍了情况。{_TEXT}", ["*", "**"]),
        (f"某某局长讲的三句话，我记着。{_TEXT}", ["某某"]),
        (f"签名：____\n{_TEXT}", ["____"]),
        (f"{_TEXT}修渠12公里（数据待核实）。", ["（数据待核实）"]),
        (f"李XX副局长带队来过XX村。{_TEXT}", ["XX", "XX"]),
        (f"沙袋是提前备的。【哪一处没想到？】\n{_TEXT}", ["【哪一处没想到？】"]),
        (f"有人问哪一处没想到？{_TEXT}【哪一处没想到？】", ["【哪一处没想到？】"]),
    ],
)
def test_what_asks_for_a_name_is_told(text: str, left: list[str]) -> None:
    assert [words for rule, words in open_places(text) if rule == "left"] == left


def test_what_may_be_either_is_told_as_doubtful() -> None:
    assert open_places(f"【成效】\n【问题】\n张XX来过。\n{_TEXT}") == [
        ("doubtful", "【成效】"),
        ("doubtful", "【问题】"),
        ("doubtful", "XX"),
    ]
