"""Points and leads that go on in the paragraph before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.drafting import draft_report
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report

RUN_ON = """
kind: 心得体会
opening: 我有三点体会：
insights:
  - {inline: true, heading: false, content: [要细；]}
  - {inline: true, heading: 要快, content: [快一步就少一分险。]}
  - {heading: 要稳, content: [稳住就是快。]}
next_steps: {inline: true, lead: 下一步，, items: [{接上: true, heading: false, content: [常练。]}]}
closing: false
"""


def test_points_and_leads_that_go_on_in_a_paragraph_stand_in_it(
    drafts: Callable[..., Report],
) -> None:
    report = drafts(RUN_ON + "title: false\nspeaker: false\ndate: false\n")
    assert report.paragraphs == (
        "我有三点体会：一、要细；二、要快。快一步就少一分险。",
        "三、要稳。稳住就是快。下一步，第一，常练。",
    )
    assert [block.role for block in report.blocks if block.inline] == [
        "insight",
        "insight",
        "action_lead",
        "action",
    ]


def test_a_template_that_sets_no_number_lets_points_go_on_too(
    tmp_path: Path, bank: PhraseBank
) -> None:
    path = tmp_path / "我的.md"
    body = '{{ 点.标题 }}{{ 点.句号 }}{{ 点.正文("事例") }}'
    path.write_text(
        "::: 开头\n{{ 开头() }}\n{% for 点 in 体会 %}\n::: 体会\n" + body + "\n{% endfor %}\n",
        encoding="utf-8",
    )
    lines = draft_report(parse_outline(RUN_ON), bank, path).paragraphs
    assert lines[0] == "我有三点体会：要细；要快。快一步就少一分险。"


def test_no_length_parts_what_goes_on_in_a_paragraph(drafts: Callable[..., Report]) -> None:
    open_end = RUN_ON.replace("closing: false\n", "")
    for length in (40, 600):
        assert drafts(f"{open_end}length: {length}\n").text == drafts(open_end).text
