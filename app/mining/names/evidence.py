"""What speaks for a name in a sentence: where it stands, what it is of, and how strongly."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal, NamedTuple

Kind = Literal["person", "unit", "place", "work", "unknown", "story", "thanks", "figure"]

NAMES: frozenset[Kind] = frozenset({"person", "unit", "place", "work"})
"""The kinds that name something; the others tell something of one's own."""

LABELS: dict[Kind, str] = {
    "person": "人名",
    "unit": "单位名",
    "place": "地名",
    "work": "本地叫法",
    "unknown": "词典里没有的词",
    "story": "自己的经历",
    "thanks": "感谢的话",
    "figure": "自己的数字",
}


class Strength(IntEnum):
    """How much evidence shows."""

    DOUBT = 1  # It may be a common word: the sentence is kept, with the words in doubt.
    CLEAR = 2  # It is a name here, and keeps its sentence out.
    SURE = 3  # It is a name wherever the house says it.


class Evidence(NamedTuple):
    """Words of a sentence that are one house's own, as far as they can be told."""

    start: int
    end: int
    words: str
    kind: Kind
    strength: Strength
