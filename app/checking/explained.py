"""What kinds of rules look for, for those who write rules and for the pages about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.checking.rule import Rule

FAMILY_NAMES: Mapping[str, str] = {
    "placeholder": "没有填的地方",
    "numbering": "序号",
    "count": "说几点就写几点",
    "parallel": "一组标题",
    "quotes": "引号、书名号和括号",
    "punctuation": "标点",
    "repeat": "说了两遍的话",
    "term": "固定提法和用词",
    "date": "日期",
    "residue": "别人稿子里留下的",
    "role": "身份和口气",
    "fact": "数字对不对得上",
    "copy": "与别的稿子相同",
    "length": "篇幅",
}
"""What each family of rules is about."""

KINDS: Mapping[str, str] = {
    "aged": "过去了的事还当成以后的事说",
    "announced": "前面说有几点，后面不是几点",
    "balance": "一句里的总数和它的几部分加起来不相等",
    "borrowed_passage": "与别的稿子相同的一段",
    "borrowed_share": "全文与别的稿子相同的比例",
    "change": "“由几变到几”，增减说反了",
    "counted_days": "起止日期和说的天数、月数不合",
    "counted_off": "说了几样，一样一样说出来的不是几样",
    "promised": "说了几个故事、几条经验，写出来的不是几个",
    "retold": "前面说的是几样，后面再提，数不一样",
    "deadline": "打算做的事，期限在文稿的日期以前",
    "differing_figure": "同一个数前后不一样",
    "doubled_number": "一条前面写了两个序号",
    "faults": "文字和标点的毛病，一条规则查一种",
    "event_order": "先后次序对不上的两件事",
    "festival": "节日的日子不对",
    "fixed_expression": "固定提法的成员少了、错了、次序不同",
    "fixed_expressions": "一张表里的固定提法，成员少了、错了",
    "growth": "“由几变到几，增长百分之几”，比例不对",
    "heading_figure": "标题里的数和下面正文说的不一样",
    "heading_again": "没有编号的小标题写了两遍",
    "heading_stops": "标题末尾的点号",
    "near_day": "“昨天（某月某日）”，和文稿的日期对不上",
    "period_told": "标题说的一段时间，到文稿的日期还没过完",
    "known_event": "有确切日子的会议、文件，说的时候不对",
    "later_date": "做过的事，日期在文稿的日期以后",
    "length": "全文与提纲要的篇幅差得远",
    "listed": "说了几样，列出来的不是几样",
    "lone_number": "只有第一条，没有第二条",
    "meetings": "会议与年月、与通过的文件对不上",
    "misspelt": "写错的词，只有一种改法",
    "mixed_numbers": "同一组的序号写法不一样",
    "mixed_words": "不该同时出现的两类词",
    "near_names": "与署名的单位差一个字的名称",
    "near_phrases": "与固定的长句差一个词的话",
    "near_titles": "与文件、著作的名称差一点的名称",
    "near_words": "与固定的说法差一个字的词",
    "near_year": "“今年”“去年”后面写的年份不对",
    "nested": "引号、书名号里层外层用错",
    "no_such_day": "历书上没有的日子",
    "number_levels": "序号的层次反了",
    "numbered_units": "说了几周、几批，后面不是第一到第几",
    "numbers": "序号跳了、重了、乱了、缺了",
    "odd_heading": "一组标题里与众不同的一个",
    "open_places": "没有填的地方",
    "other_bodies": "别处的县委、政府、人大、政协",
    "other_names": "别的稿子里的单位和人名",
    "named_self": "用自己的名字称自己",
    "other_status": "与署名、题目或别处的自称互斥的身份",
    "other_trade": "别的行当的人才这样自称、才做的事",
    "own_people": "署名以外、自称本人的名字",
    "own_places": "自称所在、却不是署名所在的地方",
    "own_posts": "自称的职务与署名的差一个“副”字",
    "other_matter": "打算里是别的行当的人和事",
    "framed": "只有自己能站的位置上，是别的单位、别的地方",
    "own_units": "自称的单位与署名的不是一个",
    "own_years": "自己说的年纪、年头合不上",
    "own_words": "署名的人不会这样自称的词",
    "part_of_whole": "“其中”后面的数比前面的大",
    "partition": "互不重叠的几部分加起来超过总数",
    "parts_of_whole": "“其中”的几项加起来不是总数",
    "pattern": "与正则表达式相符的字",
    "pledged_places": "表态里说的不是自己的地方",
    "rate": "按前面的数算出来不是这个比率",
    "recalled": "“以上几点”，前面不是几点",
    "remainder": "总数、做完的和剩下的合不上",
    "product": "组数乘每组的数，不是总数",
    "reversed_dates": "结束的日子比开始的早",
    "row_balance": "表格一行里的应到、实到、请假合不上",
    "reversed_parts": "季度、月初月底、钟点先后颠倒",
    "said_twice": "一字不差说了两遍的话",
    "same_heading": "一组标题里相同、相近的两个",
    "same_opening": "一组里几条的开头是一样的话",
    "set_statements": "固定的论断说成了别的",
    "share": "不能超过 100% 的百分数超过了",
    "share_sum": "几项占比加起来超过 100%",
    "stray_units": "与署名不是一行的单位，站在自己单位的位置上",
    "summed": "列完了再说几样，前面列的不是几样",
    "superseded": "早有新提法、新名称的旧词",
    "table_told": "正文说的一行的数，表里没有",
    "table_total": "表格的合计不是各行之和",
    "total": "“共几”不是前面几项之和",
    "unended": "段末没有标点",
    "unfollowed": "说了第一点，后面没有第二点",
    "unused_fact": "提纲里有、稿子里没有写到的事例",
    "voice": "个人的稿子里用了单位的口气，单位的稿子里用了个人的口气",
    "weekday_range": "起止两天是星期几，与日期对不上",
    "weekday": "星期几与日期不合",
    "year_claim": "周年、开局之年之类，年份不对",
    "year_parts": "全年的数和各季、各月的加起来不一样",
    "year_span": "“自某年以来几年”，年数不对",
}
"""What each kind of rule looks for."""


def kind_of(rule: Rule) -> str:
    """Return the kind of a rule, by the name that a file of rules calls it."""
    return str(getattr(rule, "kind", ""))


def in_short(rule: Rule) -> str:
    """Return what a rule says of any words, or the expression that it is about."""
    name = getattr(rule, "name", None)
    return f"固定提法“{name}”" if name else re.sub(r"\{\w+\}", "…", rule.message)


def subject(rule: Rule) -> str:
    """Return what a rule looks for: its kind, and which of its cases."""
    case = getattr(rule, "name", None) or getattr(rule, "what", None)
    return KINDS.get(kind_of(rule), "") + (f"（{case}）" if case else "")
