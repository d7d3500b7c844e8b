"""What a study and its signer are, for the questions that need the one or the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.voices import is_of_unit
from app.patterns import lazy
from app.text.theory import is_of_theory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.outline import Outline
    from app.models.pattern import StudySign

# Somebody teaches here. 领导班子, 班组 and 跟班 are no course, 以会代训 is a meeting.
_TAUGHT = lazy(
    "(?<!代)培训|轮训|集训|讲座|讲堂|辅导|研修|进修|宣讲|宣贯|直播|工作坊|田间学校"
    "|课(?![题标间程外])|教研|(?<![跟值晚早夜])班(?![组子长里前后会])"
)
# Those who study sit together and speak. What an 研讨班 hears is taught as well.
_MEETING = lazy(
    "研讨|中心组|理论学习|集中学习|集体学习|专题学习|学习会|座谈|例会|晨会|以会代训|交流|沙龙|学习小组"
    "|读书[会班]|共读|分享|会议|支部|警示教育会|会$"
)
_VISIT = lazy("参观|考察|观摩|取经|现场教学|现场会|跟岗|跟班学")
# What was studied has words that can be cited: a law, a document, a speech, a book.
_TEXT = lazy(
    "《|条例|办法|规定|规程|规范|规则|准则|守则|标准|纲要|意见|指南|指导原则|纪要|公报|决定|通知"
    "|法典|(?<![方做语书司执用手算看想疗说办])法(?=$|[，、及和与（(])|文件|著作|文选|党章|宪法"
)


def study_signs(outline: Outline) -> frozenset[StudySign]:
    """Return what the study of an outline is, and whether its signer is a unit."""
    return frozenset(_signs(outline))


def _signs(outline: Outline) -> Iterator[StudySign]:
    study = outline.study
    named = " ".join(filter(None, (study.subject, study.form)))
    theory = is_of_theory(named)
    if theory:
        yield "theory"
    if study.courses or _TAUGHT.search(study.form or study.subject or ""):
        yield "taught"
    if len(study.courses) > 1:
        yield "courses"
    # Of a book one writes in a 读书心得, whether its title bears its marks or not.
    if theory or outline.kind.startswith("读书") or _TEXT.search(study.subject or ""):
        yield "text"
    if _MEETING.search(study.form or ""):
        yield "meeting"
    if outline.kind.startswith(("参观", "考察")) or _VISIT.search(named):
        yield "visit"
    if is_of_unit(outline):
        yield "unit"
