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
    source: Source


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
                    end = start + len(found[1])
                    source = Source(
                        report=report.name, paragraph=place.first + line, start=start, end=end
                    )
                    yield Joins(*found, source)


def _joins(sentence: str) -> tuple[int, str] | None:
    for n, form in enumerate(_FORMS):
        told = form.words.match(sentence)
        rest = _JOINED.match(sentence, told.end()) if told else None
        if told and rest:
            return n, told[0] + rest[0]
    return None


def joints(found: Iterable[Joins], pack: str) -> Iterator[Joint]:
    """Yield the joining words that at least two reports use, as the first of them writes them."""
    told_by: dict[tuple[int, str], dict[str, Joins]] = {}
    for one in found:
        key = (one.form, one.words.rstrip("，"))
        told_by.setdefault(key, {}).setdefault(one.source.report, one)
    for (form, words), reports in told_by.items():
        if len(reports) >= _FEWEST_REPORTS:
            first = next(iter(reports.values()))
            told = _FORMS[form]
            yield Joint(
                id=phrase_id(pack, "joint", told.move, words),
                move=told.move,
                text=first.words,
                after=told.after,
                natures=told.natures,
                source=first.source,
                seen=len(reports),
            )
