"""What an editor offers at the cursor, and shows where the mouse rests, in each kind of file."""

from __future__ import annotations

import pytest

from app.files.editors import modeline
from tests.editor.language_server import LanguageServer

_RULE = "rules:\n  - id: term/a\n    kind: pattern\n    "


@pytest.mark.parametrize(
    ("schema", "text", "labels"),
    [
        ("outline", "▮", "kind 文种 insights 体会 next_steps 下一步 attachments 附件"),
        ("outline", "学▮", "study 学习内容"),
        ("outline", "kind: 甲\ninsights: [乙]\n▮", "speaker 发言人 voice 语体 length 篇幅"),
        ("outline", "体会:\n  - ▮", "theme 主题 heading 标题 facts 事例 content 内容"),
        ("outline", "insights:\n  - theme: 甲\n    ▮", "heading 标题 facts 事例 pin 固定"),
        ("outline", "体会:\n  - 事例:\n      - 事情: 甲\n        ▮", "原先 before 说明 shows 改变"),
        ("outline", "下一步:\n  - 措施:\n      - ▮", "做法 measure 期限 by 受益 for"),
        ("outline", "发言人:\n  ▮", "unit 单位 post 职务 name 姓名"),
        ("outline", "名称对照:\n  ▮", "占位名称"),
        ("names", "▮", "names 名称 columns 列 occurrences 逐处"),
        ("names", "names:\n  ▮", "占位名称"),
        ("names", "逐处:\n  - n: 1\n    ▮", "token 占位 kind 类别 value 填"),
        ("layout", "▮", "base page grid body title headings page_number gap fallbacks"),
        ("layout", "title:\n  ▮", "chinese latin size align shaped"),
        ("phrases", "▮", "name licence phrases questions runs deeds fields decisions"),
        ("phrases", "phrases:\n  - id: a/title/b\n    ▮", "role text slots themes source"),
        ("phrases", "questions:\n  - ▮", "id asks text deeds needs unless example"),
        ("phrases", "classes:\n  ▮", "duty virtue activity hazard resource people order"),
        ("phrases", "decisions:\n  - ▮", "id decision text edited"),
        ("rules", "rules:\n  - id: term/a\n    ▮", "kind level basis message good bad"),
        ("rules", f"{_RULE}▮", "level basis message good bad patterns fix uncited"),
    ],
)
def test_keys_are_offered_where_they_may_stand(
    server: LanguageServer, schema: str, text: str, labels: str
) -> None:
    assert set(labels.split()) - set(server.offers(modeline(schema) + text)) == set()


@pytest.mark.parametrize(
    ("schema", "text", "values"),
    [
        ("outline", "语体: ▮", "平实 庄重 plain official"),
        ("outline", "voice: ▮", "平实 庄重 plain official"),
        ("outline", "下一步: ▮", "false"),
        ("outline", "落款: ▮", "true false"),
        ("outline", "落款:\n  日期: ▮", "2026-11-20 2026年11月"),
        ("names", "occurrences:\n  - kind: ▮", "地方 单位 place unit"),
        ("layout", "base: ▮", "gbt9704 gbt9704-system-fonts plain false"),
        ("layout", "title: {size: ▮}", "三号 小四 初号"),
        ("layout", "title:\n  align: ▮", "left centre right justified"),
        ("layout", "grid: ▮", "false"),
        ("phrases", "phrases:\n  - role: ▮", "title opening.greeting insight.heading signoff"),
        ("phrases", "questions:\n  - asks: ▮", "fact before shows heading measure closing"),
        ("phrases", "decisions:\n  - decision: ▮", "keep drop edit later"),
        ("rules", f"{_RULE}level: ▮", "error warning hint"),
        ("rules", "rules:\n  - kind: ▮", "pattern near_words fixed_expression weekday"),
    ],
)
def test_values_are_offered_and_nothing_that_nobody_wants(
    server: LanguageServer, schema: str, text: str, values: str
) -> None:
    offered = set(server.offers(modeline(schema) + text))
    assert set(values.split()) - offered == set()
    assert offered & {"null", "true", "false"} <= set(values.split())


def test_the_kinds_of_reports_are_offered_with_what_each_is(server: LanguageServer) -> None:
    offered = server.offers(modeline("outline") + "文种: ▮")
    assert set(offered) == {
        *("交流研讨材料", "参观考察报告", "发言提纲", "学习情况报告", "心得体会", "读书心得"),
    }
    assert offered["心得体会"].about == "交上去的书面材料，不称呼，不问候。"


@pytest.mark.parametrize(
    ("schema", "text", "label", "writes"),
    [
        ("outline", "▮", "标题", "标题: "),
        ("outline", "▮", "体会", "体会: "),
        ("outline", "▮", "voice", "voice: "),
        ("names", "▮", "逐处", "逐处: "),
        ("layout", "▮", "body", "body:\n  "),
        ("layout", "body:\n  ▮", "size", "size: "),
        ("phrases", "phrases:\n  - ▮", "text", "text: "),
        ("rules", f"{_RULE}▮", "patterns", "patterns:\n  - "),
    ],
)
def test_a_key_is_written_with_its_colon(
    server: LanguageServer, schema: str, text: str, label: str, writes: str
) -> None:
    offered = server.offers(modeline(schema) + text)[label]
    assert offered.writes.rstrip("$1") == writes


@pytest.mark.parametrize(
    ("schema", "text", "title", "about"),
    [
        ("outline", "语▮体: 平实\n", "语体（voice）", "`庄重`: 用机关的套语说，论证有次序"),
        ("outline", "voi▮ce: plain\n", "语体（voice）", "中文键 `语体`，英文键 `voice`"),
        ("outline", "标题: 甲▮乙\n", "标题（title）", "一段文字，或 {内容: […]}"),
        ("outline", "下▮一步: false\n", r"下一步（next\_steps）", "没有打算写 false"),
        ("outline", "体▮会:\n  - 甲\n", "体会（insights）", "有几条，文中自己数"),
        ("outline", "体会:\n  - 主▮题: 甲\n", "主题（theme）", "如 为民、自律、高质量发展"),
        ("outline", "体会:\n  - 事例: {事▮情: 甲}\n", "事情（fact）", "谁、什么时候、做了什么"),
        ("outline", "发言人: {单▮位: 甲}\n", "单位（unit）", "XX区政务服务中心"),
        ("outline", "开▮头:\n", "开头（opening）", "不写由词库拟"),
        ("names", "逐▮处: []\n", "逐处（occurrences）", "优先于上面的名称"),
        ("layout", "title:\n  si▮ze: 三号\n", "字号（size）", "`三号`: 16 磅"),
        ("layout", "gr▮id: false\n", "网格（grid）", "不要网格写 false"),
        ("phrases", "phrases:\n  - ro▮le: title\n", "位置（role）", "`opening.greeting`: 问候"),
        ("phrases", "questions:\n  - ask▮s: shows\n", "问什么（asks）", "`shows`: 说明"),
        ("phrases", "decisions:\n  - decisi▮on: keep\n", "决定（decision）", "`drop`: 删去"),
        ("rules", "rules:\n  - ki▮nd: pattern\n", "kind", "`pattern`: 与正则表达式相符的字"),
        ("rules", f"{_RULE}unci▮ted: true\n", "uncited", "只查写的人自己的话"),
    ],
)
def test_a_key_is_explained_once_under_the_mouse(
    server: LanguageServer, schema: str, text: str, title: str, about: str
) -> None:
    shown = server.shown(modeline(schema) + text)
    assert shown.splitlines()[0] == f"#### {title}"
    assert about in shown
