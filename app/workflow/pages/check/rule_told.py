"""What a rule is, for a page: what it looks for, what it stands on, and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.checking.explained import FAMILY_NAMES, in_short, subject
from app.checking.rule import FOUND
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.rule import Rule
    from app.models.finding import Level

_MARKED = lazy("[{}{}]".format(*FOUND))
_MOST_EXAMPLES = 3


class Part(NamedTuple):
    """Words of an example, and whether the rule finds them."""

    text: str
    is_found: bool


class RuleTold(NamedTuple):
    """A rule as a page tells it, with some of its examples."""

    id: str
    level: Level
    family: str
    family_name: str
    subject: str
    short: str
    basis: str
    bad: Sequence[Sequence[Part]]
    good: Sequence[str]


def rule_told(rule: Rule) -> RuleTold:
    """Return a rule as a page tells it."""
    return RuleTold(
        rule.id,
        rule.level,
        rule.family,
        FAMILY_NAMES[rule.family],
        subject(rule),
        in_short(rule),
        rule.basis,
        [list(_parts(example)) for example in rule.bad[:_MOST_EXAMPLES]],
        rule.good[:_MOST_EXAMPLES],
    )


def _parts(example: str) -> Iterator[Part]:
    """Yield the words of an example, those between the signs as found."""
    for n, text in enumerate(_MARKED.split(example)):
        if text:
            yield Part(text, n % 2 == 1)
