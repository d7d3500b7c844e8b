"""Rules in the folders for them: the user's own first, then the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.kinds import AnyRule
from app.errors import Problem, raise_all
from app.files.shipped import list_data
from app.files.validated import validate
from app.files.yaml_nodes import read_yaml
from app.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.checking.rule import Rule


class RuleFile(Model):
    """A file of rules."""

    rules: tuple[AnyRule, ...]


def load_rules() -> tuple[Rule, ...]:
    """Return the rules of every file in a folder for rules, by the names of the files.

    A file of the user's hides a shipped one of its name. Raises `InputError` for faulty files, and
    where two rules have one id.
    """
    found = [(path, rule) for path in list_data("rules", ".yaml") for rule in read_rules(path)]
    raise_all(_doubled(found))
    return tuple(rule for _, rule in found)


def read_rules(path: Path) -> Sequence[Rule]:
    """Return the rules in a file. Raises `InputError` with every fault at its line and column."""
    return validate(read_yaml(path), RuleFile).rules


def _doubled(found: Sequence[tuple[Path, Rule]]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, rule in found:
        if first.setdefault(rule.id, path) is not path:
            what = f"规则 {rule.id} 在 {first[rule.id]} 里已经有了"
            yield Problem(what, "给其中一条换个名字；要替换自带的，文件取同一个名字", str(path))
