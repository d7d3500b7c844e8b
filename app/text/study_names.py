"""What was studied and how, joined into one name as people say it."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.patterns import lazy

# How somebody tells that it was done in a form, around the form itself.
_LED_IN = lazy("^(?:通过|采取|采用|参加了?|观看了?|听取了?|聆听了?|开展了?|以(?=.*[形方]式$))+")
_LED_OUT = lazy("(?:等?的?(?:形式|方式|方法))$")
# Several forms at once, or a manner: the name only says that it was studied.
_FORMS = "学习|自学|培训|辅导|讲座|授课|教学|研讨|讨论|交流|考察|观摩|参观|实践|线上|线下|集中|网络"
_MANNER = lazy(f"(?:{_FORMS})[、，+＋/和与及同]|结合|为主|并重|等$")
# Where and at what cost of time, without the noun.
_MODES = ("线上", "线下", "网上", "网络", "远程", "脱产", "半脱产", "集中", "在线", "视频")
_MODE = lazy(rf"(?:{'|'.join(_MODES)}|专题|业务|专项|系列)$")
# Events that are one whatever is added. A 班 of a shift is none: 交接班, 值班.
_EVENT = lazy(
    "(?<![交接值加上下早晚夜倒带当替换顶翻跟])班$"
    "|(?:座谈|研讨|报告|推进|交流|培训|宣讲|动员|部署|启动|总结|现场|观摩|分享|读书|学习|讲评|视频|例|年|峰)会$"
    "|论坛$|讲堂$|沙龙$|(?:公开|示范|党)课$|(?:夏令|训练|研习)营$"
)
# What is studied afterwards under the name of its spirit.
_WITH_SPIRIT = lazy("(?:全会|两会|大会|会议|讲话|指示|批示)$")
_STUDYING = lazy("学习|自学|辅导|宣讲|解读|培训|研讨|研修|研学|读书|讲座|课|报告")
# Nouns of an event that a form with the same noun takes the place of: 安全生产培训, 专题培训班.
_NOUNS = "培训|课程|讲座|辅导|研修|轮训|宣讲|研讨|进修|讲解|学习|教育"
_NOUN = lazy(rf"(?P<noun>{_NOUNS})$")
# These may be the matter itself, and stand before another event: 主题教育集中学习.
_MATTERS = ("学习", "教育")
_LEARN = "学习"
_LEARNING = lazy("^(?:深入|认真|系统|专题|集中)?学习(?:贯彻落实|宣传贯彻|贯彻|领会)?")
_OF_A_BOOK = lazy("^(?:深入|认真|系统|专题|集中)?学习(?=《)")
_IN_BRACKETS = lazy("[（(][^（）()]*[）)]$")
_SHARED = 3
# What one takes part in whatever form is added, beside the events above.
_ATTENDED = lazy(
    "(?:培训|课程|讲座|辅导|研修|轮训|宣讲|研讨|进修|训练|演练|考察|观摩|研学|活动|网课|工作坊|组(?:学习)?"
    "|(?:警示|继续|廉政|廉洁|主题|专题|党性|岗前|学习)教育)$"
)
# What one does alone, and what one only looks at.
_ALONE = lazy("(?:自学|自读|通读|精读|借阅|阅读)$")
_WATCHED = lazy("(?:片|录像|视频)$")
_BY_WHOM = lazy("^[^，、]{0,12}组织(?=学习|培训|观看|收看)")
# Where something was said, by how it was studied, else by what was read.
_MEETING = lazy("会$|会议$|研讨|座谈|交流|论坛|沙龙|教研")
_READING = lazy("读书(?:分享|交流)?会?$")
_CLASS = lazy("培训|轮训|讲座|课|辅导|授课|宣讲|讲堂|研修|进修|夜校|学校|[^接交值]班$")
_DOCUMENT = lazy("(?:条例|办法|规定|意见|决定|通知|文件|准则|规划|纲要|[^方办想说看]法)》?$")
_TOGETHER = lazy("(?:相结合|结合|为主|并重|等)$")


class StudyWords(NamedTuple):
    """The words for a study that can stand in a phrase: one for each place, or None.

    `event` is what is organised and attended, `matter` what is studied or read, `form` how.
    """

    event: str | None
    matter: str | None
    form: str | None


def study_words(subject: str | None, form: str | None) -> StudyWords:
    """Return what was studied, as an event, as a matter, and in which form."""
    form = _whole_form(form) if form else None
    attended = form is not None and _is_attended(form)
    if not subject:
        return StudyWords(_shown_form(form) if form and attended else None, None, None)
    if _is_event(subject):
        return StudyWords(study_name(subject, form) if form else subject, None, None)
    matter = studied_matter(subject)
    if _WITH_SPIRIT.search(matter):
        matter += "精神"
    if form is None or form in matter:
        return StudyWords(None, matter, None)
    how = _shown_form(form)
    event = study_name(subject, form) if attended else None
    # Of a meeting nobody says that one learned something: its name is enough.
    if how == _LEARN or matter in how or (event and _meets(how)):
        return StudyWords(event, matter, None)
    return StudyWords(event, matter, how)


def study_venue(subject: str | None, form: str | None) -> str | None:
    """Return where something was said, 课上, 会上 or 文件里, or None where nobody can tell."""
    event = (study_words(subject, form).event if form or subject else None) or ""
    if _meets(event):
        return "会上"
    if _CLASS.search(event):
        return "课上"
    # Of an event nobody knows whether a word said there stands in the document.
    return "文件里" if not event and subject and _DOCUMENT.search(subject) else None


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


def _is_event(subject: str) -> bool:
    head = _IN_BRACKETS.sub("", subject)
    return bool(_EVENT.search(head) or _ATTENDED.search(head))


def _meets(event: str) -> bool:
    return bool(_MEETING.search(event)) and not _READING.search(event)


def _is_attended(how: str) -> bool:
    how = _bare_form(how)
    return not (_ALONE.search(how) or _WATCHED.search(how))


def _whole_form(form: str) -> str:
    form = _BY_WHOM.sub("", form.strip())
    return form + _LEARN if form.endswith("组") else form


def _shown_form(form: str) -> str:
    how = _bare_form(form)
    if how == _LEARN:
        return _TOGETHER.sub("", _LED_OUT.sub("", _LED_IN.sub("", form))) or how
    return f"观看{how}" if _WATCHED.search(how) else how


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
