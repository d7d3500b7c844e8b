"""Points and headings without a number, known by their shape; last sections that are long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "one frame around changing words": (
        """
        学习心得体会
        ⋯
        从“甲”到“乙”，变的是理念。⋯
        从“丙丁”到“戊”，变的是方法。⋯
        从“己”到“庚辛”，变的是作风。⋯
        ⋯
        """,
        """
        title 0
        opening 1
        insight 2 「从“甲”到“乙”，变的是理念」
        insight 3 「从“丙丁”到“戊”，变的是方法」
        insight 4 「从“己”到“庚辛”，变的是作风」
        closing 5
        """,
    ),
    "the same without marks, below a numbered section": (
        """
        一、学习体会
        从课堂到车间，变的是场地。⋯
        从听到干，变的是角色。⋯
        从一人到一组，变的是力量。⋯
        二、下步打算
        ⋯
        """,
        """
        insight 0-3 一、「学习体会」
          insight 1 「从课堂到车间，变的是场地」
          insight 2 「从听到干，变的是角色」
          insight 3 「从一人到一组，变的是力量」
        action 4-5 二、「下步打算」
        """,
    ),
    "a verb and quoted words that end alike": (
        """
        ⋯
        悟“书声”，学无止境。⋯
        悟“读书声”，时不我待。⋯
        体“心声”，为民服务。⋯
        总之，⋯
        """,
        """
        opening 0
        insight 1 「悟“书声”，学无止境」
        insight 2 「悟“读书声”，时不我待」
        insight 3 「体“心声”，为民服务」
        closing 4
        """,
    ),
    "a verb and quoted words of one length": (
        """
        学习心得体会
        ⋯
        看“开门”，看出了敬重。⋯
        学“找书”，学到了功夫。⋯
        守“闭馆”，守住了体面。⋯
        """,
        """
        title 0
        opening 1
        insight 2 「看“开门”，看出了敬重」
        insight 3 「学“找书”，学到了功夫」
        insight 4 「守“闭馆”，守住了体面」
        """,
    ),
    "a book at the head of each": (
        """
        ⋯
        读《论语》，学做人。⋯
        读《史记》，明兴替。⋯
        读《资治通鉴》，知得失。⋯
        """,
        """
        opening 0
        insight 1 「读《论语》，学做人」
        insight 2 「读《史记》，明兴替」
        insight 3 「读《资治通鉴》，知得失」
        """,
    ),
    "the first and last words of the first clause": (
        """
        读《某书》有感
        ⋯
        书中第一章告诉我们，⋯
        书中第三章告诉我们，⋯
        书中最后一章告诉我们，⋯
        ⋯
        """,
        """
        title 0
        opening 1
        insight 2
        insight 3
        insight 4
        closing 5
        """,
    ),
    "two of a shape, or quotations of several shapes, are none": (
        """
        ⋯
        从“甲”到“乙”，变的是理念。⋯
        从“丙”到“丁”，变的是方法。⋯
        老师问“懂了吗”，没有人答。⋯
        “懂了”，我后来才敢说。⋯
        ⋯
        """,
        """
        opening 0
        body 1-4
        closing 5
        """,
    ),
    "bare headings of four characters, without a title": (
        """
        学习内容
        ⋯
        学习心得
        ⋯
        """,
        """
        body 0-1= 「学习内容」
        insight 2-3 「学习心得」
        """,
    ),
    "bare headings of four characters, below a title and a name": (
        """
        乡村旅游研修汇报
        欧阳明月
        参观经过
        ⋯
        所思所想
        ⋯
        打算做啥
        ⋯
        """,
        """
        title 0
        byline 1
        body 2-3= 「参观经过」
        insight 4-5 「所思所想」
        action 6-7 「打算做啥」
        """,
    ),
    "bare section names over points": (
        """
        进修学习小结
        进修内容
        ⋯
        进修心得
        心得主要有两条。
        1．目标要先定。⋯
        2．床旁要多看。⋯
        今后打算
        1．推行目标单。⋯
        2．开展培训。⋯
        """,
        """
        title 0
        body 1-2= 「进修内容」
        insight 3-6 「进修心得」
          insight 5 1．「目标要先定」
          insight 6 2．「床旁要多看」
        action_lead 7 「今后打算」
        action 8 1．「推行目标单」
        action 9 2．「开展培训」
        """,
    ),
    "headings alike that name no section": (
        """
        学习心得体会
        理想信念
        ⋯
        使命担当
        ⋯
        """,
        """
        title 0
        insight 1-2 「理想信念」
        insight 3-4 「使命担当」
        """,
    ),
    "a name stays a name": (
        """
        学习心得体会
        李晓梅
        ⋯
        学经典
        ⋯
        悟思想
        ⋯
        """,
        """
        title 0
        byline 1
        opening 2
        insight 3-4 「学经典」
        insight 5-6 「悟思想」
        """,
    ),
    "headings in brackets may stand over short paragraphs": (
        """
        ⋯
        【账里有人】
        账平了。
        【账外有事】
        事不一定平。
        ⋯
        【接着往下干】
        ⋯
        我想分三步来：①改账；②念账；③晒账。
        """,
        """
        opening 0
        insight 1-2 「【账里有人】」
        insight 3-5 「【账外有事】」
        action_lead 6-8 「【接着往下干】」
        action 8~ ①「改账」
        action 8~ ②「念账」
        action 8~ ③「晒账」
        """,
    ),
    "gaps in brackets are no headings": (
        """
        ⋯
        一是要细。⋯
        【请补充：事例】
        二是要快。⋯
        【单位名称】
        ⋯
        """,
        """
        opening 0
        insight 1-2 一是「要细」
        insight 3-4 二是「要快」
        closing 5
        """,
    ),
    "a last section is longer than its siblings and ends in points": (
        """
        学习心得体会
        一、概况
        ⋯
        二、想法
        ⋯
        ⋯
        ⋯我的想法有两点：一是要学；二是要干。
        """,
        """
        title 0
        body 1-2= 一、「概况」
        insight 3-6 二、「想法」
          insight 6~ 一是「要学」
          insight 6~ 二是「要干」
        """,
    ),
    "a last section is longer, and actions follow inside a paragraph": (
        """
        ⋯
        一、概况
        ⋯
        二、想法
        ⋯
        ⋯
        今后要做好几件事：一是抓学习；二是抓落实。
        """,
        """
        opening 0
        body 1-2= 一、「概况」
        insight 3-5 二、「想法」
        action_lead 6
        action 6~ 一是「抓学习」
        action 6~ 二是「抓落实」
        """,
    ),
    "a last section is longer, and a closing follows": (
        """
        ⋯
        一、概况
        ⋯
        二、想法
        ⋯
        ⋯
        总之，⋯
        ⋯
        """,
        """
        opening 0
        body 1-2= 一、「概况」
        insight 3-5 二、「想法」
        closing 6-7
        """,
    ),
    "a last point in one paragraph is not": (
        """
        ⋯
        一、概况不长。⋯
        二、想法不短。⋯
        ⋯
        ⋯
        """,
        """
        opening 0
        insight 1 一、「概况不长」
        insight 2 二、「想法不短」
        closing 3-4
        """,
    ),
    "half-width marks are read as the marks they stand for": (
        """
        学习心得体会
        ⋯
        (1)慢三秒,不丢人.那天下雨.
        (2)站稳了再走.那天天晴.
        下一步,我要做的是:一是常学;二是常想.
        """,
        """
        title 0
        opening 1
        insight 2 (1)「慢三秒,不丢人」
        insight 3 (2)「站稳了再走」
        action_lead 4
        action 4~ 一是「常学」
        action 4~ 二是「常想」
        """,
    ),
    "a figure's point and a number's are no full stops": (
        """
        ⋯
        一.占比3.5成。⋯
        二.占比4.5成。⋯
        """,
        """
        opening 0
        insight 1 一.「占比3.5成」
        insight 2 二.「占比4.5成」
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_points_and_sections_are_known_by_their_shape(check: Check, form: str) -> None:
    check(*FORMS[form])
