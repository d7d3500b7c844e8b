"""Runs whose writer has miscounted: a number left out, twice in a run, twice before a point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "a sign inside a paragraph is miscounted": (
        """
        ⋯
        下一步我要做到：①看得见的清干净；②看不见的翻出来；④清完的守得住。
        ⋯
        """,
        """
        opening 0
        action_lead 1
        action 1~ ①「看得见的清干净」
        action 1~ ②「看不见的翻出来」
        action 1~ ④「清完的守得住」
        closing 2
        """,
    ),
    "an ordinal word inside a paragraph is miscounted": (
        """
        ⋯
        下一步我要做到：第一，管好账；第三，管好人。
        ⋯
        """,
        """
        opening 0
        action_lead 1
        action 1~ 第一，「管好账」
        action 1~ 第三，「管好人」
        closing 2
        """,
    ),
    "a bracketed numeral inside a paragraph is miscounted": (
        """
        ⋯
        下一步我要做到：（一）管好账；（三）管好人。
        ⋯
        """,
        """
        opening 0
        action_lead 1
        action 1~ （一）「管好账」
        action 1~ （三）「管好人」
        closing 2
        """,
    ),
    "a word of the writer's own is miscounted": (
        """
        ⋯
        第一句，支部要有人气。⋯
        第二句，账本要见天日。⋯
        第四句，干部要下得了地。⋯
        ⋯
        """,
        """
        opening 0
        insight 1 第一句，「支部要有人气」
        insight 2 第二句，「账本要见天日」
        insight 3 第四句，「干部要下得了地」
        closing 4
        """,
    ),
    "every point is numbered twice": (
        """
        ⋯
        一、一、把学习挺在前面。⋯
        二、二、把调研做到村里。⋯
        """,
        """
        opening 0
        insight 1 一、「一、把学习挺在前面」
        insight 2 二、「二、把调研做到村里」
        """,
    ),
    "a number inside a paragraph stands twice": (
        """
        ⋯
        下一步我要做到：一是管好账；二是管好人；二是管好事。
        ⋯
        """,
        """
        opening 0
        action_lead 1
        action 1~ 一是「管好账」
        action 1~ 二是「管好人」
        action 1~ 二是「管好事」
        closing 2
        """,
    ),
    "the first number inside a paragraph stands twice": (
        """
        我打算这样改：一是早起；一是早睡；三是多走。
        """,
        """
        action_lead 0
        action 0~ 一是「早起」
        action 0~ 一是「早睡」
        action 0~ 三是「多走」
        """,
    ),
    "the first number stands twice, and the count goes on from it": (
        """
        ⋯
        下一步，一要早起，一要早睡，二要多走。
        """,
        """
        opening 0
        action_lead 1
        action 1~ 一要「早起」
        action 1~ 一要「早睡」
        action 1~ 二要「多走」
        """,
    ),
    "a sign stands twice": (
        """
        ⋯
        下一步我要做到：①管好账；①管好人；③管好事。
        ⋯
        """,
        """
        opening 0
        action_lead 1
        action 1~ ①「管好账」
        action 1~ ①「管好人」
        action 1~ ③「管好事」
        closing 2
        """,
    ),
    "an ordinal word inside a paragraph stands twice and nothing follows": (
        """
        ⋯
        下一步，我要做好两件事：第一，把台账搬到手机上；第一，给认领人配巡检卡。
        """,
        """
        opening 0
        action_lead 1
        action 1~ 第一，「把台账搬到手机上」
        action 1~ 第一，「给认领人配巡检卡」
        """,
    ),
    "numbers are left out after semicolons": (
        """
        ⋯
        下一步，一是管好账；二是管好人；五是管好事。
        """,
        """
        opening 0
        action_lead 1
        action 1~ 一是「管好账」
        action 1~ 二是「管好人」
        action 1~ 五是「管好事」
        """,
    ),
    "a number of a section inside a paragraph is left out": (
        """
        ⋯
        下一步的培训分三段：一、听课；二、观摩；四、研讨。
        """,
        """
        opening 0
        action_lead 1
        action 1~ 一、「听课」
        action 1~ 二、「观摩」
        action 1~ 四、「研讨」
        """,
    ),
    "a lone first one before another run belongs to its lead": (
        """
        下一步，一是要学。学又怎么学？具体做到：一是早起；二是早睡。
        """,
        """
        action_lead 0
        action 0~ 一是「早起」
        action 0~ 二是「早睡」
        """,
    ),
    "a run counts backwards": (
        """
        ⋯
        下一步，三是早起；二是早睡；一是多走。
        """,
        """
        opening 0
        action 1
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_run_is_one_run_though_it_miscounts(check: Check, form: str) -> None:
    check(*FORMS[form])
