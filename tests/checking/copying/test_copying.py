"""What is borrowed is found through changes, and what the genre says anyway is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.copying.alignment import common_runs
from app.copying.copied import Copied, copied
from app.copying.formulae import Formulae
from app.copying.held import Held
from app.copying.index_store import Sources
from app.copying.indexing import entry, in_memory
from app.copying.plain import plain, plain_text, units
from tests.checking.copying.measuring import Figures, total

_SOURCE = (
    "汛期里，青石镇的张明带着我们沿河堤走了十二公里，把每一处渗水点都插上小红旗。",
    "回到办公室，我把记录本摊开，才发现有三处上个月就该修好，只是没有人再去看一眼。",
)
_FORMULA = "以上是我的一些粗浅认识，不妥之处请批评指正。"


def _held(*lines: str, formulae: tuple[str, ...] = ()) -> Held:
    return Held(Sources([in_memory([entry("去年.txt", lines)])]), Formulae(formulae))


def _marked(found: Copied, lines: tuple[str, ...]) -> list[str]:
    """Return each line with what is not borrowed of it as dots."""
    pairs = zip(lines, found.marks, strict=True)
    return [
        "".join(c if mark else "." for c, mark in zip(line, marks, strict=True))
        for line, marks in pairs
    ]


@pytest.mark.parametrize(
    ("draft", "marked"),
    [
        # Word for word.
        (_SOURCE[0], _SOURCE[0][:-1] + "."),
        # Names, numbers and single words exchanged.
        (
            "汛期里，临江乡的王丽娟带着大家沿河堤走了20公里，把每一处渗水点都插上小白旗。",
            "汛期里，临江乡的王丽娟带着大家沿河堤走了20公里，把每一处渗水点都插上小白旗.",
        ),
        # An open place where the name was.
        (
            "汛期里，XX镇的XXX带着我们沿河堤走了XX公里，把每一处渗水点都插上小红旗。",
            "汛期里，XX镇的XXX带着我们沿河堤走了XX公里，把每一处渗水点都插上小红旗.",
        ),
        # The clauses in another order.
        (
            "把每一处渗水点都插上小红旗，张明带着我们沿河堤走了十二公里。",
            "把每一处渗水点都插上小红旗，张明带着我们沿河堤走了十二公里.",
        ),
        # A clause of the writer's own in the middle.
        (
            "回到办公室，我把记录本摊开，茶也没顾上喝一口，才发现有三处上个月就该修好。",
            "回到办公室，我把记录本摊开..........才发现有三处上个月就该修好.",
        ),
        # The writer's own, on the same matter.
        ("汛期一到，我们每天沿着河堤走，看见渗水就报告。", "." * 23),
    ],
)
def test_what_is_borrowed_is_found_through_changes(draft: str, marked: str) -> None:
    found = copied([draft], _held(*_SOURCE))
    assert _marked(found, (draft,)) == [marked]
    assert all(passage.source.text in _SOURCE for passage in found.passages)


def test_a_passage_names_the_paragraph_and_the_sentence_of_its_source() -> None:
    found = copied(["序。", f"我想起一件事。{_SOURCE[1]}"], _held(*_SOURCE))
    (passage,) = found.passages
    assert (passage.line, passage.source.name, passage.source.line) == (1, "去年.txt", 1)
    assert passage.source.text == _SOURCE[1]


def test_a_formula_counts_in_one_figure_only() -> None:
    held = _held(_SOURCE[0], _FORMULA, formulae=(_FORMULA,))
    found = copied([_SOURCE[0], _FORMULA], held)
    assert found.share > 0.9
    own = len(_SOURCE[0]) / (len(_SOURCE[0]) + len(_FORMULA))
    assert found.share_without_formulae == pytest.approx(own, abs=0.05)


def test_what_many_sources_say_is_a_formula() -> None:
    said = "我们把困难想在前面，把办法备在前面，把工作做在前面。"
    others = [entry(f"{n}.txt", [f"第{n}次会上，有人这样说。", said]) for n in range(30)]
    held = Held(Sources([in_memory(others)]), many=20)
    assert copied([said], held).share > 0.9
    assert copied([said], held).share_without_formulae == 0
    assert copied([said], held._replace(many=None)).share_without_formulae > 0.9


def test_a_quotation_is_no_borrowed_word_of_the_writer() -> None:
    said = "“把每一处渗水点都插上小红旗，回头一处一处地销号。”"
    held = _held(f"会上，老站长说：{said}")
    assert copied([f"我记住了一句话：{said}"], held).share == 0
    assert copied([f"我记住了一句话：{said.strip('“”')}"], held).share > 0.5


def test_a_hidden_file_is_no_source() -> None:
    held = _held(*_SOURCE)
    assert copied(_SOURCE, held._replace(hidden={0})).share == 0


@given(st.text("去看河堤，。0aX十二镇", max_size=300))
def test_the_units_of_a_line_hold_all_that_is_compared(line: str) -> None:
    every = "".join(plain(line, start, end).text for start, end in units(line))
    assert sum(map(len, every)) >= len(plain_text(line)) - line.count("0") - line.count("X")
    for start, end in units(line):
        assert plain(line, start, end).text == plain_text(line[start:end])


@given(st.text("甲乙丙丁", max_size=60), st.text("甲乙丙丁", max_size=60))
def test_runs_stand_in_both_and_take_no_character_twice(one: str, other: str) -> None:
    ours: set[int] = set()
    theirs: set[int] = set()
    for run in (run for chain in common_runs(one, other, 1) for run in chain):
        assert one[run.at : run.at + run.length] == other[run.other : run.other + run.length]
        for n in range(run.length):
            assert run.at + n not in ours
            assert run.other + n not in theirs
            ours.add(run.at + n)
            theirs.add(run.other + n)


def test_borrowed_characters_are_found_in_a_set_of_drafts() -> None:
    figures: Figures = total(count=300, draft_count=20, seed=6)
    assert figures.f1 > 0.97
    assert figures.precision > 0.98
    assert figures.named > 0.98 * figures.found
