"""The words by which plain reports join a fact with what was before, what it shows, what follows.

A closed list of forms: what other words join by says something of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.pattern import Joint
from app.models.phrase import Source, phrase_id
from app.models.report import places
from app.patterns import lazy
from app.text.characters import HAN
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from app.models.pattern import Move, Nature
    from app.models.report import Report

_FEWEST_REPORTS = 2


class _Form(NamedTuple):
    """Words that join, before which move of a point they stand, and what `before` tells there."""

    move: Move
    words: re.Pattern[str]
    after: Move | None = None
    natures: tuple[Nature, ...] = ()


_FORMS = (
    _Form(
        "shows",
        lazy(
            "(?:说到底|说白了|归根(?:到底|结底)|回(?:过)?头(?:来)?[看想](?:[来想])?|细细?想(?:来|想|起来)?"
            "|(?:现在|如今|事后)(?:想来|想想|看来|回想起来|回头看)|静下心来(?:想想?|看)?)(?=[，是都还就])"
        ),
    ),
    _Form("change", lazy("于是|也?正(?:是)?因(?:为)?(?:这样|如此|这|此)(?![些个种次])")),
    _Form("fact", lazy("没想到|不料|谁知|谁想|哪知|可是|但是|然而"), "before", ("belief",)),
    _Form(
        "before",
        lazy("起初|当初|最初|刚开始|一开始|以往|说实话|说真的|老实说"),
        natures=("belief",),
    ),
)
# Such words stand before a comma, or before what they join.
_JOINED = lazy(f"，?(?=[{HAN}“])")


class Joins(NamedTuple):
    """Words that join in a report: their form, by its place in the list, and where they stand."""

    form: int
    words: str
    paragraph: int
    start: int


def joins_of(report: Report) -> Iterator[Joins]:
    """Yield the words that open the sentences of a report and join them with the one before.

    Where a paragraph begins nothing stands before it to be joined with.
    """
    for block, place in places(report):
        for line, paragraph in enumerate(block.paragraphs):
            if paragraph.row:
                continue
            begin = place.start if line == 0 else 0
            for text, start, _ in list(split_sentences(paragraph.text, begin))[1:]:
                if found := _joins(text):
                    yield Joins(*found, place.first + line, start)


def _joins(sentence: str) -> tuple[int, str] | None:
    for n, form in enumerate(_FORMS):
        told = form.words.match(sentence)
        rest = _JOINED.match(sentence, told.end()) if told else None
        if told and rest:
            return n, told[0] + rest[0]
    return None


class JointMerger:
    """Takes joining words report by report; those that several reports use are joints."""

    def __init__(self) -> None:
        self._told: dict[tuple[int, str], _Told] = {}

    def add(self, report: str, joins: Iterable[Joins]) -> None:
        """Take in the joining words of a report."""
        for one in joins:
            key = (one.form, one.words.rstrip("，"))
            told = self._told.setdefault(key, _Told(report, one))
            if told.last != report:
                told.last = report
                told.seen += 1

    def joints(self, pack: str) -> Iterator[Joint]:
        """Yield the words that at least two reports use, as the first of them writes them."""
        for (form, words), told in self._told.items():
            if told.seen >= _FEWEST_REPORTS:
                kind, first = _FORMS[form], told.first
                yield Joint(
                    id=phrase_id(pack, "joint", kind.move, words),
                    move=kind.move,
                    text=first.words,
                    after=kind.after,
                    natures=kind.natures,
                    source=Source(
                        report=told.report,
                        paragraph=first.paragraph,
                        start=first.start,
                        end=first.start + len(first.words),
                    ),
                    seen=told.seen,
                )


class _Told:
    """Joining words: where they stand first, and in how many reports."""

    __slots__ = ("first", "last", "report", "seen")

    def __init__(self, report: str, first: Joins) -> None:
        self.report = self.last = report
        self.first = first
        self.seen = 1
