"""Words that a draft doubles where two pieces meet, and marks with nothing in them."""

from __future__ import annotations

import re

from app.models.outline import Outline
from app.models.report import Report, Span
from tests.bed.told import Found

_FORMS = (
    "培训班|培训|研修班|研修|研讨班|研讨|学习|讲座|网络课程|课程|读书班|读书|会议|跟岗|参观|考察|调研|交流|报告|"
    "专题|活动"
)
_WHEN = "以前|原先|原来|以往|过去|从前|当时|今后|往后|以后|接下来|下一步"
_TWICE = re.compile(
    "前前|[前内起后]之?前(?=[，。完做])|底底|起起|内内|后后(?!来)|老师老师|老师的老师|"
    f"(?:{_WHEN})[，]?(?:{_WHEN})|我我|我们我们|的的(?!确)|了了(?!解)|在在|是是|把把|将将|要要|也也|都都|就就|"
    f"({_FORMS})(?:上的)?\\1|({_FORMS})(?:{_FORMS})\\2|([\u4e00-\u9fff]{{3,12}})\\3"
)
_EMPTY = re.compile(
    "（\\s*）|\\(\\s*\\)|《\\s*》|“\\s*”|‘\\s*’|【\\s*】|〔\\s*〕|「\\s*」|[，、；：。！？][，、；：。]|(?:^|\n)[，、；：。]"
)


def doubled_words(outline: Outline, report: Report) -> Found:
    """Find the words that stand twice where two pieces of a draft meet.

    前前, 以前前, 老师老师, 以前当时, 我我, a form of study twice (研修跟岗研修), three characters
    or more said again at once. What stands whole within one text of the outline is the writer's.
    """
    return _found(report, _TWICE)


def empty_marks(outline: Outline, report: Report) -> Found:
    """Find brackets and quotation marks with nothing in them, and stops that follow a stop.

    What stands whole within one text of the outline is the writer's.
    """
    return _found(report, _EMPTY)


def _found(report: Report, fault: re.Pattern[str]) -> Found:
    faults: list[str] = []
    lines = list(report.lines())
    for spans in lines:
        text = "".join(span.text for span in spans)
        for found in fault.finditer(text):
            if not _is_writers(spans, found.start(), found.end()):
                faults.append(text[max(0, found.start() - 8) : found.end() + 8])
    return Found(len(lines), tuple(faults))


def _is_writers(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Tell whether a stretch of a line lies within one span of the outline."""
    at = 0
    for span in spans:
        if at <= start and end <= at + len(span.text):
            return span.origin.kind == "outline" and not span.gap
        at += len(span.text)
    return False
