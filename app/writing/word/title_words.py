"""Where two words of a title meet, for titles that find no better place to break."""

from __future__ import annotations

from itertools import pairwise

from app.patterns import lazy

_SURROGATE = lazy("[\ud800-\udfff]")

_USUAL = 4.0  # The cost of a break between two words that nothing speaks for or against.
_BEFORE_CONJUNCTION = 3.5
_AFTER_UNIT = 1.5  # Less, after the name of a unit.
_TORN = 3.0  # More, between words of one phrase.

# Words that begin a phrase and that end one, and such as hang on the word before or after them.
_OPENER = lazy("专题|主题|学习|推动|推进|深化|贯彻|加强|参加|开展|提升|压实|筑牢")
_CLOSER = lazy("(?:贯彻|精神|论述|会议|大会|活动|改革|建设|经验|水平|干部)$")
_HANGER = lazy(
    "工作|活动|建设|精神|会议|大会|教育|管理|思想|能力|体系|制度|责任|任务|问题|方案|讲话|论述"
    "|水平|经验|讲座|热线|平台|系统|工程|项目|行动|机制|计划|办公室|(?:培训|研讨|读书|学习|轮训)班"
    "|(?:座谈|研讨|交流|推进|动员|部署|表彰|现场|学习)会"
)
_LEANER = lazy(
    "(?:专题|主题|性|理论|能力|素质|全[省市县区]|推进|推动|加强|参加|开展|扎实|深入|全面|认真|切实|持续"
    "|不断|进一步|大力|积极|始终|奋力|着力|努力)$"
)
_CONJUNCTION = lazy("[和与及暨]|以及")
_UNIT = lazy(r"(?:局|厅|办公室|中心|公司|医院|学校|大学)$")

# Words of one character that no line begins with, or ends with.
_NEVER_FIRST = frozenset("的地得了着过上中下里内外等者们时后前")
_NEVER_LAST = frozenset("在对于从向以为把将被并不")


def word_seams(title: str) -> dict[int, float]:
    """Return what a break costs at each place of a title where two words meet.

    The words are those of jieba's dictionary; a platform it is not built for knows none.
    """
    # The dictionary takes an eighth of a second to load, and most titles need none.
    try:
        from rjieba import cut
    except ImportError:
        return {}

    seams: dict[int, float] = {}
    at = 0
    # Half a character, which a broken file may hold, is no text to a Rust library.
    for before, after in pairwise(cut(_SURROGATE.sub("\ufffd", title))):
        at += len(before)
        if before not in _NEVER_LAST and after not in _NEVER_FIRST:
            seams[at] = _cost(before, after)
    return seams


def _cost(before: str, after: str) -> float:
    """Return the cost of a break between two words; a word of one character raises it."""
    if _CONJUNCTION.fullmatch(after):
        return _BEFORE_CONJUNCTION
    cost = _USUAL + (len(before) == 1) + (len(after) == 1)
    cost -= bool(_CLOSER.search(before)) + bool(_OPENER.match(after))
    if _UNIT.search(before):
        cost -= _AFTER_UNIT
    return cost + (_TORN if _HANGER.fullmatch(after) or _LEANER.search(before) else 0)
