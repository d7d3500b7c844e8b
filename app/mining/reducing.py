"""The records of many reports to a phrase pack, in a few passes, of which none holds the reports.

First the houses are told from what each report says of names, then the families from their
headings. In one more pass short keys are counted, which tells what several reports say; only that,
and what may stand for itself, is made a phrase in the last one.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from app.mining.counting import LocalCounts
from app.mining.headings.families import find_families
from app.mining.headings.siblings import siblings_of
from app.mining.judging import Judged, Sentence, Standing
from app.mining.merging import Merger
from app.mining.names.guard import Guard
from app.mining.names.houses import merge
from app.mining.renewing import with_known_ids
from app.mining.sentences.joining_words import JointMerger
from app.mining.sentences.report_voice import is_archive, parted
from app.mining.sentences.unfit import OWN
from app.models.pack import LeftOut, PhrasePack

if TYPE_CHECKING:
    from collections.abc import (
        Container,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from app.mining.counting import Counts
    from app.mining.headings.families import Families
    from app.mining.headings.siblings import Siblings, Spotted
    from app.mining.names.houses import Houses
    from app.mining.names.mapping import ReportNames
    from app.mining.records import Record, Records
    from app.models.pack import SourceFile
    from app.models.phrase import Phrase


class Order(NamedTuple):
    """What a pack is to be: its name, its files, and the pack that it renews."""

    name: str
    sources: Sequence[SourceFile] = ()
    known: PhrasePack | None = None

    @property
    def phrases(self) -> Sequence[Phrase]:
        """Return the phrases of the pack that is renewed."""
        return self.known.phrases if self.known else ()


class Mined(NamedTuple):
    """A pack, and how many sentences were left out of it that it does not list, by reason."""

    pack: PhrasePack
    unlisted: Counter[str]


def passes(reports: int) -> int:
    """Return how often the records of so many reports are gone through."""
    return 5 if is_archive(reports) else 4


class _Made(NamedTuple):
    """All that the last pass made: phrases, what was left out, and of that how much, by reason.

    What is left out is listed in any case, or if a phrase follows it.
    """

    merger: Merger
    joints: JointMerger
    left_out: list[tuple[LeftOut, bool]]
    counts: Counter[str]


def reduce_records(records: Records, order: Order, counts: Counts | None = None) -> Mined:
    """Return the phrase pack of some records, which come in the order of their reports.

    A phrase that several reports hold stands once, with their number in `seen`. What only one
    plain report of an archive says in its points is its writer's own. What is one house's own
    becomes a slot, keeps its sentence out, or is noted as a doubt. Of what plain reports of an
    archive leave out only that is listed which a phrase follows. The phrases of the pack that is
    renewed keep their ids, and stay as long as a report says them.
    """
    archive = is_archive(len(records))
    houses = merge(_Names(records))
    families = find_families(_headings(records, houses), order.name)
    reports = _Reports(records, houses, families, order.name)
    standing = Standing.of(order.phrases)
    recurring = _recurring(reports, counts or LocalCounts()) if archive else None
    made = _made(reports, standing, recurring)
    phrases = with_known_ids(made.merger.phrases(len(records)), order.phrases)
    kept, own = parted(phrases, standing.ids) if archive else (phrases, [])
    listed = list(_listed(made, kept, own))
    made.counts[OWN[0]] += made.merger.times(own)
    made.counts.subtract(item.reason for item in listed)
    headed = {phrase.set for phrase in kept}
    pack = PhrasePack(
        name=order.name,
        licence="源报告归其作者所有，仅供本单位起草参考",
        origin="mined",
        sources=tuple(order.sources),
        phrases=tuple(kept),
        sets=tuple(one for one in families.sets if one.id in headed),
        joints=tuple(made.joints.joints(order.name)),
        left_out=tuple(listed),
    )
    return Mined(pack, +made.counts)


class _Names:
    """What each report tells of names, as often as it is asked for."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records

    def __iter__(self) -> Iterator[ReportNames]:
        return (record.report_names() for record in self._records)


class _Reports:
    """The reports with their sentences judged, as often as they are asked for."""

    def __init__(self, records: Records, houses: Houses, families: Families, pack: str) -> None:
        self._records = records
        self._houses = houses
        self._families = families
        self._pack = pack

    def __iter__(self) -> Iterator[Judged]:
        for record, members in zip(self._records, self._families.members, strict=True):
            guard = Guard(record.report_names(), self._houses)
            yield Judged(record.told(), guard, members, self._pack)


def _headings(records: Iterable[Record], houses: Houses) -> Iterator[list[Siblings]]:
    """Yield the headings of each report that are free of what is one house's own."""
    for record in records:
        guard = Guard(record.report_names(), houses)
        clears = partial(_clears, guard)
        yield list(siblings_of(guard.report, record.runs(), clears))


def _clears(guard: Guard, heading: Spotted) -> bool:
    return guard.clears_heading(heading.text, heading.evidence)


def _recurring(reports: Iterable[Judged], counts: Counts) -> Container[int]:
    """Return the numbers of what several reports say in their points."""
    for report in reports:
        counts.add(report.numbers())
    return counts.recurring()


def _made(reports: Iterable[Judged], standing: Standing, recurring: Container[int] | None) -> _Made:
    """Return the phrases of some reports; of `recurring` None all that is sound becomes one."""
    merger, joints = Merger(), JointMerger()
    left_out: list[tuple[LeftOut, bool]] = []
    counts: Counter[str] = Counter()
    for report in reports:
        joints.add(report.name, report.joins)
        wanted = report.wanted(standing, recurring)
        followed = {report.sentences[at].follows for at in wanted}
        ids: dict[int, str] = {}
        for at, one in enumerate(report.sentences):
            if at in wanted:
                ids[at] = merger.add(
                    one.wording, report.source(one), partial(_phrase, report, one, ids)
                )
                continue
            counts[one.reason[0] if one.reason else OWN[0]] += 1
            if one.reason and (report.lists_all or at in followed):
                left_out.append((report.left_out(one), report.lists_all))
    return _Made(merger, joints, left_out, counts)


def _phrase(report: Judged, one: Sentence, ids: Mapping[int, str]) -> Phrase:
    behind = _standing_for(report, one.behind, ids)
    if one.follows is None:
        return report.phrase(one, None, behind)
    before = report.ident(report.sentences[one.follows])
    return report.phrase(one, ids.get(one.follows) or before, behind)


def _standing_for(report: Judged, at: int | None, ids: Mapping[int, str]) -> str | None:
    """Return the id of another report's phrase that stands for a sentence, if one does."""
    if at is None or ids.get(at) == report.ident(report.sentences[at]):
        return None
    return ids.get(at)


def _listed(made: _Made, kept: Sequence[Phrase], own: Sequence[Phrase]) -> Iterator[LeftOut]:
    """Yield what is listed as left out: what a phrase follows must be there."""
    follows = {ident for phrase in kept for ident in (phrase.follows, phrase.behind)}
    yield from (item for item, always in made.left_out if always or item.id in follows)
    yield from (LeftOut.of(phrase, OWN[1]) for phrase in own if phrase.id in follows)
