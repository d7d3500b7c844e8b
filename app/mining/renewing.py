"""A pack that is mined anew: what stood in it keeps its ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.phrase import Phrase


def with_known_ids(phrases: Sequence[Phrase], known: Sequence[Phrase]) -> list[Phrase]:
    """Return phrases under the ids they are known by.

    An id is made of a place; words whose place has gone are the same words in another report.
    """
    there = {phrase.id for phrase in phrases}
    taken = {phrase.id for phrase in known}
    gone = {(one.role, one.wording): one.id for one in known if one.id not in there}
    ids = {
        phrase.id: gone.pop((phrase.role, phrase.wording))
        for phrase in phrases
        if (phrase.role, phrase.wording) in gone and phrase.id not in taken
    }
    if not ids:
        return list(phrases)
    return [
        phrase.model_copy(
            update={
                "id": ids.get(phrase.id, phrase.id),
                "follows": ids.get(phrase.follows or "", phrase.follows),
                "behind": ids.get(phrase.behind or "", phrase.behind),
            }
        )
        for phrase in phrases
    ]
