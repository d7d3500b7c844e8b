"""How a report speaks: in which voice, and as 我 or 我们, by what its writer says and how."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from app.models.outline import Section, Speaker
from app.patterns import lazy
from app.text.theory import is_of_theory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Fact, Outline, Point
    from app.models.roles import Voice

Person = Literal["我", "我们"]

_OFFICIAL_FROM = 3
"""The weight from which a report is official: a study of theory alone bears it."""
_REPORTED_WEIGHT, _SPOKEN_WEIGHT = 2, -4

_PARTY_ORGAN = lazy("组织部|宣传部|统战部|党委|党组|党工委|党校|纪委|工委|支部|县委|市委|区委|省委")
_OFFICE = lazy(
    "党[委组]|政府|机关|纪委|[省市县区]委|组织部|宣传部|法院|检察院|人大|政协|街道|[局委办厅]$"
)
_OFFICER = lazy("书记|党委委员|[局厅处市县区镇乡]长$|科员$|指导员|政委")
_KINDS = {"交流研讨材料": 1, "学习情况报告": 1, "读书心得": -1}

_QUOTED = lazy("“[^”]*”|《[^》]*》")
# 我 before a noun of one's unit or country is an address, not who speaks: 我市, 我科, 我国.
_UNIT = (
    "国|省(?![得了下去出])|市|县|区(?!别|分)|州|盟|旗|镇|乡|村|街道|社区|局|厅|委(?!托|屈|员)|办(?![理完结好了过成得事不])"
    "|院|校(?![对验准])|园|厂|矿|站(?![在着起了出到])|所(?![有在以见知做学想])|处(?![理在置])|室|部(?!署)|馆|科|股|组(?!织|建)"
    "|班|队|行(?![动走使])|社|司|公司|单位|党|军|系统|集团|中心|支队|大队|中队|分局|支行|分行|联社"
)
# 我们这里 is a place as well.
_WE = lazy(rf"(?:我们|咱们?)(?!党|国家|[这那](?:里|边|儿|头)|{_UNIT})")
_I = lazy(rf"(?<![自忘无])(?<!时不)(?<!功成不必在)(?<!功成必定有)我(?!们|{_UNIT})")
# How people tell a thing, and how an office reports one.
_SPOKEN = lazy(
    "有人|没人|那[天夜次回晚阵]|这才|才[知想发看]|居然|原来|其实|结果|后来|不敢|老[\u4e00-\u9fff]{1,2}(?=[，不说来去])"
    "|小[\u4e00-\u9fff](?=[\u4e00-\u9fff])|一个人|差点|好在|哪|嫌|骂|哭|笑|吵|扛|拎|盯|[吗呢吧呗啊嘛]"
)
_SPEECH = lazy("“[^”]*(?:[我你您他她吗呢吧呗啊嘛]|就会)[^”]*”")
_REPORTED = lazy(
    "开展|完成|组织|推进|建立|建成|压减|同比|覆盖|落实|实施|召开|举办|排查|整治|累计|新增|比上年|较上年"
    "|办结|组建|上线|归集|增长|下降|人次|满意率|[12][09]\\d\\d年"
)


def voice_of(outline: Outline, bank: PhraseBank) -> Voice:
    """Return the voice an outline asks for, or the one that fits what it says.

    A study of theory or of the party makes a report official, an office that speaks and a kind of
    paper for it help, and facts told as one tells them to a colleague make it plain.
    """
    if outline.voice:
        return outline.voice
    weight = _study(outline) + _speaker(outline) + _KINDS.get(outline.kind, 0)
    weight += _themes(outline, bank)
    # How the facts are told is read last, and its patterns compiled, only where it can decide.
    if weight + _REPORTED_WEIGHT < _OFFICIAL_FROM:
        return "plain"
    return "official" if weight + _telling(outline) >= _OFFICIAL_FROM else "plain"


def person_of(outline: Outline) -> Person:
    """Return whether the writer speaks as 我 or 我们, by his own words.

    A unit that nobody signs for is many, whoever answers for it. The facts decide where they say
    either, so that no answer about them changes the person.
    """
    if is_of_unit(outline):
        return "我们"
    facts = [fact.fact for fact in _facts(outline)]
    for words in (facts, _own_words(outline)):
        own = "\n".join(_QUOTED.sub("", text) for text in words)
        we, i = len(_WE.findall(own)), len(_I.findall(own))
        if we or i:
            return "我们" if we > i else "我"
    return "我"


def is_of_unit(outline: Outline) -> bool:
    """Tell whether a unit reports that nobody signs for."""
    signed = outline.speaker or Speaker.model_construct()
    return bool(signed.unit) and not (signed.post or signed.name)


@lru_cache(maxsize=4096)
def in_person(text: str, person: Person) -> str:
    """Return a borrowed sentence as this writer says it: 我们更要 as 我更要, or the other way."""
    pattern = _WE if person == "我" else _I
    pieces = re.split(f"({_QUOTED.pattern})", text)
    # What stands in quotation marks are another's words.
    return "".join(
        piece if at % 2 else pattern.sub(person, piece) for at, piece in enumerate(pieces)
    )


def _study(outline: Outline) -> int:
    study = outline.study
    named = " ".join(filter(None, (study.subject, study.form)))
    organ = bool(_PARTY_ORGAN.search(study.organizer or ""))
    return 3 * is_of_theory(named) + organ


def _speaker(outline: Outline) -> int:
    speaker = outline.speaker or Speaker.model_construct()
    return int(
        bool(_OFFICE.search(speaker.unit or "")) or bool(_OFFICER.search(speaker.post or ""))
    )


def _themes(outline: Outline, bank: PhraseBank) -> int:
    """Return the weight of themes that the formulas of office argue."""
    argued = bank.kept("themes of runs", lambda: {one for run in bank.runs for one in run.themes})
    themes = [point.theme for point in outline.insights.items if point.theme]
    return int(bool(themes) and argued.issuperset(themes))


def _telling(outline: Outline) -> int:
    """Return the weight of how the facts are told: as to a colleague, or as to an office."""
    # No answer changes the voice in which the next question is asked.
    facts = [fact.fact for fact in _facts(outline)]
    if not facts:
        return 0
    if sum(map(_is_spoken, facts)) * 3 > len(facts):
        return _SPOKEN_WEIGHT
    reported = sum(len(_REPORTED.findall(fact)) >= 2 for fact in facts)
    return _REPORTED_WEIGHT if reported * 2 >= len(facts) else 0


def _is_spoken(fact: str) -> bool:
    bare = _QUOTED.sub("", fact)
    marks = len(_SPOKEN.findall(bare)) + 2 * len(_SPEECH.findall(fact))
    return bool(_I.search(bare) or _WE.search(bare)) or marks >= 2


def _own_words(outline: Outline) -> Iterator[str]:
    for fact in _facts(outline):
        yield from _said(fact)
    for point in _points(outline):
        for measure in point.measures:
            yield from filter(None, (measure.measure, measure.check))


def _facts(outline: Outline) -> Iterator[Fact]:
    for point in _points(outline):
        yield from point.facts


def _points(outline: Outline) -> Iterator[Point]:
    yield from outline.insights.items
    yield from (outline.next_steps or Section()).items


def _said(fact: Fact) -> Iterator[str]:
    answers = (fact.fact, fact.before, fact.shows, fact.lacks, fact.change)
    yield from filter(None, answers)
