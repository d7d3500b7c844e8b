"""Where a title may break, and how gladly: the costs that its shape is weighed against."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.writing.word.scripts import text_width

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

# The genre's own name ends a title, and is the best last line: 交流研讨材料, 情况的报告.
_GENRE = lazy(
    r"(?:阶段性|个人|专题|对照检查|剖析|交流|研讨|学习|考察|心得|调研|自查|述职|述廉|思想|发言|汇报"
    r"|(?:贯彻落实|落实|完成|开展|推进|执行|整改|进展)?情况的?|工作(?=报告|汇报|总结))*"
    r"(?:材料|报告|体会|发言|汇报|提纲|讲话稿?|发言稿|讲稿|感悟|感想|启示|思考|总结|心得|综述)"
    r"(?:[（(][^（）()]*[）)])?$"
)
# The cost of a break where a rule matches nothing at all; the first rule that does so holds.
_RULES: tuple[tuple[re.Pattern[str], float], ...] = (
    (lazy(r"(?=[—－–])(?<![—－–])"), -4),
    (lazy(r"(?<=[，,；;：:　 ])"), 0),
    (lazy(r"(?=关于)|(?=暨)|(?<=[》”])(?=并)"), 0.5),
    # The members of a list of names are parted last of all.
    (lazy(r"(?<=、)(?=[^、]{1,4}[、等和与及])"), 3),
    (lazy(r"(?<=、)|(?<=[^平高]等)"), 1),
    (lazy(r"(?<=的)(?<!党的|目的|标的)(?<!情况的)(?!重要)"), 1),
    (lazy(r"(?=[和与及][《“])|(?<=[》”])(?=[和与及])|(?=以及)"), 1.5),
    (lazy(r"(?=《)|(?<=》)(?![第上中里内等（])"), 1.5),
    (lazy(r"(?=“)|(?<=的)(?=重要)|(?<=重要论述)|(?<=[话会]精神)"), 2),
    (lazy(r"(?<=）)|(?<=\d[年月])(?![初末底中])|(?<=\d年度)|(?<=季度)|(?<=半年|周年)"), 2.5),
    (lazy(r"(?<=”)|(?<!》)(?=（)"), 3.5),
)
_INSIDE_QUOTED = 3.0  # More, inside a 《…》 that is itself longer than a line.

_QUOTED = tuple(
    map(lazy, ("《[^《》]*》", "“[^“”]*”", "（[^（）]*）", r"\([^()]*\)", "【[^【】]*】"))
)
# A figure, written in digits, numerals or characters that stand for either, with what it counts.
_COUNT = r"[\d.%％〇零一二三四五六七八九十百千万亿两X×*＊○某_＿]+"
_UNITS = (
    r"(?:年度|年代|年级|世纪|季度|周年|月份|百分点|工作日|五年规划|平方公?[里米]|立方米|[小课学]时|分钟"
    r"|公[里斤顷]|千[米克瓦伏]|[厘毫]米|人次"
    r"|[年月日届次期号个项条类批级位名场轮季周章卷讲亿万元人家户岁时分秒天倍种件篇处座栋楼层间台套辆册页课门"
    r"节遍回步大款片亩里米吨克度])*"
)
_FIGURE = rf"第?{_COUNT}[余多来几]?{_UNITS}"
# What makes one of two figures: 2026—2030年, 5日至6日, 12·4, 10:30, 3,000亩, 第1、2批.
_LINK = r"(?:[-－—–~～至到/／·]|(?<=\d)[:：、](?=\d)|(?<=\d)[,，](?=\d{3}(?!\d)))"
# What is one to a reader, whatever words are in it; they may overlap.
_WHOLE = tuple(
    map(
        lazy,
        (
            # Set phrases of documents.
            r"习近平新时代中国特色社会主义思想|习近平总书记|中国特色社会主义|(?:重要)?讲话精神|重要论述"
            r"|(?:党的)?[一二三四五六七八九十]+(?:届(?:.中|历次)全会|大(?!会)|个五年规划)"
            r"|全面从严治党|中央八项规定|国民经济和社会发展|乡村全面振兴"
            r"|(?:深入)?学习(?:宣传)?(?:贯彻|运用|践行)|贯彻落实|宣传教育"
            r"|(?:理论学习)?中心组|(?:民主|组织)生活会"
            r"|[研讨培训轮读书学习]{2}班|[党省市区县州]委、[省市区县州]?政府|[上下]半年",
            # Blanks to be filled in, with what they are blanks of.
            r"[X×*＊○某]{1,4}"
            r"(?:省|自治区|市|县|区|州|盟|旗|镇|乡|村|街道|社区|局|厅|部|委|办|院|校|中心|公司)*",
            # Latin words, with a figure as in GB/T 9704, or a unit as in A-1号.
            rf"[\dA-Za-zＡ-Ｚａ-ｚ][\dA-Za-zＡ-Ｚａ-ｚ.+&’'/-]*(?: \d+)?{_UNITS}",
            r"[—－–…]+",
        ),
    )
)
# What is one around a figure: most titles have none.
_ANY_COUNT = lazy(_COUNT)
_COUNTED = tuple(
    map(
        lazy,
        (
            rf"{_FIGURE}(?:{_LINK}{_FIGURE})*",
            rf"第{_COUNT}(?:、{_COUNT})*\w?",
            rf"{_COUNT}年{_FIGURE}(?:{_LINK}{_FIGURE})?(?<=月)",
            rf"{_COUNT}月(?:{_COUNT}[日号]|[上中下]旬)",
            rf"(?:[中国]|\w[党政委府])?\w?[发字函][〔［\[]{_COUNT}[〕］\]]第?{_COUNT}号",
        ),
    )
)
# After a digit, no word or sign of measure begins a line: it is what the digit counts.
_TIED = lazy(r"(?<=\d)(?=[\w°℃℉])")
_NEVER_FIRST = frozenset("》”’）)】〕〉、，。；：！？,;:!?％%‰°℃℉的")
_NEVER_LAST = (*"《“‘（(【〔〈和与及暨在赴№￥¥$", "关于", "对于")

_NO_SEAMS: Mapping[int, float] = MappingProxyType({})


def break_places(
    title: str, room: float, seams: Mapping[int, float] = _NO_SEAMS
) -> dict[int, float]:
    """Return what a break costs at each place of a title that allows one.

    `room` is a line's, in characters; `seams` are places that are as dear as they say where no
    sign or set word tells better. None is within a 《…》 or “…” that fits on a line, a figure with
    its unit, a range or a date, a Latin word or a set phrase.
    """
    costs = dict(seams)
    for rule, cost in reversed(_RULES):
        costs |= {match.start(): cost for match in rule.finditer(title)}
    if genre := _GENRE.search(title):
        costs[genre.start()] = 0
    closed, loose = _closed(title, room)
    return {
        at: cost + (_INSIDE_QUOTED if at in loose else 0)
        for at, cost in sorted(costs.items())
        if 0 < at < len(title)
        and at not in closed
        and title[at] not in _NEVER_FIRST
        and not title[at].isspace()
        and not title.endswith(_NEVER_LAST, 0, at)
    }


def _closed(title: str, room: float) -> tuple[set[int], set[int]]:
    """Return the places inside what is whole, and those inside quoted words longer than a line."""
    closed = {match.start() for match in _TIED.finditer(title)}
    whole = (*_WHOLE, *_COUNTED) if _ANY_COUNT.search(title) else _WHOLE
    closed.update(at for words in whole for found in words.finditer(title) for at in _inner(found))
    loose: set[int] = set()
    for marks in _QUOTED:
        for quoted in marks.finditer(title):
            fits = text_width(quoted[0]) <= room
            (closed if fits else loose).update(_inner(quoted))
    return closed, loose


def _inner(match: re.Match[str]) -> range:
    return range(match.start() + 1, match.end())
