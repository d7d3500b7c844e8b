"""In which voice a report speaks, and what in it is its writer's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.theory import office_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from app.models.phrase import Phrase
    from app.models.report import Report
    from app.models.roles import Voice

# In a report of office one character in fifty begins a word of theory or of office. To speak of
# the party is not enough: whoever keeps the accounts of its branch tells of them as of any other.
_OFFICE_WORDS = 0.02
# A handful of reports is somebody's own, who may say again what he has said.
_HANDFUL = 10


def voice_of(report: Report) -> Voice:
    """Return the voice of a report: official where it argues in words of theory and of office."""
    texts = [line.text for block in report.walk() for line in block.paragraphs if not line.row]
    words = sum(map(office_words, texts))
    return "official" if words >= max(1, _OFFICE_WORDS * sum(map(len, texts))) else "plain"


def is_archive(reports: int) -> bool:
    """Tell whether so many reports are an archive, written by many, and no handful."""
    return reports >= _HANDFUL


def parted(
    phrases: Iterable[Phrase], staying: Collection[str] = ()
) -> tuple[list[Phrase], list[Phrase]]:
    """Return the phrases of an archive that others may say, and those that are one's own.

    That is what a plain report alone says in a point, and in either voice what leans on a sentence
    that others may not say. What has an id in `staying` was in the pack before.
    """
    kept: list[Phrase] = []
    own: list[Phrase] = []
    standing: set[str] = set()
    for phrase in phrases:
        leaning = phrase.follows is not None and phrase.follows not in standing
        told = phrase.seen == 1 and is_told_in_points(phrase.role) and phrase.voice == "plain"
        if phrase.id not in staying and (leaning or told):
            own.append(phrase)
        else:
            kept.append(phrase)
            standing.add(phrase.id)
    return kept, own


def is_told_in_points(role: str) -> bool:
    """Tell whether a phrase stands in a point, where each writer tells what is his own."""
    return role.split(".")[0] in ("insight", "action")
