"""The writer's own name where he should say 我: 刘铮同志在工作中也做到了…, by 刘铮."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from app.checking.own_names import is_title
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_SHORTEST = 2


class NamedSelf(Rule):
    """Finds the writer's own name, between `before` and `after`, in a report that says `own`.

    One that speaks of itself in the third person throughout is a portrait. What is quoted is
    somebody else's, and so is a name in a title.
    """

    kind: Literal["named_self"]
    before: Regex
    after: Regex
    own: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the names, in the order of the report."""
        names = [name for name in manuscript.writer.names if len(name) >= _SHORTEST]
        if len(names) != 1:
            return
        lines = [line for line in manuscript.own_prose if not line.is_signed and not is_title(line)]
        found = [(line, at) for line in lines if (at := line.uncited.find(names[0])) >= 0]
        if not found or not any(lazy(self.own).search(line.uncited) for line in lines):
            return
        pattern = lazy(f"(?:{self.before})(?P<at>{re.escape(names[0])}(?:{self.after}))")
        for line, _ in found:
            for match in pattern.finditer(line.uncited):
                if line.text.count("“", 0, match.start()) <= line.text.count("”", 0, match.start()):
                    yield self.finding(line, *match.span("at"))
