"""A post that its writer says to hold and that the report's head names otherwise: 副主任, 主任."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class OwnPosts(Rule):
    """Finds the posts between `before` and `after` that the writer holds with or without a 副.

    `posts` is a regular expression for what they are called without it. `{writer}` in the message
    is who the report says that it is by.
    """

    kind: Literal["own_posts"]
    before: Regex
    posts: Regex
    after: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each post with the writer's standing."""
        writer = manuscript.writer.standing
        held: dict[str, set[str]] = {}
        for match in self._post.finditer(writer):
            held.setdefault(match["post"], set()).add(match["vice"])
        if not held:
            return
        for line in manuscript.own_prose:
            for match in self._said.finditer(line.uncited):
                if match["vice"] not in held.get(match["post"], match["vice"]):
                    yield self.finding(line, *match.span("at"), writer=writer)

    @cached_property
    def _post(self) -> re.Pattern[str]:
        return lazy(f"(?P<vice>副?)(?P<post>{self.posts})")

    @cached_property
    def _said(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.before})(?P<at>{self._post.pattern})(?={self.after})")
