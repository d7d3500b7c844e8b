"""Rules in the folders for them: the user's own first, then the shipped ones."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

from app.checking.kinds import AnyRule
from app.errors import InputError, Problem, raise_all
from app.files.cache import fingerprint, read_cached, write_cached
from app.files.decoding import read_bytes
from app.files.shipped import list_data, program_code, shipped_folder
from app.files.suffixes import YAML
from app.messages import N_, _
from app.models.base import Model
from app.models.packed import packed, unpacked
from app.trace import step, used

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.checking.rule import Rule
    from app.files.yaml_nodes import YamlFile

_CHECKS = program_code("checking")


class RuleFile(Model):
    """A file of rules."""

    rules: tuple[AnyRule, ...]


@step(N_("读规则"))
def load_rules(near: Collection[Path] = ()) -> tuple[Rule, ...]:
    """Return the rules of every file in a folder for rules, by the names of the files.

    Folders `near` may have one, too. A file of the user's hides a shipped one of its name. What was
    found sound is read from the cache, which takes a fiftieth of the time. Raises `InputError` for
    faulty files, for examples that do not hold, and where two rules have one id.
    """
    paths = _paths(near)
    for path in paths:
        used(N_("规则"), path)
    contents = [part for path in paths for part in (os.fsencode(path.name), read_bytes(path))]
    name = f"rules-{fingerprint(_CHECKS, *contents)}"
    if (cached := read_cached(name)) is not None:
        with contextlib.suppress(ValueError, TypeError, EOFError):
            return unpacked(cached)
    rules = _read_all(paths)
    with contextlib.suppress(TypeError):
        write_cached(name, packed(rules))
    return rules


def own_file_of(rule: Rule, near: Collection[Path] = ()) -> Path | None:
    """Return the user's file that a rule stands in; None for a shipped one."""
    own = (path for path in _paths(near) if path.parent != shipped_folder("rules"))
    return next((path for path in own if any(rule == each.rule for each in _read(path))), None)


def _paths(near: Collection[Path]) -> list[Path]:
    return [path for each in YAML for path in list_data("rules", each, near)]


class _Read(NamedTuple):
    """A rule, and where it stands."""

    rule: Rule
    file: YamlFile
    number: int

    def problem(self, loc: Sequence[str | int], what: str, hint: str) -> Problem:
        """Return what is wrong with a part of the rule."""
        return self.file.problem(self.file.find(["rules", self.number, *loc]), what, hint)


def _read_all(paths: Sequence[Path]) -> tuple[Rule, ...]:
    found: list[_Read] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found += _read(path)
        except InputError as error:
            problems += error.problems
    raise_all([*problems, *_doubled(found)])
    return tuple(each.rule for each in found)


def _read(path: Path) -> Sequence[_Read]:
    """Return the rules in a file. Raises `InputError` with every fault at its line and column.

    A rule of the user's whose examples do not hold is faulty; the shipped ones are tested.
    """
    # What reads YAML and tells its faults is only loaded for rules that are new.
    from app.files.validated import validate
    from app.files.yaml_nodes import read_yaml

    file = read_yaml(path)
    rules = validate(file, RuleFile).rules
    read = [_Read(rule, file, number) for number, rule in enumerate(rules)]
    if path.parent != shipped_folder("rules"):
        raise_all(_unproved(read))
    return read


def _unproved(read: Iterable[_Read]) -> Iterator[Problem]:
    from app.checking.proving import unproved

    for each in read:
        for loc, what, hint in unproved(each.rule):
            yield each.problem(loc, what, hint)


def _doubled(found: Iterable[_Read]) -> Iterator[Problem]:
    first: dict[str, _Read] = {}
    for each in found:
        other = first.setdefault(each.rule.id, each)
        if other is not each:
            what = _("规则 {id} 在 {path} 里已经有了").format(id=each.rule.id, path=other.file.path)
            hint = _("给其中一条换个名字；要替换自带的，文件取同一个名字")
            yield each.problem(["id"], what, hint)
