"""Points that are counted behind them, and there are not as many: 以上三点体会."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.checking.points import Run
    from app.models.finding import Finding

_INTO = lazy("[^，。；：！？]{0,10}[：:]")


class Recalled(Rule):
    """Finds the number (group `n`) of the points above that `words` speak of, if no run has it.

    The group `at` is what is found. Where the group `near` matches, the points must stand in the
    same paragraph. The message may tell `many`, how many the last run has.
    """

    kind: Literal["recalled"]
    words: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that fits none of the runs above."""
        for line in manuscript.prose:
            for match in self._words.finditer(line.text):
                if _INTO.match(line.text, match.end()):
                    continue  # 这六项纪律是：…: what it counts comes behind it.
                place = line.number, match.start()
                above = [run for run in manuscript.runs if _ends(run) < place]
                if match["near"] and not (above and above[-1].points[-1].line == line.number):
                    continue
                fitting = {count for run in above for count in run.counts}
                if match["near"]:
                    fitting = above[-1].counts
                if above and numeral_value(match["n"]) not in fitting:
                    last = above[-1]
                    many = max(last.last, len(last.points))
                    yield self.finding(line, *match.span("at"), many=many)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return lazy(self.words)


def _ends(run: Run) -> tuple[int, int]:
    return run.points[-1].line, run.points[-1].start
