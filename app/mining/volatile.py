"""The spans of a sentence that belong to one report only, and the slots they become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.mining.local_words import CAMPAIGN_HEADS, DATED, NATIONAL, PROVINCES, ZONES
from app.text.markers import find_markers
from app.text.pairs import unpaired_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.mining.owners import Owned
    from app.models.phrase import SlotKind


class Held(NamedTuple):
    """A volatile span: where it stands, the slot's name and kind, and a general word for it."""

    start: int
    end: int
    name: str
    kind: SlotKind
    general: str | None = None


_BOOK = r"《[^《》]+》(?:第[一二三四五六七八九十]+[卷册辑编])?"
_FORM = (
    r"(?:网络|线上|线下|专题|集中|轮训|辅导|推荐|学习|培训|研讨|研修|的|班|课程|讲座|会)*"
    r"(?:培训班|学习班|研讨班|研修班|读书班|课程|培训|讲座)"
)
_TEACHER = r"[^，。、；“”《》了和]{2,3}(?:老师|教授|同志|主任|研究员)"
_QUOTES = re.compile(r"(?:“[^“”]*”)+")
# A slogan that opens with a numeral is short; 百尺竿头… and its like are verses.
_NUMERAL = re.compile(r"[一二三四五六七八九十两百][^，]{1,6}")
_LOCAL = re.compile(r"^[市区县]|[以兴强全我本][市区县]")

# In order of precedence: a span that an earlier rule holds is not looked at again.
_RULES: tuple[tuple[str, SlotKind, re.Pattern[str], str | None], ...] = (
    ("课程", "courses", re.compile(rf"{_TEACHER}的{_BOOK}(?:[、和]{_TEACHER}的{_BOOK})*"), None),
    (
        "活动",
        "campaign",
        re.compile(r"全[省市区县][^，。；“”]*“[^“”]*”[^，。；“”]{0,8}活动"),
        "各项重点活动",
    ),
    ("学习内容", "study", re.compile(rf"(?:{_BOOK}|“[^“”]{{2,30}}”){_FORM}"), None),
    ("名称", "subject", re.compile(_BOOK), None),
    ("名称", "subject", re.compile(r"第[一二三四五六七八九十]卷"), None),
    (
        "组织单位",
        "organizer",
        re.compile(
            r"(?<=按照|根据)[^，。；“”《》]{2,14}?"
            r"(?=的?(?:统一|有关|相关)?(?:通知|文件|部署|工作)?(?:精神|要求|安排|部署))"
            r"|(?<=参加了)[^，。；“”《》]{2,14}?(?=(?:组织|举办|开展)的)"
        ),
        None,
    ),
    (
        "时间",
        "period",
        re.compile(r"^(?:(?:(?:20)?\d{2}年)?\d{1,2}月份?|上个?月|上周|前不久)(?=，|以来)"),
        None,
    ),
    (
        "身份",
        "self",
        re.compile(r"(?<=我是)(?!一[名个位])[^，。；：“”《》*×X○某]{4,24}(?=[，。])"),
        None,
    ),
    ("起始时间", "event", re.compile(r"(?:19|20)\d{2}年(?:\d{1,2}月)?以来"), "近年来"),
    (
        "时间",
        "event",
        re.compile(
            r"(?:19|20)\d{2}年(?:\d{1,2}月份?)?(?:\d{1,2}日)?|(?<!\d)\d{1,2}月(?:份|\d{1,2}日)?"
        ),
        None,
    ),
    (
        "点数",
        "count",
        re.compile(
            r"(?<![一二三四五六七八九十\d])[一二三四五六七八九十两几\d]{1,2}"
            r"(?=(?:个方面|点|条|方面)的?(?:体会|感受|感悟|认识|收获|启示|思考|想法))"
            r"|(?:(?<=有以下)|(?<=有如下))[一二三四五六七八九十两几\d]{1,2}(?=个方面|点|条)"
        ),
        None,
    ),
    (
        "项数",
        "steps",
        re.compile(
            r"(?:(?<=[做抓]好)|(?<=做[到实])|(?<=着重)|(?<=重点)|(?<=以下)|(?<=下面)|(?<=[从在]))"
            r"(?:[一二三四五六七八九十两几\d]{1,2})(?=件事|项工作|项任务|个方面(?:努力|入手|改进|用力|下功夫))"
        ),
        None,
    ),
    ("单位", "unit", ZONES, None),
    ("地区", "place", PROVINCES, None),
    (
        "数字",
        "number",
        re.compile(r"\d+(?:\.\d+)?[%％]?(?=门|个|项|家|件|人|次|场|篇|万|亿|余)"),
        None,
    ),
)

_OWN_TIME = re.compile(
    r"去年|前年|今年|上个?月|上周|昨天|前不久|前几[天年]|[上本这]学期|[上下]半年|年初|年底前|月底前"
)

# The word that makes a marker a name (XX市, *区委) belongs to what the slot holds.
_GLUED = re.compile(
    r"[省市区县州旗镇乡村]?(?:委|政府|局|厅|办|院|校|站|公司|中心)|[省市区县州旗镇乡村]"
)

_MARKER_SLOTS: dict[str, tuple[str, SlotKind]] = {
    "place": ("地区", "place"),
    "unit": ("单位", "unit"),
    "person": ("姓名", "person"),
    "date": ("时间", "event"),
    "number": ("数字", "number"),
    "unknown": ("内容", "words"),
}


def find_volatile(text: str, owned: Sequence[Owned] = ()) -> list[Held]:
    """Return the volatile spans of a text, in order, none over another.

    `owned` are the names of the report's writer; they come before every rule.
    """
    found = _free(_owned(text, owned), [], text)
    for rule in (_by_pattern, _campaigns, _dated, _markers):
        found.extend(_free(rule(text), found, text))
    # A marker may show only once its neighbour is a slot: XXX*区委.
    for rule in (_braces, _markers):
        while more := _free(rule(_blotted(text, found)), found, text):
            found.extend(more)
    return sorted(found)


def _free(candidates: Iterable[Held], taken: Iterable[Held], text: str) -> list[Held]:
    """Return the spans that lie over no other (taken, or before them) and tear no pair of marks."""
    free: list[Held] = []
    for held in candidates:
        if unpaired_marks(text[held.start : held.end]):
            continue
        if all(held.end <= one.start or held.start >= one.end for one in (*taken, *free)):
            free.append(held)
    return free


def _blotted(text: str, found: Iterable[Held]) -> str:
    for held in found:
        text = text[: held.start] + "□" * (held.end - held.start) + text[held.end :]
    return text


def local_matter(text: str) -> str | None:
    """Return the first campaign of one place for which no general word can stand, or None."""
    return next(
        (text[held.start : held.end] for held in _campaigns(text) if held.general is None), None
    )


def dated_matter(text: str) -> str | None:
    """Return the matter of its day that a sentence is about, or None.

    That is a matter it names twice, or a time that counts from the day of the report (去年):
    what happened then is the writer's own fact.
    """
    twice = next((term for term in DATED if text.count(term) > 1), None)
    when = _OWN_TIME.search(_blotted(text, find_volatile(text)))
    return twice or (when[0] if when else None)


def _owned(text: str, owned: Sequence[Owned]) -> Iterator[Held]:
    for words, name, kind in owned:
        for match in re.finditer(re.escape(words), text):
            yield Held(match.start(), match.end(), name, kind)


def _by_pattern(text: str) -> Iterator[Held]:
    for name, kind, pattern, general in _RULES:
        for match in pattern.finditer(text):
            yield Held(match.start(), match.end(), name, kind, general)


def _campaigns(text: str) -> Iterator[Held]:
    covered = [held for held in _by_pattern(text) if held.kind == "campaign"]
    yield from covered
    for match in _QUOTES.finditer(text):
        if any(held.start <= match.start() < held.end for held in covered):
            continue
        if _is_campaign(match[0]):
            head = next((head for head in CAMPAIGN_HEADS if text.startswith(head, match.end())), "")
            general = CAMPAIGN_HEADS.get(head)
            yield Held(match.start(), match.end(), "提法", "campaign", general)


def _is_campaign(quotes: str) -> bool:
    """Tell whether “三区同建” and its like: a numeral or a place's word, and not nationwide."""
    words = re.findall(r"“([^“”]*)”", quotes)
    return any(
        not NATIONAL.fullmatch(word) and (_NUMERAL.fullmatch(word) or _LOCAL.search(word))
        for word in words
    )


def _dated(text: str) -> Iterator[Held]:
    for term, general in DATED.items():
        for match in re.finditer(term, text):
            yield Held(match.start(), match.end(), "场合", "event", general)


def _markers(text: str) -> Iterator[Held]:
    for marker in find_markers(text):
        name, kind = _MARKER_SLOTS[marker.kind]
        if text.startswith("大", marker.end) and text[: marker.start].endswith("党的"):
            # 党的**大: which congress it was, not any figure.
            name = "届次"
        glued = _GLUED.match(text, marker.end)
        yield Held(marker.start, glued.end() if glued else marker.end, name, kind)


def _braces(text: str) -> Iterator[Held]:
    """Yield what stands in braces ({单位} as people write it), then each brace by itself.

    In a phrase braces mean a slot, so none may stay among its words.
    """
    for pattern in (r"\{[^{}□]*\}", r"[{}]"):
        for match in re.finditer(pattern, text):
            yield Held(match.start(), match.end(), "内容", "words")
