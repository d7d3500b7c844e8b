"""Sentences that lean on the one before and may not stand without it."""

from __future__ import annotations

import re

# 继续 goes on with something, 这是 points at something, 特别是 picks out of something.
_LEANS = re.compile(
    r"(?:这[是些种也就]|这说明|这要求|这充分|特别是|尤其是|继续|同时|与此同时|此外|另外|接下来"
    r"|因此|因而|所以|为此|对此"
    r"|其中|其[次一二]?[，是实]|他[们指强在说]|她[们指强在说]|它|更[是要]|并且?|还[要有是]|而且|但是?|然而|不过|总之|就是|正如"
    r"|从而|进而|于是|由此|以上|上述|反之|只有这样|唯有如此|二要|三要|四要|其二|其三)"
)
_SERIES_LEAD = 3


def leans(sentence: str, before: str | None) -> bool:
    """Tell whether a sentence cannot stand without the one before it.

    It leans if it opens with a word that points back, or if it goes on with a series that the
    sentence before opened with the same words (要跟得上…。要跟得紧…。).
    """
    if _LEANS.match(sentence):
        return True
    if before is None:
        return False
    lead = sentence[:_SERIES_LEAD]
    return before.startswith(lead) and lead.isalpha()
