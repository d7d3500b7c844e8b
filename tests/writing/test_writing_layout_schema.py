"""An editor that goes by the JSON Schema of layouts takes what `load_layout` takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.errors import InputError
from app.workflow.schema import schema
from app.writing import load_layout
from app.writing.layout.loading import layout_names
from app.writing.layout.schema import KEYS
from app.writing.layout.units import SIZE_NAMES


def _made() -> dict[str, Any]:
    output = schema("layout").output
    assert isinstance(output, bytes)
    made: dict[str, Any] = json.loads(output)
    return made


_SCHEMA = _made()
_EDITOR = Draft202012Validator(_SCHEMA)


def _loads(path: Path) -> bool:
    try:
        load_layout(str(path))
    except InputError:
        return False
    return True


def _check(folder: Path, text: str) -> bool:
    """Check that editor and program agree on a file, and return what they say."""
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    taken = _loads(path)
    assert bool(_EDITOR.is_valid(yaml.safe_load(text))) == taken, text
    return taken


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(_SCHEMA)


@pytest.mark.parametrize("name", layout_names())
def test_a_shipped_layout_follows_the_schema(checkout: Path, name: str) -> None:
    file = checkout / f"layouts/{name}.yaml"
    assert _EDITOR.is_valid(yaml.safe_load(file.read_text("utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        "{}\n",
        "base: plain\n",
        "base: gbt9704-system-fonts\nbody: {size: 小三号}\n",
        "body: {chinese: 仿宋}\ngrid: {line_pitch: 28}\n",
        "body: {size: 3号, latin: Arial}\ntitle: {size: 18pt, line_pitch: 28磅}\n",
        "title: {size: '16'}\nbyline: {size: 10.5, chinese: }\n",
        "page: {width: 184mm, height: 260 毫米, margins: {top: 30}}\ngrid: false\n",
        "page_number: false\ngrid: false\n",
        "page_number: {text: '第 {n} 页', odd: centre, even: centre}\n",
        "page_number: {text: '{第{n}页}'}\n",
        "page_number:\ngrid:\n",
        "headings: [{level: 2, numbers: [1., （一）], bold: true, align: centre, indent: 0}]\n",
        "headings: [{level: 1}]\n",
        "title: {shaped: false}\ngap: none\nfallbacks: {仿宋_GB2312: FangSong, 宋体: SimSun}\n",
        "tail: {date_shift: , as_body: [抄送], as_salutation: []}\n",
        "comment: {size: 9, chinese: 楷体}\n",
        "base: plain\ngrid: {lines: 20, characters: 25}\nbody: {line_pitch: }\n",
    ],
)
def test_a_users_own_file_follows_the_schema(tmp_path: Path, text: str) -> None:
    assert _check(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "- 1\n",
        "base: gb\n",
        "base:\n",
        "body:\n  siez: 16\n",
        "bodies: {}\n",
        "body: {size: 大号}\n",
        "body: {size: 9号}\n",
        "body: {size: 小3}\n",
        "body: {size: 小七}\n",
        "body: {size: 0}\n",
        "body: {size: 0.5}\n",
        "body: {size: 500}\n",
        "body: {size: -1磅}\n",
        "body: {size: 16mm}\n",
        "body: {size: }\n",
        "body: {chinese: ''}\n",
        "body: {chinese: ' '}\n",
        f"body: {{chinese: {'宋' * 32}}}\n",
        "fallbacks: {仿宋: ''}\n",
        "body: {chinese: }\n",
        "body: {indent: -1}\n",
        "body: {indent: 两字}\n",
        "body: {bold: 加粗}\n",
        "body:\n",
        "title: {align: center}\n",
        "title: 黑体\n",
        "page: {margins: {left: 28cm}}\n",
        "page: {footer: 1000}\n",
        "grid: {lines: 0}\n",
        "grid: {lines: 22.5}\n",
        "base: plain\ngrid: {lines: 20}\n",
        "base: plain\ngrid: {}\n",
        "grid: true\n",
        "headings: []\n",
        "headings: [{numbers: [一、]}]\n",
        "headings: [{level: 一}]\n",
        "headings: [{level: 10}]\n",
        "headings: {level: 1}\n",
        "page_number: {text: 第页}\n",
        "page_number: {text: '{n}/{n}'}\n",
        "page_number: {odd: outside}\n",
        "gap: 黄\n",
        "gap:\n",
        "fallbacks: [仿宋]\n",
        "fallbacks: {仿宋: [宋体]}\n",
        "tail: {as_body: 附}\n",
        "tail: {as_body: ['']}\n",
        "comment: {indent: 2}\n",
    ],
)
def test_what_the_program_refuses_an_editor_marks(tmp_path: Path, text: str) -> None:
    assert not _check(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "headings: [{level: 1, numbers: [甲]}]\n",
        "grid: {characters: 40}\n",
        "page: {margins: {left: 120, right: 120}}\n",
        "body: {size: 500磅}\n",
        "page: {footer: 35}\n",
        "headings: [{level: 1, numbers: [一、]}, {level: 2, numbers: [一、]}]\n",
        'body: {chinese: "仿\\x01宋"}\n',
    ],
)
def test_only_the_program_can_tell_what_does_not_fit(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, "utf-8")
    assert not _loads(path)
    assert _EDITOR.is_valid(yaml.safe_load(text))


_FORM = st.dictionaries(
    st.sampled_from(["size", "line_pitch", "indent", "align", "bold", "chinese", "date_shift"]),
    st.sampled_from(["三号", "0号", "小四号", "16", "1e3x", "2", "right", "宋体", "~", "[]"]),
    max_size=3,
)


@given(st.sampled_from(["byline", "title", "tail", "comment", "headings"]), _FORM)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_editor_and_program_agree_on_any_form(
    tmp_path: Path, part: str, form: dict[str, str]
) -> None:
    said = ", ".join(f"{key}: {value}" for key, value in form.items())
    _check(
        tmp_path,
        f"{part}: [{{level: 1, {said}}}]\n" if part == "headings" else f"{part}: {{{said}}}\n",
    )


@pytest.mark.parametrize("name", SIZE_NAMES)
def test_a_size_by_its_name_is_offered_and_taken(tmp_path: Path, name: str) -> None:
    # The smallest and the largest sizes do not fit the body's grid, but they fit a title.
    assert _check(tmp_path, f"title: {{size: {name}}}\n")
    size = _SCHEMA["$defs"]["Body"]["properties"]["size"]
    (values,) = size["anyOf"]
    assert name in values["oneOf"][0]["enum"]


def test_every_key_is_explained_and_no_other() -> None:
    parts = [_SCHEMA, *_SCHEMA["$defs"].values()]
    assert {key for part in parts for key in part["properties"]} == set(KEYS)


def test_the_default_layouts_file_shows_every_key(checkout: Path) -> None:
    file = checkout / "layouts" / "gbt9704.yaml"
    shown = set(re.findall("[a-z_]+", file.read_text("utf-8")))
    assert set(KEYS) - shown == set()


def test_an_editor_knows_the_layouts_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "无网格.yaml").write_text("grid: false\n", "utf-8")
    (folder / "没写完.yaml").write_text("body: {size: 大}\n", "utf-8")
    editor = Draft202012Validator(_made())
    for base, grid, valid in (
        ("无网格", {"lines": 20, "characters": 25}, True),
        ("无网格", {"lines": 20}, False),
        ("没写完", {"lines": 20}, True),
        ("别处的", {"lines": 20}, False),
    ):
        assert editor.is_valid({"base": base, "grid": grid}) == valid, (base, grid)


def test_a_grid_over_nothing_says_both_its_figures(checkout: Path) -> None:
    whole = yaml.safe_load((checkout / "layouts/plain.yaml").read_text("utf-8"))
    assert _EDITOR.is_valid(whole | {"grid": {"lines": 20, "characters": 25}})
    assert not _EDITOR.is_valid(whole | {"grid": {"lines": 20}})
