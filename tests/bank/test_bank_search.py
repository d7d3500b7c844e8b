"""Looking into the bank: which phrases are found, in which order, in memory and by an index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.bank import index_tables
from app.bank.loading import load_bank
from app.bank.phrase_bank import PhraseBank
from app.bank.queries import Facet, Search

Write = Callable[..., Path]

SEARCHED = """
    phrases:
    - id: own/x/a
      role: opening.bridge
      text: 主要有{点数}点体会。
      slots: {点数: {kind: count, held: 三}}
      origin: authored
    - {id: own/x/b, role: insight.meaning, text: 为民是初心。, themes: [为民], origin: authored}
    - id: own/x/c
      role: insight.resolve
      text: 为民服务要扎实。
      themes: [为民服务, 作风]
      source: {report: 甲区交流.docx, paragraph: 3, start: 0, end: 8}
      places: [{report: 乙镇发言.txt, paragraph: 1, start: 0, end: 8}]
    - {id: own/x/d, role: insight, text: 学习为民。, origin: authored, seen: 2}
    - {id: own/x/e, role: insight, text: '说“ab"c”与Ab。', origin: authored}
"""


@pytest.fixture(params=["in memory", "indexed", "indexed without grams"])
def searched(
    request: pytest.FixtureRequest, write: Write, monkeypatch: pytest.MonkeyPatch
) -> PhraseBank:
    """Return a bank of one small pack, held in each way."""
    if request.param != "in memory":
        monkeypatch.setattr("app.bank.loading.LARGE", 0)
    if request.param == "indexed without grams":
        monkeypatch.setattr(index_tables, "takes_grams", lambda: False)
    monkeypatch.setattr("app.bank.loading.list_data", lambda kind: [])
    bank = load_bank([write(all=SEARCHED)])
    assert bank.has_no_grams == (request.param == "indexed without grams")
    return bank


@pytest.mark.parametrize(
    ("query", "search", "expected"),
    [
        ("", {}, "dabce"),
        ("为民", {}, "dbc"),
        ("民", {}, "dbc"),
        ("为民服务", {}, "c"),
        ("为民 服务", {}, "c"),
        ("服务 初心", {}, ""),
        ("主要有三点", {}, "a"),
        ("三点", {}, "a"),
        ("{点数}", {}, "a"),
        ("点数", {}, "a"),
        ("。主", {}, ""),
        ('ab"c', {}, "e"),
        ("AB", {}, ""),
        ("ab OR 为民", {}, ""),
        ("%", {}, ""),
        ("", {"role": "insight"}, "dbce"),
        ("", {"role": "insight.resolve"}, "c"),
        ("", {"role": "opening"}, "a"),
        ("", {"role": "insight.res"}, ""),
        ("", {"theme": "为民"}, "bc"),
        ("", {"theme": "为民服务"}, "cb"),
        ("", {"theme": "作风建设"}, "c"),
        ("为民", {"role": "insight.meaning", "theme": "为民"}, "b"),
        ("", {"move": "requires"}, "b"),
        ("", {"move": "duty", "role": "insight"}, "c"),
        ("", {"move": "duty", "role": "opening"}, ""),
        ("", {"source": "甲区"}, "c"),
        ("", {"source": "乙镇"}, "c"),
        ("", {"source": "乙区"}, ""),
        ("无此词", {}, ""),
        ("无", {}, ""),
    ],
)
def test_search_finds_by_words_role_theme_move_and_source_best_first(
    searched: PhraseBank, query: str, search: dict[str, str], expected: str
) -> None:
    found = searched.search(Search(tuple(query.split()), **search))
    assert "".join(phrase.id[-1] for phrase in found.phrases) == expected
    assert found.total == len(expected)


def test_a_page_of_what_is_found_is_told_with_how_many_there_are(searched: PhraseBank) -> None:
    for first, expected in ((0, "da"), (2, "bc"), (4, "e"), (6, "")):
        found = searched.search(Search(), first, 2)
        assert "".join(phrase.id[-1] for phrase in found.phrases) == expected
        assert found.total == 5


def test_pages_run_on_through_packs_and_no_id_is_found_twice(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bank.loading.LARGE", 0)
    other = SEARCHED.replace("own/x/b", "own/x/f").replace("学习为民", "为民学习")
    bank = load_bank([write(all=SEARCHED), write("other", all=other)])
    whole = bank.search(Search(("为民",)))
    ids = [phrase.id for phrase in whole.phrases]
    assert len(set(ids)) == len(ids) == whole.total
    assert {"own/x/b", "own/x/f", "own/x/d"} <= set(ids)
    (doubled,) = [phrase for phrase in whole.phrases if phrase.id == "own/x/d"]
    assert doubled.text == "学习为民。"
    pages = [bank.search(Search(("为民",)), at, 2).phrases for at in range(0, whole.total, 2)]
    assert [phrase for page in pages for phrase in page] == list(whole.phrases)


@pytest.mark.parametrize(
    ("facet", "search", "expected"),
    [
        (
            "role",
            {},
            {"opening.bridge": 1, "insight.meaning": 1, "insight.resolve": 1, "insight": 2},
        ),
        ("role", {"words": ("为民",)}, {"insight.meaning": 1, "insight.resolve": 1, "insight": 1}),
        ("role", {"move": "duty"}, {"insight.resolve": 1}),
        ("theme", {}, {"为民": 1, "为民服务": 1, "作风": 1}),
        ("theme", {"words": ("初心",)}, {"为民": 1}),
        ("report", {}, {"甲区交流.docx": 1, "乙镇发言.txt": 1}),
        ("report", {"words": ("没有的词",)}, {}),
        ("theme", {"pack": "没有的词库"}, {}),
    ],
)
def test_what_is_found_is_counted_by_what_it_is(
    searched: PhraseBank, facet: Facet, search: dict[str, Any], expected: dict[str, int]
) -> None:
    assert searched.tally(Search(**search), facet) == expected


def test_a_search_of_a_pack_finds_that_packs_alone(searched: PhraseBank) -> None:
    (name,) = (pack.name for pack in searched.packs)
    found = searched.search(Search(pack=name))
    assert searched.tally_packs(Search(words=("为民",), pack="没有的词库")) == {name: 3}
    assert found == searched.search(Search())
    assert searched.search(Search(pack="没有的词库")).total == 0
