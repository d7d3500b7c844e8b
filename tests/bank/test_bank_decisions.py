"""Decisions on the phrases of a pack: its user's own YAML, kept as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bank.decisions import decisions_path, parse_decisions, with_decision
from app.bank.pack_folder import pack_paths
from app.errors import InputError
from app.models.decision import Choice, Decision

_TEXT = "到{单位}去看。"


def decision(
    choice: Choice, number: int = 1, text: str = _TEXT, edited: str | None = None
) -> Decision:
    return Decision(
        id=f"我的/insight.meaning/{number:08x}", decision=choice, text=text, edited=edited
    )


def saved(*made: Decision, text: str = "") -> str:
    for one in made:
        text = with_decision(text, one, "decisions.yaml")
    return text


@pytest.mark.parametrize(
    "text", ["", "decisions:\n", "decisions: []\n", "# 甲\n", "\ufeff# 甲\r\n"]
)
@pytest.mark.parametrize(
    "words", [_TEXT, "他说：“a: b” # c。", "- 甲", '说"是"。', "false", "甲\\乙"]
)
def test_what_is_saved_is_read_again(text: str, words: str) -> None:
    made = (
        decision("keep", 1, words),
        decision("drop", 2, words),
        decision("edit", 3, words, words),
        decision("later", 4, words),
    )
    assert parse_decisions(saved(*made, text=text), "decisions.yaml") == made


def test_comments_stay_and_a_new_decision_takes_the_place_of_the_old() -> None:
    text = saved(decision("keep"), decision("drop", 2))
    text = text.replace("decision: keep\n", "decision: keep  # 问过了\n")
    made = decision("edit", edited="先到{单位}去看。")
    again = saved(made, text=text)
    assert parse_decisions(again, "decisions.yaml") == (made, decision("drop", 2))
    assert "decision: edit  # 问过了\n" in again
    assert again.startswith("# yaml-language-server: $schema=./phrases.schema.json\n")
    assert "\n# 对词库里语句的决定" in again
    # What it was edited to is not lost when it is put off.
    assert "edited: " in saved(decision("later"), text=again)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("decisions:\n  - {id: 甲, decision: keep, text: 乙}\n", "d.yaml:2:5: 编号“甲”"),
        ("decisions:\n  - {id: a/b/c, decision: 留, text: 乙}\n", "d.yaml:2:27: .*keep、drop"),
        ("decisions:\n  - {id: a/b/c, decision: edit, text: 乙}\n", "d.yaml:2:5: .*edited"),
        (
            'decisions:\n  - {id: a/b/c, decision: edit, text: "{甲}", edited: 乙}\n',
            r"d.yaml:2:5: 空位 \[甲\] 要留着",
        ),
        (
            "decisions:\n  - {id: a/b/c, decision: edit, text: 乙, edited: 丙（}\n",
            "d.yaml:2:5: “（”不成对",
        ),
        (
            "decisions:\n" + "  - {id: a/b/c, decision: keep, text: 乙}\n" * 2,
            "d.yaml:3:10: “a/b/c”定了两次（第一次在第 2 行）",
        ),
        ("decision: keep\n", "d.yaml:1:1: 不认识“decision”"),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_decisions(text, "d.yaml")


def test_decisions_are_no_file_of_the_pack(tmp_path: Path) -> None:
    for name in ("pack.yaml", "insights.yaml", "decisions.yaml"):
        (tmp_path / name).write_text("a: b\n", "utf-8")
    assert decisions_path(tmp_path) not in pack_paths(tmp_path)
    assert len(pack_paths(tmp_path)) == 2
