"""How a report is held against sources, as the rules want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.kinds.borrowed import BorrowedPassage
from app.copying.formulae import Formulae
from app.copying.held import Held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.rule import Rule
    from app.copying.index_store import Sources


def held_against(sources: Sources, rules: Iterable[Rule], formulae: Iterable[str] = ()) -> Held:
    """Return sources with what counts as a formula by some rules, and `formulae` besides."""
    asked = [rule for rule in rules if isinstance(rule, BorrowedPassage)]
    known = [*formulae, *(formula for rule in asked for formula in rule.formulae)]
    counts = [max(rule.fewest_many, rule.many * sources.count) for rule in asked]
    return Held(sources, Formulae(known), many=round(min(counts)) if counts else None)
