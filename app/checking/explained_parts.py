"""What the parts of rules' fields mean: each part by the name of its model and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS: Mapping[str, str] = {
    "error": "一定有错",
    "warning": "多半有错",
    "hint": "请看一看",
}
"""What each level of a rule says of what it finds."""

_PARTS: Mapping[str, str] = {
    "RuleFile.rules": "规则，一条一项",
    "Around.before": "正则表达式：名字前面是什么",
    "Around.after": "正则表达式：名字后面是什么",
    "Career.words": "正则表达式：做了多年的是什么事",
    "Career.from_age": "最早几岁做得了",
    "Claim.words": "正则表达式：说法；n 组是第几年",
    "Claim.year": "从哪一年算起",
    "Event.words": "怎么叫，可以有几种叫法",
    "Event.since": "哪一天开始，如 2024-07-15",
    "Event.until": "哪一天为止；只有一天的不写",
    "Event.new_for": "几年里算新，不写是一年",
    "Event.has_editions": "true：以前也有同名的，什么时候说都行，只是不能说成新近的",
    "Expression.name": "提法的名称，如 四个意识",
    "Expression.members": "成员，按次序写，至少两个",
    "Expression.basis": "依据：文件和年月",
    "Expression.also": "别的叫法",
    "Expression.variants": "成员别的说法：说法: 成员",
    "Expression.adopted": "哪年哪月提出的（2016-01）；在那以前的稿子不查，不写就都查",
    "Expression.order": "次序不同算哪一级；不写就不查",
    "Expression.alone": "没有写名称、少一个成员算哪一级；不写就不查",
    "Form.before": "正则表达式：自称的单位前面是什么",
    "Form.after": "正则表达式：自称的单位后面是什么",
    "Form.alike": "true：别的单位也可能站在这里，做一样工作的才算",
    "Form.same": "true：只有别处做一样工作的才算",
    "Frame.before": "正则表达式：前面是什么",
    "Frame.after": "正则表达式：后面是什么",
    "Gap.first": "正则表达式：先发生的事",
    "Gap.then": "正则表达式：后发生的事",
    "Gap.years": "至少隔几年",
    "Matter.writers": "正则表达式：署名的单位、职务里有什么，是这一行",
    "Matter.people": "正则表达式：为谁做事",
    "Matter.works": "正则表达式：做什么事",
    "Matter.also": "也知道这些事的行当",
    "Meeting.name": "会议的名称",
    "Meeting.held": "哪些年月开过，如 2022-10",
    "Meeting.passed": "通过的文件",
    "Older.words": "旧词",
    "Older.by": "新词",
    "Older.since": "哪年哪月起用新词，如 2018-03",
    "Older.document": "出自哪份文件",
    "Past.words": "怎么叫，可以有几种叫法",
    "Past.until": "哪一天为止，如 2020-12-31",
    "Said.words": "正则表达式：哪些词",
    "Said.by": "哪几类人才这样自称",
    "SelfFrame.before": "正则表达式：名称前面是什么",
    "SelfFrame.after": "正则表达式：名称后面是什么",
    "SelfFrame.any": "true：哪类单位都算；不写只算和署名一类的",
    "SelfFrame.unit": "false：单位不算",
    "SelfFrame.place": "true：地方也算",
    "SelfFrame.planned": "true：在打算里才算",
    "SelfFrame.raw": "true：书名、别人的话里也看",
    "Status.writers": "正则表达式：署名的单位、职务里有什么",
    "Status.titles": "正则表达式：题目里有什么",
    "Status.calls": "正则表达式：自称以什么结尾",
    "Status.says": "正则表达式：只有这样的人才说的话",
    "Status.also": "不互斥的别的身份",
    "Statuses.of": "互斥的各种身份：身份: 凭什么认",
    "Statuses.then": "正则表达式：自称后面接什么才算",
    "Statuses.wish_counts": "true：“成为……”也算",
    "Trade.writers": "正则表达式：署名的单位、职务里有什么，是这一行",
    "Trade.field": "正则表达式：做哪一行",
    "Trade.calls": "正则表达式：自称以什么结尾",
    "Trade.duties": "正则表达式：说自己做什么",
    "Trade.also": "也这样说的行当",
}


def part_meaning(part: str, field: str) -> str | None:
    """Return what a field of a part means, or None for one that says so itself."""
    return _PARTS.get(f"{part}.{field}")
