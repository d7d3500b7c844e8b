"""What a fact tells or leaves open: several of a kind, a cause, who acts."""

import pytest

from app.facts.signs import signs_of


@pytest.mark.parametrize(
    ("fact", "signs"),
    [
        ("抽查病历120份，缺签名的17份", {"several"}),
        ("这个月到窗口来的有43位", {"several"}),
        ("入冬前给12个点位装了灯", {"several"}),
        # Of these nobody remembers a single one, or there are too few.
        ("仓库里剩50盒胶片", set()),
        ("共用去960元", set()),
        ("查出隐患2处", set()),
        ("放映了9次", set()),
        ("接到来电几十个", set()),
        # What it comes from is told.
        ("迟到的17人，多半是倒不过班车", {"several", "explained"}),
        ("泵停了三回，一查是滤网堵了", {"explained"}),
        ("开始用新表以后，漏项降到每月1起", {"explained"}),
        ("这不是说他不用心，阀门开了半圈", set()),
        # Behind its figure a fact comes to something else.
        ("仓库里剩50盒胶片，门却开着", {"goes_on"}),
        ("师傅拼好了一只碎成31片的碗", {"goes_on"}),
        ("共用去960元，比去年少了200元", set()),
        # Who acts.
        ("我把钥匙交给了值班室", {"self"}),
        ("我们把钥匙交给了值班室", set()),
        ("小秦把钥匙交给了值班室", {"named"}),
        ("值班员把钥匙交给了值班室", set()),
        ("一位顾客把钥匙交给了值班室", {"others"}),
    ],
)
def test_a_fact_has_its_signs(fact: str, signs: set[str]) -> None:
    assert signs_of(fact) == signs
