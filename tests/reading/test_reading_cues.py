"""Words by which leads, headings and points say whether something is to be done."""

from __future__ import annotations

import pytest

from app.reading.cues import leads_to_actions, leads_to_weaknesses
from app.reading.sections import section_of, tells_of_lack


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("会上研究确定了下阶段的重点任务：", True),
        ("结合实际，需要做好以下几件事：", True),
        ("针对上述问题，场里决定近期做好三件事：", True),
        ("下半年，分局还要接着做：", True),
        ("支部研究了，往后这么办：", True),
        ("针对自己，今后要做到：", True),
        ("我认识到，要抓好以下工作：", False),
        ("会议指出，要抓好以下工作：", False),
        ("决定成败的因素有三个：", False),
        ("回到单位后，我要从三件事做起：", True),
        ("回去以后，我打算这样做：", True),
        ("结合工作实际，我想从以下几个方面改进：", True),
        ("为此，我给自己立下三条规矩。", True),
        ("针对差距，支部提出三条措施：", True),
        ("带着这些思考，我准备做好三件事。", True),
        ("学以致用，我将从三方面发力：", True),
        ("对照要求，今后要在三个方面下功夫。", True),
        ("会后，科里商定了几条办法：", True),
        ("大家一致同意，先办三件事：", True),
        ("新的一年，我们要：", True),
        ("在以后的工作中，我要做到：", True),
        ("后续工作安排如下：", True),
        ("近期重点抓三项工作：", True),
        ("具体来说，我要做到“三个坚持”：", True),
        ("回校后，我计划：", True),
        ("我为自己定下了三个小目标：", True),
        ("支委会研究决定，从下个月开始：", True),
        ("我们班组约定：", True),
        ("村里准备从三件事入手：", True),
        ("院里已经列出清单，年底前完成三项整改：", True),
        ("立足岗位，我将努力做到以下三点：", True),
        ("接下来一段时间，我想做三件事。", True),
        ("明天起，我要改三个习惯：", True),
        ("落实到行动上，就是要做好三件事：", True),
        ("说到不如做到，我先从三件小事做起。", True),
        ("改进的办法有三条：", True),
        ("我的打算是：", True),
        ("整改措施如下：", True),
        ("回到岗位，我将抓好三项落实。", True),
        ("把所学用起来，我有三个打算：", True),
        ("以这次学习为起点，我将努力做到“三个转变”。", True),
        ("针对以上问题，我将采取如下改进措施：", True),
        ("下学期，我准备在班里试三样做法：", True),
        ("学完之后，我给自己布置了三道作业：", True),
        ("车间议了议，先从这几处改：", True),
        ("为了补上这些短板，我要：", True),
        ("我在心里给自己列了个清单：", True),
        ("支部拟从以下三方面抓好落实：", True),
        ("我的体会主要有三点：", False),
        ("我想从三个方面谈一谈：", False),
        ("老师讲了三个办法：", False),
        ("书中给出了三条建议：", False),
        ("他们的做法主要有三条：", False),
        ("我看到了三个变化：", False),
        ("学习中，我主要做到了三点：", False),
        ("归纳起来，有这样几条：", False),
        ("我明白了三个道理：", False),
        ("要当好一名教师，必须具备三种能力：", False),
        ("做好工作，要处理好三个关系：", False),
        ("通过学习，我懂得了要做到三点：", False),
        ("会上，局长提了三点要求：", False),
        ("我们要清醒地看到以下不足：", False),
        ("这次培训，我收获了三样东西：", False),
        ("我有三个没想到：", False),
        ("值得我们学习的地方有：", False),
        ("总结起来，我认为要抓住三个字：", False),
        ("一个月学下来，我最深的感受是：", False),
        ("下面，我结合工作谈三点想法：", False),
        ("我觉得有三点值得借鉴：", False),
        ("兄弟单位的经验，概括起来是三句话：", False),
        ("课上，老师让我们记住三句话：", False),
        ("这一年，我们主要做了三件事：", False),
        ("为期一周的培训安排了以下内容：", False),
        ("我们所主要抓了三项工作：", False),
        ("学习期间，我完成了以下任务：", False),
        ("我深深体会到，干好工作要做到三个必须：", False),
        ("主要收获如下：", False),
        ("我对照检查，发现有三个问题：", False),
        ("现在我将从以下几个方面汇报情况：", False),
        ("接下来，我分三个部分谈谈体会：", False),
        ("今天我就两个问题作交流。", False),
        ("接下来，我从两个方面汇报工作打算：", True),
        ("下一步，我将认真总结经验，做到以下三点：", True),
    ],
)
def test_a_lead_is_known_by_what_it_settles(text: str, leads: bool) -> None:
    assert leads_to_actions(text) is leads


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("个人发展规划", "action"),
        ("未来职业规划", "action"),
        ("改进提升计划", "action"),
        ("学习计划", "action"),
        ("【接下来这样干】", "action"),
        ("今后怎么办", "action"),
        ("打算做啥", "action"),
        ("学习“十四五”发展规划", None),
        ("解读三年行动方案", None),
        ("为什么学", None),
        ("引言", "opening"),
        ("参观概况", "background"),
        ("观摩过程", "background"),
        ("差距不足", "weakness"),
        ("不足之处", "weakness"),
        ("问题导向", None),
    ],
)
def test_a_heading_says_which_section_it_opens(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    ("head", "lack"),
    [
        ("学习不够深。要多读书。", True),
        ("联系群众少有走访，办法不多。", True),
        ("理论学习浮于表面", True),
        ("护林员认病不准", True),
        ("要克服学习不深的毛病", False),
        ("针对调研不实的问题，每月下乡", False),
        ("加强学习，补上不足", False),
        ("台账常常攒到月底", None),
        ("不忘初心，牢记使命", None),
        ("坚持不懈抓学习", False),
    ],
)
def test_a_point_says_whether_it_tells_of_a_lack(head: str, lack: bool | None) -> None:
    assert tells_of_lack(head) is lack


@pytest.mark.parametrize(
    "text",
    [
        "对照先进，我还有三点不足：",
        "查找自身，主要存在以下问题：",
        "与要求相比，我们的短板在于：",
        "反思自己，毛病有三个：",
        "回头看，做得不够的地方有：",
        "主要差距是：",
        "同先进相比，差得还很远，主要是：",
        "存在的问题：",
        "不足也很明显：",
        "问题主要出在三个方面：",
    ],
)
def test_a_lead_to_weaknesses_is_none_to_actions(text: str) -> None:
    assert leads_to_weaknesses(text)
    assert not leads_to_actions(text)
