"""Drafts that speak with two mouths: 我 beside 我们, formulas of office in plain words."""

from __future__ import annotations

import re

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, all_sentences, facts_of, is_own, measures_of

# 我院, 我们组, 我们这里 and their like name a unit or a place, in either person; 自我 and 时不我待
# are no person at all.
_UNIT = "[国省市县区乡镇村社街院校厂所站行部局科室队班组司馆处委办单]"
_ME = re.compile(f"(?<!自)(?<!时不)我(?!们|{_UNIT})")
_US = re.compile(f"我们(?!党|国家|中|民族|[这那][里边儿头]|{_UNIT})")

# Whoever introduces himself can only say 我; a saying speaks for itself.
_NOT_SPEAKING = re.compile("(?:大家|各位)[^。]{0,10}好[^。]*?我是|“[^”]*”")
_SEED = re.compile(r"seeds/(?!opening\.(?:greeting|background)/)")
_OFFICE = re.compile(
    "政治站位|思想自觉|行动自觉|政治自觉|高举|伟大旗帜|以.{2,20}为指导|深刻领悟|“两个确立”|“四个意识”|“两个维护”|"
    "入脑入心|走深走实|落地见效|落地生根|提质增效|凝心聚力|砥砺前行|不忘初心|牢记使命|初心使命|担当作为|锚定|"
    "夯实.{0,6}根基|强化.{0,4}引领|全面贯彻|贯彻落实|坚决扛起|扛牢|扛起.{0,8}责任|学深悟透|真抓实干|"
    "新征程|新篇章|高质量发展|以更加.{2,8}的|为.{2,16}作出(?:更大|新的)?贡献|奋力谱写|统筹推进|一体推进"
)


def mixed_persons(outline: Outline, report: Report) -> Found:
    """Find the words of a draft that put 我 beside 我们, or the other way round.

    The writer decides: whoever says only 我 (or only 我们) in the outline is answered in that
    person by every borrowed sentence. Whoever says both, or neither, is answered in one of them.
    我院 and 我们党 are no persons, nor is who speaks in a quotation; who introduces himself says
    我是 in either. Looked at are drafts: one that mixes is one fault.
    """
    said = "\n".join(_said(outline))
    borrowed = [
        _NOT_SPEAKING.sub("", "".join("□" if is_own(s) else s.text for s in sentence.spans))
        for sentence in all_sentences(report)
        # Whoever asks the writer speaks in nobody's name.
        if not sentence.is_gap
    ]
    me = [text for text in borrowed if _ME.search(text)]
    us = [text for text in borrowed if _US.search(text)]
    writer_me, writer_us = bool(_ME.search(said)), bool(_US.search(said))
    if writer_me != writer_us:
        wrong = us if writer_me else me
    else:
        wrong = [*me[:1], *us[:1]] if me and us else []
    return Found(1, (" / ".join(wrong),) if wrong else ())


def office_words(outline: Outline, report: Report) -> Found:
    """Find the borrowed sentences of a plain draft that speak as an office does.

    They are told by a list of its formulas, and by the seeds, from which the bank has them; a
    greeting and who organised the study are said alike everywhere. A draft in the official voice
    is not looked at. What the outline's own words say is the writer's voice, also in a slot.
    """
    if outline.voice == "official":
        return Found(0)
    sentences = [one for one in all_sentences(report) if one.is_borrowed]
    faults = []
    for sentence in sentences:
        spans = [span for span in sentence.spans if span.origin.kind not in ("outline", "writer")]
        seed = any(_SEED.match(span.origin.ref) for span in spans)
        if seed or _OFFICE.search("□".join(span.text for span in spans)):
            faults.append(sentence.text)
    return Found(len(sentences), tuple(faults))


def _said(outline: Outline) -> list[str]:
    answers = [text for told in facts_of(outline) for _, text in told.answers()]
    facts = [told.fact.fact for told in facts_of(outline)]
    return facts + answers + [measure.measure for _, measure in measures_of(outline)]
