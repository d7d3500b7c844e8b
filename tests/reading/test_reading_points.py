from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
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
    "only the first of several points stands in the paragraph of its lead": (
        """
        这次学习有两点体会：一是要细。⋯
        二是要快。⋯
        下一步，我将做到两点：一是每天检查。⋯
        二是每周总结。⋯
        """,
        """
        opening 0
        insight 0~ 一是「要细」
        insight 1 二是「要快」
        action_lead 2
        action 2~ 一是「每天检查」
        action 3 二是「每周总结」
        """,
    ),
    "a call at the end is no part of a last point of one sentence": (
        """
        ⋯
        一、学习要深。⋯
        下一步，我将做到：
        一是坚持学习。每周读书两小时。
        二是改进作风。
        让我们一起努力，为建设教育强国贡献力量！
        """,
        """
        opening 0
        insight 1 一、「学习要深」
        action_lead 2
        action 3 一是「坚持学习」
        action 4 二是「改进作风」
        closing 5
        """,
    ),
    "nor is a summing up, whatever the numbers": (
        """
        ⋯
        （一）学习要深。⋯
        （二）干事要实。
        总之，学习永远在路上。
        """,
        """
        opening 0
        insight 1 （一）「学习要深」
        insight 2 （二）「干事要实」
        closing 3
        """,
    ),
    "headings alone keep the paragraphs below them": (
        """
        ⋯
        一、学习要深
        ⋯
        二、干事要实
        总之，干事要落在实处。
        """,
        """
        opening 0
        insight 1-2 一、「学习要深」
        insight 3-4 二、「干事要实」
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
}


@pytest.mark.parametrize("form", FORMS)
def test_points_are_found(check: Check, form: str) -> None:
    check(*FORMS[form])
