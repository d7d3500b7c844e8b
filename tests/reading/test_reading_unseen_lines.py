"""Lines that no row was written for: pages, broken lines, who writes, sections by content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "long paragraphs of a report without points": (
        """
        读书心得
        ⋯
        最先打动我的是那只搪瓷缸子，谁先来谁往里放一粒黄豆，老人放两粒，抱孩子的放三粒，几十年里从来没有人为了先后红过脸，这让我想起窗口前的队。
        书里写到一次短款，她骑着车挨家去问，问到第六家，老农从炕席底下摸出那四张票子，说正等着她来，茶都已经凉了，一句埋怨的话也没有。
        ⋯
        """,
        """
        title 0
        opening 1
        insight 2
        insight 3
        closing 4
        """,
    ),
    "tasks that no lead announces": (
        """
        ⋯
        一是规程要刻在手上。⋯
        二是报警要听在心里。⋯
        光说不行，得动手。
        1.换药车上挂一只秒表，先从我当班做起；
        2.登记表每周三交小组看一次；
        3.交接单两栏改成必填。
        """,
        """
        opening 0
        insight 1 一是「规程要刻在手上」
        insight 2 二是「报警要听在心里」
        action_lead 3
        action 4 1.「换药车上挂一只秒表，先从我当班做起」
        action 5 2.「登记表每周三交小组看一次」
        action 6 3.「交接单两栏改成必填」
        """,
    ),
    "one point behind the others is no list of tasks": (
        """
        ⋯
        一是要细。⋯
        二是要稳。⋯
        还有一句话。
        1.再细一点。
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要稳」
        body 3
        insight 4 1.「再细一点」
        """,
    ),
    "a plan under a name that nobody knows": (
        """
        ⋯
        一、火线上的路
        ⋯
        二、宣传里的话
        ⋯
        三、山高水长
        1.六月底前把七条路走熟；
        2.每周请一位老护林员带一趟。
        """,
        """
        opening 0
        insight 1-2 一、「火线上的路」
        insight 3-4 二、「宣传里的话」
        action_lead 5 三、「山高水长」
        action 6 1.「六月底前把七条路走熟」
        action 7 2.「每周请一位老护林员带一趟」
        """,
    ),
    "a plan before the closing": (
        """
        ⋯
        一是要细。⋯
        二是要快。⋯
        从下周开始，我准备把三个玩具柜全部打开，每天留出四十分钟不说话，周五请孩子们自己讲。
        孩子在玩，老师在学，这样的上午多来几个才好。
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要快」
        action 3
        closing 4
        """,
    ),
    "a look back at lacks": (
        """
        ⋯
        一是要细。⋯
        二是要快。⋯
        回头看我们小区，楼道两天拖一遍还常常漏掉顶层，报修全靠一个人记在台历上。
        今后一是每天巡一遍；二是当天回一遍。
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要快」
        body 3-
        action_lead 4
        action 4~ 一是「每天巡一遍」
        action 4~ 二是「当天回一遍」
        """,
    ),
    "pages and slides between points": (
        """
        ⋯
        【PPT第2页】
        第一个感受，要问一句。⋯
        — 1 —
        第二个感受，要等一等。⋯
        """,
        """
        opening 0
        body 1
        insight 2 第一个感受，「要问一句」
        body 3
        insight 4 第二个感受，「要等一等」
        """,
    ),
    "what a web page sets around a report": (
        """
        您当前的位置：首页 > 党建园地
        学习心得体会
        ⋯
        一、要固定的桌子
        ⋯
        二、要回头的甜头
        ⋯
        （责任编辑：小夏）
        上一篇：防汛工作部署会
        下一篇：暑期托管班结束
        """,
        """
        body 0
        title 1
        opening 2
        insight 3-4 一、「要固定的桌子」
        insight 5-6 二、「要回头的甜头」
        tail 7-9
        """,
    ),
    "lines of one width": (
        """
        学习心得体会
        暑假里区里办了六天培训，我作为新
        班主任参加了学习，听讲座做沙盘演
        情景剧，笔记记了满满一本，现在把
        最有感触的整理成两条。
        第一，看得见安静的孩子。老师让我
        们默写全班的名字，我写到第四十一
        个就卡住了，那三个都不惹事。
        第二，看得见自己的情绪。老师说我
        把所有的小人排成了队。
        回来以后，我们组里议了三件马上能
        做的事：
        1.每天和一个安静的孩子说话，一个
        学期轮两遍；
        2.请家长到校，先让座，再说一件他
        的好事。
        """,
        """
        title 0
        opening 1-4
        insight 5-7 第一，「看得见安静的孩子」
        insight 8-9 第二，「看得见自己的情绪」
        action_lead 10-11
        action 12-13 1.「每天和一个安静的孩子说话，一个」
        action 14-15 2.「请家长到校，先让座，再说一件他」
        """,
    ),
    "who wrote it above everything": (
        """
        【单位】　【姓名】
        ⋯
        一是要细。⋯
        二是要快。⋯
        """,
        """
        byline 0
        opening 1
        insight 2 一是「要细」
        insight 3 二是「要快」
        """,
    ),
    "who wrote it above the title": (
        """
        汇报人：新城支局 杭小军
        赴外地学习的汇报
        各位领导：
        ⋯
        """,
        """
        byline 0
        title 1
        salutation 2
        opening 3
        """,
    ),
    "questions that were answered are no lacks": (
        """
        ⋯
        回来的路上，我弄懂了三个问题：
        一是为谁学。⋯
        二是学什么。⋯
        三是怎么用。⋯
        接下来一要补课；二要下村。
        """,
        """
        opening 0-1
        insight 2 一是「为谁学」
        insight 3 二是「学什么」
        insight 4 三是「怎么用」
        action_lead 5
        action 5~ 一要「补课」
        action 5~ 二要「下村」
        """,
    ),
    "bare headings over points": (
        """
        研修小结
        研修内容
        ⋯
        山高水长
        有两条。
        1．目标要先定。⋯
        2．床旁要多看。⋯
        今后打算
        ⋯
        """,
        """
        title 0
        body 1-2= 「研修内容」
        insight 3-6 「山高水长」
          insight 5 1．「目标要先定」
          insight 6 2．「床旁要多看」
        action 7-8 「今后打算」
        """,
    ),
    "sections named by questions": (
        """
        学习小结
        学了什么
        ⋯
        想到什么
        ⋯
        要改什么
        1.挂一只秒表。⋯
        2.做一张登记表。⋯
        """,
        """
        title 0
        body 1-2= 「学了什么」
        insight 3-4 「想到什么」
        action_lead 5 「要改什么」
        action 6 1.「挂一只秒表」
        action 7 2.「做一张登记表」
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_lines_are_read_by_what_they_share_with_others(check: Check, form: str) -> None:
    check(*FORMS[form])
