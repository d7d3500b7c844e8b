"""The gaps of a drafted report: spans that stand for words nobody has given yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.names import Placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.report import Span


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
                )
            start = end


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
