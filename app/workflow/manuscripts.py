"""A draft as rules look at it, with what of other texts they need to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking import Manuscript
from app.checking.other_names import KnownNames
from app.placeholders.in_reports import placeholders_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.copying.copied import Copied
    from app.models.report import Report

_DRAFTED = ".json"


def manuscript_of(
    report: Report, path: Path, held: Copied | None, bank: Sequence[Path]
) -> Manuscript:
    """Return a draft that was read from a file; `held` is what of it stands in other texts.

    `bank` are folders of packs that it may be drafted from.
    """
    others = _others(report, path, held, bank)
    return Manuscript(report, placeholders_of(report), copied=held, others=others)


def _others(report: Report, path: Path, held: Copied | None, bank: Sequence[Path]) -> KnownNames:
    """Return names that a draft should not have; most drafts do not tell where they are from."""
    drafted = path.suffix.lower() == _DRAFTED
    if not held and not drafted:
        return KnownNames()
    from app.bank.loading import load_bank
    from app.workflow.others import names_of_others

    return names_of_others(report, held, load_bank(bank) if drafted else None)
