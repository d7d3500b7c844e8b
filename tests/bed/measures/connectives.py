"""Joining words that a draft wears out."""

from __future__ import annotations

import re
from collections import Counter

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, all_sentences, is_own

_WORDS = (
    "可是|可见|可(?![以能惜靠贵喜不行])|但是|但(?!凡)|不过(?![关来去是])|然而|偏偏|直到|后来|往后|今后|以后|接下来|接着|原先|原来|以前|以往|过去|从前|早先|"
    "当时|那时候|没想到|谁知|结果(?![好怎如出])|其实|这才|于是|因此|因而|所以|说到底|归根到底|归根结底|由此|这说明|回头看|再看|"
    "说起来|想一想|细想|眼下|同样|另外|此外|还有一件|再有|至于|说白了|换句话说"
)
_JOINT = re.compile(f"(?:^|(?<=[，。；：！？\n□]))(?:{_WORDS})")


def worn_connectives(outline: Outline, report: Report) -> Found:
    """Find the words that join two pieces and stand more than once in a draft.

    Counted is what the draft itself sets at the head of a sentence or clause; the writer's own
    可 and 后来 are his. A word that stands three times is two faults.
    """
    said = "\n".join(
        "".join("□" if is_own(span) else span.text for span in sentence.spans)
        for sentence in all_sentences(report)
        if not sentence.is_gap
    )
    joints = [found[0] for found in _JOINT.finditer(said)]
    times = Counter(joints)
    faults = tuple(word for word, count in times.items() for _ in range(count - 1))
    return Found(len(joints), faults)
