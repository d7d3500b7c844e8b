"""Which words in brackets ask for a name, and what kind of name they ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import ONE_HAN
from app.text.labels import is_label, kind_of_label

if TYPE_CHECKING:
    from app.text.labels import NameKind


class Prompt(NamedTuple):
    """What a bracketed marker asks for, and why one may doubt that it is a marker."""

    kind: NameKind
    doubt: str | None = None


_PROMPT = lazy(
    r"请|待[填补定]|此处|这里|填[写入上]?|补充|输入|插入|替换|您的|你的|贵|本单位|本人|your\b", re.I
)
_SECTION = lazy(
    r".{0,10}(?:事例|实例|事实|做法|措施|举措|成效|成绩|内容|活动|口号|诗句|名句|金句|引文|引语|主题|"
    r"题目|标题|课程|会议|文件|项目|形式|要求|背景|打算|认识|问题|特色|品牌|任务|目标|道)[一二三四五1-9]?"
)
_NEVER = lazy(
    r"编者|按语|编后|摘要|提要|关键词|导语|导读|引言|前言|后记|结语|注|图|表|附|来源|链接|相关|延伸|"
    r"声明|公告|启事|特此|通知|通告|快讯|提示|注意|警告|温馨|原创|转载|热点|案例|本报|记者|通讯员|学习(?:体会|心得)|感悟|第.{1,3}[章节讲课篇]"
)
_SENTENCE = lazy(r"[。！？；]")
_TAG = lazy(r"\s*[^\W\d][\w .、：:（）()-]*")
_LONGEST_UNKNOWN = 12


def asked_by(words: str, opening: str, *, alone: bool) -> Prompt | None:
    """Return what the words in a bracket ask for; None if they are no marker.

    `opening` is the opening bracket; `alone` tells that the bracket stands outside the sentence,
    as a heading like 【编者按】 or a label does.
    """
    if opening == "{{":
        return Prompt(kind_of_label(words.strip())) if _TAG.fullmatch(words) else None
    words = words.strip()
    if _PROMPT.match(words):
        return Prompt(kind_of_label(words))
    if _SENTENCE.search(words) or words.isdigit():
        return None
    if is_label(words):
        return Prompt(kind_of_label(words))
    if _NEVER.match(words) or not ONE_HAN.search(words):
        return None
    if _SECTION.fullmatch(words):
        return Prompt("unknown", "可能是小标题" if alone else None)
    if alone or len(words) > _LONGEST_UNKNOWN:
        return None
    return Prompt("unknown", "括号里的词不像在问名称")
