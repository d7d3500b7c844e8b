"""`nigao check`: drafts as they stand on the disk, and what is switched off there."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from app.errors import ExitCode, InputError
from app.workflow.check import CheckOptions, check_files

_BROKEN = "落实“项目领导分包制度等措施。"


def rules(path: Path, **options: object) -> list[tuple[str, int, int]]:
    """Return the rule, line and column of all that is found in a draft."""
    ended = check_files([path], CheckOptions(format="json", **options))  # type: ignore[arg-type]
    found = json.loads(ended.output or "")
    return [(each["rule"], each["line"], each["column"]) for each in found]


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_an_error_asks_for_the_writer_and_a_clean_draft_is_done(tmp_path: Path) -> None:
    bad = written(tmp_path / "甲.txt", _BROKEN)
    good = written(tmp_path / "乙.txt", "落实项目领导分包制度等措施。")
    ended = check_files([bad, good], CheckOptions())
    assert ended.exit_code == ExitCode.NEEDS_WRITER
    assert ended.closing == ("看了 2 份：错误 1 处",)
    ended = check_files([good], CheckOptions())
    assert ended.exit_code == ExitCode.DONE
    assert ended.closing == ("看了 1 份：没有要改的",)


def test_a_rule_or_a_family_is_ignored(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", _BROKEN)
    assert rules(path) == [("quotes/unclosed", 1, 3)]
    assert rules(path, ignore=("quotes/unclosed",)) == rules(path, ignore=("quotes/",)) == []
    assert rules(path, ignore=("term/",)) == [("quotes/unclosed", 1, 3)]


def test_an_unknown_rule_is_refused_with_the_nearest(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", _BROKEN)
    with pytest.raises(InputError, match="没有“quote/”这条规则: 是不是“quotes/”？"):
        check_files([path], CheckOptions(ignore=("quote/",)))


def test_settings_stand_beside_the_draft_or_in_a_folder_above(tmp_path: Path) -> None:
    path = tmp_path / "年" / "月" / "a.txt"
    path.parent.mkdir(parents=True)
    written(path, _BROKEN)
    written(tmp_path / "nigao.toml", '[check]\nignore = ["quotes/"]\n')
    assert rules(path) == []
    written(path.parent / "nigao.toml", "[check]\n")
    assert rules(path) == [("quotes/unclosed", 1, 3)]


def test_settings_of_the_users_own_folder_are_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("NIGAO_HOME", str(home))
    written(home / "nigao.toml", '[check]\nignore = ["quotes/"]\n')
    folder = tmp_path / "稿"
    folder.mkdir()
    path = written(folder / "a.txt", _BROKEN)
    assert rules(path) == []
    written(folder / "nigao.toml", "[check]\n")
    assert rules(path) == [("quotes/unclosed", 1, 3)]


@pytest.mark.parametrize(
    ("words", "left"),
    [("“", 0), ("实“项目", 0), ("落实“项目领导分包制度等措施。", 0), ("落实“x", 1), ("制度", 1)],
)
def test_words_are_passed_over_where_they_meet_what_is_found(
    tmp_path: Path, words: str, left: int
) -> None:
    path = written(tmp_path / "a.txt", _BROKEN)
    place = f'places = [{{rule = "quotes/", text = "{words}"}}]'
    written(tmp_path / "nigao.toml", f"[check]\n{place}\n")
    assert len(rules(path)) == left


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("<!-- nigao: 忽略 quotes/unclosed -->\n", []),
        ("<!-- nigao：忽略 term/、quotes/ -->\n\n", []),
        ("<!-- nigao: 忽略 -->\n", []),
        ("<!--nigao:忽略 term/-->\n", [3]),
        ("<!-- 忽略 quotes/ -->\n", [3]),
    ],
)
@pytest.mark.parametrize("start", ["一起。\n\n", "::: 体会\n"])
def test_a_comment_in_a_draft_switches_off_the_paragraph_that_follows(
    tmp_path: Path, start: str, comment: str, left: list[int]
) -> None:
    text = f"{start}{comment}{_BROKEN}\n\n再{_BROKEN}\n"
    path = written(tmp_path / "a.md", text)
    last = text.count("\n")
    first = text[: text.index(_BROKEN)].count("\n") + 1
    assert [line for _, line, _ in rules(path)] == [*([first] if left else []), last]


def test_a_comment_with_an_unknown_rule_is_told_at_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "a.md", f"起。\n\n<!-- nigao: 忽略 quote/ -->\n{_BROKEN}\n")
    ended = check_files([path], CheckOptions())
    assert ended.exit_code == ExitCode.NEEDS_WRITER
    assert ended.notes[0] == f"{path}:3:1: 没有“quote/”这条规则: 是不是“quotes/”？"


def test_a_word_comment_switches_off_the_words_it_is_on(tmp_path: Path) -> None:
    document = docx.Document()
    for said in ("nigao: 忽略 quotes/", "nigao: 忽略 term/", "这里再看看"):
        paragraph = document.add_paragraph()
        paragraph.add_run("落实")
        run = paragraph.add_run("“项目")
        paragraph.add_run("领导分包制度。")
        document.add_comment([run], text=said)
    document.add_paragraph(_BROKEN)
    data = io.BytesIO()
    document.save(data)
    path = tmp_path / "a.docx"
    path.write_bytes(data.getvalue())
    assert rules(path) == [("quotes/unclosed", n, 3) for n in (2, 3, 4)]


def test_one_file_that_cannot_be_read_hides_nothing_of_the_others(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text("到XX区调研。", "utf-8")
    outcome = check_files([tmp_path / "没有.txt", good], CheckOptions())
    assert outcome.exit_code is ExitCode.BAD_INPUT
    assert "placeholder/left" in str(outcome.output)
    assert any("没有.txt" in note for note in outcome.notes)


_OWN = """rules:
  - id: term/own
    kind: pattern
    level: warning
    basis: 本局习惯
    message: 写“河湖长制”
    uncited: true
    patterns: [河长制]
    good: [河湖长制]
    bad: ["推行⟦河长制⟧。"]
"""


@pytest.mark.parametrize("name", ["我局.yaml", "我局.yml"])
def test_rules_beside_a_draft_or_its_settings_are_used_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "稿/rules").mkdir(parents=True)
    (tmp_path / "稿/二科").mkdir()
    (tmp_path / "别处").mkdir()
    (tmp_path / "稿/rules" / name).write_text(_OWN, "utf-8")
    (tmp_path / "稿/nigao.toml").write_text("[check]\n", "utf-8")
    monkeypatch.chdir(tmp_path / "别处")
    for folder in ("稿", "稿/二科"):
        draft = written(
            tmp_path / folder / "甲.txt", "推行河长制，《关于推行河长制的意见》学过两遍。"
        )
        assert rules(draft) == [("term/own", 1, 3)]
    assert rules(written(tmp_path / "乙.txt", "推行河长制。")) == []
