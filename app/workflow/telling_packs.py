"""What `mine` says of the pack it made: how much of each report is in it, and what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from app.messages import N_, _, plural
from app.mining.deciding import DROPPED
from app.mining.sentences.report_voice import is_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.models.decision import Decision
    from app.models.pack import LeftOut, PhrasePack
    from app.workflow.archive import Head

HOW_TO_DECIDE = N_("：加上 --review，一条一条地定")
"""What is told of doubts ends so, for who is at a terminal."""

_REASONS = {"defect": N_("有毛病"), "dated": N_("过时"), "local": N_("只合本地")}
_MOST_SENTENCES = 20
_MOST_FILES = 10
_MOST_DECISIONS = 5
_SHOWN = 30  # Characters of a sentence that was left out.


def tell_pack(
    pack: PhrasePack, reports: Sequence[Head], unlisted: Mapping[str, int]
) -> Iterator[str]:
    """Yield what came of some reports, a line each; of many only the sums.

    `unlisted` counts the sentences, by reason, that were left out and are not listed.
    """
    yield plural("从 {reports} 份报告里收了 {phrases} 条、对仗 {sets} 组", len(reports)).format(
        reports=len(reports), phrases=len(pack.phrases), sets=len(pack.sets)
    )
    # In an archive a phrase names three of the reports that say it, and the shares would be wrong.
    if not is_archive(len(reports)):
        yield from _tell_reports(pack, reports)
    else:
        yield from _tell_several(reports)
    if outside := sum(report.outside for report in reports):
        yield "  " + plural("署名、落款和不属于哪一部分的段落没有收（{} 字）", outside).format(
            outside
        )
    listed = [one for one in pack.left_out if one.detail != DROPPED]
    yield from _tell_left_out(listed, unlisted)


def tell_decisions(pack: PhrasePack, unfit: Sequence[Decision]) -> Iterator[str]:
    """Yield what of a pack is as its user decided, and what is in doubt and waits to be decided."""
    dropped = sum(one.detail == DROPPED for one in pack.left_out)
    edited = sum(one.mined is not None for one in pack.phrases)
    told = [plural("删 {} 条", dropped).format(dropped)] if dropped else []
    told += [plural("改 {} 条", edited).format(edited)] if edited else []
    if told:
        yield _("照你定的{}（decisions.yaml）").format(_("、").join(told))
    if unfit:
        which = _("、").join(one.id for one in unfit[:_MOST_DECISIONS])
        which = _("{} 等").format(which) if len(unfit) > _MOST_DECISIONS else which
        yield plural(
            "decisions.yaml 里有 {count} 条对不上这次的语句（{which}）："
            "报告改了或没有给，先放着，不用的可以删去",
            len(unfit),
        ).format(count=len(unfit), which=which)
    if doubted := sum(bool(one.doubt) for one in pack.phrases):
        what = plural("有 {} 条拿不准是不是别人专有的名称", doubted).format(doubted)
        yield f"{what}{_(HOW_TO_DECIDE)}"


def _tell_reports(pack: PhrasePack, reports: Sequence[Head]) -> Iterator[str]:
    kept: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for phrase in pack.phrases:
        for place in (phrase.source, *phrase.places):
            if place:
                kept[place.report] |= {
                    (place.paragraph, at) for at in range(place.start, place.end)
                }
    for report in reports:
        held, whole = len(kept[report.name]), report.length
        yield "  " + _("{name}：{held} / {whole} 字进了词库（{share:.0%}）").format(
            name=report.name, held=held, whole=whole, share=held / whole
        )
        yield from (f"  {line}" for line in (*report.several, *report.left_out))


def _tell_several(reports: Sequence[Head]) -> Iterator[str]:
    """Tell of files that hold several reports: of many reports, too, one wants to part them."""
    told = [(report.name, line) for report in reports for line in report.several]
    for name, line in told[:_MOST_FILES]:
        yield f"  {name} {line}"
    if len(told) > _MOST_FILES:
        yield "  " + plural("这样的地方共 {} 处", len(told)).format(len(told))


def _tell_left_out(listed: Sequence[LeftOut], unlisted: Mapping[str, int]) -> Iterator[str]:
    for item in islice(listed, _MOST_SENTENCES):
        yield "  " + _("没收（{reason}，{detail}）：{text}…").format(
            reason=_(_REASONS[item.reason]), detail=item.detail, text=item.text[:_SHOWN]
        )
    counts = Counter(item.reason for item in listed) + Counter(unlisted)
    if counts.total() > _MOST_SENTENCES or unlisted:
        sums = _("、").join(
            plural("{reason} {count} 句", counts[why]).format(reason=_(words), count=counts[why])
            for why, words in _REASONS.items()
            if counts[why]
        )
        told = plural("没收的共 {total} 句（{sums}）", counts.total())
        if listed and unlisted:
            told = plural(
                "没收的共 {total} 句（{sums}），其中 {listed} 句后面接着词库里的语句，"
                "写在 left_out.yaml 里，其余只记数",
                counts.total(),
            )
        elif listed:
            told = plural("没收的共 {total} 句（{sums}），都写在 left_out.yaml 里", counts.total())
        yield "  " + told.format(total=counts.total(), sums=sums, listed=len(listed))
