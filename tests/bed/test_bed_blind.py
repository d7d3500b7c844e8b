"""Texts for blind reading look alike, whoever made them, and the key says what they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.markup.parsing import read_markup
from app.reading.structure import read_lines
from tests.bed.blind import main, one_layout

DRAFT = """::: 标题
把灯装上

::: 署名
市第一医院　护士长　王芳（2026年11月20日）

::: 开头
我参加了培训。

::: 体会
一、灯要亮。【装了几盏？】

::: 体会
【请补充：体会】
"""
HAND = "把灯装上\n（市第一医院 护士长 王芳 2026年11月20日）\n　　我参加了培训。\n　　一、灯要亮。"


def test_a_draft_and_a_text_by_hand_have_one_layout() -> None:
    hand = one_layout(read_lines(HAND.split("\n"), "手写.txt"))
    assert hand == HAND + "\n"
    assert one_layout(read_markup(DRAFT), gaps=False) == hand
    assert "【装了几盏？】" in one_layout(read_markup(DRAFT))


def test_texts_are_shuffled_under_numbers_with_a_key_beside_them(tmp_path: Path) -> None:
    (tmp_path / "hand").mkdir()
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / "hand" / name).write_text(f"{name}\n{HAND}\n", "utf-8")
    drafts = [tmp_path / name for name in ("丙.md", "丁.md")]
    for path in drafts:
        path.write_text(DRAFT, "utf-8")
    asked = ["--drafts", *map(str, drafts), "--hand", str(tmp_path / "hand")]
    keys = set()
    for seed in range(5):
        folder = tmp_path / f"read{seed}"
        assert main(["-o", str(folder), *asked, "--seed", str(seed)]) == 0
        key = json.loads((tmp_path / f"read{seed}.key.json").read_text("utf-8"))
        assert sorted(key.values()) == [
            ["draft", "丁"],
            ["draft", "丙"],
            ["hand", "乙"],
            ["hand", "甲"],
        ]
        assert sorted(p.name for p in folder.iterdir()) == ["01.txt", "02.txt", "03.txt", "04.txt"]
        keys.add(json.dumps(key))
    assert len(keys) > 1
    with pytest.raises(FileExistsError):
        main(["-o", str(tmp_path / "read0"), *asked])
