"""What is open in a report: the placeholders of its lines, and the gaps that drafting left.

It is told to the writer, or why the report is not finished.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.messages import _, plural
from app.models.names import Placeholder
from app.placeholders.cell_headings import cell_heading
from app.placeholders.finding import context, find_placeholders
from app.placeholders.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.models.report import Paragraph, Report, Span

    Advice = Callable[[Placeholder], str]


_SHOWN = 24  # Characters of a borrowed passage.


class _Text(NamedTuple):
    """A line, or a cell of one, where it stands, and what its table asks for there."""

    text: str
    line: int
    start: int = 0
    heading: str = ""


def placeholders_of(report: Report) -> list[Placeholder]:
    """Return the placeholders and gaps of a report in order; they index its lines."""
    return placeholders_in(list(report.whole_lines()))


def placeholders_in(lines: Sequence[Paragraph]) -> list[Placeholder]:
    """Return the placeholders and gaps of a report's lines in order.

    No cell of a row has a say in what the signs in another one are, but the head of its column
    and the cell to its left tell what it asks for.
    """
    texts = list(_texts(lines))
    form = Form(heading=lambda n: texts[n].heading)
    found = find_placeholders([each.text for each in texts], form)
    if len(texts) > len(lines):  # Else each line is one text, and all stands where it was found.
        found = [_in_line(place, texts[place.paragraph]) for place in found]
    return with_gaps(found, [line.spans for line in lines])


def tell_open(
    lines: Sequence[str], left: Sequence[Placeholder], advice: Advice | None
) -> Iterator[str]:
    """Yield a line for each place that is still open, with advice on what would settle it."""
    gaps = [place for place in left if not place.phrase]
    doubts = [place for place in left if place.phrase]
    if gaps:
        told = plural("还有 {} 处空缺：", len(gaps))
        if advice:
            told = plural("还有 {} 处空缺（后面是能补上它的提纲键）：", len(gaps))
        yield told.format(len(gaps))
        yield from (f"  {told}" for told in tell_places(lines, gaps, advice))
    if doubts:
        yield plural(
            "借来的话有 {} 处拿不准是不是别人专有的（稿子里涂了颜色）：", len(doubts)
        ).format(len(doubts))
        yield from (f"  {told}" for told in tell_places(lines, doubts, advice))


def tell_places(
    lines: Sequence[str], left: Sequence[Placeholder], advice: Advice | None
) -> Iterator[str]:
    """Yield for each place that is still open where it is, and what would settle it."""
    for place in left:
        where, what = _place(lines[place.paragraph], place), _advice(place, advice)
        yield f"{where} → {what}" if what else where


def open_problems(
    path: Path, lines: Sequence[str], left: Sequence[Placeholder], advice: Advice | None
) -> Iterator[Problem]:
    """Yield for each place that is still open why the draft at a path is not finished."""
    for place in left:
        what, hint = _("还没有填：{}"), _("填好再定稿")
        if place.phrase:
            what, hint = _("借来的话拿不准：{}"), _advice(place, advice)
        elif advice:
            hint = _("在提纲里补：{}").format(advice(place))
        yield Problem(what.format(_place(lines[place.paragraph], place)), hint, str(path))


def _advice(place: Placeholder, advice: Advice | None) -> str:
    if place.phrase:
        return _("改写这一句，或用 nigao mine … --review 定 {}").format(place.phrase)
    return advice(place) if advice else ""


def with_gaps(found: Sequence[Placeholder], lines: Sequence[Sequence[Span]]) -> list[Placeholder]:
    """Return the placeholders found in a report's lines and its gaps, in order.

    What drafting left open is a placeholder without doubt, even where its words do not look
    like one; markers inside it are part of it.
    """
    gaps = list(_gaps(lines, found))
    if not gaps:
        return list(found)
    outside = _outside(found, gaps)
    return sorted([*outside, *gaps], key=lambda place: (place.paragraph, place.start))


def _gaps(lines: Sequence[Sequence[Span]], found: Sequence[Placeholder]) -> Iterator[Placeholder]:
    known = {(place.paragraph, place.start, place.end): place for place in found}
    dates = {(place.paragraph, place.start): place.date for place in found if place.date}
    groups: dict[str, int] = {}
    used = max((place.group for place in found), default=0)
    for paragraph, spans in enumerate(lines):
        start = 0
        for span in spans:
            end = start + len(span.text)
            if span.gap and span.text:
                like = known.get((paragraph, start, end))
                group = like.group if like else used + groups.setdefault(span.text, len(groups) + 1)
                whole = any(dates.get((paragraph, at)) == span.text for at in range(start, end))
                yield Placeholder(
                    token=span.text,
                    text=like.text if like else span.text,
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    kind=like.kind if like else "date" if whole else "unknown",
                    group=group,
                    date=span.text if whole else None,
                    key=_key(span),
                    # No gap of a draft's own stands in words that were borrowed.
                    phrase=span.origin.ref if span.origin.kind == "phrase" else "",
                )
            start = end


def _key(span: Span) -> str:
    """Return the outline key behind a gap.

    A name in the writer's own words (XX) is no gap of the outline's, whatever key it stands in.
    """
    asks = span.origin.kind == "outline" and span.text.startswith("【")
    return span.origin.ref if asks else ""


def _outside(found: Sequence[Placeholder], gaps: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Yield what is found outside every gap; both are in order, so that one walk tells."""
    at = 0
    for place in found:
        while at < len(gaps) and _ends_before(gaps[at], place):
            at += 1
        if at == len(gaps) or not _inside(place, gaps[at]):
            yield place


def _ends_before(gap: Placeholder, place: Placeholder) -> bool:
    return (gap.paragraph, gap.end) <= (place.paragraph, place.start)


def _inside(place: Placeholder, gap: Placeholder) -> bool:
    return place.paragraph == gap.paragraph and place.start < gap.end and gap.start < place.end


def _texts(lines: Iterable[Paragraph]) -> Iterator[_Text]:
    head: Sequence[str] = ()
    for number, line in enumerate(lines):
        if not line.row:
            yield _Text(line.text, number)
            continue
        cells = line.cells
        if line.row != "next":
            head = ()
        start, left = 0, ""
        for at, text in enumerate(cells):
            over = head[at] if len(head) == len(cells) else ""
            yield _Text(text, number, start, cell_heading(text, over, left))
            start, left = start + len(text) + 1, text
        head = head or cells


def _in_line(place: Placeholder, text: _Text) -> Placeholder:
    at = {"start": place.start + text.start, "end": place.end + text.start}
    return place.model_copy(update={"paragraph": text.line, **at})


def _place(line: str, place: Placeholder) -> str:
    if place.phrase:
        more = "…" if len(place.text) > _SHOWN else ""
        shown = f"{place.doubt or ''}〔{place.text[:_SHOWN]}{more}〕"
    elif place.doubt:
        shown = context(line, place.start, place.end)
        shown = _("{shown}（存疑：{doubt}）").format(shown=shown, doubt=_(place.doubt))
    else:
        shown = context(line, place.start, place.end)
    return _("第 {paragraph} 段 {shown}").format(paragraph=place.paragraph + 1, shown=shown)
