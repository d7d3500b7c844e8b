"""Findings in the file that they were made in: the line there, and the characters of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from app.checking.aligning import NOWHERE, aligned
from app.patterns import lazy
from app.text.characters import BLOT
from app.workflow.found import Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.finding import Finding

_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)


class Located:
    """Where the characters of a report's lines stand among the lines of its file.

    `places` tells it of each line's characters, counted through the lines, each with one newline.
    """

    def __init__(
        self, lines: Sequence[str], paragraphs: Sequence[str], *, markdown: bool = False
    ) -> None:
        text = "\n".join(lines)
        if markdown:
            # The words of a comment may be those of the line that it stands over.
            text = _COMMENT.sub(lambda match: BLOT * len(match[0]), text)
        self.places = list(aligned(paragraphs, text))
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def near(self, finding: Finding) -> Stretch | None:
        """Return the words of a finding as far as they stand in one line of the file.

        Where none of them do, as of a number that Word sets itself, the next character of the line
        does; None where none of the line does.
        """
        places = self.places[finding.paragraph]
        words = places[finding.start : finding.end]
        found = [at for at in words if at != NOWHERE]
        found = found or [at for at in places[finding.start :] if at != NOWHERE][:1]
        found = found or [at for at in places if at != NOWHERE][-1:]
        if not found:
            return None
        line = bisect_right(self._starts, found[0]) - 1
        start = self._starts[line]
        own = [at - start for at in found if at < self._starts[line + 1] - 1]
        if not own:
            return None
        whole = NOWHERE not in words and list(words) == [*range(found[0], found[0] + len(words))]
        return Stretch(line, own[0], own[-1] + 1, whole and len(own) == len(words))
