"""A measure as people say it: by when, what, for whom, how it is seen, letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import Saying
from app.drafting.wording import ended, fixed, own
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drafting.plan import Words
    from app.models.outline import Measure

# A point in time by which something is done; a span (每月, 全年) and what holds 前 already is none.
_UNTIL = lazy(
    r"^(?!.*(?:前|起|内|以后|之后|每|逐|常年|长期|随时|一直|分|每逢|期间|全年|开始))"
    r".*(?:底|末|初|中旬|上旬|下旬|[日号月季年周天]|季度|学期|国庆|元旦|春节|五一|中秋|清明|暑假|寒假|开学|汛期|期中|期末)$"
)
# What a part ends in where another one follows; a measure may end in an exclamation mark.
_STOPS, _LAST_STOPS = "。；，！ ", "。；， "
# Where a measure says by when it is done: as a clause begins, or behind what leads up to a time.
_BEFORE_TIME = lazy(
    r"(?:^|[，。；：！？、（ ]|[在于到至从自以]|争取|确保|力争|计划)"
    r"(?:(?:\d{4}|今|本)年?)?$"
)
# 每月 and what has its 前 with it are no piece of another time; 去年底前 and 11日前 are one.
_OF_LONGER_TIME = lazy(r"[去今明昨前后上下本当大每第隔\d一二三四五六七八九十百零〇两几]$")
_BY_ITSELF = lazy(
    r"^(?:每|逐|全年|常年|长期|随时|一直|从|即日|马上|立即)|(?:前|起|内|以后|之后|期间)$"
)
_GOES_ON = ("前", "以前", "之前", "起", "内")
# Where a measure says for whom it is done: 给学生, 服务群众; never inside of 大学生 or 学生处.
_BEFORE_WHOM = lazy(
    r"(?:^|[，。；：！？、（“ ]|[给为对向帮替请让使由把将与和及教陪送问]|面向|服务|方便|惠及|保障"
    r"|组织|走访|关爱|帮助|照顾|慰问|指导|提醒|通知|陪同|针对|各位|全体|所有|每[个位名户])$"
)
_LONGER_WHOM = tuple("处会证卡食宿村家工干办科")
_A_WORD = 3


def say_measure(measure: Measure, key: str) -> Saying:
    """Return a measure as one sentence, each of its parts with its own key."""
    return Saying("measure", "own", tuple(_words(measure, key)))


def _words(measure: Measure, key: str) -> Iterator[Words]:
    done, check, whom = (
        (words or "").strip().rstrip(_LAST_STOPS)
        for words in (measure.measure, measure.check, measure.whom)
    )
    by = (measure.by or "").strip().rstrip(_STOPS)
    whom = "" if _says_whom(done, whom) else whom
    if by and not _says_when(done, by):
        yield own(by, f"{key}.by")
        yield fixed("前，" if _UNTIL.search(by) else "，", "joint")
    yield own(done.rstrip(_STOPS) if whom or check else done, key)
    if whom:
        # An aside: whatever joins it as a clause (惠及, 涉及, 为的是) was struck by readers.
        yield fixed("（面向", "joint")
        yield own(whom.rstrip(_STOPS), f"{key}.for")
        yield fixed("）", "joint")
    if check:
        yield fixed("；" if whom or "，" in check or "，" in done else "，", "joint")
        yield own(check, f"{key}.check")
    if ended(check or ("" if whom else done) or "）"):
        yield fixed("。", "stop")


def _says_when(done: str, by: str) -> bool:
    """Tell whether a measure says by when it is done; 去年底查出的 says nothing of 年底."""
    for at in _places(done, by):
        before, after = done[:at], done[at + len(by) :]
        if _BEFORE_TIME.search(before):
            return True
        whole = _BY_ITSELF.search(by) or after.startswith(_GOES_ON)
        if whole and not _OF_LONGER_TIME.search(before):
            return True
    return False


def _says_whom(done: str, whom: str) -> bool:
    """Tell whether a measure names for whom it is done, in a word of its own."""
    for at in _places(done, whom):
        before, after = done[:at], done[at + len(whom) :]
        if len(whom) > _A_WORD and not (whom[0].isdigit() and before[-1:].isdigit()):
            return True
        if _BEFORE_WHOM.search(before) and not after.startswith(_LONGER_WHOM):
            return True
    return False


def _places(text: str, words: str) -> Iterator[int]:
    """Yield where words stand in a text."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
