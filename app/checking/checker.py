"""The rules as a user wants them: held against one report after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.checking.checking import BrokenRuleError, check
from app.checking.kinds.borrowed import BorrowedShare
from app.checking.rule_files import load_rules, own_file_of
from app.checking.selecting import is_selected, unknown_rule
from app.checking.settings import Settings
from app.checking.silencing import heard
from app.errors import Problem, raise_all
from app.files.places import absolute, find_above
from app.files.shipped import own_file
from app.messages import N_, _
from app.trace import used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.checking.manuscript import Manuscript
    from app.checking.rule import Rule
    from app.checking.silencing import Silence
    from app.models.finding import Finding


_FILE = "nigao.toml"


class Checker:
    """Checks one report after the other by the same rules, each by the settings beside its file."""

    def __init__(self, ignore: Sequence[str] = (), drafts: Iterable[Path] = ()) -> None:
        """Load the rules, those beside the drafts and their settings too.

        Raises `InputError` for faulty ones, and for unknown ones to ignore.
        """
        self._folders = tuple({folder: None for each in drafts for folder in _folders(each)})
        every = load_rules(self._folders)
        raise_all(Problem(*fault) for name in ignore if (fault := unknown_rule(name, every)))
        self.rules = {rule.id: rule for rule in every}
        self._ignore = tuple(ignore)
        self._known: dict[Path | None, tuple[Settings, Sequence[Rule]]] = {}

    def findings(
        self,
        path: Path,
        manuscript: Manuscript,
        silences: Sequence[Silence] = (),
        places: Sequence[Sequence[int]] = (),
        family: str = "",
    ) -> tuple[Finding, ...]:
        """Return what is found in the report of a file, in its order; the rest as for `heard`.

        With a `family` only its rules are held against it. Raises `InputError` for faulty settings,
        and for a rule of the user's that cannot be held against it.
        """
        settings, rules = self._by(path)
        try:
            found = check(manuscript, [one for one in rules if family in ("", one.family)])
        except BrokenRuleError as error:
            raise_all(self._broken(error.rule))
            raise
        lines = manuscript.report.paragraphs
        return tuple(heard(found, lines, silences, places, settings.places))

    def settings(self, path: Path) -> Settings:
        """Return the settings for a file. Raises `InputError` for faulty ones."""
        return self._by(path)[0]

    def refused_share(self, path: Path) -> float | None:
        """Return from which share on a file may not be borrowed; None where any may be."""
        shares = [rule for rule in self._by(path)[1] if isinstance(rule, BorrowedShare)]
        return min((rule.least for rule in shares if rule.level == "error"), default=None)

    def astray(self, silences: Sequence[Silence]) -> Iterator[tuple[Silence, tuple[str, str]]]:
        """Yield what would switch off a rule that nobody knows, and what is wrong with it."""
        every = tuple(self.rules.values())
        names = {name for silence in silences for name in silence.rules}
        faults = {name: unknown_rule(name, every) for name in names}
        for silence in silences:
            for name in silence.rules:
                if fault := faults[name]:
                    yield silence, fault

    def _broken(self, rule: Rule) -> Iterator[Problem]:
        """Yield what to do about a rule that broke, if it is the user's; a shipped one is a bug."""
        if file := own_file_of(rule, self._folders):
            what = _("规则 {} 用在这份文稿上算不下去").format(rule.id)
            hint = _("看它的正则表达式：要的字组是不是每次都配得上；先不用它，加 --ignore {}")
            yield Problem(what, hint.format(rule.id), str(file))

    def _by(self, path: Path) -> tuple[Settings, Sequence[Rule]]:
        """Return the settings for a file, and the rules that they leave."""
        file = find_above(path, _FILE) or own_file(_FILE)
        if file:
            used(N_("设置"), file)
        if file not in self._known:
            every = tuple(self.rules.values())
            settings = _read(file, every)
            left = settings.rules(every)
            rules = [rule for rule in left if not is_selected(rule.id, self._ignore)]
            self._known[file] = settings, rules
        return self._known[file]


def _folders(draft: Path) -> Iterator[Path]:
    """Yield the folder of a draft and that of its settings."""
    yield absolute(draft).parent
    if settings := find_above(draft, _FILE):
        yield settings.parent


def _read(file: Path | None, rules: Sequence[Rule]) -> Settings:
    """Return the settings in a file; none says nothing, and then nothing reads one."""
    if file is None:
        return Settings()
    from app.checking.settings_file import read_settings

    return read_settings(file, rules)
