"""What heads the arguments of old reports in a draft: no label, and nothing to be swapped."""

from __future__ import annotations

import pytest

from app.bank.phrase_bank import PhraseBank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.mining.mining import mine
from app.outline.reading import parse_outline
from tests.mining.conftest import report_of

OLD_RUNS = """
学习心得体会
近日，支部开展了主题教育。主要有两点体会。
一、在学史中涵养廉洁。要守住公私分明的底线，落实规定。要坚持从小事严起，推动作风好转。
二、在学史中强化担当。要在矛盾面前迎难而上，推动落实。要坚持把任务一项一项办成。
新征程上，我将牢记使命，不断前行。
"""
WITHOUT = """
学习心得体会
近日，支部开展了主题教育。
廉洁是党员干部的立身之本，一刻也不能放松，一处也不能松口。要守住公私分明的底线，落实规定。
担当是党员干部的应有之责，越是艰险越要向前，越是难办越要去办。要在矛盾面前迎难而上，推动落实。
新征程上，我将牢记使命，不断前行。
"""


@pytest.mark.parametrize(
    ("old", "themes"), [(OLD_RUNS, ("涵养廉洁", "强化担当")), (WITHOUT, ("廉洁", "担当"))]
)
def test_what_old_reports_argue_is_headed_as_written_arguments_are(
    bank: PhraseBank, old: str, themes: tuple[str, str]
) -> None:
    """Headings that could be swapped, and labels where others say something, were struck."""
    reports = [report_of(old, f"{n}.txt") for n in range(10)]
    whole = PhraseBank([mine(reports, "old"), *bank.packs])
    outline = parse_outline(
        "kind: 心得体会\nvoice: official\nstudy: {subject: 主题教育}\n"
        f"insights: [{', '.join(themes)}]\n"
    )
    report = draft_report(outline, whole, find_template("心得体会"), seed=1)
    points = [block for block in report.walk() if block.role == "insight"]
    spans = [span for block in points for line in block.paragraphs for span in line.spans]
    assert any(span.origin.ref.startswith("old/") for span in spans if span.part == "text")
    heads = [block.heading for block in points]
    masked = {head.replace(theme, "") for head, theme in zip(heads, themes, strict=True)}
    assert len(masked) == 2
    assert all(len(head) > 4 for head in heads)


@pytest.mark.parametrize(("subject", "stands"), [("主题教育", False), ("《廉洁自律准则》", True)])
def test_what_was_said_of_a_text_is_said_of_no_campaign(
    bank: PhraseBank, subject: str, stands: bool
) -> None:
    old = OLD_RUNS.replace("要坚持从小事严起", "要逐章逐条学习《廉洁自律准则》，坚持从小事严起")
    reports = [report_of(old, f"{n}.txt") for n in range(10)]
    whole = PhraseBank([mine(reports, "old"), *bank.packs])
    outline = parse_outline(
        f"kind: 心得体会\nvoice: official\nstudy: {{subject: {subject}}}\ninsights: [涵养廉洁]\n"
    )
    report = draft_report(outline, whole, find_template("心得体会"), seed=1)
    assert ("逐章逐条学习" in "".join(report.paragraphs)) is stands
