"""No draft is final that is mostly other people's text; the bank's own formulas do not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ExitCode, NotFinishedError
from app.workflow.check import CheckOptions, check_files
from app.workflow.draft import DraftOptions, draft
from app.workflow.export import export
from app.workflow.mine import mine
from app.workflow.outcome import Outcome

_TAKEN = (
    "汛期里，青石镇的张明带着我们沿河堤走了十二公里，把每一处渗水点都插上小红旗。",
    "回到办公室，我把记录本摊开，才发现有三处上个月就该修好，只是没有人再去看一眼。",
    "往后每次巡堤回来，当晚就把渗水点登记成册，第二天一早逐处派人，修好一处销一处。",
)
_CHANGED = (
    "汛期里，临江乡的王丽娟带着大家沿河堤走了20公里，把每一处渗水点都插上小白旗。",
    "回到办公室，我把笔记本摊开，才发现有五处上个月就该修好，只是没有人再去看一眼。",
    "往后每次巡堤回来，当晚就把渗水点登记成册，第二天一早逐处派人，修好一处销一处。",
)
_OWN = (
    "窗口排队的老人问我，这张表为什么要填三遍，我答不上来。",
    "我把三张表并成一张，少填的栏目都从系统里取。",
    "科里每周五下午读一篇文件，读完各人说一句自己打算怎么做。",
)
_OUTLINE = """\
文种: 心得体会
发言人: {{单位: 市水利局, 职务: 科长, 姓名: 王敏}}
日期: 2026-11-20
学习内容: {{名称: 《调查研究》, 形式: 读书班, 组织单位: 区委组织部, 时间: 10月份}}
体会:
  - {{主题: 为民, 内容: [{0}]}}
  - {{主题: 担当, 内容: [{1}]}}
  - {{主题: 学习, 内容: [{2}]}}
下一步: false
结尾: 我会接着学。
"""
_FINAL = DraftOptions(output=Path("稿.txt"), final=True, force=True)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("去年").mkdir()
    Path("去年/甲.txt").write_text("\n".join(("防汛心得", *_TAKEN)), "utf-8")


def _outline(*facts: str) -> Path:
    path = Path("提纲.yaml")
    path.write_text(_OUTLINE.format(*facts), "utf-8")
    return path


def _text(*lines: str) -> Path:
    path = Path("初稿.md")
    path.write_text("\n\n".join(("# 心得体会", *lines)), "utf-8")
    return path


def _settings(text: str) -> None:
    Path("nigao.toml").write_text(f"[check]\n{text}\n", "utf-8")


def _finished(path: Path) -> Outcome:
    if path.suffix == ".yaml":
        return draft(path, _FINAL)
    return export(path, output=Path("稿.docx"), final=True)


def _refusal(path: Path) -> str:
    with pytest.raises(NotFinishedError) as caught:
        _finished(path)
    assert not list(Path().glob("稿.*"))
    return str(caught.value)


def test_a_draft_that_is_mostly_another_text_is_not_final() -> None:
    _settings('against = ["去年"]')
    told = _refusal(_outline(*_CHANGED))
    assert "和别的文章相同" in told
    assert "去年/甲.txt" in told
    assert "copy/most" in told
    told = _refusal(_text(*_CHANGED))
    assert told.startswith("初稿.md:1:3: 有错误：第 1 段")
    assert "第 2、3、4 段、" in told
    # Without the option it is written, as ever.
    assert draft(_outline(*_CHANGED), DraftOptions(force=True)).exit_code == ExitCode.DONE


def test_a_draft_of_the_writers_own_is_final() -> None:
    _settings('against = ["去年"]')
    assert draft(_outline(*_OWN), _FINAL).written == (Path("稿.txt"),)
    assert export(_text(*_OWN), output=Path("稿.docx"), final=True).exit_code == ExitCode.DONE


@pytest.mark.parametrize(("share", "is_final"), [(0.2, False), (0.9, True)])
def test_how_much_is_too_much_is_the_writers_to_say(share: float, is_final: bool) -> None:
    _settings(f'against = ["去年"]\nborrowed = {share}')
    path = _text(_CHANGED[0], *_OWN) if share < 0.5 else _text(*_CHANGED[:2], _OWN[0])
    if is_final:
        assert export(path, output=Path("稿.docx"), final=True).exit_code == ExitCode.DONE
    else:
        assert "和别的文章相同" in _refusal(path)


def test_what_the_packs_were_mined_from_counts() -> None:
    Path("去年").rename("phrasebank")
    mine([Path("phrasebank/甲.txt")], output=Path("phrasebank/去年"))
    assert "甲.txt" in _refusal(_text(*_CHANGED))
    assert "甲.txt" in _refusal(_outline(*_CHANGED))
    # Also where it is named by hand, and stands elsewhere.
    Path("phrasebank").rename("别处")
    assert export(_text(*_CHANGED), output=Path("稿.docx"), final=True).exit_code == ExitCode.DONE
    Path("稿.docx").unlink()
    with pytest.raises(NotFinishedError, match=r"甲\.txt"):
        export(_text(*_CHANGED), output=Path("稿.docx"), bank=[Path("别处/去年")], final=True)


def test_check_holds_a_draft_against_what_the_settings_name() -> None:
    path = _text(*_CHANGED)
    assert check_files([path], CheckOptions()).exit_code == ExitCode.DONE
    _settings('against = ["去年/甲.txt"]')
    assert check_files([path], CheckOptions()).exit_code == ExitCode.NEEDS_WRITER
    Path("别处").mkdir()
    Path("别处/nigao.toml").write_text("[check]\n", "utf-8")
    other = path.rename("别处/稿.md")
    assert check_files([other], CheckOptions()).exit_code == ExitCode.DONE


def test_no_draft_made_of_the_shipped_packs_is_kept_from_being_final(checkout: Path) -> None:
    from app.checking import Checker
    from app.workflow.against import before_final
    from app.workflow.drafted import Drafter

    paths = sorted((checkout / "tests/bed/outlines").glob("*-0[14].yaml"))
    assert len(paths) > 20
    against = before_final(paths[0], (), Checker())
    for path in paths:
        report = Drafter.of(path).draft().report
        assert against.copied(report).share_without_formulae < 0.15, path
