"""What was studied and how, joined into one name as people say it."""

from __future__ import annotations

import re

# How somebody tells that it was done in a form, around the form itself.
_LED_IN = re.compile(
    "^(?:通过|采取|采用|参加了?|观看了?|听取了?|聆听了?|开展了?|以(?=.*[形方]式$))+"
)
_LED_OUT = re.compile("(?:等?的?(?:形式|方式|方法))$")
# Several forms at once, or a manner: the name only says that it was studied.
_FORMS = "学习|自学|培训|辅导|讲座|授课|教学|研讨|讨论|交流|考察|观摩|参观|实践|线上|线下|集中|网络"
_MANNER = re.compile(f"(?:{_FORMS})[、，+＋/和与及同]|结合|为主|并重|等$")
# Where and at what cost of time, without the noun.
_MODES = ("线上", "线下", "网上", "网络", "远程", "脱产", "半脱产", "集中", "在线", "视频")
_MODE = re.compile(rf"(?:{'|'.join(_MODES)}|专题|业务|专项|系列)$")
# Events that are one whatever is added. A 班 of a shift is none: 交接班, 值班.
_EVENT = re.compile(
    "(?<![交接值加上下早晚夜倒带当替换顶翻跟])班$"
    "|(?:座谈|研讨|报告|推进|交流|培训|宣讲|动员|部署|启动|总结|现场|观摩|分享|读书|学习|讲评|视频|例|年|峰)会$"
    "|论坛$|讲堂$|沙龙$|(?:公开|示范|党)课$|(?:夏令|训练|研习)营$"
)
# What is studied afterwards under the name of its spirit.
_WITH_SPIRIT = re.compile("(?:全会|两会|大会|会议|讲话|指示|批示)$")
_STUDYING = re.compile("学习|自学|辅导|宣讲|解读|培训|研讨|研修|研学|读书|讲座|课|报告")
# Nouns of an event that a form with the same noun takes the place of: 安全生产培训, 专题培训班.
_NOUNS = "培训|课程|讲座|辅导|研修|轮训|宣讲|研讨|进修|讲解|学习|教育"
_NOUN = re.compile(rf"(?P<noun>{_NOUNS})$")
# These may be the matter itself, and stand before another event: 主题教育集中学习.
_MATTERS = ("学习", "教育")
_LEARN = "学习"
_LEARNING = re.compile("^(?:深入|认真|系统|专题|集中)?学习(?:贯彻落实|宣传贯彻|贯彻|领会)?")
_OF_A_BOOK = re.compile("^(?:深入|认真|系统|专题|集中)?学习(?=《)")
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]$")
_SHARED = 3


def study_name(subject: str, form: str) -> str:
    """Return the name of a study: 《民法典》 and 专题讲座 give 《民法典》专题讲座.

    No word is said twice, and a subject that names an event itself takes no other one.
    """
    how, subject = _bare_form(form), _OF_A_BOOK.sub("", subject)
    if how == _LEARN and not _EVENT.search(subject):
        return studied_matter(subject) + _LEARN
    if how in subject:
        return subject
    if subject in how:
        return how
    head = _IN_BRACKETS.sub("", subject)
    if _EVENT.search(head):
        return subject
    if _WITH_SPIRIT.search(head):
        return f"{subject}精神{how}" if _STUDYING.search(how) else subject
    if how.endswith(_LEARN) and (matter := _LEARNING.sub("", subject)):
        subject = matter
    return _merged(subject, how)


def studied_matter(subject: str) -> str:
    """Return what was studied where the words around it say that: no 学习 before or behind it."""
    return _LEARNING.sub("", subject).removesuffix(_LEARN) or subject


def _bare_form(form: str) -> str:
    how = _LED_OUT.sub("", _LED_IN.sub("", form.strip())) or form.strip()
    if _MANNER.search(how):
        return _LEARN
    return how + _LEARN if how in _MODES else how


def _merged(subject: str, how: str) -> str:
    for length in range(min(len(subject), len(how)), 1, -1):
        if subject.endswith(how[:length]):
            return subject + how[length:]
    if match := _NOUN.search(subject):
        noun, before = match["noun"], subject[: match.start()]
        if re.search(rf"{noun}班?$", how):
            kind = how.removesuffix("班").removesuffix(noun)
            return subject if _MODE.search(before) or kind in before else before + how
        if noun not in _MATTERS:
            return subject
    return subject + how[_shared(subject, how) :]


def _shared(subject: str, how: str) -> int:
    """Return how many characters both open with, if they are enough to be the same words."""
    pairs = zip(subject, how, strict=False)
    length = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    return length if length >= _SHARED else 0
