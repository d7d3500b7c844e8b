"""Runs whose members are written in several ways, and where a run ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "one figure of three has another mark": (
        """
        学习心得体会
        ⋯
        1、预习
        ⋯
        2：复盘
        ⋯
        3.巩固
        ⋯
        """,
        """
        title 0
        opening 1
        insight 2-3 1、「预习」
        insight 4-5 2：「复盘」
        insight 6-7 3.「巩固」
        """,
    ),
    "the last figure stands in brackets, below numbered sections": (
        """
        ⋯
        一、学习收获
        1．会听。⋯
        2．会算。⋯
        （3）会说。⋯
        二、今后打算
        （1）常学。⋯
        （2）常练。⋯
        """,
        """
        opening 0
        insight 1-4 一、「学习收获」
          insight 2 1．「会听」
          insight 3 2．「会算」
          insight 4 （3）「会说」
        action_lead 5 二、「今后打算」
        action 6 （1）「常学」
        action 7 （2）「常练」
        """,
    ),
    "every figure has a colon": (
        """
        ⋯
        1：听课要静。⋯
        2：讨论要真。⋯
        总之，⋯
        """,
        """
        opening 0
        insight 1 1：「听课要静」
        insight 2 2：「讨论要真」
        closing 3
        """,
    ),
    "a time of day and a lone figure with a colon number nothing": (
        """
        ⋯
        8：30开始上课。⋯
        3：这是座位号。⋯
        ⋯
        """,
        """
        opening 0
        body 1-2
        closing 3
        """,
    ),
    "a member between its neighbours counts whatever its sign": (
        """
        ⋯
        第一点，要真扣。⋯
        2、要有人认。⋯
        第三点，要舍得给。⋯
        """,
        """
        opening 0
        insight 1 第一点，「要真扣」
        insight 2 2、「要有人认」
        insight 3 第三点，「要舍得给」
        """,
    ),
    "spoken numbers change inside a paragraph": (
        """
        学习心得体会
        ⋯有三点体会：一是要坚定信念；二要勤奋学习；三是要廉洁自律。
        下一步，我将做到：一要常学；二是常想；三要常做。
        """,
        """
        title 0
        opening 1
        insight 1~ 一是「要坚定信念」
        insight 1~ 二要「勤奋学习」
        insight 1~ 三是「要廉洁自律」
        action_lead 2
        action 2~ 一要「常学」
        action 2~ 二是「常想」
        action 2~ 三要「常做」
        """,
    ),
    "only the first is written otherwise": (
        """
        ⋯
        首先要学他的不变。⋯
        2、学他的不争。⋯
        3、学他的不怕。⋯
        ⋯
        """,
        """
        opening 0
        insight 1 首先要「学他的不变」
        insight 2 2、「学他的不争」
        insight 3 3、「学他的不怕」
        closing 4
        """,
    ),
    "a second without a third goes on nothing of another kind": (
        """
        ⋯
        一、要细。⋯
        2、是门牌号。⋯
        ⋯
        二、要稳。⋯
        """,
        """
        opening 0
        insight 1-3 一、「要细」
          insight 2-3 2、「是门牌号」
        insight 4 二、「要稳」
        """,
    ),
    "figures after a comma, inside a paragraph": (
        """
        ⋯
        一是要细。⋯
        二是要快。⋯
        接下来打算这么做，1、看卷宗；2、去跟班；3、想三分钟。
        ⋯
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要快」
        action_lead 3
        action 3~ 1、「看卷宗」
        action 3~ 2、「去跟班」
        action 3~ 3、「想三分钟」
        closing 4
        """,
    ),
    "what follows a run that semicolons part and a full stop ends": (
        """
        ⋯有三点体会：一是要细；二是要快；三是要稳。这些话我都记着。
        下一步要抓好以下工作：一要清查；二要公开。相信经过努力，一切都会好。
        """,
        """
        opening 0
        insight 0~ 一是「要细」
        insight 0~ 二是「要快」
        insight 0~ 三是「要稳」
        body 0~
        action_lead 1
        action 1~ 一要「清查」
        action 1~ 二要「公开」
        closing 1~
        """,
    ),
    "points of several sentences keep what follows": (
        """
        ⋯有两点体会：一是要细。一户一户地看；二是要快。一天一天地催。
        ⋯
        """,
        """
        opening 0
        insight 0~ 一是「要细」
        insight 0~ 二是「要快」
        closing 1
        """,
    ),
    "the last of points of one sentence each takes no paragraph": (
        """
        ⋯
        下一步，我将做到：
        1)常学；
        2)常想；
        3)常做。
        ⋯
        """,
        """
        opening 0
        action_lead 1
        action 2 1)「常学」
        action 3 2)「常想」
        action 4 3)「常做」
        closing 5
        """,
    ),
    "two runs side by side stay two": (
        """
        ⋯
        一是要细。⋯
        二是要快。⋯
        今后，我将做到：
        一要常学。⋯
        二要常做。⋯
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要快」
        action_lead 3
        action 4 一要「常学」
        action 5 二要「常做」
        """,
    ),
    "a run inside a point goes on no number outside": (
        """
        ⋯
        第一，要学深。⋯
        一是常读。⋯
        二是常想。⋯
        第二，要做实。⋯
        """,
        """
        opening 0
        insight 1-3 第一，「要学深」
          insight 2 一是「常读」
          insight 3 二是「常想」
        insight 4 第二，「要做实」
        """,
    ),
    "years and steps number the points of a plan": (
        """
        ⋯
        一、要学得深
        ⋯
        二、个人发展规划
        第一年，把路走熟。⋯
        第二年，把人带好。⋯
        """,
        """
        opening 0
        insight 1-2 一、「要学得深」
        action_lead 3 二、「个人发展规划」
        action 4 第一年，「把路走熟」
        action 5 第二年，「把人带好」
        """,
    ),
    "a year that is told of is none": (
        """
        ⋯
        第一年，我在村里。⋯
        ⋯
        """,
        """
        opening 0
        body 1
        closing 2
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_run_stands_whatever_way_its_members_are_written(check: Check, form: str) -> None:
    check(*FORMS[form])
