"""`draft --variants --avoid --explain`: other words for the same, and why each of them stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_bank
from app.cli.main import main
from app.drafting.plan import TIER_LABELS
from app.errors import ExitCode
from app.models.phrase import fill_slots
from app.reading import read_report

if TYPE_CHECKING:
    from collections.abc import Iterable

OUTLINE = """\
文种: 交流研讨材料
语体: 平实
发言人: {单位: 甲厂, 职务: 班长, 姓名: 李四}
日期: 2026-11-20
学习内容: {名称: 设备点检, 形式: 专题培训, 组织单位: 公司培训中心, 时间: 10月份}
体会:
  - 主题: 安全
    事例:
      - 事情: 10月8日夜里泵响了，我关了两次阀才找到漏点。
        差距: 管线图还缺三张。
        改变: 月底以前把图补齐。
  - 主题: 协作
    事例:
      - 事情: 那天晚上两个班的人一起看了一宿。
        差距: 交接本上只写了一行。
        改变: 下个月起交接本写满三条。
"""
GREETS = ("我是李四", "各位")
OWN = (
    *("甲厂班长　李四", "（2026年11月20日）", "10月8日夜里泵响了", "管线图还缺三张"),
    *("月底以前把图补齐", "那天晚上两个班的人", "交接本上只写了一行", "交接本写满三条"),
)


class _Anything(dict[str, str]):
    """Words for any slot."""

    def __missing__(self, name: str) -> str:
        return "某某"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("o.yaml").write_text(OUTLINE, "utf-8")


def draft(*args: str) -> None:
    assert main(["draft", "o.yaml", "--force", *args]) == ExitCode.DONE


def borrowed(path: str) -> set[str]:
    """Return the sentences of a draft that argue or join in words that are not the writer's own.

    A title, and how one greets, are what they are, and may come again.
    """
    _, _, text = Path(path).read_text("utf-8").partition("\n")
    lines = {line.strip() for line in text.replace("。", "。\n").splitlines()}
    kept = (*OWN, *GREETS)
    return {line for line in lines if len(line) > 5 and not any(words in line for words in kept)}


def held_twice(paths: Iterable[str]) -> set[str]:
    """Return the sentences that stand in two of these drafts."""
    seen: set[str] = set()
    twice: set[str] = set()
    for path in paths:
        said = borrowed(path)
        twice |= seen & said
        seen |= said
    return twice


def test_variants_are_files_side_by_side_that_say_nothing_in_the_same_borrowed_words() -> None:
    draft("-o", "稿.txt", "--variants", "3")
    names = [f"稿.{n}.txt" for n in (1, 2, 3)]
    assert sorted(path.name for path in Path().glob("稿*")) == names
    assert min(len(borrowed(name)) for name in names) > 1
    assert held_twice(names) == set()
    for name in names:
        text = Path(name).read_text("utf-8")
        assert [words for words in OWN if words not in text] == []


def test_variants_are_the_same_each_time() -> None:
    draft("-o", "稿.txt", "--variants", "2")
    first = [Path(f"稿.{n}.txt").read_bytes() for n in (1, 2)]
    draft("-o", "稿.txt", "--variants", "2")
    assert [Path(f"稿.{n}.txt").read_bytes() for n in (1, 2)] == first


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx", ".json"])
def test_a_draft_keeps_away_from_what_a_file_of_any_kind_has_said(suffix: str) -> None:
    draft("-o", "一.txt")
    draft("-o", f"旧{suffix}")
    assert read_report(Path(f"旧{suffix}")).paragraphs == read_report(Path("一.txt")).paragraphs
    draft("-o", "二.txt", "--avoid", f"旧{suffix}")
    assert held_twice(["一.txt", "二.txt"]) == set()


def test_a_folder_and_several_files_are_kept_away_from_together() -> None:
    Path("旧稿").mkdir()
    draft("-o", "一.txt")
    draft("-o", "旧稿/一.docx")
    draft("-o", "二.txt", "--avoid", "旧稿")
    draft("-o", "三.txt", "--avoid", "旧稿", "--avoid", "二.txt")
    assert held_twice(["一.txt", "二.txt", "三.txt"]) == set()


def test_the_writers_own_words_stand_though_an_old_text_has_them_too() -> None:
    draft("-o", "一.txt")
    draft("-o", "二.txt", "--avoid", "一.txt")
    text = Path("二.txt").read_text("utf-8")
    assert [words for words in OWN if words not in text] == []


@pytest.mark.parametrize("kind", ["交流研讨材料", "心得体会", "学习情况报告"])
def test_a_title_that_every_text_has_is_better_than_none(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("o.yaml").write_text(OUTLINE.replace("交流研讨材料", kind), "utf-8")
    said = [fill_slots(one.text, _Anything()) for one in load_bank().phrases]
    Path("旧.txt").write_text("\n".join(said), "utf-8")
    draft("-o", "新.txt", "--avoid", "旧.txt")
    title, *_ = Path("新.txt").read_text("utf-8").splitlines()
    assert title.endswith(kind[-2:])
    assert "空缺" not in capsys.readouterr().err


def test_what_cannot_be_read_is_no_text_to_keep_away_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["draft", "o.yaml", "--avoid", "没有.docx"]) == ExitCode.BAD_INPUT
    assert "没有.docx" in capsys.readouterr().err
    assert not Path("o.docx").exists()


def test_each_sentence_is_explained_by_what_lets_it_stand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    draft("-o", "稿.txt", "--explain")
    said = capsys.readouterr().out
    for line in Path("稿.txt").read_text("utf-8").replace("。", "。\n").splitlines():
        words = line.removeprefix("一是").removeprefix("二是").removeprefix("第一，")
        words = words.removeprefix("第二，").strip("　 。")
        assert words in said
    reasons = [line for line in said.splitlines() if line.startswith("    ← ")]
    assert len(reasons) > 8
    labels = tuple(f"    ← {label}：" for label in TIER_LABELS.values())
    assert [reason for reason in reasons if not reason.startswith(labels)] == []
    assert "体会第 1 条的事例第 1 条的差距（insights[0].facts[0].lacks）" in said


@pytest.mark.parametrize("option", [["--variants", "2"], ["--explain"]])
def test_what_is_told_of_drafts_does_not_go_into_the_stream_of_one(
    option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "o.yaml", "-o", "-", *option]) == ExitCode.BAD_INPUT
    assert f"{option[0]} 不能和 -o - 一起用" in capsys.readouterr().err
