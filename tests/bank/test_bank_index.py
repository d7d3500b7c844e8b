"""The index of a large pack answers as the pack in memory does: the same drafts, the same finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bank.index_store import IndexStore
from app.bank.indexing import index_of
from app.bank.loading import load_pack
from app.bank.phrase_bank import PhraseBank
from app.bank.queries import FormulaQuery, RunQuery, Search
from app.bank.recurring import mined_runs
from app.bank.runs import MOVE_LABELS
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template, template_kinds
from app.models.outline import Outline
from app.models.pack import PhrasePack
from app.models.pattern import THEME_CLASSES
from app.models.roles import PHRASE_ROLES, Voice
from tests.bank.large_pack import large_pack
from tests.bed.bed import bed

# Of the pack's own reports and of others, whole and in part.
_SUBJECTS = (
    "",
    "《护理调查研究》",
    "《税收窗口服务》第二卷",
    "《护理基层治理》和《教学法律援助》",
    "护理",
)
_THEMES = (None, "为民", "护理安全", "安全", "窗口服务", "民", "守护理安全", "廉洁从政", "调研")
_WORDS = (
    "为民",
    "台账",
    "守住台账",
    "为",
    "一件一件地",
    "{学习内容}",
    "10月份",
    "无此词",
    "台 账",
    "",
)
_VOICES: tuple[Voice, ...] = ("plain", "official")


class Banks(NamedTuple):
    """The same packs, all of them in memory and all of them indexed."""

    memory: PhraseBank
    indexed: PhraseBank


@pytest.fixture(scope="module")
def banks(both: tuple[Banks, Banks]) -> Banks:
    """Return a made-up pack, the shipped ones, and one that holds some of the first one's ids."""
    return both[0]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[tuple[Banks, Banks]]:
    """Return all packs, and the made-up one alone, for the shipped ones are borrowed from first."""
    folder = tmp_path_factory.mktemp("banks")
    shipped = [load_pack(checkout / "phrasebank" / name) for name in ("general", "seeds")]
    large = _with_recurring(large_pack(1500))
    doubled = [
        one.model_copy(
            update={"set": None, "follows": None, "behind": None, "text": f"再说一遍，{one.text}"}
        )
        for one in large.phrases[::7]
    ]
    again = PhrasePack(name="again", licence="MIT", phrases=tuple(doubled))
    packs = [large, *shipped, again]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        indexed = [index_of(folder / one.name, one.name, partial(_same, one)) for one in packs]
        assert all(isinstance(one, IndexStore) and one.has_grams for one in indexed)
        yield (
            Banks(PhraseBank(packs), PhraseBank(indexed)),
            Banks(PhraseBank(packs[:1]), PhraseBank(indexed[:1])),
        )


def _with_recurring(pack: PhrasePack) -> PhrasePack:
    """Return a pack in which every third run goes on from where another of its theme begins."""
    first: dict[tuple[tuple[str, ...], str], str] = {}
    behind: dict[str, str] = {}
    for n, run in enumerate(mined_runs(pack)):
        key = (run.said[0].themes, run.said[0].role)
        if key in first and n % 3 == 0:
            behind[run.said[0].id] = first[key]
        elif run.heading:
            first.setdefault(key, run.heading.id)
    phrases = [one.model_copy(update={"behind": behind.get(one.id)}) for one in pack.phrases]
    # Every fifth of them is a formula that plain reports share.
    phrases[::5] = [
        one.model_copy(update={"voice": "plain", "seen": 1 + n % 3})
        for n, one in enumerate(phrases[::5])
    ]
    return pack.model_copy(update={"phrases": tuple(phrases)})


def _same(pack: PhrasePack) -> PhrasePack:
    return pack


def _on_the_packs_own_matter(outline: Outline, number: int) -> Outline:
    """Return an outline with a study and themes of which the made-up pack has something to say."""
    study = outline.study.model_copy(update={"subject": _SUBJECTS[1 + number % 3]})
    points = [
        point.model_copy(update={"theme": _THEMES[1 + (number + at) % 4]})
        for at, point in enumerate(outline.insights.items)
    ]
    insights = outline.insights.model_copy(update={"items": tuple(points)})
    return outline.model_copy(update={"study": study, "insights": insights})


@pytest.mark.parametrize("voice", _VOICES)
@pytest.mark.parametrize("own", [False, True], ids=["as written", "on the pack's own matter"])
@pytest.mark.parametrize("alone", [False, True], ids=["with the shipped packs", "alone"])
def test_an_indexed_bank_gives_the_same_drafts_as_one_in_memory(
    both: tuple[Banks, Banks], voice: Voice, own: bool, alone: bool
) -> None:
    outlines = [one.outline for one in bed() if one.outline.kind in template_kinds()]
    borrowed: set[str] = set()
    for number, each in enumerate(outlines):
        outline = _on_the_packs_own_matter(each, number) if own else each
        outline = outline.model_copy(update={"voice": voice})
        draft = partial(draft_report, outline, template=find_template(outline.kind), seed=number)
        in_memory, indexed = (draft(bank=bank) for bank in both[alone])
        assert indexed.model_dump_json() == in_memory.model_dump_json(), number
        spans = (span for line in indexed.lines() for span in line)
        borrowed |= {span.origin.ref for span in spans if span.origin.ref.startswith("large/")}
    # What old reports say is put into drafts, so that there is something to compare.
    assert len(borrowed) > 20 or (voice == "plain" and not alone)


@given(
    st.builds(
        FormulaQuery,
        st.sampled_from(PHRASE_ROLES),
        st.sampled_from(_VOICES),
        st.sampled_from(("心得体会", "交流研讨材料", "无此文种")),
        st.sampled_from(_SUBJECTS),
        st.booleans(),
    )
)
def test_the_same_formulas_may_serve(banks: Banks, query: FormulaQuery) -> None:
    in_memory, indexed = (
        sorted((one.id, one.text, one.voice, one.reports) for one in bank.formulas(query))
        for bank in banks
    )
    assert indexed == in_memory


@given(
    st.builds(
        RunQuery,
        st.sampled_from(_THEMES) | st.text("护理安全为民", max_size=4),
        st.frozensets(st.sampled_from(THEME_CLASSES), max_size=2),
        st.booleans(),
        st.sampled_from(_SUBJECTS),
        st.booleans(),
    )
)
def test_the_same_runs_are_near(banks: Banks, query: RunQuery) -> None:
    in_memory, indexed = (list(bank.near_runs(query)) for bank in banks)
    assert indexed == in_memory


def test_a_plain_draft_is_lent_the_same_shared_formulas(both: tuple[Banks, Banks]) -> None:
    lent = 0
    for role in PHRASE_ROLES:
        query = FormulaQuery(role, "plain", "心得体会", "", borrowed=False)
        in_memory, indexed = (
            sorted(one.id for one in bank.formulas(query) if one.source) for bank in both[1]
        )
        assert indexed == in_memory
        lent += len(indexed)
    assert lent


def test_recurring_runs_keep_their_ways_in_an_index(banks: Banks) -> None:
    ways = 0
    for theme in ("为民", "安全", "调研", "廉洁"):
        in_memory, indexed = (
            [run for _, runs in bank.near_runs(RunQuery(theme)) for run in runs] for bank in banks
        )
        assert indexed == in_memory
        ways += sum(len(step.others) for run in indexed for step in run.steps)
    assert ways


@given(
    st.builds(
        Search,
        st.lists(st.sampled_from(_WORDS) | st.text("为民台账守住", min_size=1), max_size=2).map(
            tuple
        ),
        st.none() | st.sampled_from((*PHRASE_ROLES, "insight.res")),
        st.sampled_from(_THEMES),
        st.none() | st.sampled_from(tuple(MOVE_LABELS)),
        st.none() | st.sampled_from(("large-0000", "00003", "无此文件", ".docx")),
    ),
    st.integers(0, 40),
    st.none() | st.integers(1, 30),
)
def test_the_same_phrases_are_found_in_the_same_order(
    banks: Banks, search: Search, first: int, most: int | None
) -> None:
    in_memory, indexed = (bank.search(search, first, most) for bank in banks)
    assert indexed == in_memory


def test_everything_else_is_answered_alike(banks: Banks) -> None:
    memory, indexed = banks
    assert indexed.phrases == memory.phrases
    assert indexed.sets == memory.sets
    assert indexed.theme_names == memory.theme_names
    assert indexed.slot_names == memory.slot_names
    assert [pack.name for pack in indexed.packs] == [pack.name for pack in memory.packs]
    for role, subject in product(PHRASE_ROLES, _SUBJECTS):
        assert indexed.by_role(role) == memory.by_role(role)
        assert sorted(indexed.texts(role)) == sorted(memory.texts(role))
        assert indexed.matters(subject) == memory.matters(subject)
    ids = [one.id for one in memory.phrases[::50]]
    ids += [one.id for one in memory.sets[::50]] + [one.id for one in memory.questions[::50]]
    for ident in (*ids, "large/title/00000000"):
        assert indexed.phrase(ident) == memory.phrase(ident)
        assert indexed.pack_of(ident) == memory.pack_of(ident)
    for phrase in memory.by_role("insight.heading"):
        assert indexed.family(phrase) == memory.family(phrase)
        assert indexed.themes(phrase) == memory.themes(phrase)
