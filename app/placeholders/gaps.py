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
    known = {(place.paragraph, place.start, place.end): place for place in found}
    gaps = list(_gaps(lines, known))
    outside = [place for place in found if not any(_inside(place, gap) for gap in gaps)]
    return sorted([*outside, *gaps], key=lambda place: (place.paragraph, place.start))


def _gaps(
    lines: Sequence[Sequence[Span]], known: dict[tuple[int, int, int], Placeholder]
) -> Iterator[Placeholder]:
    groups: dict[str, int] = {}
    used = max((place.group for place in known.values()), default=0)
    for paragraph, spans in enumerate(lines):
        start = 0
        for span in spans:
            end = start + len(span.text)
            if span.gap and span.text:
                like = known.get((paragraph, start, end))
                group = like.group if like else used + groups.setdefault(span.text, len(groups) + 1)
                yield Placeholder(
                    token=span.text,
                    text=span.text,
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    kind=like.kind if like else "unknown",
                    group=group,
                )
            start = end


def _inside(place: Placeholder, gap: Placeholder) -> bool:
    return place.paragraph == gap.paragraph and place.start < gap.end and gap.start < place.end
