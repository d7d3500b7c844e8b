"""Whether every word of a draft comes from where its span says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from app.bank.phrase_bank import PhraseBank
from app.drafting.voices import in_person
from app.models.base import Model
from app.models.outline import Outline
from app.models.phrase import ParallelSet, Slot, split_slots
from app.models.report import Report, Span
from tests.bed.told import is_own, letters

# What puts parts of an outline together: 张老师的《…》、李老师的…，2026年9月12日，三点.
_GLUE = set(
    "老师的和与及等年月日在了两一二三四五六七八九十个点条项方面学习心得体会材料情况报告关于参加我们"
)
# Who a report speaks as, and where a line was said, fill a slot without a span of their own.
_FILLED = ("我", "我们", "本人", "课上", "会上", "文件里")
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_SHORT = 4


class _Pattern(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


class Truth:
    """Looks up the words of spans: in an outline, in a bank, in a template."""

    def __init__(self, outline: Outline, bank: PhraseBank, template: Path) -> None:
        self._outline = outline
        self._bank = bank
        self._template = template.read_text("utf-8")

    def lies(self, report: Report) -> list[str]:
        """Return the words that are neither the writer's, nor a pack's, nor a question.

        An outline's span holds words that stand at its key (what fills a slot may be put
        together of them); a phrase's, words of a phrase or pattern with its id, whose slots are
        apart or computed; a template's stand in the template, or are an ordinal, a stop, a joint
        of some signs.
        """
        spans = (span for line in report.lines() for span in line)
        return [f"{span.origin.ref}: {span.text}" for span in spans if not self._is_true(span)]

    def _is_true(self, span: Span) -> bool:
        if span.gap or not letters(span.text):
            return True
        if span.origin.kind == "outline":
            return self._is_said(span)
        if span.origin.kind == "phrase":
            ref = span.origin.ref.partition("#")[0]
            words = self._words.get(ref, ())
            computed = ref in self._readings and self._readings[ref].fullmatch(span.text)
            return bool(computed) or any(span.text in w for w in (*words, *_FILLED) if words)
        return letters(span.text) <= _SHORT or span.text in self._template

    def _is_said(self, span: Span) -> bool:
        # Name and form of a study are one name, whichever of both the span is called by.
        key = re.sub(r"^study\..*", "study", span.origin.ref)
        said = "\n".join(_texts(self._at(key)))
        if is_own(span):
            return _bare(span.text) in _bare(said)
        return not {char for char in span.text if char.isalnum()} - set(said) - _GLUE

    def _at(self, ref: str) -> Any:
        """Return what the outline holds at a key; the whole of it where a key makes it up."""
        found: Any = self._outline
        for name, number in _STEP.findall(ref):
            held = getattr(found, "items", found) if number else found
            if number:
                found = held[int(number)] if isinstance(held, tuple) else held
            else:
                found = getattr(found, "whom" if name == "for" else name, found)
        return found

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """Return the words of every phrase, family and pattern, by its id."""
        bank = self._bank
        found: dict[str, list[str]] = {}
        for phrase in bank.phrases:
            family = bank.family(phrase)
            # An old report's sentence is said as this writer says it: 我更要 for 我们更要.
            said = (phrase.text, in_person(phrase.text, "我"), in_person(phrase.text, "我们"))
            found[phrase.id] = [piece for text in said for piece in _pieces(text)]
            found[phrase.id] += _general(phrase.slots)
            found[phrase.id] += _of_family(family) if family else []
        patterns: tuple[_Pattern, ...] = (
            *bank.joints,
            *bank.headings,
            *bank.remarks,
        )
        for one in patterns:
            found[one.id] = _pieces(one.text)
        for run in bank.runs:
            steps = ([*_pieces(step.text), *_general(step.slots)] for step in run.steps)
            found[run.id] = [*run.headings, *(piece for pieces in steps for piece in pieces)]
        return found | {family.id: _of_family(family) for family in bank.sets}

    @cached_property
    def _readings(self) -> dict[str, re.Pattern[str]]:
        """Return the form of every licensed reading, whose slots hold what is computed."""
        return {one.id: re.compile(_form(one.text)) for one in self._bank.readings}


def _general(slots: Mapping[str, Slot]) -> list[str]:
    """Return the general words that stand where nobody has said the particular ones."""
    return [slot.general for slot in slots.values() if slot.general]


def _form(text: str) -> str:
    """Return a text with holes as a pattern."""
    return "".join(".+" if one.is_slot else re.escape(one.text) for one in split_slots(text))


def _of_family(family: ParallelSet) -> list[str]:
    rows = [value for row in family.rows for value in row.values.values()]
    return rows + [piece for frame in family.frames for piece in _pieces(frame)]


def _pieces(text: str) -> list[str]:
    return [piece.text for piece in split_slots(text) if not piece.is_slot]


def _texts(value: Any) -> Iterator[str]:
    """Yield every text within a value of an outline."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Model):
        yield from (text for _, field in value for text in _texts(field))
    elif isinstance(value, tuple):
        yield from (text for each in value for text in _texts(each))


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace()).rstrip("。；，、！：;,.")
