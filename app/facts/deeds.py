"""Which deeds of a vocabulary a fact tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.facts.fact_text import fact_text
from app.facts.kinds import kinds_of
from app.facts.telling import is_told
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.fact_text import FactText
    from app.models.pattern import Deed, Vocabulary

_NEAR = 16
"""How many characters may stand between a verb and its object."""

# Beside these a remark on the work would be cruel, however true.
_GRAVE = WordTable(
    grave="去世 过世 离世 逝世 病逝 病故 身亡 死亡 牺牲 遇难 遇害 遗体 抚恤 工亡 殉职 病危 临终 葬"
    " 抢救无效 没救过来 没抢救过来 没救回来 中风 偏瘫 瘫痪 截肢 自杀 轻生 溺水 猝死"
)
_TURN = lazy(r"却|(?<![不非])但(?![凡愿书])|可是|不料|谁知|偏偏|[，。；]可(?![以能靠见观信疑惜])")
# Done at last, after all others, or spoken of as done before: the fact is about something else.
_LATE = lazy(r"才[去来]?(?:开始|肯)?$")
_BEFORE = lazy(r"[过了]的")
# 其中3份是我写的: behind what one owns to, whatever is true of the deed sounds like an excuse.
_OWNED = lazy(r"是我们?[^，。；的]{0,3}的[。！；]?$")


def deeds_of(fact: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of the deeds that a fact tells as done, in the order in which it tells them.

    A deed is told by one of its verbs, with one of its objects (where it has any) at most sixteen
    characters before or after it in the same sentence. A word of `never` that holds the verb
    (问题 for 问) takes it away there; any other one does so in its whole clause.
    """
    return tuple(dict.fromkeys(name for name, *_ in _told(fact_text(fact), vocabulary)))


def deeds_to_remark_on(fact: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of the deeds that a sentence about the deed may follow.

    None of a fact that tells of death or grave harm, or of what was seen elsewhere: what is true
    of a deed sounds like a verdict on one's hosts; or in which the writer owns to a fault. No deed
    from which the fact turns (却, 但) to something else before it ends.
    """
    told = fact_text(fact)
    if _GRAVE.first(fact) or _OWNED.search(told.plain) or "visited" in kinds_of(fact):
        return ()
    return tuple(
        dict.fromkeys(
            name
            for name, start, end in _told(told, vocabulary)
            if not (
                _LATE.search(told.plain, 0, start)
                or _BEFORE.match(told.plain, end)
                or _TURN.search(told.plain, told.clause_at(start)[1])
            )
        )
    )


def _told(fact: FactText, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Yield each deed that a fact tells, as often as it is told, with begin and end of its verb."""
    verbs = vocabulary.verbs
    for start, sign in enumerate(fact.text):
        for verb, deed in verbs.get(sign, ()):
            end = start + len(verb)
            if fact.text.startswith(verb, start) and _is_this_deed(fact, deed, start, end):
                yield deed.name, start, end


def _is_this_deed(fact: FactText, deed: Deed, start: int, end: int) -> bool:
    return (
        not any(_forbids(fact, word, start, end) for word in deed.never)
        and (not deed.objects or any(_is_near(fact, word, start, end) for word in deed.objects))
        and is_told(fact, start, end)
    )


def _is_near(fact: FactText, word: str, start: int, end: int) -> bool:
    first, last = fact.sentence_at(start)
    return (
        fact.text.find(word, max(first, start - _NEAR - len(word)), start) >= 0
        or fact.text.find(word, end, min(last, end + _NEAR + len(word))) >= 0
    )


def _forbids(fact: FactText, word: str, start: int, end: int) -> bool:
    """Tell whether a word of `never` holds the verb, or stands beside it in its clause."""
    verb = fact.text[start:end]
    if verb in word:
        first = max(0, end - len(word))
        return fact.text.find(word, first, start + len(word)) >= 0
    clause_start, clause_end = fact.clause_at(start)
    return fact.text.find(word, clause_start, clause_end) >= 0
