"""A figure that comes up again, and is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import counts_alike
from app.checking.rule import Rule
from app.facts.fact_text import fact_text
from app.facts.figures import every_figure
from app.facts.periods import periods_of
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding

_WORDS = rf"[{HAN}]"
_BEHIND = lazy(
    r"(?:[^\W\d_](?<![的了过着在是有都没不就才被把从到和与跟对这那只也还又给让要去来说为比却能会得"
    r"以及叫将由向于已则全均已里中上下前后内])){1,8}"
)
_BEFORE = lazy(
    r"(?:[^\W\d_](?<![的了过着在是有都没不就才被把从到和与跟对这那只也还又给让要去来说为比却能会得以及叫将由向于已则])){1,8}$"
)
_DEED = lazy(rf"(?P<deed>{_WORDS}{{2}})(?:[了过到出回]|[的]?)?$")
_OF_DEED = lazy(rf"(?P<deed>{_WORDS}{{2}})(?:[过到出回来])?的(?:这|那)?$")
_THESE = lazy(r"(?:这|那|上述|以上)$")
_ALL = lazy(r"(?:都|均|全部|全都|已全部|已经全部|个个|无一)")
_FEW = 10
_LEAST_NOUN = 2


class _Counted(NamedTuple):
    line: Line
    figure: Figure
    before: str
    behind: str

    def noun_with(self, other: _Counted) -> str:
        """Return the noun that two figures count, in whatever order it stands with them."""
        for size in range(8, _LEAST_NOUN - 1, -1):
            ours, theirs = self.behind[:size], other.behind[:size]
            if len(ours) == size and (ours == theirs or other.before.endswith(ours)):
                return ours
            if len(theirs) == size and self.before.endswith(theirs):
                return theirs
        return ""


class DifferingFigure(Rule):
    """Finds a figure that takes up an earlier one of the same noun and measure, and differs.

    It takes up another one behind 这 or 上述 (这68条问题清单), behind the deed that the other one
    was told with (走访的21个乡镇 behind 走访了12个乡镇), and before 都 at the head of a clause.
    Nothing is found where the noun has several figures before, where the clause has one of the
    words of `unless`, and where either stands for a time of its own. `{other}` is the earlier one.
    """

    kind: Literal["differing_figure"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each figure that is another one than before."""
        counted: list[_Counted] = []
        for line in manuscript.prose:
            for one in _counted(line):
                if self._takes_up(one) and self._may_differ(one):
                    other = self._earlier(one, counted)
                    if other is not None:
                        noun = one.noun_with(other)
                        words = f"{other.figure.text}{noun}"
                        figure = one.figure
                        yield self.finding(line, figure.start, figure.end, other=words)
                counted.append(one)

    def _takes_up(self, one: _Counted) -> bool:
        told = fact_text(one.line.text)
        begin, _ = told.clause_at(one.figure.start)
        lead = told.plain[begin : one.figure.start]
        if _THESE.search(lead) or _OF_DEED.search(lead):
            return True
        follows = told.plain[one.figure.end + len(one.behind) :]
        return not lead and bool(one.behind) and _ALL.match(follows) is not None

    def _may_differ(self, one: _Counted) -> bool:
        number = one.figure.number
        return not (number.han and number.size <= _FEW) and not self._is_excused(one)

    def _is_excused(self, one: _Counted) -> bool:
        start, end = fact_text(one.line.text).clause_at(one.figure.start)
        return any(word in one.line.text[start:end] for word in self.unless)

    def _earlier(self, one: _Counted, counted: Sequence[_Counted]) -> _Counted | None:
        """Return the only earlier figure that one may take up, if it is another one."""
        alike = [each for each in counted if counts_alike(each.figure, one.figure)]
        if any(each.figure.number.size == one.figure.number.size for each in alike):
            return None
        named = [each for each in alike if one.noun_with(each)]
        if len({each.figure.number.size for each in named}) != 1:
            return None
        other = named[-1]
        if (
            self._is_excused(other)
            or not self._is_of_deed(one, other)
            or _times(one) - _times(other)
        ):
            return None
        return other

    def _is_of_deed(self, one: _Counted, other: _Counted) -> bool:
        """Tell whether the deed that one is told with, if there is one, is that of the other."""
        told = fact_text(one.line.text)
        begin, _ = told.clause_at(one.figure.start)
        deed = _OF_DEED.search(told.plain[begin : one.figure.start])
        if deed is None:
            return True
        earlier = fact_text(other.line.text)
        start, _ = earlier.clause_at(other.figure.start)
        return deed["deed"] in earlier.plain[start : other.figure.start]


def _counted(line: Line) -> Iterator[_Counted]:
    text = line.text
    for figure in every_figure(text):
        if figure.kind in ("people", "things") and figure.number.exact and figure.counts:
            plain = fact_text(text).plain
            behind = _BEHIND.match(plain, figure.end)
            before = _BEFORE.search(plain, max(0, figure.start - 8), figure.start)
            yield _Counted(line, figure, before[0] if before else "", behind[0] if behind else "")


def _times(one: _Counted) -> set[str]:
    told = fact_text(one.line.text)
    start, end = told.sentence_at(one.figure.start)
    return {period.text for period in periods_of(one.line.text) if start <= period.start < end}
