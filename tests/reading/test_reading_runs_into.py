"""Words that run into their points, and points whose number runs into their sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "first and next run into their sentences": (
        """
        ⋯
        首先我们要学得深。⋯
        其次是要做得实。⋯
        再者要守得住。⋯
        """,
        """
        opening 0
        insight 1 首先「我们要学得深」
        insight 2 其次是「要做得实」
        insight 3 再者「要守得住」
        """,
    ),
    "one of them does, below a numbered section": (
        """
        ⋯
        一、我的收获
        首先笔录要写人话。⋯
        其次，记录仪要开在前头。⋯
        再一个，东西要当面点清。⋯
        二、下步打算
        ⋯
        """,
        """
        opening 0
        insight 1-4 一、「我的收获」
          insight 2 首先「笔录要写人话」
          insight 3 其次，「记录仪要开在前头」
          insight 4 再一个，「东西要当面点清」
        action 5-6 二、「下步打算」
        """,
    ),
    "thanks first and a wish last are no points": (
        """
        ⋯
        首先感谢组织的培养。⋯
        ⋯
        最后祝大家身体健康。⋯
        """,
        """
        opening 0
        body 1-2
        closing 3
        """,
    ),
    "a lead runs into its first point": (
        """
        学习心得体会
        主要体会一是学得深，用得上；二是做得实，靠得住。
        今后我们要一抓学习，二抓调研，三抓落实。
        """,
        """
        title 0
        opening 1
        insight 1~ 一是「学得深，用得上」
        insight 1~ 二是「做得实，靠得住」
        action_lead 2
        action 2~ 一抓「学习」
        action 2~ 二抓「调研」
        action 2~ 三抓「落实」
        """,
    ),
    "a lead runs into actions behind numbered points": (
        """
        ⋯
        一、要学得深。⋯
        二、要做得实。⋯
        今后一是要多读书，读好书；二是要多下基层。
        ⋯
        """,
        """
        opening 0
        insight 1 一、「要学得深」
        insight 2 二、「要做得实」
        action_lead 3
        action 3~ 一是「要多读书，读好书」
        action 3~ 二是「要多下基层」
        closing 4
        """,
    ),
    "other words that end before 一是 lead into nothing": (
        """
        ⋯
        思想统一是前提；二是后话。⋯
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
def test_words_run_into_points_and_points_into_sentences(check: Check, form: str) -> None:
    check(*FORMS[form])
