"""What others left in a report: names of theirs, and names that only look like theirs."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, check, load_rules
from app.reading import read_lines

_RULES = [rule for rule in load_rules() if rule.family == "residue"]


def _found(text: str) -> list[str]:
    return [each.text for each in check(Manuscript(read_lines(text.split("\n"))), _RULES)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A signature is left behind more often than a title, and a title than a byline.
        ("甲山县法院立案庭学习情况报告\n都学了。\n乙江县法院立案庭", "乙江县法院立案庭"),
        ("乙江县残联学习情况报告\n甲山县残联\n都学了。", "乙江县残联"),
        ("市第二小学党支部读书小结\n都去观摩了一次。\n下一步，育才小学党支部将多学。", "育才小学"),
        # Counties and districts are of one level; the list of divisions need not know the writer's.
        ("学习体会\n安岭县图书馆 冯霞\n让我们把种子撒遍滨江区的每一个角落。", "滨江区"),
        ("学习体会\n凤鸣县审计局 焦红兵\n我将为岳溪区的审计工作添砖加瓦。", "岳溪区"),
        ("学习体会\n南浦区司法局 焦红兵\n今后，我要守好云水县的平安。", "云水县"),
        ("学习体会\n镇江市住建局 卞鸣\n下一步，让泰州市民住得安心。", "泰州"),
        ("学习体会\n湄潭县兴隆镇 田维\n今后，帮合作社把安溪铁观音这块招牌擦亮。", "安溪"),
        ("学习体会\n滨河路消防救援站 段鹏\n我要为建设过硬的桃源站贡献力量。", "桃源站"),
    ],
)
def test_names_of_others_are_told(text: str, told: str) -> None:
    assert _found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "学习体会\n凤鸣县审计局 焦红兵\n全县现有老兵31人。各镇将按要求办。",
        "乡镇卫生院党支部学习情况\n石桥镇卫生院\n都学了。",
        "学习体会\n城关派出所 周峰\n诸暨市枫桥派出所的视频我看了两遍。",
        "学习体会\n云溪县图书馆 冯霞\n今后，我要把书送到全县各个山区、库区、园区。",
        "学习体会\n安岭县图书馆 冯霞\n下一步，与滨江区携手，把活动办好。",
        "学习体会\n泰州市住建局 卞鸣\n下一步，让泰州市民住得安心。",
        "集团公司学习情况报告\n万丰集团现有党员三十人。",
    ],
)
def test_what_only_looks_like_a_name_of_others_is_not(text: str) -> None:
    assert _found(text) == []
