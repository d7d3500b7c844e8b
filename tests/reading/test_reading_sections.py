from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "own-line headings with paragraphs after them, and points below": (
        """
        学习贯彻全会精神心得体会
        XX区财政局　张三
        （2023年5月10日）
        ⋯
        一、提高站位，把牢方向
        ⋯
        ⋯
        二、学深悟透，筑牢根基
        （一）在学懂上下功夫。⋯
        （二）在弄通上下功夫。⋯
        三、真抓实干，推动工作
        ⋯
        ⋯
        百舸争流，奋楫者先。⋯
        """,
        """
        title 0
        byline 1-2
        opening 3
        insight 4-6 一、「提高站位，把牢方向」
        insight 7-9 二、「学深悟透，筑牢根基」
          insight 8 （一）「在学懂上下功夫」
          insight 9 （二）「在弄通上下功夫」
        insight 10-12 三、「真抓实干，推动工作」
        closing 13
        """,
    ),
    "the lead and its first point share a paragraph": (
        """
        ⋯
        下一步，我将从三个方面努力。一是抓学习。⋯
        二是抓调研。⋯
        三是抓落实。⋯
        """,
        """
        opening 0
        action_lead 1
        action 1~ 一是「抓学习」
        action 2 二是「抓调研」
        action 3 三是「抓落实」
        """,
    ),
    "weaknesses are no insights": (
        """
        ⋯
        一是感悟到理想的力量。⋯
        二是感悟到实干的力量。⋯
        对照先进典型，我还存在以下不足：
        一是学习不够深。⋯
        二是调研不够实。⋯
        针对以上问题，下一步我将从三个方面改进：
        一是抓学习。⋯
        二是抓调研。⋯
        """,
        """
        opening 0
        insight 1 一是「感悟到理想的力量」
        insight 2 二是「感悟到实干的力量」
        body 3
        body 4- 一是「学习不够深」
        body 5- 二是「调研不够实」
        action_lead 6
        action 7 一是「抓学习」
        action 8 二是「抓调研」
        """,
    ),
    "a list of what was studied is background": (
        """
        这次培训内容丰富，课程包括：一是党的理论；二是业务知识。
        ⋯我有两点体会。
        第一，要学得深。⋯
        第二，要做得实。⋯
        """,
        """
        opening 0
        body 0~= 一是「党的理论」
        body 0~= 二是「业务知识」
        opening 1
        insight 2 第一，「要学得深」
        insight 3 第二，「要做得实」
        """,
    ),
    "sections say by their headings what they are": (
        """
        关于参加培训学习情况的报告
        市委组织部：
        按照通知要求，我参加了培训，现将情况汇报如下：
        一、学习基本情况
        ⋯
        二、学习体会
        （一）信念更坚定。⋯
        （二）方向更明确。⋯
        三、存在的问题
        ⋯
        四、下一步打算
        一是加强学习。⋯
        二是改进作风。⋯
        五、结语
        ⋯
        """,
        """
        title 0
        salutation 1
        opening 2
        body 3-4= 一、「学习基本情况」
        insight 5-7 二、「学习体会」
          insight 6 （一）「信念更坚定」
          insight 7 （二）「方向更明确」
        body 8-9- 三、「存在的问题」
        action_lead 10 四、「下一步打算」
        action 11 一是「加强学习」
        action 12 二是「改进作风」
        closing 13-14 五、「结语」
        """,
    ),
    "the third section is the lead, with a lead of its own": (
        """
        ⋯
        一、信念如磐。⋯
        二、实干为要。⋯
        三、今后努力方向
        下一步，我将从两个方面努力：
        （一）加强学习。⋯
        （二）改进作风。⋯
        征途漫漫，惟有奋斗。
        """,
        """
        opening 0
        insight 1 一、「信念如磐」
        insight 2 二、「实干为要」
        action_lead 3-4 三、「今后努力方向」
        action 5 （一）「加强学习」
        action 6 （二）「改进作风」
        closing 7
        """,
    ),
    "a section of actions without points is one action": (
        """
        ⋯
        一、信念如磐
        ⋯
        二、实干为要
        ⋯
        三、存在不足与下一步打算
        ⋯
        """,
        """
        opening 0
        insight 1-2 一、「信念如磐」
        insight 3-4 二、「实干为要」
        action 5-6 三、「存在不足与下一步打算」
        """,
    ),
    "actions are counted in another style than insights": (
        """
        ⋯
        一是感悟到理想的力量。⋯
        二是感悟到实干的力量。⋯
        下一步，我将做到以下几点：
        首先，要抓学习。⋯
        其次，要抓调研。⋯
        最后，要抓落实。⋯
        """,
        """
        opening 0
        insight 1 一是「感悟到理想的力量」
        insight 2 二是「感悟到实干的力量」
        action_lead 3
        action 4 首先，「要抓学习」
        action 5 其次，「要抓调研」
        action 6 最后，「要抓落实」
        """,
    ),
    "a report without points": (
        """
        那是春天。⋯
        后来到了秋天。⋯
        再后来就下雪了。⋯
        """,
        """
        opening 0
        body 1
        closing 2
        """,
    ),
    "a next step in the middle of the closing stays there": (
        """
        ⋯
        一、勤俭之道。⋯
        二、读书之道。⋯
        这次学习让我受益匪浅。下一步，我会继续努力。
        """,
        """
        opening 0
        insight 1 一、「勤俭之道」
        insight 2 二、「读书之道」
        closing 3
        """,
    ),
    "parts hold numbered points": (
        """
        第一部分 学习情况
        ⋯
        第二部分 学习体会
        一、信念。⋯
        二、担当。⋯
        第三部分 下步打算
        一、学习。⋯
        二、实干。⋯
        """,
        """
        body 0-1= 第一部分「学习情况」
        insight 2-4 第二部分「学习体会」
          insight 3 一、「信念」
          insight 4 二、「担当」
        action_lead 5 第三部分「下步打算」
        action 6 一、「学习」
        action 7 二、「实干」
        """,
    ),
    "weaknesses, their causes, and what will be done": (
        """
        ⋯
        一、存在的主要问题
        （一）学得不深。⋯
        （二）做得不实。⋯
        二、原因分析
        一是想得少。⋯
        二是走得少。⋯
        三、下一步努力方向和改进措施
        思想上，要常学。⋯
        工作上，要常做。⋯
        """,
        """
        opening 0
        body 1-3- 一、「存在的主要问题」
          body 2- （一）「学得不深」
          body 3- （二）「做得不实」
        body 4-6- 二、「原因分析」
          body 5- 一是「想得少」
          body 6- 二是「走得少」
        action_lead 7 三、「下一步努力方向和改进措施」
        action 8
        action 9
        """,
    ),
    "two runs of points before the actions": (
        """
        ⋯这次学习，我有三个方面的收获：
        一是开阔了眼界。⋯
        二是增长了知识。⋯
        通过学习，我也深刻认识到做好工作要把握以下几点：
        一要讲政治。⋯
        二要讲实干。⋯
        今后，我将努力做到：
        一要加强学习。⋯
        二要加强实践。⋯
        ⋯
        """,
        """
        opening 0
        insight 1 一是「开阔了眼界」
        insight 2 二是「增长了知识」
        body 3
        insight 4 一要「讲政治」
        insight 5 二要「讲实干」
        action_lead 6
        action 7 一要「加强学习」
        action 8 二要「加强实践」
        closing 9
        """,
    ),
    "three levels deep": (
        """
        ⋯
        一、认识意义
        （一）理论意义
        1.学理深。⋯
        2.学用广。⋯
        （二）实践意义
        ⋯
        二、抓好落实
        （一）抓学习
        ⋯
        （二）抓作风
        ⋯
        ⋯
        """,
        """
        opening 0
        insight 1-6 一、「认识意义」
          insight 2-4 （一）「理论意义」
            insight 3 1.「学理深」
            insight 4 2.「学用广」
          insight 5-6 （二）「实践意义」
        insight 7-11 二、「抓好落实」
          insight 8-9 （一）「抓学习」
          insight 10-11 （二）「抓作风」
        closing 12
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_sections_and_runs_get_their_roles(check: Check, form: str) -> None:
    check(*FORMS[form])
