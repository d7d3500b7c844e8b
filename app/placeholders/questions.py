"""What a writer is asked: one question a marker, and one for all markers of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.names import Placeholder


class Question(NamedTuple):
    """A marker, or the markers of one date, to be asked for at once.

    `first` and `last` number the markers from 1; `place` is the first of them, whose value is
    the answer. `words` are what is asked for as it stands, `start` and `end` where in its line.
    `doubt` is that of the first doubtful marker.
    """

    first: int
    last: int
    place: Placeholder
    words: str
    start: int
    end: int
    doubt: str | None

    @property
    def name(self) -> str:
        """Return what people call it: the marker, or the label of a blank."""
        return self.words if self.words.strip() else self.place.label or "空白"


def questions(placeholders: Sequence[Placeholder]) -> list[Question]:
    """Return what to ask for the placeholders of a text, in order."""
    asked: list[Question] = []
    for n, place in enumerate(placeholders, 1):
        if asked and _same_date(asked[-1].place, place):
            doubt = asked[-1].doubt or place.doubt
            asked[-1] = asked[-1]._replace(last=n, doubt=doubt)
            continue
        words = place.date or place.token
        start = place.start - words.index(place.token)
        asked.append(Question(n, n, place, words, start, start + len(words), place.doubt))
    return asked


def _same_date(first: Placeholder, place: Placeholder) -> bool:
    same = first.date is not None and first.date == place.date
    return same and (first.paragraph, first.group) == (place.paragraph, place.group)
