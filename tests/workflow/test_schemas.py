"""Every schema is one, and explains each of its keys; writing one is like writing any file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.bank.explained import ENTRIES
from app.bank.explained_values import MEANINGS
from app.cli.main import main
from app.cli.schema import Name
from app.errors import InputError
from app.workflow.schema import SCHEMAS, schema


@cache
def _made(name: str) -> dict[str, Any]:
    output = schema(name).output
    assert isinstance(output, bytes)
    made: dict[str, Any] = json.loads(output)
    return made


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema."""
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part:
        if isinstance(each, dict | list):
            yield from _parts(each)


def _keys(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each key that a file may have, with its schema; what only weighs them is passed by."""
    made = _made(name)
    for part in _parts(made):
        if part.get("additionalProperties") is False:
            for key, said in part["properties"].items():
                if said is not True:
                    ref = said.get("$ref", "").rpartition("/")[2]
                    yield key, {**made["$defs"].get(ref, {}), **said} if ref else said


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(_made(name))
    assert _made(name)["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_title_and_says_what_it_means(name: str) -> None:
    keys = list(_keys(name))
    assert len(keys) > 5
    assert [key for key, said in keys if not said.get("title") or not said.get("description")] == []
    # Where the Chinese name may stand in the file, too, both are told.
    both = {key for key, said in keys if not key.isascii()}
    assert both if name in ("outline", "names") else not both


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_key_is_written_with_somebody_elses_words(name: str) -> None:
    # An editor writes a single example behind the key, and there it would stay.
    assert [key for key, said in _keys(name) if len(said.get("examples", "..")) < 2] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_list_of_values_says_of_each_what_it_means_or_of_none(name: str) -> None:
    for part in _parts(_made(name)):
        if "enumDescriptions" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(part["enumDescriptions"]), part["enum"]


def test_what_is_explained_of_packs_is_in_them() -> None:
    made = _made("phrases")
    assert set(ENTRIES) == set(made["$defs"])
    described = [part["enum"] for part in _parts(made) if "enumDescriptions" in part]
    for meanings in MEANINGS.values():
        assert any(set(values) <= set(meanings) for values in described)


def test_the_command_knows_every_schema() -> None:
    assert [name.value for name in Name] == list(SCHEMAS)


def test_a_schema_is_written_beside_the_files_it_is_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "outline.schema.json"
    assert main(["schema", "outline", "-o", file.name]) == 0
    assert json.loads(file.read_bytes()) == _made("outline")
    assert main(["schema", "outline", "-o", file.name]) == 0
    file.write_text("{}\n", "utf-8")
    with pytest.raises(InputError, match=r"outline\.schema\.json"):
        schema("outline", output=file)
    assert main(["schema", "outline", "-o", file.name, "--force"]) == 0
    assert json.loads(file.read_bytes()) == _made("outline")
