"""What must hold of every draft, over twenty seeds of each kind."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.outline.reading import parse_outline, read_outline
from app.text.ordinals import read_ordinal
from app.text.sentences import split_sentences
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline
    from app.models.report import Report, Span

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SEEDS = range(20)

PARTY = """
kind: 交流研讨材料
speaker: {unit: XX区委办公室, post: 副主任, name: 李明}
study: {subject: 《习近平谈治国理政》第四卷, form: 网络课程, organizer: 市委组织部, period: 10月份}
insights:
  - {theme: 为民, facts: [我区推行一站办，群众少跑了路]}
  - {theme: 自律}
  - {theme: 奋进}
next_steps: [{theme: 高质量发展}, {theme: 科技人才支撑}, {theme: 统筹发展安全}]
"""
SHORTEST = "{文种: 心得体会, 体会: [{主题: 绿色低碳}, {主题: 家校共育}]}"
ONE_THEME = """
kind: 心得体会
insights: [{theme: 为民}, {theme: 为民}, {theme: 为民}]
next_steps: [{theme: 安全}, {theme: 安全}, {measures: [写一份清单]}]
"""
FIVE = """
kind: 心得体会
insights: [{theme: 安全}, {theme: 质量}, {theme: 创新}, {theme: 协作}, {theme: 学习}]
length: 2600
"""


def outlines() -> dict[str, Outline]:
    examples = {path.stem: read_outline(path) for path in sorted(EXAMPLES.glob("*.yaml"))}
    texts = {"党政": PARTY, "最短": SHORTEST, "五点": FIVE, "同题": ONE_THEME}
    return examples | {name: parse_outline(text) for name, text in texts.items()}


OUTLINES = outlines()


@pytest.fixture(scope="module", params=OUTLINES)
def twenty(request: pytest.FixtureRequest) -> list[Report]:
    """Return twenty drafts of one outline."""
    outline = OUTLINES[request.param]
    bank, template = load_bank(), find_template(outline.kind)
    return [draft_report(outline, bank, template, seed) for seed in SEEDS]


def test_another_seed_nearly_always_says_it_otherwise(twenty: list[Report]) -> None:
    # What the writer says himself is the same in all of them; only the formulas differ.
    assert len({report.text for report in twenty}) >= len(twenty) * 3 / 4


def test_no_sentence_stands_twice_in_one_draft(twenty: list[Report]) -> None:
    for report in twenty:
        sentences = Counter(
            sentence.text
            for line in report.paragraphs
            for sentence in split_sentences(line)
            # Gaps ask the same wherever something is missing.
            if "【" not in sentence.text
        )
        assert [text for text, times in sentences.items() if times > 1] == []


def test_no_sentence_is_torn_from_the_one_it_depends_on(
    twenty: list[Report], bank: PhraseBank
) -> None:
    for report in twenty:
        for line in report.lines():
            ids = [ref for span in line if (ref := _stands_between(span))]
            runs = [ref for n, ref in enumerate(ids) if n == 0 or ids[n - 1] != ref]
            for n, ref in enumerate(runs):
                phrase = bank.phrase(ref)
                if phrase and phrase.follows:
                    assert runs[n - 1 : n] == [phrase.follows], line


def _stands_between(span: Span) -> str:
    """Return what parts two sentences: a phrase's id, or the key of the writer's own words."""
    own = span.origin.kind == "outline" and re.search("facts|measures|content", span.origin.ref)
    return span.origin.ref if own or span.origin.kind == "phrase" else ""


def test_no_raw_slot_and_no_private_character_is_left(twenty: list[Report]) -> None:
    for report in twenty:
        assert not re.search("[{}\ue000-\uf8ff\U000f0000-\U0010ffff]", report.text)


def test_every_span_has_an_origin_that_can_be_found(twenty: list[Report], bank: PhraseBank) -> None:
    known = {one.id for pack in bank.packs for one in (*pack.phrases, *pack.sets, *pack.patterns())}
    for report in twenty:
        for span in (span for line in report.lines() for span in line):
            assert span.origin.ref, span
            assert span.origin.kind in ("phrase", "outline", "template"), span
            if span.origin.kind == "phrase":
                assert span.origin.ref in known, span


def test_the_bridge_counts_the_points_that_are_there(twenty: list[Report]) -> None:
    numerals = {"两": 2, "三": 3, "四": 4, "五": 5}
    for report in twenty:
        opening = next(block for block in report.blocks if block.role == "opening")
        words = opening.paragraphs[0].spans
        counted = [span.text for span in words if span.origin.ref == "insights"]
        insights = sum(block.role == "insight" for block in report.blocks)
        # A bridge may lead to the points without counting them.
        assert [numerals[word] for word in counted] in ([insights], [])


@pytest.mark.parametrize("role", ["insight", "action"])
def test_ordinals_count_up_from_one(twenty: list[Report], role: str) -> None:
    for report in twenty:
        ordinals = [read_ordinal(b.ordinal) for b in report.blocks if b.role == role]
        numbers = [ordinal.number for ordinal in ordinals if ordinal]
        # What is alone in its section bears no number.
        assert numbers == (list(range(1, len(ordinals) + 1)) if len(ordinals) > 1 else [])
        assert len({ordinal.style for ordinal in ordinals if ordinal}) <= 1


def test_headings_of_one_run_differ(twenty: list[Report]) -> None:
    for report in twenty:
        headings = [b.heading for b in report.blocks if b.heading and "【" not in b.heading]
        assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("name", ["数字政府建设", "护理安全"])
def test_the_same_seed_gives_the_same_bytes(name: str) -> None:
    outline = OUTLINES[name]
    template = find_template(outline.kind)

    def once() -> bytes:
        report = draft_report(outline, load_bank(), template, 7)
        return write_report(report, ".docx", load_layout("gbt9704"))

    assert once() == once()


def test_a_draft_says_nothing_of_a_field_its_outline_is_not_about(
    drafts: Callable[..., Report],
) -> None:
    words = re.compile("党员|总书记|区委|全区|招大引强|反腐")
    for seed in SEEDS:
        report = drafts((EXAMPLES / "护理安全.yaml").read_text(encoding="utf-8"), seed)
        assert not words.search(report.text)
