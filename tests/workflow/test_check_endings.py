"""The end of a draft tells its faults in a few lines, and no draft with an error is final."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ExitCode, NotFinishedError
from app.workflow.draft import DraftOptions, draft
from app.workflow.export import export

_OUTLINE = """\
文种: 心得体会
发言人: {单位: 市水利局, 职务: 科长, 姓名: 王敏}
日期: 2026-11-20
学习内容: {名称: 《调查研究》, 形式: 读书班, 组织单位: 区委组织部, 时间: 10月份}
体会:
  - {主题: 为民, 内容: [我在窗口坐了一天，看见一位老人来了两趟。]}
  - {主题: 学习, 内容: [科里每周读一篇文件。]}
下一步: false
结尾: 我会接着学。
"""


@pytest.fixture
def outline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("提纲.yaml")


def notes(outline: Path, text: str, **options: object) -> list[str]:
    outline.write_text(text, "utf-8")
    output = Path("稿.txt")
    ended = draft(outline, DraftOptions(output=output, force=True, **options))  # type: ignore[arg-type]
    assert ended.exit_code == ExitCode.DONE
    return [note for note in ended.notes if not note.startswith(("全文", "还有", "  第"))]


def test_a_clean_draft_is_told_nothing_and_may_be_final(outline: Path) -> None:
    assert notes(outline, _OUTLINE, final=True) == []


def test_the_gravest_faults_are_told_and_the_rest_counted(outline: Path) -> None:
    text = _OUTLINE.replace("看见一位", "看见“一位")
    text = text.replace("每周读一篇", "每周读“一篇").replace("接着学", "接着学,学（再")
    count, *told = notes(outline, text)
    assert count == "查了一遍：错误 3 处、警告 1 处（逐处看：nigao check 提纲.yaml）"
    assert [line[:4] for line in told] == ["  错误"] * 3


def test_a_gap_is_told_once(outline: Path) -> None:
    text = _OUTLINE.replace("市水利局", "XX局")
    assert notes(outline, text) == []


def test_a_draft_with_an_error_is_not_final(outline: Path) -> None:
    outline.write_text(_OUTLINE.replace("市水利局", "XX局").replace("看见", "看见“"), "utf-8")
    with pytest.raises(NotFinishedError) as caught:
        draft(outline, DraftOptions(output=Path("稿.docx"), final=True))
    gap, error = map(str, caught.value.problems)
    assert gap.startswith("提纲.yaml: 还没有填：第 2 段 〔XX〕局")
    assert error.startswith(
        "提纲.yaml:6:30: 有错误：第 5 段 …。我在窗口坐了一天，看见〔“〕一位老人"
    )
    assert error.endswith("（quotes/unclosed）")
    assert not Path("稿.docx").exists()


def test_a_fault_that_is_switched_off_keeps_no_draft_from_being_final(outline: Path) -> None:
    Path("nigao.toml").write_text('[check]\nignore = ["quotes/unclosed"]\n', "utf-8")
    assert notes(outline, _OUTLINE.replace("看见", "看见“"), final=True) == []


@pytest.mark.parametrize("name", ["稿.md", "稿.txt"])
def test_an_exported_draft_with_an_error_is_not_final(outline: Path, name: str) -> None:
    Path(name).write_text("全文如下。\n\n落实“制度，到XX局。\n", "utf-8")
    with pytest.raises(NotFinishedError) as caught:
        export(Path(name), final=True)
    gap, error = map(str, caught.value.problems)
    assert gap.startswith(f"{name}: 还没有填：")
    assert error.startswith(f"{name}:3:3: 有错误：")
    assert not Path("稿.docx").exists()
    Path(name).write_text("全文如下。\n\n落实制度。\n", "utf-8")
    assert export(Path(name), final=True).written == (Path("稿.docx"),)


def test_an_exported_draft_says_itself_what_is_no_error(outline: Path) -> None:
    Path("稿.md").write_text("<!-- nigao: 忽略 quotes/ -->\n落实“制度。\n", "utf-8")
    assert export(Path("稿.md"), final=True).written == (Path("稿.docx"),)
