"""A table finds the longest word that begins at a place."""

from __future__ import annotations

import itertools
import pkgutil
from collections import Counter
from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from app import facts
from app.facts.words import WordTable

_TABLE = WordTable(denied="没 没有 没有人", other="没多久 有人", sign=". .*")


def _found(text: str) -> list[tuple[str, str]]:
    return [(word.kind, text[word.start : word.end]) for word in _TABLE.found(text)]


def test_the_longest_word_wins_whatever_its_kind() -> None:
    assert _found("没有人来") == [("denied", "没有人")]
    assert _found("没多久没来") == [("other", "没多久"), ("denied", "没")]
    assert _found("a.*b.c") == [("sign", ".*"), ("sign", ".")]


def test_a_word_is_found_at_a_place_before_a_place_and_first() -> None:
    at = _TABLE.at("他没有人", 1)
    assert at
    assert (at.start, at.end) == (1, 4)
    assert _TABLE.at("他没有人", 0) is None
    cut = _TABLE.at("没有人", 0, 2)
    assert cut
    assert cut.end == 2
    ending = _TABLE.ending("说没有", 3)
    assert ending
    assert (ending.start, ending.kind) == (1, "denied")
    first = _TABLE.first("都没多久")
    assert first
    assert first.kind == "other"
    assert _TABLE.kind("没有") == "denied"
    assert _TABLE.kind("有") is None


@given(st.text(alphabet="没有人多久.*", max_size=12))
def test_what_is_found_is_what_stands_there(text: str) -> None:
    words = list(_TABLE.found(text))
    assert all(_TABLE.kind(text[word.start : word.end]) == word.kind for word in words)
    assert all(first.end <= second.start for first, second in itertools.pairwise(words))
    assert all(_TABLE.at(text, word.start) == word for word in words)


def test_no_table_has_a_word_twice() -> None:
    # Of two kinds the last would win, and nothing would tell.
    modules = [
        import_module(f"app.facts.{one.name}") for one in pkgutil.iter_modules(facts.__path__)
    ]
    tables = [
        (f"{module.__name__}.{name}", table)
        for module in modules
        for name, table in vars(module).items()
        if isinstance(table, WordTable)
    ]
    assert len(tables) > 20
    counts = {name: Counter(" ".join(table._kinds.values()).split()) for name, table in tables}
    twice = {
        name: [word for word, count in words.items() if count > 1] for name, words in counts.items()
    }
    assert {name: words for name, words in twice.items() if words} == {}
