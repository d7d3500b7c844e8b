"""A table finds the longest word that begins at a place."""

from __future__ import annotations

import itertools
import pkgutil
import re
from collections import Counter
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import facts
from app.facts.words import WordTable

_TABLE = WordTable(denied="没 没有 没有人", other="没多久 有人", sign=". .*")


def _found(text: str, table: WordTable = _TABLE) -> list[tuple[str, str]]:
    return [(word.kind, text[word.start : word.end]) for word in table.found(text)]


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


@given(
    st.sets(st.text(alphabet="没有人.*", min_size=1, max_size=5), min_size=1),
    st.text(alphabet="没有人.*", max_size=12),
)
def test_of_any_words_the_longest_is_found_on_either_side(words: set[str], text: str) -> None:
    table = WordTable(word=" ".join(words))
    for place in range(len(text) + 1):
        at = max((word for word in words if text.startswith(word, place)), key=len, default="")
        before = max((word for word in words if text[:place].endswith(word)), key=len, default="")
        found, ending = table.at(text, place), table.ending(text, place)
        assert (found.end - found.start if found else 0) == len(at)
        assert (ending.end - ending.start if ending else 0) == len(before)
    first = re.search("|".join(map(re.escape, sorted(words, key=len, reverse=True))), text)
    word = table.first(text)
    assert (word and (word.start, word.end)) == (first and first.span())


def test_a_table_without_words_finds_nothing() -> None:
    table = WordTable(word="")
    assert list(table.found("一个词")) == []
    assert table.first("") is None
    assert table.at("一", 0) is None
    assert table.ending("一", 1) is None


@pytest.mark.parametrize(
    "words",
    [
        ["长" * 50_000],
        ["长" * 50_000, "长" * 49_999 + "短"],
        ["长" * length for length in range(1, 1_000)],
        ["长" * length + "短" for length in range(1, 1_000)],
        [str(number) for number in range(20_000)],
    ],
    ids=["long", "long and alike", "one in another", "alike to their last", "many"],
)
def test_words_may_be_long_and_lie_in_each_other(words: list[str]) -> None:
    table = WordTable(word=" ".join(words))
    longest = max(words, key=len)
    assert [text for _, text in _found(f"，{longest}，", table)] == [longest]
    ending = table.ending(f"，{longest}", len(longest) + 1)
    assert ending
    assert ending.start == 1


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
