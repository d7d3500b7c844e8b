"""A fact taken apart once: its sentences, clauses and quotations, for all that read it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from app.patterns import lazy

Span = tuple[int, int]

# A comma between figures belongs to the number.
_MARKS = lazy(r"([。！？!?；;…\n]+[”’」』）)]*)|[，：:]|——|,(?!\d)")
_QUOTED = lazy(r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』")
_HIDDEN = "□"


class FactText:
    """A fact and the places of its parts; every offset counts in `text`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotes: tuple[Span, ...] = tuple(
            (found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(text)
        )
        # The fact with the words in quotation marks hidden, each character behind one sign.
        self.plain = self._hidden() if self.quotes else text
        self.clauses, self.sentences = self._parts()

    def clause_at(self, offset: int) -> Span:
        """Return the clause that a character stands in."""
        return _span_at(self.clauses, offset)

    def clause_number(self, offset: int) -> int:
        """Return the place of the clause that a character stands in, among all."""
        return self.clauses.index(self.clause_at(offset))

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that a character stands in."""
        return _span_at(self.sentences, offset)

    def _hidden(self) -> str:
        parts, begin = [], 0
        for start, end in self.quotes:
            parts += [self.text[begin:start], _HIDDEN * (end - start)]
            begin = end
        return "".join([*parts, self.text[begin:]])

    def _parts(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        clauses: list[Span] = []
        sentences: list[Span] = []
        clause = sentence = 0
        for mark in _MARKS.finditer(self.plain):
            clauses.append((clause, mark.start()))
            clause = mark.end()
            if mark.group(1):
                sentences.append((sentence, mark.end()))
                sentence = mark.end()
        if clause < len(self.text) or not clauses:
            clauses.append((clause, len(self.text)))
        if sentence < len(self.text) or not sentences:
            sentences.append((sentence, len(self.text)))
        return tuple(clauses), tuple(sentences)


@lru_cache(maxsize=512)
def fact_text(fact: str) -> FactText:
    """Return a fact taken apart; the same one for the same words."""
    return FactText(fact)


def _span_at(spans: tuple[Span, ...], offset: int) -> Span:
    return spans[max(0, bisect_right(spans, (offset, 1 << 30)) - 1)]
