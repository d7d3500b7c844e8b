"""What a report can lend others depends on the voice it speaks in."""

from __future__ import annotations

from tests.mining.conftest import MineText, mined

PLAIN = """
心得体会
近日，我参加了培训。主要有两点体会。
一、细心出质量。夜里查房多看一眼第{0}张床。
二、流程要闭环。交班时把{0}号柜子再数一遍。
下一步，我将做好两件事。
一是每天核对。每周抽查{0}个抽屉。
二是每月小结。把错的{0}处贴在墙上。
以上是我的体会，请大家批评指正。
"""
OFFICE = """
学习贯彻重要讲话精神的交流发言
近日，支部开展了主题教育。主要有两点体会。
一、要坚定理想信念。要把党的创新理论转化为推动工作的强大力量。
二、要强化责任担当。要以钉钉子精神抓好各项任务的贯彻落实。
"""


def test_what_one_plain_report_of_many_says_in_its_points_is_its_writers_own() -> None:
    pack, unlisted = mined(*(PLAIN.format(n) for n in range(9)), OFFICE)
    roles: set[str] = {phrase.role for phrase in pack.phrases if phrase.voice == "plain"}
    assert {"title", "opening.bridge", "action_lead", "signoff"} <= roles
    assert not any("夜里查房" in phrase.said for phrase in pack.phrases)
    assert unlisted["local"] >= 9
    said = {phrase.text for phrase in pack.phrases if phrase.voice is None}
    assert "要以钉钉子精神抓好各项任务的贯彻落实。" in said
    # What several of them say is no one's own.
    assert "细心出质量" in {phrase.text for phrase in pack.phrases}


def test_a_handful_of_reports_keeps_what_they_say(mine_text: MineText) -> None:
    pack = mine_text(*(PLAIN.format(n) for n in range(3)))
    assert not any(item.detail == "作者自己的话" for item in pack.left_out)
