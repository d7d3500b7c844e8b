"""A draft kept as JSON that no draft can be: told field by field, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import InputError
from app.reading import read_report

_TEXT: dict[str, Any] = {"spans": [{"text": "学习心得"}]}


def _block(*paragraphs: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"role": "insight", "level": 1, "paragraphs": list(paragraphs), **more}


def _read(folder: Path, text: str) -> str:
    path = folder / "稿.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_report(path)
    return str(caught.value).replace(str(path), "稿.json")


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([_block()], "稿.json: “blocks.0.paragraphs”里没有字"),
        ([_block(_TEXT), _block(inline=True)], "稿.json: “blocks.1.paragraphs”里没有字"),
        ([_block(_TEXT, {"spans": []})], "稿.json: “blocks.0.paragraphs.1”里没有字"),
        ([_block({"spans": [{"text": ""}]})], "稿.json: “blocks.0.paragraphs.0”里没有字"),
        (
            [_block(_TEXT, children=[_block(level=2)])],
            "稿.json: “blocks.0.children.0.paragraphs”里没有字",
        ),
        ([{"role": "tail"}], "稿.json: “blocks.0.paragraphs”里没有字"),
        ([], "稿.json: 文件里没有文字"),
    ],
)
def test_what_has_no_words_is_told_by_its_place(
    blocks: list[dict[str, Any]], told: str, tmp_path: Path
) -> None:
    assert _read(tmp_path, json.dumps({"blocks": blocks})).startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "null",
        "[" * 100_000,
        '{"blocks":[{"role":"insight","children":' * 400,
        '{"blocks": NaN}',
        '{"blocks": [{"role": "title", "level": Infinity}]}',
        f'{{"blocks": [{{"role": "title", "level": {"9" * 5000}}}]}}',
        '{"kind": "\\ud800", "blocks": []}',
        '{"blocks": [{"role": "title", "paragraphs": [{"spans": [{"text": 5}]}]}]}',
        '{"blocks": {"0": {}}}',
    ],
)
def test_json_that_is_no_draft_is_refused(text: str, tmp_path: Path) -> None:
    assert _read(tmp_path, text).startswith("稿.json")


def test_every_empty_place_is_told_up_to_ten(tmp_path: Path) -> None:
    told = _read(tmp_path, json.dumps({"blocks": [_block()] * 30})).split("\n")
    assert len(told) == 10
