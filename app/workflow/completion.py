"""The verb `completion`: the words of a kind to which a user may add his own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.validated import nearest
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def known_words(kind: str) -> Iterable[str]:
    """Return the words of a kind: `kinds`, `layouts`, `moves`, `roles`, `rules` or `themes`.

    Raises `InputError` for another kind, and for faulty rules or packs.
    """
    if kind not in _WORDS:
        raise InputError(Problem(_("没有“{}”这一类").format(kind), nearest(kind, list(_WORDS))))
    return _WORDS[kind]()


# Whoever waits for a word to be completed waits for what is loaded here, and for nothing else.


def _kinds() -> Iterable[str]:
    from app.drafting.templates import template_kinds

    return template_kinds()


def _layouts() -> Iterable[str]:
    from app.writing.layout.loading import layout_names

    return layout_names()


def _moves() -> Iterable[str]:
    from app.bank.runs import MOVE_LABELS

    return MOVE_LABELS.values()


def _roles() -> Iterable[str]:
    from app.models.roles import PHRASE_ROLES

    return PHRASE_ROLES


def _rules() -> Iterable[str]:
    from app.checking import load_rules

    rules = load_rules()
    return sorted(set(chain.from_iterable((rule.id, f"{rule.family}/") for rule in rules)))


def _themes() -> Iterable[str]:
    from app.bank.loading import load_bank

    return sorted(load_bank().theme_names)


_WORDS: Mapping[str, Callable[[], Iterable[str]]] = {
    "kinds": _kinds,
    "layouts": _layouts,
    "moves": _moves,
    "roles": _roles,
    "rules": _rules,
    "themes": _themes,
}
