"""Lines that nobody writes by hand: a check of twice the characters takes about twice the time."""

from __future__ import annotations

import time

import pytest

from app.checking import Manuscript, check, load_rules
from app.reading import read_lines

RULES = load_rules()
_SIZE = 20_000
# A search that grows with the length takes a tenth of this, one that grows with its square more.
_MOST_SECONDS = 5.0


@pytest.mark.parametrize(
    "repeated",
    [
        *(
            "，",
            "。",
            "、",
            "“",
            "”",
            "‘",
            "’a",
            "《",
            "》",
            "（",
            "）",
            "(",
            '"',
            "'",
            '"甲',
            "(甲",
        ),
        *("-", "—", ".", "…", "<甲", "<<", "`", "a@", "a.", "http://", "【", "[", "*", "X"),
        *(
            "甲",
            "甲 ",
            "　",
            "甲乙",
            "以",
            "进",
            "是",
            "发展",
            "一",
            "一、",
            "第一、",
            "（一）",
            "①",
            "一是",
        ),
        *(
            "《甲》、",
            "“甲”、",
            "”甲“",
            "“甲‘",
            '“甲"',
            "，,",
            "首先，。其次，",
            "请审阅。",
            "、等",
            "、和",
            "1",
            "１",
            "0.",
            "1，000",
            "三、四",
            "1-5",
            "2016-",
            "2016年-",
        ),
        *(
            "二〇",
            "农历",
            "年月日",
            "2026、",
            "其一、",
            "学习",
            "“甲”“乙”、",
            "《甲》（乙）、",
            "李  四",
            "一是甲。三点：",
            "三位，一位",
            "两个问题：",
        ),
        *(
            "每次1次，",
            "人均1人，",
            "全年2次，",
            "甲组1人、",
            "应到1人，",
            "占1%，",
            "由1个增至2个，",
            "增长1%，",
            "第一周",
        ),
    ],
)
def test_a_check_of_a_long_line_takes_no_time_to_speak_of(repeated: str) -> None:
    manuscript = Manuscript(read_lines([f"甲{repeated * (_SIZE // len(repeated))}乙。"], "例.txt"))
    begun = time.process_time()
    check(manuscript, RULES)
    assert time.process_time() - begun < _MOST_SECONDS
