"""What a person is told of a draft: how long it is, and what is still open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import NotFinishedError, Problem
from app.outline.speaking import name_entry, spoken_key
from app.placeholders.finding import context
from app.text.pace import CHARACTERS_A_MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.models.names import Placeholder
    from app.models.phrase import Source
    from app.models.report import Report

    Advice = Callable[[Placeholder], str]

# Nearer than this to the length asked for, nobody would notice.
_NEAR = 0.15


def tell_length(report: Report, wanted: int | None = None) -> Iterator[str]:
    """Yield how long a report is, and whether it missed the length that was asked for."""
    length = report.length
    yield f"全文 {length} 字，念下来约 {max(1, round(length / CHARACTERS_A_MINUTE))} 分钟"
    if wanted and abs(length - wanted) > _NEAR * wanted:
        short = "不够的部分没有硬凑：多写几件事例、措施，或加一条体会"
        long = "再短就不成样子了：少写一条，或把自己写的改短"
        yield f"篇幅要的是 {wanted} 字，{short if length < wanted else long}"


def gap_keys(report: Report) -> dict[tuple[int, int], str]:
    """Return the outline key behind each gap, by paragraph and offset.

    A name in the writer's own words (XX) is no gap of the outline's, whatever key it stands in.
    """
    keys: dict[tuple[int, int], str] = {}
    for paragraph, spans in enumerate(report.lines()):
        start = 0
        for span in spans:
            if span.gap and span.origin.kind == "outline" and span.text.startswith("【"):
                keys[paragraph, start] = span.origin.ref
            start += len(span.text)
    return keys


def outline_advice(keys: Mapping[tuple[int, int], str]) -> Advice:
    """Return what tells for a place that is open where in the outline it would be filled."""

    def advise(place: Placeholder) -> str:
        key = keys.get((place.paragraph, place.start), "")
        # A gap that no key of the outline supplies is a name like any other placeholder.
        return name_entry(place.text) if not key or key.startswith("names.") else spoken_key(key)

    return advise


def tell_source(source: Source) -> str:
    """Return where a phrase was found, counted from 1 as people count."""
    place = f"第 {source.paragraph + 1} 段第 {source.start + 1}–{source.end} 字"
    return f"{source.report} {place}"


def tell_open(report: Report, left: Sequence[Placeholder], advice: Advice | None) -> Iterator[str]:
    """Yield a line for each place that is still open, with advice on what would fill it."""
    if left:
        behind = "（后面是能补上它的提纲键）" if advice else ""
        yield f"还有 {len(left)} 处空缺{behind}："
    for place in left:
        yield f"  {_place(report, place)}" + (f" → {advice(place)}" if advice else "")


def refuse_open(
    path: Path, report: Report, left: Sequence[Placeholder], advice: Advice | None
) -> None:
    """Raise `NotFinishedError` with every place that is still open, if there is one."""
    if left:
        raise NotFinishedError(
            [
                Problem(
                    f"还没有填：{_place(report, place)}",
                    f"在提纲里补：{advice(place)}" if advice else "填好再定稿",
                    str(path),
                )
                for place in left
            ]
        )


def _place(report: Report, place: Placeholder) -> str:
    line = report.paragraphs[place.paragraph]
    doubt = f"（存疑：{place.doubt}）" if place.doubt else ""
    return f"第 {place.paragraph + 1} 段 {context(line, place.start, place.end)}{doubt}"
