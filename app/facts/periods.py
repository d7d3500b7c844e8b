"""When something happened: the stretches of a fact that name a time."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.fact_text import fact_text
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.facts.fact_text import FactText, Span

_HAN = "[一二三四五六七八九十两]"
_NUMBER = rf"(?:\d{{1,2}}|{_HAN}{{1,3}})"
_DIGITS = "0123456789"
_NUMERALS = "一二三四五六七八九十两"
_DAY = rf"{_NUMBER}[日号](?![机线楼炉泵窗门床柜仓库台车灶井罐塔])"
# The parts of a time from the year down to the clock, each behind the characters it may begin with;
# parts that touch each other are one.
_PARTS = (
    (_DIGITS, r"\d{4}年"),
    (
        "大前去今明后上本往当同",
        "大前年|前年|去年|今年|明年|后年|上年|本年度?|往年|当年|同期|同比|上一?年度",
    ),
    ("全上下年岁", "全年|上半年|下半年|年初|年底|年末|年中|年前|年后|岁末"),
    ("第一二三四上本这前", "(?:第?[一二三四]|上|本|这|前[两三])个?季度[初末底]?"),
    ("前头后近", rf"(?:前|头|后|近){_NUMBER}个月"),
    (
        "上下本这当",
        "(?:上|下|本|这|当)个?(?:月(?!月)|周|星期|学期|学年)[初末底]?(?:[一二三四五六日]|[上中下]旬)?",
    ),
    (
        _DIGITS + _NUMERALS,
        rf"{_NUMBER}(?:至|到)?(?:{_NUMBER})?月(?:份|初|底|末|[上中下]旬|{_DAY})?",
    ),
    (
        "国春清元五端中除腊正寒暑期开年",
        "(?:国庆|春节|清明|元旦|五一|端午|中秋|除夕|腊月|正月|元月|寒假|暑假|期中|期末|开学|年关)"
        "(?:以前|以后|前|后|期间|那几天|那天|长假|假期)?",
    ),
    (
        "汛入开春秋收夏三梅雨农冬",
        "汛前|汛期|入汛|入冬|入夏|开春|春耕|秋收|收麦(?!那)|夏收|夏种|春播|秋播|三夏|梅雨季|雨季|农忙|[春夏秋冬][天季]里?",
    ),
    ("收那这", "(?:收麦)?[那这](?:几天|阵子|段时间)"),
    (
        "昨前今大当那次隔头",
        "昨天|前天|今天|大前天|当[天日晚夜]|那[天晚夜时]|次日|隔天|头天|[前头]一[天晚]",
    ),
    ("现如眼目近最", "现在|如今|眼下|目前|近来|最近|最后一(?:周|天|个月)"),
    ("第头", rf"第{_NUMBER}(?:周|个月|年|学期|季度|天)|头[一两]年"),
    ("每", "每(?:天|周[一二三四五六日]?|月|年|季度|学期|晚|班|日|早|个月|个周末|半年)"),
    ("周星", "(?<!那)(?:周|星期)[一二三四五六日](?![个位件张次])|周末"),
    (
        "凌清早上中午下傍晚夜半深后",
        "(?<![个一半])(?:凌晨|清早|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|深夜|后"
        "半夜)"
        "(?:以后|以前|前|后)?",
    ),
    (
        _DIGITS + _NUMERALS + "零",
        rf"(?:零下)?{_NUMBER}点(?!体会|感受|建议|启示|五|几)"
        rf"(?:{_NUMBER}分|半|一刻|三刻|多|钟|整|前|后|以后|以前)*",
    ),
    (_DIGITS, r"\d{1,2}[:：]\d{2}"),
)
_LINKS = ("", "至", "到", "的")
_SINCE = "以来"
_RANK = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "本年度": 0}


class Period(NamedTuple):
    """A stretch of a fact that names a time: 去年三季度, 9月8日, 凌晨四点到六点."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=512)
def periods_of(fact: str) -> tuple[Period, ...]:
    """Return the times that a fact names outside quotation marks, in order.

    Times that follow one another, or that 至 or 到 links, are one stretch.
    """
    plain = fact_text(fact).plain
    spans: list[list[int]] = []
    for start, end in _parts(plain):
        end += len(_SINCE) if plain.startswith(_SINCE, end) else 0
        if spans and plain[spans[-1][1] : start] in _LINKS:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return tuple(Period(fact[start:end], start, end) for start, end in spans)


def times_between(fact: FactText, start: int, end: int) -> list[Period]:
    """Return the times of a fact that stand between two places."""
    return [one for one in periods_of(fact.text) if start <= one.start and one.end <= end]


def without_times(fact: FactText, start: int, end: int) -> str:
    """Return the words of a fact between two places, but for the times among them."""
    text, at = "", start
    for period in times_between(fact, start, end):
        text += fact.plain[at : period.start]
        at = period.end
    return text + fact.plain[at:end]


def year_rank(period: str) -> int | None:
    """Return the year that a time names, as one to compare: 去年 -1, 2024年 2024, or None."""
    if period[:4].isdecimal() and period[4:5] == "年":
        return int(period[:4])
    for words, rank in _RANK.items():
        if period.startswith(words):
            return rank
    return None


def without_year(period: str) -> str:
    """Return a time without its year: 三季度 of 去年三季度."""
    for words in _RANK:
        if period.startswith(words):
            return period[len(words) :].removeprefix("的")
    return period[5:] if period[4:5] == "年" else period


def _parts(plain: str) -> Iterator[Span]:
    """Yield the parts of times in a text, from left to right."""
    by_sign = _by_sign()
    at = 0
    for sign in _first_signs().finditer(plain):
        start = sign.start()
        found = by_sign[sign.group()].match(plain, start) if start >= at else None
        if found:
            at = found.end()
            yield start, at


@cache
def _by_sign() -> dict[str, re.Pattern[str]]:
    """Return for each character what may begin with it: few are tried at a place."""
    signs = dict.fromkeys("".join(firsts for firsts, _ in _PARTS))
    parts = {sign: [part for firsts, part in _PARTS if sign in firsts] for sign in signs}
    return {sign: lazy("|".join(listed)) for sign, listed in parts.items()}


@cache
def _first_signs() -> re.Pattern[str]:
    return lazy("[" + "".join(_by_sign()) + "]")
