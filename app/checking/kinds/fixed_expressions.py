"""A table of fixed expressions beside their members."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from app.checking.kinds.fixed_expression import FixedExpression
from app.checking.regex import Month
from app.checking.rule import Rule
from app.models.base import Model
from app.models.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Expression(Model):
    """An expression with its members, by the fields that `fixed_expression` explains."""

    name: str
    members: tuple[str, ...] = Field(min_length=2)
    basis: str = Field(min_length=1)
    also: tuple[str, ...] = ()
    variants: dict[str, str] = Field({})
    adopted: Month | None = None
    order: Level | None = None
    alone: Level | None = None

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Return words of which one stands in every text that tells of the expression."""
        return (self.name, *self.also, *(self.members[:2] if self.alone else ()))


class FixedExpressions(Rule):
    """Finds where the members of one of many `expressions` are told and are not right.

    Each is looked at as a rule `fixed_expression` of its own is; the basis told is its own.
    """

    kind: Literal["fixed_expressions"]
    message: str = "{what}：“{name}”是{members}"
    expressions: tuple[Expression, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each list of members that is not right."""
        text, parts = manuscript.text, manuscript.parts
        for at, each in enumerate(self.expressions):
            if any(sign[:2] in parts and sign in text for sign in each.signs):
                yield from self._rule(at).findings(manuscript)

    def _rule(self, at: int) -> FixedExpression:
        if at not in self._rules:
            each = self.expressions[at]
            own: dict[str, Any] = {"id": self.id, "level": self.level, "message": self.message}
            own |= {name: getattr(each, name) for name in type(each).model_fields}
            self._rules[at] = FixedExpression.model_construct(**own)
        return self._rules[at]

    @cached_property
    def _rules(self) -> dict[int, FixedExpression]:
        return {}
