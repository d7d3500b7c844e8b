"""Rules in the folders for them: the user's own first, then the shipped ones."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, get_args

from app.checking.kinds import AnyRule
from app.errors import Problem, raise_all
from app.files.cache import fingerprint, read_cached, write_cached
from app.files.decoding import read_bytes
from app.files.shipped import list_data, program_code
from app.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.checking.rule import Rule


_CHECKS = program_code("checking")
_KINDS: dict[str, type[Rule]] = {
    name: kind
    for kind in get_args(get_args(AnyRule)[0])
    for name in get_args(kind.model_fields["kind"].annotation)
}


class RuleFile(Model):
    """A file of rules."""

    rules: tuple[AnyRule, ...]


def load_rules() -> tuple[Rule, ...]:
    """Return the rules of every file in a folder for rules, by the names of the files.

    A file of the user's hides a shipped one of its name. What was found sound is read from the
    cache, which takes a twentieth of the time. Raises `InputError` for faulty files, and where two
    rules have one id.
    """
    paths = list_data("rules", ".yaml")
    contents = [part for path in paths for part in (path.name.encode(), read_bytes(path))]
    name = f"rules-{fingerprint(_CHECKS, *contents)}"
    if (cached := read_cached(name)) is not None:
        with contextlib.suppress(TypeError):
            return tuple(_KINDS[one["kind"]].rebuilt(one) for one in json.loads(cached))
    rules = _read_all(paths)
    told = [rule.model_dump(mode="json") for rule in rules]
    write_cached(name, json.dumps(told, ensure_ascii=False).encode())
    return rules


def read_rules(path: Path) -> Sequence[Rule]:
    """Return the rules in a file. Raises `InputError` with every fault at its line and column."""
    # What reads YAML and tells its faults is only loaded for rules that are new.
    from app.files.validated import validate
    from app.files.yaml_nodes import read_yaml

    return validate(read_yaml(path), RuleFile).rules


def _read_all(paths: Sequence[Path]) -> tuple[Rule, ...]:
    found = [(path, rule) for path in paths for rule in read_rules(path)]
    raise_all(_doubled(found))
    return tuple(rule for _, rule in found)


def _doubled(found: Sequence[tuple[Path, Rule]]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, rule in found:
        if first.setdefault(rule.id, path) is not path:
            what = f"规则 {rule.id} 在 {first[rule.id]} 里已经有了"
            yield Problem(what, "给其中一条换个名字；要替换自带的，文件取同一个名字", str(path))
