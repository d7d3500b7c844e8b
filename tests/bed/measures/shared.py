"""Sentences that would stand in any report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.models.report import Report
from tests.bed.told import Found, Sentence, all_sentences

_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》|「[^」]*」")
_HOLE = "□"
_LEAD = re.compile("[^，。：]{2,8}[，：]")
# The set words on which a paper to an office comes to its matter, and ends.
_HANDED_IN = re.compile(
    "现[^，。]{0,14}报告如下。|(?:以上情况，)?[特专]此报告。|以上报告，[^。]*。"
)


class Masked(NamedTuple):
    """A sentence, and what it says in any report; empty where the writer makes it."""

    text: str
    words: str


def masked_sentences(report: Report) -> list[Masked]:
    """Return the sentences of a draft with holes for what was quoted or given.

    Only sentences whose fixed words (those of a pack or a template) are as many as the writer's
    own have words: the few that join two answers are judged as connectives, not as sentences.
    Questions and headings are left out; so are titles, greetings, and what a paper says at its
    set places (现将情况报告如下, 特此报告), which the genre has as formula, and a lead of a word or
    two (下一步：), which is no sentence.
    """
    told = [
        one
        for one in all_sentences(report)
        if not one.is_gap
        and not _greets(one)
        and not _LEAD.fullmatch(one.text)
        and not _HANDED_IN.fullmatch(one.text)
    ]
    return [Masked(one.text, _masked(one)) for one in told]


def shared_sentences(drafts: Sequence[Sequence[Masked]]) -> Found:
    """Find the sentences of the first of some drafts, on different matters, that another has."""
    first, *others = drafts
    elsewhere = {one.words for draft in others for one in draft}
    return Found(
        len(first), tuple(one.text for one in first if one.words and one.words in elsewhere)
    )


def _greets(sentence: Sentence) -> bool:
    return any("/opening.greeting/" in span.origin.ref for span in sentence.spans)


def _masked(sentence: Sentence) -> str:
    given = "".join(
        _HOLE if span.origin.kind in ("outline", "writer") else span.text for span in sentence.spans
    )
    if not 0 < sentence.fixed >= sentence.own:
        return ""
    return re.sub(f"{_HOLE}+", _HOLE, _QUOTED.sub(_HOLE, given))
