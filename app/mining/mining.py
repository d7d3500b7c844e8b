"""Reports to a phrase pack: every sentence becomes a phrase, or is left out for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.mapper import map_report
from app.mining.reducing import Order, reduce_records
from app.mining.sentences.report_voice import is_archive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.pack import LeftOut, PhrasePack, SourceFile
    from app.models.phrase import Phrase
    from app.models.report import Report


def mine(
    reports: Sequence[Report],
    name: str,
    sources: Sequence[SourceFile] = (),
    known: PhrasePack | None = None,
) -> PhrasePack:
    """Return the phrase pack of some reports; `name` is the first part of every id.

    `known` is the pack that this one renews. What becomes of each sentence, `reduce_records` says.
    """
    archive, few = is_archive(len(reports)), handful(known)
    records = [map_report(report, strict=archive and report.name not in few) for report in reports]
    return reduce_records(records, Order(name, sources, known)).pack


def handful(known: PhrasePack | None) -> set[str]:
    """Return the reports of a pack that were a handful's: as such they are taken further on."""
    if known is None:
        return set()
    if known.sources:
        return {source.file for source in known.sources if not source.archive}
    entries: list[Phrase | LeftOut] = [*known.phrases, *known.left_out]
    reports = {one.source.report for one in entries if one.source}
    return set() if is_archive(len(reports)) else reports
