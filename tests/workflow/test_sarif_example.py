"""The example of SARIF in the docs is what the program says, and what its readers ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from docs.make_sarif import DRAFT, EXAMPLE, made

# What GitHub's code scanning asks of each rule (its page “SARIF support for code scanning”), and
# how long the descriptions may be there.
_ASKED = ("shortDescription", "fullDescription", "help")
_LONGEST = 1000


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    (run,) = json.loads(EXAMPLE.read_text("utf-8"))["runs"]
    assert isinstance(run, dict)
    return run


def test_the_example_is_what_the_program_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert EXAMPLE.read_bytes() == made(), "python -m docs.make_sarif"


def test_every_place_has_the_words_that_the_draft_has_there(
    run: dict[str, Any], checkout: Path
) -> None:
    lines = (checkout / DRAFT).read_text("utf-8").split("\n")
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) > 5
    for result in run["results"]:
        (place,) = (each["physicalLocation"] for each in result["locations"])
        assert unquote(place["artifactLocation"]["uri"]) == DRAFT.as_posix()
        region = place["region"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words == region["snippet"]["text"]
        assert result["message"]["text"]


def test_every_rule_is_described_as_code_scanning_asks(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}
    for rule in rules:
        said = [rule[key]["text"] for key in _ASKED]
        assert all(said)
        # What a finding would put into its braces is not there yet.
        assert not [text for text in said[:2] if "{" in text or len(text) > _LONGEST]
