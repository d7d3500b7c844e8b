"""Names that a report should not have: of the reports that its phrases and sentences are from."""

from __future__ import annotations

import contextlib
from collections import Counter
from itertools import chain, starmap
from pathlib import Path
from typing import TYPE_CHECKING

from app.bank.held_names import held_names, names_behind
from app.bank.loading import load_pack
from app.bank.pack_folder import PACK_FILE
from app.checking import Manuscript
from app.checking.other_names import KnownNames, OtherName, names_of
from app.errors import InputError
from app.files.places import standing
from app.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.copying.copied import Copied
    from app.models.report import Report

# Whoever shares a clause with a report has not made his of it.
_FEWEST_CHARACTERS = 20
_MOST_SOURCES = 8


def names_of_others(report: Report, copied: Copied | None, bank: PhraseBank | None) -> KnownNames:
    """Return the names that a report should not have.

    `copied` is what of it stands in other texts, and the `bank` what it may be drafted from.
    """
    of_phrases = starmap(OtherName, names_behind(report.phrase_ids(), bank) if bank else ())
    return KnownNames(chain(of_phrases, _of_sources(copied) if copied else ()))


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
        own = (one for one in phrases if one.source and one.source.report == path.name)
        yield from starmap(OtherName, held_names(own))
