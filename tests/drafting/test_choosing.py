"""Which phrase a draft takes, over small banks made for the purpose and many seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.bank.phrase_bank import PhraseBank
from app.drafting.drafting import draft_report
from app.models.pack import PhrasePack
from app.models.phrase import Phrase, Slot, Source
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SEEDS = range(12)
_POINTS = """\
{% for 点 in 体会 %}
::: 体会
{{ 点.正文("认识") }}

{% endfor %}
"""
_TWICE = _POINTS.replace('("认识")', '("认识", "认识")')


def said(text: str, n: int, *, themes: str = "", **more: object) -> Phrase:
    """Return a phrase of the meaning of a point; `themes` are parted by blanks."""
    fields: dict[str, object] = {"role": "insight.meaning", "origin": "authored", **more}
    ident = f"试/{fields['role']}/{n}"
    return Phrase.model_validate(
        {"id": ident, "text": text, "themes": tuple(themes.split()), **fields}
    )


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that drafts the insights of an outline from some phrases."""

    def draft(phrases: list[Phrase], outline: str, seed: int, template: str = _POINTS) -> list[str]:
        path = tmp_path / "试.md"
        path.write_text(template, encoding="utf-8")
        bank = PhraseBank([PhrasePack(name="试", licence="CC0", phrases=tuple(phrases))])
        plan = parse_outline(f"kind: 心得体会\nnext_steps: false\n{outline}\n")
        return list(draft_report(plan, bank, path, seed).paragraphs)

    return draft


def test_a_seed_draws_the_same_wherever_the_phrases_stand(lines: Callable[..., list[str]]) -> None:
    phrases = [said(f"第{n}种说法。", n) for n in range(9)]
    drawn = [lines(phrases, "insights: [{theme: 为民}]", seed) for seed in _SEEDS]
    assert drawn == [lines(phrases[::-1], "insights: [{theme: 为民}]", seed) for seed in _SEEDS]
    assert len({line for (line,) in drawn}) > 1


def test_nothing_is_said_twice_even_where_all_is_said(
    lines: Callable[..., list[str]],
) -> None:
    phrases = [said(f"第{n}种说法。", n) for n in range(5)]
    for seed in _SEEDS:
        found = lines(phrases, "insights: [{theme: 甲}, {theme: 乙}, {theme: 丙}]", seed, _TWICE)
        assert sorted("".join(found)) == sorted("".join(one.text for one in phrases))


def test_the_same_words_in_two_packs_are_said_once(lines: Callable[..., list[str]]) -> None:
    phrases = [said("都这么说。", 1), said("都这么说。", 2)]
    for seed in _SEEDS:
        assert lines(phrases, "insights: [{theme: 甲}]", seed, _TWICE) == ["都这么说。"]


def test_a_pinned_phrase_stands_in_its_point_alone(lines: Callable[..., list[str]]) -> None:
    phrases = [said("固定的这一句。", 0), *(said(f"第{n}种说法。", n) for n in range(1, 4))]
    outline = "insights: [{theme: 甲}, {theme: 乙, pin: 试/insight.meaning/0}]"
    for seed in _SEEDS:
        first, second = lines(phrases, outline, seed)
        assert second == "固定的这一句。"
        assert "固定" not in first


@pytest.mark.parametrize(
    ("theme", "fits"),
    [("安全", True), ("护理安全", True), ("安全生产", True), ("为民", False), ("不安全感", False)],
)
def test_a_phrase_of_a_theme_stands_in_points_of_that_theme_alone(
    lines: Callable[..., list[str]], theme: str, fits: bool
) -> None:
    phrases = [said("弦要绷紧。", 1, themes="安全")]
    for seed in _SEEDS:
        found = "".join(lines(phrases, f"insights: [{{theme: {theme}, facts: [一件事]}}]", seed))
        assert ("弦要绷紧" in found) == fits


def test_a_phrase_that_leaves_no_gap_comes_before_one_that_does(
    lines: Callable[..., list[str]],
) -> None:
    phrases = [
        said("{时间}才懂。", 1, slots={"时间": Slot(kind="event")}),
        said("{主题}最要紧。", 2, slots={"主题": Slot(kind="theme")}),
    ]
    for seed in _SEEDS:
        assert lines(phrases, "insights: [{theme: 为民}]", seed) == ["为民最要紧。"]


def test_a_phrase_that_depends_on_another_stands_right_after_it_or_nowhere(
    lines: Callable[..., list[str]],
) -> None:
    first, other = said("先说一句。", 1), said("另说一句。", 2)
    dependent = said("这是其一。", 3, follows=first.id)
    seen: set[str] = set()
    for seed in _SEEDS:
        found = "".join(lines([first, other, dependent], "insights: [{theme: 甲}]", seed, _TWICE))
        seen.add(found)
        assert "这是其一。" not in found.replace("先说一句。这是其一。", "")
    assert "先说一句。这是其一。" in seen


@pytest.mark.parametrize(("subject", "fits"), [("《护理安全》", True), ("《公文写作》", False)])
def test_a_phrase_of_a_field_of_life_stands_only_in_a_report_about_it(
    lines: Callable[..., list[str]], subject: str, fits: bool
) -> None:
    found = Source(report="a.txt", paragraph=0, start=0, end=9)
    phrases = [said("多看患者一眼。", 1, themes="细致", source=found, origin=None)]
    outline = f"study: {{subject: {subject}}}\ninsights: [{{theme: 细致, facts: [一件事]}}]"
    for seed in _SEEDS:
        assert ("患者" in "".join(lines(phrases, outline, seed))) == fits
