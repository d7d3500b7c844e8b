"""Whether words say what will be done: by when they say it comes, and by who means to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.sections import NEXT, tells_of_lack
from app.text.characters import HAN
from app.text.numerals import NUMERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPAN = "(?:周|星期|月|学期|季度|半年|年度?|阶段)"
_BACK = "回(?:去|来|到|[村院校厂所站县队里局镇]|单位)"
_TO_COME = (
    rf"(?:下个?|本|这个?){_SPAN}|从(?:[明今]天|现在|{NUMERAL}月|我)\w{{0,3}}?(?:起|开始|做起)|新学期|[明来]年|年内|[年月周季]底"
    rf"|(?:{NUMERAL}|\d{{1,2}})月(?:底|[中上下]旬|份)?(?:之?前|起|开始|之内)|{_BACK}\w{{0,6}}?(?:之?后|以后)"
    rf"|周[一二三四五六日末]|每(?:[天周月年逢次班场堂期]|季度?|半年|个?(?:班|月|星期|学期))|{NUMERAL}月(?=[开办做完把给请底])|之?[前内](?:全部|要|都)?(?:[完做走建办清理补]|拿出)|{NEXT}|后面"
)
_TIME_TO_COME = lazy(_TO_COME)
_ALSO = "(?:也|还|就|再|同时|带头|重点|着力)*"
_BEGINS = lazy(
    rf"(?:所以|因此|为此)?(?:[^，。；]{{0,12}}，|(?:{_TO_COME}))?(?:(?:我们?|本人|咱们|自己|{_SPAN})?(?:自己|个人)?{_ALSO}"
    rf"(?:将|准备|打算|计划|决定|拟|想(?![起到来不必])|要(?!求|不是|是|紧|害)|会(?![议上后])|先(?!生|进|后|是))"
    rf"|[{HAN}]{{2,8}}?{_ALSO}(?:将|准备|打算|计划|拟))"
)
_DONE = lazy(r"了(?!解)|(?<![超经通不])过(?![程渡道去])|曾|那时|当时")
_THOUGHT = lazy("告诉[我你]|认识|体会|明白|懂得|感到|觉得|原来|说明|[老教]师[说讲]")
_CHARACTERS_PER_DEED_DONE = 60
_FEW = 2


def plans(text: str) -> bool:
    """Tell whether a paragraph says what its writer will do, and when: 从下周开始，我准备…"""
    if not _BEGINS.match(text) or not _TIME_TO_COME.search(text):
        return False
    return len(_DONE.findall(text)) * _CHARACTERS_PER_DEED_DONE <= len(text)


def are_steps(heads: Sequence[str]) -> bool:
    """Tell whether most of some points say when, or how often, something will be done."""
    timed = sum(_TIME_TO_COME.search(head) is not None for head in heads)
    done = sum(_DONE.search(head) is not None for head in heads)
    return timed >= _FEW and timed * 2 >= len(heads) and not done


def are_tasks(heads: Sequence[str]) -> bool:
    """Tell whether nearly all of some points begin with what is to be done, and tell of no deed."""
    to_do = sum(tells_of_lack(head) is False for head in heads)
    return len(heads) >= _FEW and to_do * 3 >= len(heads) * 2 and not tell_of_deeds(heads)


def tell_of_deeds(heads: Sequence[str]) -> bool:
    """Tell whether more than a third of some points say what was done, or understood."""
    told = sum(bool(_DONE.search(head) or _THOUGHT.search(head)) for head in heads)
    return told * 3 > len(heads)
