"""What is to be done, told from what is lacking, from what is only told, and from closings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "a meeting settles what to do, inside one paragraph": (
        """
        学习心得体会
        ⋯
        一、要学得深。⋯
        二、要做得实。⋯
        经讨论，明确了支部下一步的工作：一是要抓学习；二是要抓落实。
        ⋯
        """,
        """
        title 0
        opening 1
        insight 2 一、「要学得深」
        insight 3 二、「要做得实」
        action_lead 4
        action 4~ 一是「要抓学习」
        action 4~ 二是「要抓落实」
        closing 5
        """,
    ),
    "the same behind points without a number": (
        """
        ⋯
        思想上，要坚定信念。⋯
        工作上，要真抓实干。⋯
        要抓好以下工作：一要抓学习，常抓不懈。⋯二要抓落实，久久为功。⋯
        """,
        """
        opening 0
        insight 1
        insight 2
        action_lead 3
        action 3~ 一要「抓学习，常抓不懈」
        action 3~ 二要「抓落实，久久为功」
        """,
    ),
    "what others demand is none of it": (
        """
        会议强调，要抓好以下工作：一是抓学习；二是抓落实。
        一、学得深。⋯
        二、做得实。⋯
        """,
        """
        opening 0
        body 0~= 一是「抓学习」
        body 0~= 二是「抓落实」
        insight 1 一、「学得深」
        insight 2 二、「做得实」
        """,
    ),
    "one run of weaknesses and plans under one heading": (
        """
        ⋯
        一、学习情况
        ⋯
        二、存在的不足和努力方向
        一是学习不够深。⋯
        二是台账常常攒到月底。⋯
        三是要加强学习，每天读书。⋯
        """,
        """
        opening 0
        body 1-2= 一、「学习情况」
        body 3-5- 二、「存在的不足和努力方向」
          body 4- 一是「学习不够深」
          body 5- 二是「台账常常攒到月底」
        action 6 三是「要加强学习，每天读书」
        """,
    ),
    "two runs in a section that is not the last": (
        """
        关于参加培训的学习情况报告
        ⋯
        一、短板弱项与改进措施
        1.理论学习浮于表面。⋯
        2.联系群众不够紧密。⋯
        针对以上问题，将采取以下措施：
        1.抓学习。⋯
        2.抓调研。⋯
        二、结语
        ⋯
        """,
        """
        title 0
        opening 1
        body 2-4- 一、「短板弱项与改进措施」
          body 3- 1.「理论学习浮于表面」
          body 4- 2.「联系群众不够紧密」
        action_lead 5
        action 6 1.「抓学习」
        action 7 2.「抓调研」
        closing 8-9 二、「结语」
        """,
    ),
    "sections of their own under the common heading": (
        """
        ⋯
        一、存在不足和努力方向
        （一）存在不足
        1.学习不深。⋯
        2.调研不实。⋯
        （二）努力方向
        1.加强学习。⋯
        2.深入调研。⋯
        """,
        """
        opening 0
        body 1-4- 一、「存在不足和努力方向」
          body 2-4- （一）「存在不足」
            body 3- 1.「学习不深」
            body 4- 2.「调研不实」
        action_lead 5 （二）「努力方向」
        action 6 1.「加强学习」
        action 7 2.「深入调研」
        """,
    ),
    "a heading of both over plans only": (
        """
        ⋯
        一、存在问题
        （一）学习不深。⋯
        二、问题整改和努力方向
        （一）加强学习。⋯
        （二）深入调研。⋯
        """,
        """
        opening 0
        body 1-2- 一、「存在问题」
          body 2- （一）「学习不深」
        action_lead 3 二、「问题整改和努力方向」
        action 4 （一）「加强学习」
        action 5 （二）「深入调研」
        """,
    ),
    "a lead to improvements whose points name what they improve": (
        """
        ⋯
        对照先进，我还存在不足，今后将从以下方面改进：
        一是学习不够系统，要每天读书。⋯
        二是调研不够深入，要每月下乡。⋯
        """,
        """
        opening 0
        action_lead 1
        action 2 一是「学习不够系统，要每天读书」
        action 3 二是「调研不够深入，要每月下乡」
        """,
    ),
    "topics that are told are no plans": (
        """
        关于跟班学习的情况汇报
        局领导：
        ⋯现在我将从以下方面汇报情况：
        在思想方面，⋯
        在工作方面，⋯
        ⋯
        """,
        """
        title 0
        salutation 1
        opening 2
        insight 3
        insight 4
        closing 5
        """,
    ),
    "numbered points that are told, then plans": (
        """
        ⋯接下来，我从三个方面向大家汇报：
        一是学习方面。⋯
        二是工作方面。⋯
        接下来，我从两个方面汇报工作打算：
        一是抓学习。⋯
        二是抓调研。⋯
        """,
        """
        opening 0
        insight 1 一是「学习方面」
        insight 2 二是「工作方面」
        action_lead 3
        action 4 一是「抓学习」
        action 5 二是「抓调研」
        """,
    ),
    "a next step without points, before the closing": (
        """
        ⋯
        一、要学得深。⋯
        二、要做得实。⋯
        回来当天，我就报了计划。下一步，我将带头从分管的科室做起。
        ⋯
        """,
        """
        opening 0
        insight 1 一、「要学得深」
        insight 2 二、「要做得实」
        action 3
        closing 4
        """,
    ),
    "a next step without points at the end": (
        """
        ⋯
        一是要学得深。⋯
        二是要做得实。⋯
        下一步，我将在本月内改好初审表，并贴在窗口。
        """,
        """
        opening 0
        insight 1 一是「要学得深」
        insight 2 二是「要做得实」
        action 3
        """,
    ),
    "times below a lead": (
        """
        同志们：
        ⋯
        思想上，受到了震动。⋯
        认识上，看到了根子。⋯
        今后的工作中，我准备这样要求自己。
        上班前，先问三句话。⋯
        作业中，不省步骤。⋯
        下班后，记下一刻。⋯
        ⋯
        """,
        """
        salutation 0
        opening 1
        insight 2
        insight 3
        action_lead 4
        action 5
        action 6
        action 7
        closing 8
        """,
    ),
    "words with a colon below a lead": (
        """
        ⋯
        一是要细。⋯
        二是要快。⋯
        下一步，我们要干三件事：
        划线：月底之前画好。
        减法：只留三行。
        量尺：每个工位测一遍。
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要快」
        action_lead 3
        action 4 「划线」
        action 5 「减法」
        action 6 「量尺」
        """,
    ),
    "times that no lead announces": (
        """
        ⋯
        上课前，老师不说话。⋯
        上课后，老师还是不说话。⋯
        ⋯
        """,
        """
        opening 0
        body 1-2
        closing 3
        """,
    ),
    "a plan heading in brackets over numbered points": (
        """
        ⋯
        听“风声”，听出坚守。⋯
        听“水声”，听出深情。⋯
        听“钟声”，听出警醒。⋯
        【接下来这样做】
        一是守好窗口。⋯
        二是走近群众。⋯
        """,
        """
        opening 0
        insight 1 「听“风声”，听出坚守」
        insight 2 「听“水声”，听出深情」
        insight 3 「听“钟声”，听出警醒」
        action_lead 4 「【接下来这样做】」
        action 5 一是「守好窗口」
        action 6 二是「走近群众」
        """,
    ),
    "weaknesses after the lead 主要表现在": (
        """
        ⋯
        一是家底要清。⋯
        二是账目要明。⋯
        对照起来，我们镇还有不小的差距，主要表现在：一是台账不全；二是人手不足。
        ⋯
        """,
        """
        opening 0
        insight 1 一是「家底要清」
        insight 2 二是「账目要明」
        body 3
        body 3~- 一是「台账不全」
        body 3~- 二是「人手不足」
        closing 4
        """,
    ),
    "a next step that is a pledge closes the report": (
        """
        ⋯
        一是要学得深。⋯
        二是要做得实。⋯
        下一步，我将继续努力，不断进步。
        """,
        """
        opening 0
        insight 1 一是「要学得深」
        insight 2 二是「要做得实」
        closing 3
        """,
    ),
    "a last paragraph that looks ahead is the closing": (
        """
        ⋯
        一是要学得深。⋯
        二是要做得实。⋯
        今后，我会把这些道理记在心里。
        """,
        """
        opening 0
        insight 1 一是「要学得深」
        insight 2 二是「要做得实」
        closing 3
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_actions_are_told_from_weaknesses_and_tellings(check: Check, form: str) -> None:
    check(*FORMS[form])
