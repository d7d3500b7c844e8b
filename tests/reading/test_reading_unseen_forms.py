"""Forms that no row was written for: lists, lost numbers, labels, paragraphs by shape."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

FORMS = {
    "points behind the sign of a list, under a lead": (
        """
        学习心得体会
        ⋯
        - 课堂要留白。⋯
        - 作业要先做。⋯
        回去以后我们打算这么做：
        - 每周听一节课
        - 每月改一次作业
        路还长，先从这两件做起。
        """,
        """
        title 0
        opening 1
        insight 2 -「课堂要留白」
        insight 3 -「作业要先做」
        action_lead 4
        action 5 -「每周听一节课」
        action 6 -「每月改一次作业」
        closing 7
        """,
    ),
    "two levels by two signs": (
        """
        培训汇报
        ⋯
        ★ 先听完
        ◆ 等一等：⋯
        ◆ 问一问：⋯
        ★ 再开口
        ◆ 慢一点：⋯
        ◆ 轻一点：⋯
        """,
        """
        title 0
        opening 1
        insight 2-4 ★「先听完」
          insight 3 ◆「等一等」
          insight 4 ◆「问一问」
        insight 5-7 ★「再开口」
          insight 6 ◆「慢一点」
          insight 7 ◆「轻一点」
        """,
    ),
    "stages counted in words of the writer's own": (
        """
        ⋯
        第一问，规程是背给谁听的？⋯
        第二问，报警响了信不信？⋯
        第三问，出了事谁来扛？⋯
        """,
        """
        opening 0
        insight 1 第一问，「规程是背给谁听的」
        insight 2 第二问，「报警响了信不信」
        insight 3 第三问，「出了事谁来扛」
        """,
    ),
    "a label before each number": (
        """
        ⋯
        镜头一：凌晨四点的灶台
        ⋯
        镜头二：雨里的路口
        ⋯
        """,
        """
        opening 0
        insight 1-2 镜头一：「凌晨四点的灶台」
        insight 3-4 镜头二：「雨里的路口」
        """,
    ),
    "letters as numbers": (
        """
        ⋯
        一是要细。⋯
        二是要快。⋯
        我想先办这几件：
        a.把账本理一遍；
        b.把样板田选在路边。
        """,
        """
        opening 0
        insight 1 一是「要细」
        insight 2 二是「要快」
        action_lead 3
        action 4 a.「把账本理一遍」
        action 5 b.「把样板田选在路边」
        """,
    ),
    "a number lost between two": (
        """
        ⋯
        一、先看后说
        ⋯
        说了就算
        ⋯
        三、做完再走
        ⋯
        """,
        """
        opening 0
        insight 1-2 一、「先看后说」
        insight 3-4 「说了就算」
        insight 5-6 三、「做完再走」
        """,
    ),
    "the first number lost": (
        """
        ⋯⋯
        下面谈三点体会。
        要坐得住。⋯
        二是要沉得下。⋯
        三是要走得远。⋯
        """,
        """
        opening 0-1
        insight 2 「要坐得住」
        insight 3 二是「要沉得下」
        insight 4 三是「要走得远」
        """,
    ),
    "numbers of three kinds in one run": (
        """
        ⋯
        一、走路也是浪费。⋯
        2、等也是浪费。⋯
        （3）做多也是浪费。⋯
        四、不说也是浪费。⋯
        """,
        """
        opening 0
        insight 1 一、「走路也是浪费」
        insight 2 2、「等也是浪费」
        insight 3 （3）「做多也是浪费」
        insight 4 四、「不说也是浪费」
        """,
    ),
    "headings in brackets before their text": (
        """
        ⋯
        【路是踩出来的】⋯
        【情是处出来的】⋯
        【劲是比出来的】⋯
        """,
        """
        opening 0
        insight 1 「【路是踩出来的】」
        insight 2 「【情是处出来的】」
        insight 3 「【劲是比出来的】」
        """,
    ),
    "a form of labels and text": (
        """
        学习情况登记表
        培训内容：⋯
        学习体会：⋯
        存在问题：⋯
        改进措施：⋯
        """,
        """
        title 0
        body 1= 「培训内容」
        insight 2 「学习体会」
        body 3- 「存在问题」
        action 4 「改进措施」
        """,
    ),
    "as many paragraphs as are announced": (
        """
        ⋯十天下来，我记住了三件事。
        雨停了，老师傅还在闸上站着，没有人叫他下来，他说水不会看钟点，人更不能看钟点。
        台账里夹着一张旧照片，照片上的堤还是土的，写着哪一年哪一天，哪一户人家出了几个工。
        回来的路上同车的人都不说话，车开得很慢，我想起自己那本一直没有写完的值班日志来。
        ⋯
        """,
        """
        opening 0
        insight 1
        insight 2
        insight 3
        closing 4
        """,
    ),
    "short first sentences": (
        """
        ⋯
        敬畏。⋯
        清楚。⋯
        公开。⋯
        ⋯
        """,
        """
        opening 0
        insight 1 「敬畏」
        insight 2 「清楚」
        insight 3 「公开」
        closing 4
        """,
    ),
    "what goes on in prose": (
        """
        ⋯
        您知道，我在城里教了七年书，自认为会教，到了这里的第一堂课，就被一个孩子问得站在那里说不出话来。
        还有一件事让我想了很久，六个老师里最年轻的也有四十九岁，每天走七里山路，走了二十八年从不迟到。
        更要紧的是，我学会了看一个孩子的全部，他只考三十几分，可是他能听出十几种鸟叫，知道哪块云会下雨。
        ⋯
        """,
        """
        opening 0
        insight 1
        insight 2
        insight 3
        closing 4
        """,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_by_what_it_shares_with_others(check: Check, form: str) -> None:
    check(*FORMS[form])
