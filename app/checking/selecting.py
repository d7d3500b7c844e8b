"""Rules as people name them: one by its id, a family by what stands before the slash."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.checking.rule import FAMILIES
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.checking.rule import Rule

_HOW = N_("写规则的编号（结果里方括号中的），或一整类，如 term/")


def is_selected(rule: str, names: Iterable[str]) -> bool:
    """Tell whether a rule's id, or its family with a slash (`term/`), is among some names."""
    return any(rule == name or (name.endswith("/") and rule.startswith(name)) for name in names)


def unknown_rule(name: str, rules: Sequence[Rule]) -> tuple[str, str] | None:
    """Return what is wrong with a name that is no rule's and no family's, and what is meant."""
    known = [*(f"{family}/" for family in FAMILIES), *(rule.id for rule in rules)]
    if name in known:
        return None
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = _("是不是“{}”？").format(close[0]) if close else _(_HOW)
    return _("没有“{}”这条规则").format(name), hint
