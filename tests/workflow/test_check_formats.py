"""Findings as text for people, as JSON by the contract, as SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.checking import Checker, load_rules
from app.checking.kinds.pattern import Pattern
from app.errors import InputError
from app.models.finding import Finding
from app.workflow.check import CheckOptions, check_files
from app.workflow.checked import check_file
from app.workflow.found import Checked, Found, found_in_report
from app.workflow.sarif import as_sarif
from app.workflow.telling_findings import words_found

_TEXT = "全文如下。\n\n\n落实“项目领导分包制度，\n笃信笃行,以实际行动迎接大会。\n"


def _part(needed: str = "", **properties: Any) -> dict[str, Any]:
    """Return what the standard says of an object: what it must have, and that nothing else is."""
    return {
        "type": "object",
        "properties": properties,
        "required": needed.split(),
        "additionalProperties": False,
    }


def _list(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


_WORDS = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_MESSAGE = _part("text", text=_WORDS)
_FILE = _part("uri", uri={"type": "string", "pattern": "^[!-~]+$"})
_SPAN = dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _COUNT)
_CHANGE = _part(
    "deletedRegion", deletedRegion=_part("startLine", **_SPAN), insertedContent=_MESSAGE
)
_CHANGES = _part(
    "artifactLocation replacements", artifactLocation=_FILE, replacements=_list(_CHANGE)
)
_RULE = _part(
    "id",
    id=_WORDS,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_part(level=_LEVEL),
)
_PLACE = _part(
    "artifactLocation",
    artifactLocation=_FILE,
    region=_part("startLine", **_SPAN, snippet=_MESSAGE),
)
_LOCATION = _part(physicalLocation=_PLACE, logicalLocations=_list(_part(name=_WORDS)))
_RESULT = _part(
    "message",
    ruleId=_WORDS,
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_LOCATION),
    fixes=_list(_part("artifactChanges", artifactChanges=_list(_CHANGES))),
)
_DRIVER = _part("name", name=_WORDS, version=_WORDS, rules=_list(_RULE))
_RUN = _part(
    "tool",
    tool=_part("driver", driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_list(_RESULT),
)
SARIF = Draft202012Validator(
    _part("version runs", **{"$schema": _WORDS}, version={"const": "2.1.0"}, runs=_list(_RUN))
)
"""What the standard asks of the parts of a log that are written here."""


_RULES = """\
rules:
  - id: quotes/lone
    kind: pattern
    patterns: [“]
    level: error
    basis: GB/T 1
    message: 补上另一半
    good: [甲]
    bad: [⟦“⟧甲]
  - id: term/comma
    kind: pattern
    level: warning
    basis: 惯例
    message: 改成“，”
    patterns: ['行(?P<at>,)以']
    fix: ，
    good: [甲]
    bad: ['行⟦,⟧以']
"""


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a draft with two things to find by rules of its writer's, named as he calls it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/own.yaml").write_text(_RULES, "utf-8")
    others = ", ".join(f'"{each.id}"' for each in load_rules() if each.id not in _RULES)
    (tmp_path / "nigao.toml").write_text(f"[check]\nignore = [{others}]\n", "utf-8")
    path = Path("初稿 1.md")
    path.write_text(_TEXT, "utf-8")
    return path


def shown(path: Path, form: str) -> str:
    output = check_files([path], CheckOptions(format=form)).output or ""
    return output if isinstance(output, str) else output.decode()


def test_a_person_sees_the_file_the_place_the_words_and_what_to_do(draft: Path) -> None:
    assert shown(draft, "text") == (
        "初稿 1.md：错误 1 处、警告 1 处\n"
        "  初稿 1.md:4:3 错误 第 2 段 落实〔“〕项目领导分包制度，\n"
        "    补上另一半  [quotes/lone，GB/T 1]\n"
        "  初稿 1.md:5:5 警告 第 3 段 笃信笃行〔,〕以实际行动迎接大会。\n"
        "    改成“，”  [term/comma，惯例]\n"
    )


def test_a_habit_of_typing_is_told_once_with_its_places(draft: Path) -> None:
    many = "笃信笃行,以行动迎接。\n" * 12 + "落实“制度，\n" * 5
    draft.write_text(many, "utf-8")
    text = shown(draft, "text")
    assert text.startswith("初稿 1.md：错误 5 处、警告 12 处\n")
    assert text.count("term/comma") == 1
    lines = "、".join(f"第 {n} 行" for n in range(2, 10))
    assert f"    同样的还有 11 处：{lines}等\n" in text
    assert text.count("quotes/lone") == 5  # Errors are looked at one by one.
    assert len(json.loads(shown(draft, "json"))) == 17


def test_a_few_of_a_kind_are_told_one_by_one(draft: Path) -> None:
    draft.write_text("笃信笃行,以行动迎接。\n" * 3, "utf-8")
    assert shown(draft, "text").count("term/comma") == 3


def test_a_clean_draft_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("全文如下。", "utf-8")
    assert shown(path, "text") == ""
    assert json.loads(shown(path, "json")) == []


def test_json_has_the_keys_of_the_contract(draft: Path) -> None:
    first, second = json.loads(shown(draft, "json"))
    assert first == {
        "rule": "quotes/lone",
        "level": "error",
        "file": "初稿 1.md",
        "paragraph": 1,
        "line": 4,
        "column": 3,
        "text": "“",
        "message": "补上另一半",
        "basis": "GB/T 1",
    }
    assert (second["line"], second["column"]) == (5, 5)


def test_sarif_is_what_the_standard_asks_for(draft: Path) -> None:
    log = json.loads(shown(draft, "sarif"))
    assert not list(SARIF.iter_errors(log))
    [run] = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == ["quotes/lone", "term/comma"]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%88%9D%E7%A8%BF%201.md"
    assert place["region"] == {
        "startLine": 5,
        "startColumn": 5,
        "endLine": 5,
        "endColumn": 6,
        "snippet": {"text": ","},
    }
    [change] = second["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "，"}
    assert "fixes" not in first


def test_sarif_of_a_clean_draft_has_no_results(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("全文如下。", "utf-8")
    log = json.loads(shown(path, "sarif"))
    assert not list(SARIF.iter_errors(log))
    assert log["runs"][0]["results"] == []


def test_a_hint_is_a_note_to_sarif(draft: Path) -> None:
    [checked] = [check_file(draft, Checker())]
    rule = Pattern.model_validate(
        {
            "id": "term/x",
            "level": "hint",
            "basis": "惯例",
            "message": "看一看",
            "kind": "pattern",
            "patterns": ["全文"],
            "good": ["甲"],
            "bad": ["⟦全文⟧"],
        }
    )
    told = Checked(draft, checked.report, (found("全文", 0, 2, rule="term/x"),))
    log = json.loads(as_sarif([told], {"term/x": rule}))
    assert not list(SARIF.iter_errors(log))
    assert log["runs"][0]["results"][0]["level"] == "note"


def found(line: str, start: int, end: int, rule: str = "repeat/x") -> Found:
    """Return a hint about some characters of the first line of a report."""
    words = {"rule": rule, "level": "hint", "message": "看一看", "basis": "惯例"}
    place = {"paragraph": 0, "start": start, "end": end, "text": line[start:end]}
    return found_in_report(Finding.model_validate({**words, **place}), line)


def test_the_middle_of_a_long_passage_is_not_shown() -> None:
    shown = words_found(found("甲" * 30 + "乙" * 30, 0, 60))
    assert shown == f"第 1 段 〔{'甲' * 20}……{'乙' * 20}〕"


def test_cells_of_a_row_are_shown_in_one_line() -> None:
    assert words_found(found("甲\t乙\t丙", 2, 5)) == "第 1 段 甲 〔乙 丙〕"


def test_a_change_that_would_take_signs_of_markup_with_it_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("我们要全面贯彻。<!-- 说明 -->。落实到位。\n", "utf-8")
    results = json.loads(shown(path, "sarif"))["runs"][0]["results"]
    doubled = [each for each in results if each["ruleId"] == "punctuation/doubled"]
    assert [("fixes" in each) for each in doubled] == [False]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("*重点,是*：抓好落实。", 1, 4),
        ("我们[链接,文](http://a.b)都看了。", 1, 6),
        ("1. **学习,好**：都看了。", 1, 8),
        (r"\*重点\*这些,都看了。", 1, 9),
        ("<!-- 我们要学习,要落实。 -->\n\n我们要学习,要落实。", 3, 6),
    ],
)
def test_a_place_is_where_the_character_stands_in_the_file(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text + "\n", "utf-8")
    places = [(each["line"], each["column"]) for each in json.loads(shown(path, "json"))]
    assert (line, column) in places


def test_an_unknown_form_is_refused(draft: Path) -> None:
    with pytest.raises(InputError, match="没有“xml”这种格式: 用 text 或 json 或 sarif"):
        check_files([draft], CheckOptions(format="xml"))
