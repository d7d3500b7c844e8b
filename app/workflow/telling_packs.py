"""What `mine` says of the pack it made: how much of each report is in it, and what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from app.mining.deciding import DROPPED
from app.mining.sentences.report_voice import is_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.models.decision import Decision
    from app.models.pack import LeftOut, PhrasePack
    from app.workflow.archive import Head

HOW_TO_DECIDE = "：加上 --review，一条一条地定"
"""What is told of doubts ends so, for who is at a terminal."""

_REASONS = {"defect": "有毛病", "dated": "过时", "local": "只合本地"}
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
    yield f"从 {len(reports)} 份报告里收了 {len(pack.phrases)} 条、对仗 {len(pack.sets)} 组"
    # In an archive a phrase names three of the reports that say it, and the shares would be wrong.
    if not is_archive(len(reports)):
        yield from _tell_reports(pack, reports)
    else:
        yield from _tell_several(reports)
    if outside := sum(report.outside for report in reports):
        yield f"  署名、落款和不属于哪一部分的段落没有收（{outside} 字）"
    listed = [one for one in pack.left_out if one.detail != DROPPED]
    yield from _tell_left_out(listed, unlisted)


def tell_decisions(pack: PhrasePack, unfit: Sequence[Decision]) -> Iterator[str]:
    """Yield what of a pack is as its user decided, and what is in doubt and waits to be decided."""
    dropped = sum(one.detail == DROPPED for one in pack.left_out)
    edited = sum(one.mined is not None for one in pack.phrases)
    counts = {"删": dropped, "改": edited}
    told = "、".join(f"{verb} {count} 条" for verb, count in counts.items() if count)
    if told:
        yield f"照你定的{told}（decisions.yaml）"
    if unfit:
        which = "、".join(one.id for one in unfit[:_MOST_DECISIONS])
        more = " 等" if len(unfit) > _MOST_DECISIONS else ""
        what = f"decisions.yaml 里有 {len(unfit)} 条对不上这次的语句（{which}{more}）"
        yield f"{what}：报告改了或没有给，先放着，不用的可以删去"
    if doubted := sum(bool(one.doubt) for one in pack.phrases):
        yield f"有 {doubted} 条拿不准是不是别人专有的名称{HOW_TO_DECIDE}"


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
        yield f"  {report.name}：{held} / {whole} 字进了词库（{held / whole:.0%}）"
        yield from (f"  {line}" for line in (*report.several, *report.left_out))


def _tell_several(reports: Sequence[Head]) -> Iterator[str]:
    """Tell of files that hold several reports: of many reports, too, one wants to part them."""
    told = [(report.name, line) for report in reports for line in report.several]
    for name, line in told[:_MOST_FILES]:
        yield f"  {name} {line}"
    if len(told) > _MOST_FILES:
        yield f"  这样的地方共 {len(told)} 处"


def _tell_left_out(listed: Sequence[LeftOut], unlisted: Mapping[str, int]) -> Iterator[str]:
    for item in islice(listed, _MOST_SENTENCES):
        yield f"  没收（{_REASONS[item.reason]}，{item.detail}）：{item.text[:_SHOWN]}…"
    counts = Counter(item.reason for item in listed) + Counter(unlisted)
    if counts.total() > _MOST_SENTENCES or unlisted:
        sums = "、".join(
            f"{words} {counts[why]} 句" for why, words in _REASONS.items() if counts[why]
        )
        where = "都" if not unlisted else f"其中 {len(listed)} 句后面接着词库里的语句，"
        rest = "，其余只记数" if unlisted else ""
        at = f"，{where}写在 left_out.yaml 里{rest}" if listed else ""
        yield f"  没收的共 {counts.total()} 句（{sums}）{at}"
