"""What in a sentence belongs to one report only, as tables of patterns.

Facts of how these reports are written; how they are applied stands in `volatile`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.slots.local_words import PROVINCES, ZONES
from app.patterns import lazy

if TYPE_CHECKING:
    import re

    from app.models.phrase import SlotKind

    Rule = tuple[str, SlotKind, re.Pattern[str], str | None]

_BOOK = r"《[^《》]+》(?:第[一二三四五六七八九十]+[卷册辑编])?"
_FORM = (
    r"(?:网络|线上|线下|专题|集中|轮训|辅导|推荐|学习|培训|研讨|研修|的|班|课程|讲座|会)*"
    r"(?:培训班|学习班|研讨班|研修班|读书班|课程|培训|讲座)"
)
_TEACHER = r"[^，。、；“”《》了和]{2,3}(?:老师|教授|同志|主任|研究员)"
QUOTES = lazy(r"(?:“[^“”]*”)+")
# A slogan that opens with a numeral is short; 百尺竿头… and its like are verses.
NUMERAL = lazy(r"[一二三四五六七八九十两百][^，]{1,6}")
LOCAL = lazy(r"^[市区县]|[以兴强全我本][市区县]")

# 9月10日至12日上午: a range is one time, with the part of the day it ends in.
_YEAR = r"(?:(?:(?:19|20)?\d{2}|(?:19|20)[xX×＊*○_]{2})年)?"
_DAY = rf"{_YEAR}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份|\d{{1,2}}日)?"
_UNTIL = rf"[至到—－~～-]+(?:{_DAY}|\d{{1,2}}日)"
_TIME = rf"(?<!\d){_DAY}(?:{_UNTIL})?(?:[上下]午|晚上)?"
# A study takes a month or some days; a single day (2022年10月16日) is an event of its own.
_PERIOD = rf"{_YEAR}\d{{1,2}}月份?|{_DAY}{_UNTIL}|上个?月|上周|前不久|第?[一二三四]季度|[上下]半年"

# In order of precedence: a span that an earlier rule holds is not looked at again.
RULES: tuple[Rule, ...] = (
    ("课程", "courses", lazy(rf"{_TEACHER}的{_BOOK}(?:[、和]{_TEACHER}的{_BOOK})*"), None),
    (
        "活动",
        "campaign",
        lazy(r"全[省市区县][^，。；“”]*“[^“”]*”[^，。；“”]{0,8}活动"),
        "各项重点活动",
    ),
    ("学习内容", "study", lazy(rf"(?:{_BOOK}|“[^“”]{{2,30}}”){_FORM}"), None),
    ("名称", "subject", lazy(_BOOK), None),
    ("名称", "subject", lazy(r"第[一二三四五六七八九十]卷"), None),
    (
        "组织单位",
        "organizer",
        lazy(
            r"(?<=按照|根据)[^，。；“”《》]{2,14}?"
            r"(?=的?(?:统一|有关|相关)?(?:通知|文件|部署|工作)?(?:精神|要求|安排|部署))"
            r"|(?<=参加了)[^，。；“”《》]{2,14}?(?=(?:组织|举办|开展)的)"
        ),
        None,
    ),
    (
        "时间",
        "period",
        lazy(rf"(?:^|(?<=。))(?:{_PERIOD})(?=，|以来)"),
        None,
    ),
    ("起始时间", "event", lazy(r"(?:19|20)\d{2}年(?:\d{1,2}月)?以来"), "近年来"),
    ("时间", "event", lazy(rf"{_TIME}|(?:19|20)(?:\d{{2}}|[xX×＊*○_]{{2}})年(?!以来)度?"), None),
    (
        "点数",
        "count",
        lazy(
            r"(?<![一二三四五六七八九十\d])[一二三四五六七八九十两几\d]{1,2}"
            r"(?=(?:个方面|点|条|方面)的?(?:(?:粗浅|初步|不成熟|简单|肤浅|个人|主要|深刻|切身)的?)?(?:体会|感受|感悟|认识|收获|启示|思考|想法))"
            r"|(?:(?<=有以下)|(?<=有如下))[一二三四五六七八九十两几\d]{1,2}(?=个方面|点|条)"
            r"|(?<=体会有)[二三四五六七八九十两\d](?=[：:，。])"
            r"|(?<![一二三四五六七八九十\d])[二三四五六七八九十两\d]{1,2}"
            r"(?=(?:个?(?:方面|维度|层面|角度)|句话)[^。]*(?:汇报|谈|交流|分享))"
            r"|(?<=概括起来就是)[二三四五六七八九十两\d](?=句话|点|条)"
        ),
        None,
    ),
    (
        "项数",
        "steps",
        lazy(
            r"(?:(?<=[做抓]好)|(?<=做[到实])|(?<=着重)|(?<=重点)|(?<=以下)|(?<=下面)|(?<=[从在]))"
            r"(?:[一二三四五六七八九十两几\d]{1,2})(?=件事|项工作|项任务|个方面(?:努力|入手|改进|用力|下功夫))"
        ),
        None,
    ),
    # Whom a report of office speaks to: any of them is a cadre.
    (
        "对象",
        "words",
        lazy(r"(?:广大)?(?:基层)?(?:青年|年轻)(?:基层)?(?:党员)?干部(?:们)?"),
        "党员干部",
    ),
    ("单位", "unit", ZONES, None),
    ("地区", "place", PROVINCES, None),
    (
        "数字",
        "number",
        lazy(r"(?<!\d)\d++(?:\.\d++)?[%％]?(?=门|个|项|家|件|人|次|场|篇|万|亿|余)"),
        None,
    ),
)

OWN_TIME = lazy(
    r"去年|前年|今年|上个?月|上周|昨天|前不久|前几[天年]|[上本这]学期|[上下]半年|年初|年底前|月底前"
)

# The word that makes a marker a name (XX市, *区委) belongs to what the slot holds.
AFFIXED = lazy(r"[省市区县州旗镇乡村]?(?:委|政府|局|厅|办|院|校|站|公司|中心)|[省市区县州旗镇乡村]")

MARKER_SLOTS: dict[str, tuple[str, SlotKind]] = {
    "place": ("地区", "place"),
    "unit": ("单位", "unit"),
    "person": ("姓名", "person"),
    "date": ("时间", "event"),
    "number": ("数字", "number"),
    "unknown": ("内容", "words"),
}


SELF = lazy(r"(?<=我是)(?!一[名个位])[^，。；：“”《》*＊×X○某_【】]{4,24}(?=[，。])")
_SAYS = (
    r"(?:心得体会|心得|体会|交流研讨材料|研讨材料|发言材料|发言稿|学习情况报告|情况报告|感悟|感想)"
)
# What was studied stands behind its verb, in 在…上的, or ends in what it was (跟岗培训心得).
TITLE = lazy(
    rf"(?:关于)?(?:参加|学习|听取?|在(?=.*[上中]的?(?:学习)?{_SAYS}$)"
    rf"|(?=[^，。《》“”：！—]{{2,20}}(?:培训|进修|见习|实习|考察|走访|研修)(?:之?后)?的?(?:学习)?{_SAYS}$))"
    rf"(?P<what>(?!心得|体会|研讨)[^，。《》]{{2,40}}?)(?:上|中|之?后)?的?(?:学习)?{_SAYS}"
)
# A title that names no study fits any.
GENERAL_TITLE = lazy(r"(?:学习|个人|专题|心得|体会|交流|研讨|材料|发言|报告|情况|感悟|感想|的)+")
