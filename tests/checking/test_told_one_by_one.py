"""Members of a fixed expression told one by one, at any distance behind its name."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, load_rules
from app.checking.kinds.fixed_expression import FixedExpression
from app.checking.kinds.fixed_expressions import FixedExpressions
from app.reading import read_lines

RULES = [rule for rule in load_rules() if isinstance(rule, (FixedExpression, FixedExpressions))]


def _told(text: str) -> list[str]:
    manuscript = Manuscript(read_lines([text]))
    return sorted({found.text for rule in RULES for found in rule.findings(manuscript)})


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "四个意识我这样理解：政治意识是方向，大局意识是胸怀，责任意识是根本，看齐意识是保证。",
            "责任意识",
        ),
        (
            "乡村要实现“五个振兴”。产业振兴是基础，人才振兴是关键，文化振兴是灵魂，"
            "生活振兴是支撑，组织振兴是保障。",
            "生活振兴",
        ),
        (
            "全党要增强“四个意识”。具体说就是政治意识、大局意识、核心意识、学习意识。",
            "学习意识",
        ),
        (
            "我们贯彻新发展理念，第一，坚持创新，上了新线；第二，坚持协同，补了短板；"
            "第三，坚持绿色，降了能耗；第四，坚持开放，扩了外贸；第五，坚持共享，惠及职工。",
            "协同",
        ),
    ],
)
def test_the_one_that_is_no_member_is_told(text: str, wrong: str) -> None:
    assert _told(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "培养“四个意识”，一是政治意识，听招呼；二是大局意识，顾整体；三是核心意识，跟得上；"
        "四是看齐意识，不掉队。",
        "学习“四个自信”后，我的道路自信、理论自信、制度自信、文化自信更足，民族自信也更强。",
        "“四个自信”里，道路自信讲方向，理论自信讲根基，文化自信讲底气，我更看重职业自信。",
        "落实新发展理念，一是抓管理，二是抓队伍，三是抓项目，四是抓服务，五是抓作风。",
    ],
)
def test_what_is_right_or_something_else_is_not(text: str) -> None:
    assert not _told(text)
