"""Others whom a report rightly speaks of: those whom its writer met, learns from, works with."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from app.checking.regex import Regex
from app.checking.rule import Rule

if TYPE_CHECKING:
    from app.checking.manuscript import Manuscript
    from app.checking.own_names import OwnName

# So many characters before a name tell whether one went there.
_NEAR = 6
# A title is no farther from the head.
_HEAD = 2


class MeetingOthers(Rule):
    """A rule that passes over those whom the writer has met.

    They stand in a sentence that `contact` matches, or at another place behind what matches `met`
    or before what matches `known`. Of a writer whose posts `away` matches, or whose report is
    called so, all others are such.
    """

    contact: Regex
    met: Regex
    known: Regex
    away: Regex = "(?!)"

    def is_met(self, name: OwnName, manuscript: Manuscript) -> bool:
        """Tell whether a report speaks of a name as of others'."""
        sentence = name.line.sentence_at(name.start)
        in_contact = sentence is not None and self._contact.search(sentence.text) is not None
        return in_contact or self.was_met(name, manuscript)

    def was_met(self, name: OwnName, manuscript: Manuscript) -> bool:
        """Tell whether a report speaks elsewhere of a name as of others', or of all others so."""
        if self.is_away(manuscript):
            return True
        for line in manuscript.own_prose:
            at = line.text.find(name.words)
            while at >= 0:
                if (line, at) != (name.line, name.start) and self._is_others(line.text, at, name):
                    return True
                at = line.text.find(name.words, at + 1)
        return False

    def is_away(self, manuscript: Manuscript) -> bool:
        """Tell whether the writer is with others, or tells of a journey to them."""
        head = (line.text for line in islice(manuscript.own_prose, _HEAD))
        return any(re.search(self.away, text) for text in (*manuscript.writer.posts, *head))

    def is_behind_others(self, text: str, at: int) -> bool:
        """Tell whether what stands before a place of a text tells that one meets others."""
        return self._met.search(text, max(0, at - _NEAR), at) is not None

    def is_known(self, text: str, end: int) -> bool:
        """Tell whether what stands behind a name tells that it is others'."""
        return self._known.match(text, end) is not None

    def _is_others(self, text: str, at: int, name: OwnName) -> bool:
        return self.is_known(text, at + len(name.words)) or self.is_behind_others(text, at)

    @cached_property
    def _contact(self) -> re.Pattern[str]:
        return re.compile(self.contact)

    @cached_property
    def _met(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.met})$")

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return re.compile(self.known)
