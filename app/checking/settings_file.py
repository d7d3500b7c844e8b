"""The file nigao.toml, in which a user says what he wants of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.checking.selecting import unknown_rule
from app.checking.settings import Passed, Settings
from app.errors import raise_all
from app.files.places import standing
from app.files.toml_places import read_toml
from app.files.validated import nearest
from app.messages import _
from app.models.finding import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.checking.rule import Rule
    from app.errors import Problem
    from app.files.toml_places import TomlFile

_OFF = "off"
_KEYS = ("ignore", "levels", "places", "borrowed", "against")
_PLACE_KEYS = ("rule", "text")


def read_settings(path: Path, rules: Sequence[Rule]) -> Settings:
    """Return what a file says.

    Raises `InputError` with each fault at its line and column, rules that are none among them.
    """
    reader = _Reader(read_toml(path), path.parent, rules)
    settings = reader.settings()
    raise_all(sorted(reader.problems, key=lambda each: (each.line or 0, each.column or 0)))
    return settings


class _Reader:
    """Reads the part `[check]` of a file, and gathers what is wrong with it."""

    def __init__(self, file: TomlFile, folder: Path, rules: Sequence[Rule]) -> None:
        self._file = file
        self._folder = folder
        self._rules = rules
        self.problems: list[Problem] = []

    def settings(self) -> Settings:
        """Return what could be read."""
        check = self._table(["check"], self._file.data.get("check", {}), _KEYS)
        for key in [key for key in self._file.data if key != "check"]:
            self._say([key], _("不认识“{}”").format(key), _("查稿子的设置写在 [check] 下面"))
        return Settings(
            ignore=tuple(self._ignored(check.get("ignore", []))),
            levels=dict(self._levels(check.get("levels", {}))),
            places=tuple(self._places(check.get("places", []))),
            borrowed=self._share(check.get("borrowed")),
            against=tuple(self._texts(check.get("against", []))),
        )

    def _ignored(self, given: Any) -> Iterator[str]:
        loc = ["check", "ignore"]
        for at, name in enumerate(self._list(loc, given)):
            if (rule := self._rule([*loc, at], name)) is not None:
                yield rule

    def _levels(self, given: Any) -> Iterator[tuple[str, str]]:
        loc = ["check", "levels"]
        for name, level in self._table(loc, given).items():
            rule = self._rule([*loc, name], name)
            if level not in (_OFF, *LEVELS):
                can = _("、").join((_OFF, *reversed(LEVELS)))
                self._say(
                    [*loc, name], _("没有“{}”这一级").format(level), _("可以写：{}").format(can)
                )
            elif rule is not None:
                yield rule, level

    def _places(self, given: Any) -> Iterator[Passed]:
        loc = ["check", "places"]
        for at, place in enumerate(self._list(loc, given)):
            here: list[str | int] = [*loc, at]
            said = self._table(here, place, _PLACE_KEYS)
            missing = [key for key in _PLACE_KEYS if not said.get(key)]
            for key in missing if isinstance(place, dict) else ():
                self._say(
                    [*here, key],
                    _("缺少“{}”").format(key),
                    _('写成 {rule = "规则", text = "稿子里的字"}'),
                )
            if not missing and isinstance(text := said["text"], str):
                rule = self._rule([*here, "rule"], said["rule"])
                yield Passed(rule or "", text)
            elif not missing:
                self._say([*here, "text"], _("“text”要写成文字"), _("加引号，照抄稿子里的字"))

    def _share(self, given: Any) -> float | None:
        if given is None:
            return None
        if not isinstance(given, int | float) or isinstance(given, bool) or not 0 <= given <= 1:
            self._say(["check", "borrowed"], _("“borrowed”要写 0 到 1 之间的数"), _("三成写 0.3"))
            return None
        return float(given)

    def _texts(self, given: Any) -> Iterator[Path]:
        loc = ["check", "against"]
        for at, name in enumerate(self._list(loc, given)):
            path = self._folder / str(name)
            if standing(path) == "nothing":
                self._say(
                    [*loc, at],
                    _("没有“{}”").format(name),
                    _("写文件或文件夹，从这个 nigao.toml 所在处写起"),
                )
            yield path

    def _rule(self, loc: Sequence[str | int], name: Any) -> str | None:
        if problem := unknown_rule(str(name), self._rules):
            self._say(loc, *problem)
            return None
        return str(name)

    def _list(self, loc: Sequence[str | int], given: Any) -> list[Any]:
        if isinstance(given, list):
            return given
        self._say(loc, _("“{}”要写成列表").format(loc[-1]), _("写成 {} = […]").format(loc[-1]))
        return []

    def _table(
        self, loc: Sequence[str | int], given: Any, known: Sequence[str] = ()
    ) -> dict[str, Any]:
        if not isinstance(given, dict):
            what = _("“{}”要写“键 = 值”").format(loc[-1])
            if isinstance(loc[-1], int):
                what = _("第 {} 项要写“键 = 值”").format(loc[-1] + 1)
            self._say(loc, what, _("几项写在花括号里，或另起一节"))
            return {}
        for key in [key for key in given if known and key not in known]:
            self._say([*loc, key], _("不认识“{}”").format(key), nearest(key, list(known)))
        return given

    def _say(self, loc: Sequence[str | int], what: str, hint: str) -> None:
        self.problems.append(self._file.problem(loc, what, hint))
