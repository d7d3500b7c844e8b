"""Answers that say 这事 or 他 before anybody knows what or who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, bare, facts_of, sentences_of
from tests.bed.words import clauses, content_words

_PERSON = (
    "孩子|学生|家长|老师|阿姨|病人|患者|家属|护士|医生|老人|大爷|大娘|客户|群众|居民|村民|司机|乘客|读者|师傅|"
    "工人|员工|同事|年轻人|老板|住户|农户|老乡|人家|[小老][一-龥](?!师)|对方"
)
# 那天, 这个月, 我们这几年, 我这个网格 point at no fact; nor does a part of a word (其他, 利他).
_TIME = "天|时|会|年|个?(?:月|星期|学期|季度|周)|几天|些年|几年|两年|辈子|次(?:学习|培训|考察|研讨)"
_POINTS = re.compile(
    f"(?<!我)(?<!我们)这(?!里|儿|边|{_TIME})"
    f"|(?<!我们)(?:(?<![一-龥]{{2}})|(?<=[就图是说为]))那(?!里|儿|边|口子|么|{_TIME})"
    "|(?<![其吉利])[他她](?!人|处|乡|国)|它"
)
# 记到狗和耳朵，这才叫用心: what was said just before it.
_SUMS_UP, _CLAUSE = re.compile("这[才就]"), re.compile("[一-龥]{4,}，$")
_OTHERS_OF_ONE = re.compile("有[一-龥]{0,4}[嫌笑夸劝骂怪怨][他她]")


def points_back(words: str) -> bool:
    """Tell whether words say this, that, he or she of something they do not name themselves.

    A person named before counts as the one meant, but not who found fault with one (有人嫌他);
    a thing counts where its noun stood before (胶管还是那根胶管), and a clause that 这才 sums up.
    """
    return any(not _is_named(words, found) for found in _POINTS.finditer(words))


def _is_named(words: str, found: re.Match[str]) -> bool:
    before = words[: found.start()]
    if found[0] in "他她":
        return bool(re.search(_PERSON, before)) and not _OTHERS_OF_ONE.search(words)
    if _SUMS_UP.match(words, found.start()) and _CLAUSE.search(before):
        return True
    noun = words[found.end() + 1 : found.end() + 3]
    return len(noun) > 1 and noun in before


def early_pronouns(outline: Outline, report: Report) -> Found:
    """Find the answers that point at their fact where nothing of the fact has been said yet.

    An answer that points back (这事, 她, 那句话) wants before it, within its own block, the fact's
    first clause or at least a content word of the fact; a heading does not count, and no heading
    may point back. In another block the reader has forgotten which one it was.
    """
    looked, faults = 0, []
    for answer, fact in _pointing(outline):
        for before in _places(answer, report):
            looked += 1
            named = any(clause in before for clause in clauses(fact)[:1])
            if not named and not content_words(before) & content_words(fact):
                faults.append(f"{before[-20:]}▸{answer}")
    return Found(looked, tuple(faults))


def _pointing(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield the answers that point back, each with its fact."""
    for told in facts_of(outline):
        for name, words in told.answers():
            if name != "learned" and points_back(words):
                yield words, bare(told.fact.fact)


def _places(answer: str, report: Report) -> Iterator[str]:
    """Yield, for each place an answer stands, what its block has said before it."""
    for block in report.walk():
        cut = block.heading in answer and points_back(block.heading)
        if block.heading and (answer in block.heading or cut):
            yield ""
        text = "".join(one.text for one in sentences_of(block))
        if (at := text.find(answer)) >= 0:
            yield text[:at]
