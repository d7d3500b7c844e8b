"""`nigao new`: the kinds, a starter, an old report as an outline that drafts it again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.bank.loading import load_bank
from app.drafting.asking import open_questions
from app.drafting.templates import template_kinds
from app.errors import ExitCode, InputError
from app.files.suffixes import names_beside
from app.outline.starters import starter
from app.workflow.draft import DraftOptions, draft
from app.workflow.new import new
from app.workflow.outcome import Outcome

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a folder of the user's own templates and packs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))


def _starter(kind: str) -> str:
    """Return the starter of a kind with the questions of the shipped bank."""
    return starter(kind, asked=open_questions(kind, load_bank()))


def write(text: str, name: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(**how: Path | str | bool | None) -> str:
    kind = how.pop("kind", None)
    with pytest.raises(InputError) as caught:
        new(kind, **how)  # type: ignore[arg-type]  # a test's table of arguments
    return str(caught.value)


def test_without_a_kind_the_kinds_are_listed_with_what_their_templates_say() -> None:
    write("{# 学习情况报告：报给上级的。 #}\n::: 标题\n甲\n", "templates/学习情况报告.md")
    write("::: 标题\n甲\n", "home/templates/通知.md")
    outcome = new()
    assert isinstance(outcome.output, str)
    lines = outcome.output.splitlines()
    assert "学习情况报告  报给上级的。" in lines
    assert "通知" in lines
    assert any(line.startswith("交流研讨材料  ") for line in lines)
    assert any(line.startswith("心得体会  ") for line in lines)


def test_a_starter_goes_to_standard_output() -> None:
    assert new("心得体会") == Outcome(output=_starter("心得体会").encode())
    assert new("心得体会", output=Path("-")) == new("心得体会")


def test_a_starter_goes_to_a_file_and_never_over_another() -> None:
    path = Path("提纲.yaml")
    assert new("心得体会", output=path).written == (path,)
    assert path.read_text(encoding="utf-8") == _starter("心得体会")
    assert new("心得体会", output=path).written == (path,)
    assert "文件已经存在" in refused(kind="交流研讨材料", output=path)
    assert new("交流研讨材料", output=path, force=True).written == (path,)


@pytest.mark.parametrize("kind", template_kinds())
def test_a_starter_drafts_as_it_stands_and_asks_for_a_fact_in_each_point(kind: str) -> None:
    path = Path(f"{kind}.yaml")
    new(kind, output=path)
    outcome = draft(path, DraftOptions(output=Path(f"{kind}.txt")))
    assert outcome.exit_code is ExitCode.DONE
    for number in (1, 2, 3):
        (told,) = [note for note in outcome.notes if f"体会第 {number} 条的事例（" in note]
        question = told.partition("〔")[2].partition("〕")[0]
        assert re.fullmatch("【.+】", question)
        assert question in Path(f"{kind}.txt").read_text(encoding="utf-8")


def test_an_unknown_kind_is_answered_with_the_nearest() -> None:
    assert "是不是“心得体会”？" in refused(kind="心得体")


def test_an_outline_is_a_yaml_file() -> None:
    assert "o.docx: 提纲是 .yaml 文件" in refused(kind="心得体会", output=Path("o.docx"))
    assert not Path("o.docx").exists()


@pytest.mark.parametrize("seed", SEEDS, ids=[path.stem for path in SEEDS])
def test_a_seed_goes_there_and_back(seed: Path) -> None:
    path = Path("o.yaml")
    outcome = new(source=seed, output=path)
    assert outcome.written == (path, names_beside(path))
    draft(path, DraftOptions(output=Path("back.txt")))
    lines = [line for line in seed.read_text(encoding="utf-8").splitlines() if line.strip()]
    back = Path("back.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in back if line.strip()] == lines
    share = int(outcome.notes[0].split("%")[0])
    assert share >= 70


def test_the_placeholders_of_a_report_are_listed_beside_its_outline() -> None:
    source = write("各位领导：\n我是XX市的*。\n一、提高认识。要学。\n", "旧.txt")
    outcome = new(source=source, output=Path("新/o.yaml"))
    sheet = Path("新/o.names.yaml")
    assert outcome.written == (Path("新/o.yaml"), sheet)
    assert "XX市:" in sheet.read_text(encoding="utf-8")
    assert outcome.notes[-1] == "有 2 处占位，列在 o.names.yaml 里"


def test_a_report_without_placeholders_has_no_names_sheet() -> None:
    source = write("各位领导：\n我是新来的。\n一、提高认识。要学。\n", "旧.txt")
    assert new(source=source, output=Path("o.yaml")).written == (Path("o.yaml"),)
    assert not Path("o.names.yaml").exists()


def test_neither_file_is_written_where_one_may_not_be() -> None:
    source = write("我是XX市的。\n", "旧.txt")
    write("我的名单\n", "o.names.yaml")
    assert "o.names.yaml: 文件已经存在" in refused(source=source, output=Path("o.yaml"))
    assert not Path("o.yaml").exists()
    assert new(source=source, output=Path("o.yaml"), force=True).written


def test_to_standard_output_only_the_outline_is_given() -> None:
    source = write("我是XX市的。\n", "旧.txt")
    outcome = new(source=source)
    assert isinstance(outcome.output, bytes)
    assert "文种: ".encode() in outcome.output
    assert "名称对照" in outcome.notes[-1]
    assert not list(Path().glob("*.yaml"))


def test_a_kind_without_a_template_becomes_the_one_most_like_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "app.workflow.old_reports.template_kinds", lambda: ["交流研讨材料", "心得体会"]
    )
    spoken = write("学习情况报告\n各位领导：\n学了。\n一、提高认识。要学。\n", "甲.txt")
    written = write("学习情况报告\n学了。\n一、提高认识。要学。\n二、真抓实干。要干。\n", "乙.txt")
    assert "文种: 交流研讨材料\n" in _output(new(source=spoken))
    assert "文种: 心得体会\n" in _output(new(source=written))
    assert "文种: 交流研讨材料\n" in _output(new("交流研讨材料", source=written))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2025年度述职报告", "述职报告"),
        ("关于党风廉政建设的述职述廉报告", "述职述廉报告"),
        ("参加培训的心得体会", "心得体会"),
        ("述职", "心得体会"),
    ],
)
def test_a_kind_is_known_by_its_template_alone(title: str, kind: str) -> None:
    Path("templates").mkdir()
    for name in ("述职报告", "述职述廉报告"):
        write("::: 标题\n{{ 标题() }}\n", f"templates/{name}.md")
    source = write(f"{title}\n学了。\n一、提高认识。要学。\n二、真抓实干。要干。\n", "甲.txt")
    assert f"文种: {kind}\n" in _output(new(source=source))


def _output(outcome: Outcome) -> str:
    assert isinstance(outcome.output, bytes)
    return outcome.output.decode()
