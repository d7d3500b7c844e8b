"""A draft as its measures look at it: points, and sentences that know whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.models.outline import Fact, Measure, Outline, Section
from app.models.report import Block, Report, Span
from app.text.sentences import split_sentences
from tests.bed.words import clauses

ANSWERS = ("before", "shows", "lacks", "change", "learned")
"""The keys of a fact that its writer answers."""

BODY = ("opening", "insight", "action_lead", "action", "closing", "body")
"""The roles whose sentences tell something; titles, greetings and ends are formula by rights."""

# What fills a slot is the writer's too, but it makes no sentence his own.
_SLOT_KEY = re.compile(r"(?:^|\.)theme$|^(?:study|speaker|date|audience|title|names)\b|^\w+$|^$")


class Found(NamedTuple):
    """What a measure looked at, and the places where it found a fault."""

    looked: int
    faults: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A sentence of a draft, as the pieces of the spans it stands in."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Return the sentence's characters."""
        return "".join(span.text for span in self.spans)

    @property
    def is_gap(self) -> bool:
        """Tell whether a visible question stands in it."""
        return any(span.gap for span in self.spans)

    @property
    def own(self) -> int:
        """Return how many letters of it are the writer's own words."""
        return sum(letters(span.text) for span in self.spans if is_own(span))

    @property
    def fixed(self) -> int:
        """Return how many letters of it a pack or a template has said; slots count for none."""
        kinds = ("outline", "writer")
        return sum(letters(s.text) for s in self.spans if s.origin.kind not in kinds)

    @property
    def is_writers(self) -> bool:
        """Tell whether the writer's own words are as many as those of packs and templates."""
        return 0 < self.own >= self.fixed

    @property
    def is_borrowed(self) -> bool:
        """Tell whether it is neither the writer's nor a question."""
        return not self.is_gap and not self.is_writers and letters(self.text) > 0


class ToldFact(NamedTuple):
    """A fact of an outline, its key, and the point it belongs to."""

    key: str
    point: str
    theme: str
    fact: Fact

    def answers(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the words of each answer."""
        for name in ANSWERS:
            if words := bare(getattr(self.fact, name) or ""):
                yield name, words


def is_own(span: Span) -> bool:
    """Tell whether a span holds the writer's own sentences, not what fills a slot."""
    return (
        span.origin.kind in ("outline", "writer")
        and not span.gap
        and not (span.origin.kind == "outline" and _SLOT_KEY.search(span.origin.ref))
    )


def letters(text: str) -> int:
    """Return how many characters of a text are letters, signs of Chinese or figures."""
    return sum(char.isalnum() for char in text)


def bare(text: str) -> str:
    """Return a text without blanks around it and without the stop at its end."""
    return text.strip().rstrip("。；，、！： ;,.")


def facts_of(outline: Outline) -> Iterator[ToldFact]:
    """Yield every fact of an outline, those of the next steps too."""
    for name, section in _sections(outline):
        for at, point in enumerate(section.items):
            for number, fact in enumerate(point.facts):
                key = f"{name}[{at}]"
                yield ToldFact(f"{key}.facts[{number}]", key, point.theme or "", fact)


def measures_of(outline: Outline) -> Iterator[tuple[str, Measure]]:
    """Yield the key and the measure of every measure of an outline."""
    for name, section in _sections(outline):
        for at, point in enumerate(section.items):
            for number, measure in enumerate(point.measures):
                yield f"{name}[{at}].measures[{number}]", measure


def themes_of(outline: Outline) -> list[str]:
    """Return the themes of an outline's points, the longest first."""
    points = (point for _, section in _sections(outline) for point in section.items)
    return sorted({bare(point.theme) for point in points if point.theme}, key=len, reverse=True)


def blocks_of(report: Report, *roles: str) -> list[Block]:
    """Return the outermost blocks of some roles; a point below another belongs to that one."""
    return [block for block in report.blocks if block.role in roles]


def body_text(block: Block) -> str:
    """Return the text of a block and its children, without numbers and headings."""
    return "".join(sentence.text for sentence in sentences_of(block))


def sentences_of(block: Block) -> list[Sentence]:
    """Return the sentences of a block and its children, without numbers and headings."""
    found: list[Sentence] = []
    for paragraph in block.paragraphs:
        found += split_spans([span for span in paragraph.spans if span.part == "text"])
    for child in block.children:
        found += sentences_of(child)
    return found


def all_sentences(report: Report) -> list[Sentence]:
    """Return the sentences of every block that tells something, in reading order."""
    return [one for block in blocks_of(report, *BODY) for one in sentences_of(block)]


def split_spans(spans: Iterable[Span]) -> list[Sentence]:
    """Return the sentences of a line, each as the pieces of the spans it stands in."""
    spans = list(spans)
    found: list[Sentence] = []
    for _, start, end in split_sentences("".join(span.text for span in spans)):
        pieces: list[Span] = []
        at = 0
        for span in spans:
            words = span.text[max(0, start - at) : max(0, end - at)]
            if words:
                pieces.append(span.model_copy(update={"text": words}))
            at += len(span.text)
        found.append(Sentence(tuple(pieces)))
    return found


def _sections(outline: Outline) -> Iterator[tuple[str, Section]]:
    yield "insights", outline.insights
    if outline.next_steps:
        yield "next_steps", outline.next_steps


def clauses_end(words: str, text: str) -> int | None:
    """Return where words end in a text that holds them whole, or clause by clause in order.

    A fact may be parted where what one had thought belongs between its clauses.
    """
    at = text.find(words)
    if at >= 0:
        return at + len(words)
    end = 0
    for clause in clauses(words):
        at = text.find(clause, end)
        if at < 0:
            return None
        end = at + len(clause)
    return end or None
