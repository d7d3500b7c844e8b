"""Names that a report should not have: of the reports that its phrases and sentences are from."""

from __future__ import annotations

import contextlib
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from app.bank.loading import load_pack
from app.bank.pack_folder import PACK_FILE
from app.checking import Manuscript
from app.checking.other_names import KnownNames, NameOf, OtherName, names_of
from app.errors import InputError
from app.files.places import standing
from app.reading import read_report
from app.text.bylines import split_byline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.copying.copied import Copied
    from app.models.phrase import Phrase
    from app.models.report import Report, Span

# Whoever shares a clause with a report has not made his of it.
_FEWEST_CHARACTERS = 20
_MOST_SOURCES = 8


def names_of_others(report: Report, copied: Copied | None, bank: PhraseBank | None) -> KnownNames:
    """Return the names that a report should not have.

    `copied` is what of it stands in other texts, and the `bank` what it may be drafted from.
    """
    of_phrases = _of_phrases(report, bank) if bank else ()
    return KnownNames(chain(of_phrases, _of_sources(copied) if copied else ()))


def _of_phrases(report: Report, bank: PhraseBank) -> Iterator[OtherName]:
    """Yield the names that stood in the reports from which phrases of a draft are.

    Of a large pack, that is asked through its index, they are those of the phrases themselves.
    """
    refs = dict.fromkeys(one.origin.ref for one in _spans(report) if one.origin.kind == "phrase")
    used = [phrase for ref in refs if (phrase := bank.phrase(ref)) is not None and phrase.source]
    reports = {_report(phrase) for phrase in used}
    every = (phrase for pack in bank.packs for phrase in pack.phrases) if used else ()
    beside = (phrase for phrase in every if phrase.source and _report(phrase) in reports)
    yield from _held(chain(used, beside))


def _of_sources(copied: Copied) -> Iterator[OtherName]:
    """Yield the names of those who wrote the texts from which sentences of a report are."""
    taken: Counter[str] = Counter()
    for passage in copied.passages:
        taken[passage.source.name] += passage.beyond_formulae
    for name, characters in taken.most_common(_MOST_SOURCES):
        if characters >= _FEWEST_CHARACTERS:
            with contextlib.suppress(InputError):
                yield from _names_at(Path(name))


def _names_at(path: Path) -> Iterator[OtherName]:
    """Yield the names of a source's writer, which a pack tells where there is only a pack."""
    if standing(path) == "file":
        yield from names_of(Manuscript(read_report(path)).writer, path.as_posix())
    elif standing(path.parent / PACK_FILE) == "file":
        phrases = load_pack(path.parent).phrases
        yield from _held(one for one in phrases if one.source and one.source.report == path.name)


def _held(phrases: Iterable[Phrase]) -> Iterator[OtherName]:
    """Yield the names of writers that slots of phrases held in their reports."""
    for phrase in phrases:
        where = phrase.source.report if phrase.source else ""
        for slot in phrase.slots.values():
            if slot.kind in ("unit", "person"):
                yield from _named(slot.held, slot.kind, where)
            elif slot.kind == "self":
                for part in split_byline(slot.held or ""):
                    if part.field == "unit":
                        yield from _named(part.text, "unit", where)
                    elif part.field == "name":
                        yield from _named(part.text, "person", where)


def _named(words: str | None, of: NameOf, where: str) -> Iterator[OtherName]:
    if words:
        yield OtherName("".join(words.split()), of, where)


def _spans(report: Report) -> Iterator[Span]:
    return (span for line in report.whole_lines() for span in line.spans)


def _report(phrase: Phrase) -> tuple[str, str]:
    """Return which report a phrase is from, and of which pack."""
    return phrase.id.partition("/")[0], phrase.source.report if phrase.source else ""
