"""A figure that comes up again, and is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import measure_of
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

# What no name of a thing has in it.
_GRAMMAR = (
    "的了过着在是有都没不就才被把从到和与跟对这那只也还又给让要去来说为比却未能会得以及叫将由向"
    "于已则全均"
)
_BEHIND = lazy(rf"的?(?P<noun>(?:[{HAN}](?<![{_GRAMMAR}里中上下前后内])){{1,8}})")
_BEFORE = lazy(rf"(?:[{HAN}](?<![{_GRAMMAR}])){{1,8}}$")
_DEED = lazy(rf"(?:(?P<done>[{HAN}])[过了]|(?P<deed>[{HAN}]{{2}})(?:[过到出回来])?)的(?:这|那)?$")
_THESE = lazy(r"(?:这|那|上述|以上)$")
_ALL = lazy(r"(?:都|均|全员|全部|全都|已全部|已经全部|个个|无一)")
_SCOPED = lazy(rf"(?P<of>[{HAN}]{{2,6}}?)[里上中内下]?的$")
_WHOLE = lazy(
    r"(?:全[县市区镇乡街村校院局馆科所班队组厂站行司系系年]|全公司|全支部|现有|共有|总共|一共)"
    rf"[{HAN}]{{0,4}}$"
)
_IN_ALL = lazy(r"(?:全[县市区镇乡街村校院局馆科所班队组厂站行司系]|全公司|全支部)(?:的)?$")
_SAID_AGAIN = lazy(rf"(?P<deed>[{HAN}]{{2}})[了过]?$")
_TAKES_UP = {
    "these": 2,
    "deed": 1,
    "all": 2,
    "topic": 2,
    "named": 3,
    "sum": 0,
    "again": 2,
    "scoped": 2,
    "in all": 2,
    "for years": 3,
}
"""How a figure takes up another one, and how many characters of a noun they have in common."""

_LONGEST = 8
_FEW = 10
_NEAR = 60
# Where there are so many figures of one measure, nobody takes up one without saying which.
_MOST = 60
_COUNTED = ("people", "things", "money")


class _Counted(NamedTuple):
    """A figure with its clause, and the words right before and behind it."""

    line: Line
    figure: Figure
    lead: str
    before: str
    behind: str
    follows: str

    def noun_with(self, other: _Counted, least: int) -> str | None:
        """Return the noun that both count, wherever it stands; None for none so long."""
        for size in range(_LONGEST, max(least, 1) - 1, -1):
            ours, theirs = self.behind[:size], other.behind[:size]
            whole = size in (len(self.behind), len(other.behind))
            if len(ours) == size and ((whole and ours == theirs) or other.before.endswith(ours)):
                return ours
            if len(theirs) == size and self.before.endswith(theirs):
                return theirs
        return None if least else ""

    @property
    def link(self) -> str:
        """Return how the figure takes up an earlier one, if it does."""
        if self.figure.kind == "money":
            if _THESE.search(self.lead):
                return "sum"
            named = not self.lead and self._begins_with("的") and bool(self.behind)
            return "named" if named else "again"
        if _THESE.search(self.lead):
            return "these"
        if self.figure.kind == "time":
            return "for years"
        if _DEED.search(self.lead):
            return "deed"
        if _IN_ALL.search(self.lead) and self.behind:
            return "in all"
        if self.lead or not self.behind or self._begins_with("的"):
            return "again"
        if _ALL.match(self.follows):
            return "all"
        return "topic" if self.follows.startswith("，") else "again"

    def _begins_with(self, word: str) -> bool:
        return self.line.text.startswith(word, self.figure.end)


class DifferingFigure(Rule):
    """Finds a figure that takes up an earlier one of the same noun and measure, and differs.

    It takes up another one behind 这 or 上述 (这68条问题清单), behind the deed that the other one
    was told with (走访的21个乡镇 behind 走访了12个乡镇), before 都 at the head of a clause, where
    it is a clause of its own with its noun, or has its noun behind 的, behind what the other one is
    told of (平台上的11处隐患) or behind 全县 where the other is of all, and where the same deed is
    told again with the digits in another order (走访了21个乡镇). Nothing is found where
    the noun has several figures before, where the clause has one of the words of `unless`, and
    where either stands for a time of its own. `{other}` is the earlier one.
    """

    kind: Literal["differing_figure"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each figure that is another one than before."""
        counted: dict[tuple[str, str], list[_Counted]] = {}
        for line in manuscript.prose:
            for one in _counted(line):
                alike = counted.setdefault(measure_of(one.figure), [])
                link = one.link
                number = one.figure.number
                few = number.han and number.size <= _FEW and one.figure.kind != "time"
                if not few and len(alike) <= _MOST and not self._is_excused(one):
                    other = self._earlier(one, alike, link)
                    if other is None and link in ("deed", "again") and _SCOPED.search(one.lead):
                        link = "scoped"
                        other = self._earlier(one, alike, link)
                    if other is not None:
                        noun = one.noun_with(other, _TAKES_UP[link]) or ""
                        figure = one.figure
                        words = other.figure.text + noun
                        yield self.finding(line, figure.start, figure.end, other=words)
                alike.append(one)

    def _is_excused(self, one: _Counted) -> bool:
        start, end = fact_text(one.line.text).clause_at(one.figure.start)
        near = one.line.text[
            max(start, one.figure.start - _NEAR) : min(end, one.figure.end + _NEAR)
        ]
        return any(word in near for word in self.unless)

    def _earlier(self, one: _Counted, alike: Sequence[_Counted], link: str) -> _Counted | None:
        """Return the only earlier figure that one may take up, if it is another one."""
        if any(each.figure.number.size == one.figure.number.size for each in alike):
            return None
        least = _TAKES_UP[link]
        named = [each for each in alike if one.noun_with(each, least) is not None]
        if link != "scoped":
            named = [each for each in named if _is_of_deed(one, each)]
        if link == "sum":
            named = [each for each in named if each.line is one.line]
        if link == "scoped":
            named = [each for each in named if _is_in_scope(one, each)]
        if link == "in all":
            named = [each for each in named if _WHOLE.search(each.lead)]
        if link == "for years":
            named = [each for each in named if "我" in each.lead + one.lead]
        if link == "again":
            named = [each for each in named if _is_turned(one, each)]
        if len({each.figure.number.size for each in named}) != 1:
            return None
        other = named[-1]
        elsewhere = link != "topic" or other.line is not one.line
        times = _times(one, within=link == "scoped") - _times(other)
        fits = elsewhere and not times
        return None if self._is_excused(other) or not fits else other


def _is_turned(one: _Counted, other: _Counted) -> bool:
    """Tell whether a figure is another one with its digits in another order, told alike."""
    digits, others = (
        [sign for sign in each.figure.text if sign.isdecimal()] for each in (one, other)
    )
    deed, earlier = _SAID_AGAIN.search(one.lead), _SAID_AGAIN.search(other.lead)
    alike = bool(deed and earlier) and deed["deed"] == earlier["deed"]  # type: ignore[index]
    return alike and len(digits) > 1 and sorted(digits) == sorted(others)


def _is_in_scope(one: _Counted, other: _Counted) -> bool:
    """Tell whether a figure is more of what is told with the other: 平台上的11处隐患."""
    scope = _SCOPED.search(one.lead)
    told = fact_text(other.line.text)
    start, _ = told.sentence_at(other.figure.start)
    words = other.line.text[max(start, other.figure.start - _NEAR) : other.figure.start]
    of = scope["of"] if scope else ""
    said = any(of[at : at + 2] in words for at in range(len(of) - 1))
    return said and bool(one.behind) and one.figure.number.size > other.figure.number.size


def _is_of_deed(one: _Counted, other: _Counted) -> bool:
    """Tell whether the deed that one is told with, if there is one, is that of the other."""
    deed = _DEED.search(one.lead)
    return deed is None or (deed["deed"] or deed["done"]) in other.lead


def _counted(line: Line) -> Iterator[_Counted]:
    told = fact_text(line.text)
    for figure in every_figure(line.text):
        counted = figure.kind in _COUNTED or figure.unit == "年"
        if counted and figure.number.exact and figure.counts:
            start, _ = told.clause_at(figure.start)
            behind = _BEHIND.match(told.plain, figure.end)
            before = _BEFORE.search(told.plain, max(0, figure.start - _LONGEST), figure.start)
            follows = behind.end() if behind else figure.end
            yield _Counted(
                line,
                figure,
                told.plain[max(start, figure.start - _NEAR) : figure.start],
                before[0] if before else "",
                behind["noun"] if behind else "",
                told.plain[follows : follows + 4],
            )


def _times(one: _Counted, *, within: bool = False) -> set[str]:
    """Return the times that the sentence of a figure names; `within` its clause, but 本学期."""
    told = fact_text(one.line.text)
    start, end = (told.clause_at if within else told.sentence_at)(one.figure.start)
    times = {each.text for each in periods_of(one.line.text) if start <= each.start < end}
    # 每季度公布: how often something is done names no time of its own.
    return {each for each in times if not each.startswith(("每", "本") if within else "每")}
