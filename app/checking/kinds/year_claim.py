"""Years that a report gives to something, and that are not its years."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy
from app.text.characters import BLOT
from app.text.dates import years_in
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.text.dates import WrittenDate

_YEAR = lazy(r"(?P<near>今年|本年度?|明年|去年)|(?<!\d)(?P<year>(?:19|20)\d\d)\s*年")
_NEAR = {"今": 0, "本": 0, "明": 1, "去": -1}
_IS = lazy("是|正值|恰逢|适逢|喜逢|时值|迎来|系|作为")
_NOT_OF_IT = lazy(r"[到至从自前后以]|[（(]|《")
_FARTHEST = 40
# What tells of an anniversary as of now or soon, with no year beside it; 庆祝 may tell of any.
_NOW = lazy(
    "(?:今天|今日|值此|正值|恰逢|适逢|欣逢|时值|就要|即将|马上|再过[^，。；]{1,4})[^。；]{0,8}$"
)
_TO_COME = lazy("(?:迎[接来]?|庆祝|献礼)(?:党的|我们|伟大的|我国|我党)?$")
_NO_OTHER = lazy("(?:大会|文艺|阅兵|招待会|晚会|勋章|纪念章|活动中|时|那年|的讲话|”|》|前后)")
_OTHER_YEAR = lazy("去年|前年|那年|当年|那时|当时|年前|曾|以来|明年|后年|来年")
_SECOND_HALF = 7
_NEAR_WORDS = 12
_UNTIL = lazy("[到至][^，。；]{0,4}$")
_SOON = lazy("(?:即将|就要)?(?:来临|到来)之际|之际")
_NUMBER = r"(?P<n>\d{2,3}|[一二三四五六七八九十百零]{1,5})周年"


class Claim(Model):
    """What happens in one year: `words` is a regular expression.

    Its group `n` counts the years since `year`, as in 成立(?P<n>…)周年.
    """

    words: Regex
    year: int


class YearClaim(Rule):
    """Finds what is said to be in a year, this year or the next, and is in another one.

    This year is that of the report's own date. `anniversaries` are the years of events by regular
    expressions for them; behind their words stands how many years have gone by. One that is told
    of as of now is of this year, too. `{right}` in the message is the right year.
    """

    kind: Literal["year_claim"]
    claims: tuple[Claim, ...] = ()
    anniversaries: dict[str, int] = Field({})
    hint: str = "周年"

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the words of each claim that does not hold."""
        own = manuscript.date
        for line in manuscript.prose:
            if self.hint not in line.text:
                continue
            for pattern, year in self._patterns:
                for match in pattern.finditer(line.text):
                    right = year + (
                        numeral_value(match["n"]) or 0 if "n" in match.groupdict() else 0
                    )
                    said = self._said(line, match.start(), own.year if own else None)
                    if said and said[1] != right:
                        yield self.finding(line, said[0], match.end(), right=right)
                    elif (
                        said is None
                        and own
                        and own.year
                        and _is_of_another(line, match, own, right)
                    ):
                        yield self.finding(line, *match.span(), right=right)

    def _said(self, line: Line, end: int, own: int | None) -> tuple[int, int] | None:
        """Return where the year that words belong to stands before them, and which it is."""
        sentence = line.sentence_at(end)
        begin = max(sentence.start if sentence else 0, end - _FARTHEST)
        years = list(_YEAR.finditer(line.uncited, begin, end))
        if not years:
            return None
        last = years[-1]
        between = line.uncited[last.end() : end]
        if not _IS.search(between) or _NOT_OF_IT.search(between):
            return None
        if last["year"]:
            return last.start(), int(last["year"])
        return (last.start(), own + _NEAR[last["near"][0]]) if own else None

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], int]]:
        claims = [(lazy(claim.words), claim.year) for claim in self.claims]
        return claims + [
            (lazy(f"(?:{words}){_NUMBER}"), year) for words, year in self.anniversaries.items()
        ]


def _is_of_another(line: Line, match: re.Match[str], own: WrittenDate, right: int) -> bool:
    """Tell whether an anniversary is told of as of now, and is of another year."""
    if "周年" not in match[0] or line.uncited[match.start()] == BLOT:
        return False
    sentence = line.sentence_at(match.start())
    text = sentence.text if sentence else line.text
    before = line.text[max(0, match.start() - _NEAR_WORDS) : match.start()]
    if (
        years_in(text)
        or _OTHER_YEAR.search(text)
        or _UNTIL.search(before)
        or _NO_OTHER.match(line.text, match.end())
    ):
        return False
    own_year = own.year or 0
    to_come = bool(_TO_COME.search(before)) and own.month >= _SECOND_HALF
    is_now = _NOW.search(before) or _SOON.match(line.text, match.end())
    return bool(is_now) and not own_year <= right <= own_year + to_come
