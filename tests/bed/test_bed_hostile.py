"""Outlines that no clerk would write, or one in a hurry does: no lie, no crash, no lost word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.drafting.templates import find_template, template_kinds
from app.models.outline import Outline
from app.models.report import Report
from app.outline.reading import read_outline
from app.writing import load_layout, write_report
from tests.bed.bed import BED, facts_only
from tests.bed.by_hand import block_of, outline_of, report_of
from tests.bed.drafts import VOICES, bank, make_draft
from tests.bed.measures.lost_words import lost_words
from tests.bed.truth import Truth

HOSTILE = sorted((BED / "hostile").glob("*.yaml"))


@cache
def _outline(path: Path) -> Outline:
    return read_outline(path)


def _drafts(path: Path) -> list[tuple[Outline, Report]]:
    """Return the drafts of an outline: in its kind in both voices, whole and as facts only, and
    in every other kind.
    """
    whole = _outline(path)
    asked = [
        one.model_copy(update={"voice": voice})
        for one in (whole, facts_only(whole))
        for voice in VOICES
    ]
    others = sorted(set(template_kinds()) - {whole.kind})
    asked += [whole.model_copy(update={"kind": kind, "voice": "plain"}) for kind in others]
    return [make_draft(one) for one in asked]


def test_there_are_twenty_hostile_outlines() -> None:
    assert len(HOSTILE) >= 20


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_a_hostile_outline_is_drafted_without_a_lie_or_a_lost_word(path: Path) -> None:
    layout = load_layout(None)
    for outline, report in _drafts(path):
        assert lost_words(outline, report).faults == ()
        assert Truth(outline, bank(), find_template(outline.kind)).lies(report) == []
        assert write_report(report, ".docx", layout)
        assert write_report(report, ".md", layout)


@pytest.mark.parametrize(
    ("piece", "lies"),
    [
        ("f0|上半年跌倒4例。", 0),
        ("f0|上半年跌倒5例。", 1),
        ("f0.shows|上半年跌倒4例。", 1),
        ("f0.shows|评完没人管。", 0),
        ("?f0|【还差什么？】", 0),
        ("t0|跌倒", 0),
        ("s|跌倒预防", 1),
        ("general/none/0|谁也没有说过。", 1),
    ],
)
def test_a_lie_is_found(piece: str, lies: int) -> None:
    outline = outline_of("{主题: 跌倒, 事例: [{事情: 上半年跌倒4例, 说明: 评完没人管}]}")
    truth = Truth(outline, bank(), find_template(outline.kind))
    assert len(truth.lies(report_of(block_of("insight", piece)))) == lies


def test_a_phrase_is_true_by_its_own_words_only() -> None:
    outline = outline_of()
    truth = Truth(outline, bank(), find_template(outline.kind))
    phrase = next(one for one in bank().phrases if not one.slots)
    assert truth.lies(report_of(block_of("closing", f"{phrase.id}|{phrase.text}"))) == []
    assert truth.lies(report_of(block_of("closing", f"{phrase.id}|另外的一句话。"))) != []
