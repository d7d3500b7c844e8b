"""Words by which the genre tells what a passage is: leads, sections, closings, weaknesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.patterns import lazy
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    import re

Section = Literal["insight", "action", "weakness", "background", "closing"]

_COUNT = r"(?:[二三四五六七八九十两几\d]{1,2}(?:个方面|方面|点|条|项|件)|以下|如下|下面)"
_NEXT = r"(?:下一步|下步|下一阶段|下阶段|接下来|今后|往后|以后的?工作)"

_LEAD_START = lazy(rf"(?:同志们，)?(?:在|对于?)?{_NEXT}")
_SOFT_LEAD_START = lazy(
    rf"(?:面向|展望|着眼|放眼)(?:未来|{_NEXT})"
    r"|未来|学以致用|回到(?:工作)?岗位|结合(?:本职|自身|工作)|立足(?:本职|岗位)|为此"
)
_LEAD_SENTENCE = lazy(
    r"(?:我|我们|本人|[我本][局院校区市县镇所站队中单]\w{0,3})[^。]{0,30}"
    r"(?:(?<!现)将|要|会|需|打算|准备|做到|给自己[定列提])"
    rf"[^。]*(?:{_COUNT}|这样做|[：:]$)"
    rf"|(?<=，){_NEXT}[^。]*(?:{_COUNT}|打算)"
)
_REPORTING = lazy(r"(?:汇报|报告|交流|总结)(?:如下|以下)")
_TELLING = lazy(r"谈|讲|说|汇报|报告|交流|分享|归纳|梳理|总结")
_REFLECTION = lazy(r"体会|感悟|感受|认识到|认识|收获|启示|启发|心得|思考")

_WEAKNESS_WORDS = r"(?:不足|问题|差距|短板|弱项|薄弱环节|原因|欠缺)"
_WEAKNESS_LEAD = lazy(
    rf"{_WEAKNESS_WORDS}[^。，]{{0,12}}(?:：|:|$|表现|主要|如下|有)"
    rf"|(?:存在|还有|仍有|查摆|剖析|反思)[^。]{{0,20}}{_WEAKNESS_WORDS}"
    rf"|{_COUNT}[^。，]{{0,4}}{_WEAKNESS_WORDS}"
)
_NO_WEAKNESS = lazy(r"体会|感悟|启示|解决|整改|改进|将|下一步|导向|克服")
_BACKGROUND_LEAD = lazy(
    r"(?:学习|培训|课程|内容|做法|安排|讲座|方式|形式|日程|专题|章节|全书|本书|文章|活动)"
    r"[^。]{0,30}(?:包括|分为|如下|主要有|采取|采用|分别|由|共有|设置|收录|组织开展|：|:$)"
)

_SECTIONS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("closing", lazy(r"(?:结语|结束语|尾声|小结|总结语|写在最后|结尾)$")),
    (
        "action",
        lazy(
            rf"(?:关于|对)?{_NEXT}|.*(?:努力方向|工作打算|整改措施|整改方向|改进措施|改进方向"
            r"|打算|工作计划|行动计划|工作思路|具体举措|落实举措|下一步(?:工作|打算|计划|举措|措施))$"
        ),
    ),
    (
        "weakness",
        lazy(
            rf"(?:.{{0,6}}(?:存在|查摆|剖析|检视|对照检查|自身|个人)).{{0,8}}{_WEAKNESS_WORDS}.{{0,6}}$"
            rf"|(?:主要)?{_WEAKNESS_WORDS}(?:[和与及、].{{1,6}})?$"
            r"|.{0,6}原因(?:分析|剖析)$"
        ),
    ),
    (
        "background",
        lazy(
            r"(?:本次|此次|个人|主要|基本|总体)?(?:的)?(?:学习|培训|基本|总体|课程|活动|参训|会议)"
            r"(?:的)?(?:基本|总体|主要|开展)?(?:的)?(?:情况|概况|背景|内容|安排|做法|过程|概述|简介)$"
            r"|(?:主要|具体)(?:内容|做法)$"
        ),
    ),
    (
        "insight",
        lazy(
            r"(?:.{0,8})(?:学习|心得|几点|个人|主要|思想|培训|参训|[一二三四五]点)?"
            r"(?:体会|收获|感悟|感受|启示|认识|心得|思考)(?:[和与及、](?:体会|收获|感悟|启示|认识|思考))?$"
        ),
    ),
)
_LONGEST_SECTION = 18

_CLOSING_START = lazy(
    r"总之|综上|总而言之|最后，|同志们[，：！]|各位领导、?|让我们|新时代新征程|新征程|奋进新征程|征程|站在新的"
    r"|展望未来|面向未来|新的征程|新时代|征途漫漫|道阻且长|路漫漫|百舸争流|“?雄关漫道|学无止境"
    rf"|{_NEXT}|我(?:们)?(?:将|坚信|相信)|作为(?:一名|新时代)"
)


def starts_lead(text: str) -> bool:
    """Tell whether a paragraph opens like the lead into what comes next: 下一步，我将…"""
    return _LEAD_START.match(text) is not None


def leads_to_actions(text: str) -> bool:
    """Tell whether a passage right before a group of points announces actions."""
    if starts_lead(text):
        return True
    last = _last_sentence(text)
    if _REPORTING.search(last):
        return False
    if found := _LEAD_SENTENCE.search(last):
        return not _is_of_reflections(last[: found.start()], last[found.start() :])
    if _REFLECTION.search(last):
        return False
    return starts_lead(last) or _SOFT_LEAD_START.match(text) is not None


def leads_to_weaknesses(text: str) -> bool:
    """Tell whether a passage right before a group of points announces weaknesses, or why."""
    last = _last_sentence(text)
    return bool(_WEAKNESS_LEAD.search(last)) and not _NO_WEAKNESS.search(last)


def leads_to_background(text: str) -> bool:
    """Tell whether a passage right before a group of points announces what was studied, or how."""
    last = _last_sentence(text)
    return bool(_BACKGROUND_LEAD.search(last)) and not _REFLECTION.search(last)


def section_of(heading: str) -> Section | None:
    """Return what a short section heading announces (三、今后努力方向), None for all others."""
    if len(heading) > _LONGEST_SECTION or "，" in heading:
        return None
    bare = heading.rstrip("：:。")
    return next((name for name, pattern in _SECTIONS if pattern.match(bare)), None)


def starts_closing(text: str) -> bool:
    """Tell whether a paragraph opens like the last of a report."""
    return _CLOSING_START.match(text) is not None


def _is_of_reflections(before: str, announced: str) -> bool:
    """Tell whether what a sentence announces is reflections, not what follows from them.

    带着这些收获，我将抓好以下工作 announces work; 收获很大，我将从三个方面谈起 does not.
    """
    if _REFLECTION.search(announced):
        return True
    return bool(_REFLECTION.search(before) and _TELLING.search(announced))


def _last_sentence(text: str) -> str:
    sentences = split_sentences(text)
    return sentences[-1].text if sentences else ""
