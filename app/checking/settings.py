"""What a user wants of a check: which rules, at which level, and where they find nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.checking.selecting import is_selected
from app.models.finding import LEVELS, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from app.checking.rule import Rule


class Passed(NamedTuple):
    """Words in which a rule, or a family of rules, is to find nothing."""

    rule: str
    text: str


class Settings(NamedTuple):
    """Which rules are left out, which have another level, and where some find nothing.

    A rule is named by its id or by its family (`term/`); its own level comes before that of its
    family. From the share `borrowed` on, what a text borrows is an error; it is held `against`
    these texts and folders.
    """

    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = {}
    places: tuple[Passed, ...] = ()
    borrowed: float | None = None
    against: tuple[Path, ...] = ()

    def rules(self, rules: Iterable[Rule]) -> Iterator[Rule]:
        """Yield the rules that are held against a text, each with its level."""
        for each in rules:
            level = self._level(each)
            rule = each if self.borrowed is None else each.refusing_from(self.borrowed)
            if level == rule.level:
                yield rule
            elif level is not None:
                yield rule.model_copy(update={"level": level})

    def _level(self, rule: Rule) -> Level | None:
        if is_selected(rule.id, self.ignore):
            return None
        said = self.levels.get(rule.id) or self.levels.get(f"{rule.family}/", rule.level)
        return next((level for level in LEVELS if level == said), None)
