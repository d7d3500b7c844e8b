"""Sentences that depend on the one before and may not stand without it."""

from __future__ import annotations

import re

# 继续 goes on with something, 这是 points at something, 特别是 picks out of something.
_DEPENDS = re.compile(
    # It points at something: 这是, 该, 前者, 以上, 他.
    r"这[是些种也就一两几]|这(?:说明|要求|充分|启示|告诉)|对于?这|该(?:做法|[项条案]|制度|政策|措施|活动|工作|系统|课程|书|意见)|前者|后者|[上以]面?[上述]|其中"
    r"|其[次一二三四]|其[，是实]|他[们指强在说]|她[们指强在说]|它"
    # It goes on with something: 继续, 同时, 更要, 还要, 另一方面.
    r"|继续|同时|与此同时|此外|另外|另一方面|除此之外|不仅如此|更[是要]|并且?|还[要有是]|而且|再次，|再者|最后，"
    r"|[二三四五六][是要]|第[二三四五六](?:[，、]|点|个)"
    # It draws a conclusion, turns against, or picks out: 因此, 但是, 特别是.
    r"|因此|因而|所以|为此|对此|由此|于是|从而|进而|总之|就是|也就是说|换言之|正因|只有这样|唯有如此|接下来"
    r"|但是?|然而|不过|反之|相反|相比之下|正如|特别是|尤其是"
)
_SERIES_LEAD = 3


def depends(sentence: str, before: str | None) -> bool:
    """Tell whether a sentence cannot stand without the one before it.

    It does not if it opens with a word that points back, or if it goes on with a series that
    the sentence before opened with the same words (要跟得上…。要跟得紧…。).
    """
    if _DEPENDS.match(sentence):
        return True
    if before is None:
        return False
    lead = sentence[:_SERIES_LEAD]
    return before.startswith(lead) and lead.isalpha()
