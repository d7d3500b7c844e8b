"""Others whom a report rightly speaks of: those whom its writer met, learns from, works with."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from app.checking.regex import Regex
from app.checking.rule import Rule

if TYPE_CHECKING:
    from app.checking.manuscript import Manuscript
    from app.checking.own_names import OwnName

# So many characters before a name tell whether one went there.
_NEAR = 6


class MeetingOthers(Rule):
    """A rule that passes over those whom the writer has met.

    They stand in a sentence that `contact` matches, or at another place behind what matches `met`
    or before what matches `known`.
    """

    contact: Regex
    met: Regex
    known: Regex

    def is_met(self, name: OwnName, manuscript: Manuscript) -> bool:
        """Tell whether a report speaks of a name as of others'."""
        sentence = name.line.sentence_at(name.start)
        if sentence and self._contact.search(sentence.text):
            return True
        for line in manuscript.own_prose:
            at = line.text.find(name.words)
            while at >= 0:
                if (line, at) != (name.line, name.start) and self._is_others(line.text, at, name):
                    return True
                at = line.text.find(name.words, at + 1)
        return False

    def is_behind_others(self, before: str) -> bool:
        """Tell whether what stands before a name tells that one meets others."""
        return self._met.search(before[-_NEAR:]) is not None

    def _is_others(self, text: str, at: int, name: OwnName) -> bool:
        end = at + len(name.words)
        return self.is_behind_others(text[max(0, at - _NEAR) : at]) or bool(
            self._known.match(text, end)
        )

    @cached_property
    def _contact(self) -> re.Pattern[str]:
        return re.compile(self.contact)

    @cached_property
    def _met(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.met})$")

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return re.compile(self.known)
