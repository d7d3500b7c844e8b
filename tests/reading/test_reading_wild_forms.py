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
    "points inside the paragraphs that lead into them": (
        """
        近日，我参加了培训。主要有三点体会：一是要坚定信念；二是要勤奋学习；三是要廉洁自律。
        下一步，我将做到：一要深学细悟，学用结合，二要真抓实干，三要严守纪律。
        新征程上，我将继续努力。
        """,
        """
        opening 0
        insight 0~ 一是「要坚定信念」
        insight 0~ 二是「要勤奋学习」
        insight 0~ 三是「要廉洁自律」
        action_lead 1
        action 1~ 一要「深学细悟，学用结合」
        action 1~ 二要「真抓实干」
        action 1~ 三要「严守纪律」
        closing 2
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
    "points inside an insight stand below it": (
        """
        ⋯
        一、学习要深。要做到三点：一是常读；二是常想；三是常写。
        二、干事要实。⋯
        """,
        """
        opening 0
        insight 1 一、「学习要深」
          insight 1~ 一是「常读」
          insight 1~ 二是「常想」
          insight 1~ 三是「常写」
        insight 2 二、「干事要实」
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
    "short bare lines are headings": (
        """
        守初心　担使命
        ——在读书班上的发言
        各位领导，同志们：大家好！⋯
        坚定理想信念
        ⋯
        勇于担当作为
        ⋯
        下一步工作打算
        ⋯
        """,
        """
        title 0-1
        salutation 2
        opening 2~
        insight 3-4 「坚定理想信念」
        insight 5-6 「勇于担当作为」
        action 7-8 「下一步工作打算」
        """,
    ),
    "topics open points without a number": (
        """
        通过学习，我的体会如下：
        思想上，要坚定信念。⋯
        工作上，要真抓实干。⋯
        生活中，要清正廉洁。⋯
        总之，我会努力。
        """,
        """
        opening 0
        insight 1
        insight 2
        insight 3
        closing 4
        """,
    ),
    "a repeated lead opens points without a number": (
        """
        ⋯
        广大青年要立大志。⋯
        广大青年要明大德。⋯
        广大青年要担大任。⋯
        总之，路在脚下。
        """,
        """
        opening 0
        insight 1 「广大青年要立大志」
        insight 2 「广大青年要明大德」
        insight 3 「广大青年要担大任」
        closing 4
        """,
    ),
    "bare numerals count when their siblings do": (
        """
        ⋯
        一思想上要坚定。⋯
        二政治上要过硬。⋯
        三作风上要扎实。⋯
        """,
        """
        opening 0
        insight 1 一「思想上要坚定」
        insight 2 二「政治上要过硬」
        insight 3 三「作风上要扎实」
        """,
    ),
    "a lone bare numeral counts nothing": (
        """
        ⋯
        一思想上要坚定。⋯
        """,
        """
        opening 0
        body 1
        """,
    ),
    "first, next and last are points": (
        """
        ⋯
        首先，要坚定信念。⋯
        其次，要勤奋学习。⋯
        最后，要廉洁自律。⋯
        """,
        """
        opening 0
        insight 1 首先，「要坚定信念」
        insight 2 其次，「要勤奋学习」
        insight 3 最后，「要廉洁自律」
        """,
    ),
    "a lone 首先 or 最后 only joins sentences": (
        """
        首先，感谢组织的培养。⋯
        一、信念如磐。⋯
        二、实干为要。⋯
        最后，我想说，路在脚下。
        """,
        """
        opening 0
        insight 1 一、「信念如磐」
        insight 2 二、「实干为要」
        closing 3
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
    "a numbered quotation over several paragraphs is no list of points": (
        """
        书中写道：“治家有三条：
        1. 勤俭。
        2. 读书。
        3. 和睦。”
        ⋯
        一、勤俭之道。⋯
        二、读书之道。⋯
        """,
        """
        opening 0-4
        insight 5 一、「勤俭之道」
        insight 6 二、「读书之道」
        """,
    ),
    "numbers inside a quotation are no points": (
        """
        ⋯老师说：“一是读书；二是写字；三是做人。”
        一、勤俭之道。⋯
        二、读书之道。⋯
        """,
        """
        opening 0
        insight 1 一、「勤俭之道」
        insight 2 二、「读书之道」
        """,
    ),
    "labelled points": (
        """
        ⋯
        感受一：学无止境。⋯
        感受二：行胜于言。⋯
        """,
        """
        opening 0
        insight 1 感受一：「学无止境」
        insight 2 感受二：「行胜于言」
        """,
    ),
    "circled numbers on lines of their own": (
        """
        ⋯
        手记①|初到基层
        ⋯
        手记②|再到基层
        ⋯
        """,
        """
        opening 0
        insight 1-2 手记①|「初到基层」
        insight 3-4 手记②|「再到基层」
        """,
    ),
    "a doubled number still counts one run": (
        """
        ⋯
        一、勤俭之道。⋯
        三、读书之道。⋯
        三、为人之道。⋯
        """,
        """
        opening 0
        insight 1 一、「勤俭之道」
        insight 2 三、「读书之道」
        insight 3 三、「为人之道」
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
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_the_wild_comes_apart(check: Check, form: str) -> None:
    check(*FORMS[form])
