"""Which deeds of a vocabulary a fact tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.facts.fact_text import fact_text
from app.facts.telling import is_told

if TYPE_CHECKING:
    from app.facts.fact_text import FactText
    from app.models.pattern import Deed, Vocabulary

_NEAR = 16
"""How many characters may stand between a verb and its object."""


def deeds_of(fact: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of the deeds that a fact tells as done, in the order in which it tells them.

    A deed is told by one of its verbs, with one of its objects (where it has any) at most sixteen
    characters before or after it in the same sentence. A word of `never` that holds the verb
    (问题 for 问) takes it away there; any other one does so in its whole clause.
    """
    verbs = vocabulary.verbs
    told = fact_text(fact)
    found: dict[str, None] = {}
    for start, sign in enumerate(fact):
        for verb, deed in verbs.get(sign, ()):
            if (
                fact.startswith(verb, start)
                and deed.name not in found
                and _is_this_deed(told, deed, start, start + len(verb))
            ):
                found[deed.name] = None
    return tuple(found)


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
