"""What a person is told of a report, a draft and a phrase: what was read, how long, from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import N_, _, plural
from app.models.report import CHARACTERS_A_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.drafting.asking import Asking
    from app.mining.slots.matter import Matter, MatterKind
    from app.models.phrase import Source
    from app.models.report import Report

_MATTER_LABELS: Mapping[MatterKind, str] = {
    "time": N_("时间"),
    "figure": N_("数字"),
    "name": N_("名称"),
}
# Nearer than this to the length asked for, nobody would notice.
_NEAR = 0.1
_MOST_QUESTIONS = 5


def tell_length(
    length: int, wanted: int | None = None, *, spoken: bool = False, pages: int | None = None
) -> Iterator[str]:
    """Yield how many characters a report has, and whether it missed the length asked for.

    A talk takes minutes to speak; a paper that is laid out takes `pages`.
    """
    if spoken:
        minutes = max(1, round(length / CHARACTERS_A_MINUTE))
        yield plural("全文 {length} 字，念下来约 {minutes} 分钟", length).format(
            length=length, minutes=minutes
        )
    elif pages:
        yield plural("全文 {length} 字，排出来约 {pages} 页", length).format(
            length=length, pages=pages
        )
    else:
        yield plural("全文 {} 字", length).format(length)
    if is_short(length, wanted):
        yield _("篇幅要的是 {} 字，不够的部分没有硬凑：多写几件事例、措施，或加一条体会").format(
            wanted
        )
    elif wanted and length > (1 + _NEAR) * wanted:
        yield _("篇幅要的是 {} 字，再短就不成样子了：少写一条，或把自己写的改短").format(wanted)


def is_short(length: int, wanted: int | None) -> bool:
    """Tell whether a report falls short of the length that was asked for."""
    return bool(wanted) and length < (1 - _NEAR) * (wanted or 0)


def tell_questions(asked: Sequence[Asking]) -> Iterator[str]:
    """Yield the questions whose answers would make a report longer, each with its outline key."""
    # A report that is read or filled has no outline, whose models take their time to build.
    from app.outline.speaking import spoken_key

    if asked:
        yield _("下面几问答上，就有话写了（nigao ask 会一句一句地问）：")
    for one in asked[:_MOST_QUESTIONS]:
        yield f"  {one.text} → {spoken_key(one.key)}"


def tell_reading(report: Report) -> Iterator[str]:
    """Yield what was unsure in reading a report, and what else its file holds."""
    yield from (
        _("第 {paragraph} 段：{what}").format(paragraph=doubt.paragraph + 1, what=doubt.what)
        for doubt in report.doubts
    )
    yield from tell_left_out(report)


def tell_several(report: Report) -> Iterator[str]:
    """Yield where in a report's file further reports begin."""
    for doubt in report.doubts:
        if doubt.begins_another:
            yield _("第 {paragraph} 段：{what}").format(
                paragraph=doubt.paragraph + 1, what=doubt.what
            )


def tell_matter(matter: Sequence[Matter]) -> Iterator[str]:
    """Yield what in an old report belongs to its year, a line a kind, with its paragraphs."""
    if matter:
        yield _("随年份、人、事变的内容，请逐处核对（提纲里也标着）：")
    for kind, label in _MATTER_LABELS.items():
        places: dict[str, list[int]] = {}
        for one in matter:
            if one.kind == kind:
                places.setdefault(one.words, []).append(one.paragraph + 1)
        told = (
            _("{words}（第 {numbers} 段）").format(words=words, numbers=_("、").join(map(str, at)))
            for words, at in places.items()
        )
        if places:
            yield "  " + _("{label}：{told}").format(label=_(label), told=_("、").join(told))


def tell_left_out(report: Report) -> Iterator[str]:
    """Yield what a report's file holds and the report does not, each with its place."""
    for each in report.left_out:
        place = ":".join(str(part) for part in (report.name, each.line, each.column) if part)
        yield ": ".join(part for part in (place, each.what, each.hint) if part)


def tell_doubt(doubt: Sequence[str]) -> str:
    """Return which words of a phrase are in doubt."""
    return _("拿不准：{}").format(_("、").join(f"“{word}”" for word in doubt))


def tell_source(source: Source) -> str:
    """Return where a phrase was found, counted from 1 as people count."""
    return _("{report} 第 {paragraph} 段第 {start}–{end} 字").format(
        report=source.report,
        paragraph=source.paragraph + 1,
        start=source.start + 1,
        end=source.end,
    )
