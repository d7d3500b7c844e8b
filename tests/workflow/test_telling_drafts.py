"""What a person is told when a draft is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import main
from app.errors import ExitCode

GOOD = "文种: 心得体会\n体会:\n  - 主题: 为民\n  - 主题: 安全\n    事例: [我们改了表格。]\n"


@pytest.fixture
def work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(work_folder: Path, capsys: pytest.CaptureFixture[str], outline: str, *args: str) -> str:
    (work_folder / "o.yaml").write_text(outline, encoding="utf-8")
    assert main(["draft", "o.yaml", "-o", "o.txt", "--force", *args]) == ExitCode.DONE
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("outline", "says"),
    [
        (GOOD, "→ 体会第 1 条的事例（insights[0].facts）"),
        (GOOD, "→ 发言人的姓名（speaker.name）"),
        (GOOD, "→ 日期（date）"),
        (GOOD, "→ 体会第 2 条的事例第 1 条的说明（insights[1].facts[0].shows）"),
        (GOOD, "→ 下一步（next_steps）"),
        (
            GOOD + "下一步: [{措施: [改表格]}, {主题: 服务}]\n",
            "→ 下一步第 2 条的措施（next_steps[1].measures）",
        ),
        (GOOD + "发言人: {单位: '*区委', 姓名: 甲}\n", '→ 名称对照里写 "*区委": …'),
        (GOOD + "发言人: {单位: XX局, 姓名: 甲}\n", "→ 名称对照里写 XX局: …"),
        (GOOD + "篇幅: 9000\n", "篇幅要的是 9000 字，不够的部分没有硬凑"),
        (GOOD + "篇幅: 60\n", "篇幅要的是 60 字，再短就不成样子了"),
        (GOOD + "篇幅: 800-1000字\n", "篇幅写的是“800-1000字”，照 900 字来写"),
    ],
)
def test_a_gap_or_a_missed_length_is_told_with_what_would_mend_it(
    work_folder: Path, capsys: pytest.CaptureFixture[str], outline: str, says: str
) -> None:
    assert says in told(work_folder, capsys, outline)


TALK = GOOD.replace("心得体会", "交流研讨材料")


@pytest.mark.parametrize(
    ("outline", "says", "never"),
    [
        (TALK, "念下来约", "页"),
        (GOOD + "称谓: 各位同事\n", "念下来约", "页"),
        (GOOD + "结束语: 谢谢大家！\n", "念下来约", "页"),
        (GOOD, "排出来约", "分钟"),
        (TALK + "称谓: false\n结束语: false\n", "排出来约", "分钟"),
    ],
)
def test_a_talk_takes_minutes_and_a_paper_pages(
    work_folder: Path, capsys: pytest.CaptureFixture[str], outline: str, says: str, never: str
) -> None:
    (work_folder / "o.yaml").write_text(outline, encoding="utf-8")
    assert main(["draft", "o.yaml"]) == ExitCode.DONE
    first, *_ = capsys.readouterr().err.splitlines()
    assert says in first
    assert never not in first
    assert main(["draft", "o.yaml", "-o", "o.txt"]) == ExitCode.DONE
    first, *_ = capsys.readouterr().err.splitlines()
    assert "页" not in first


def test_a_length_is_talked_about_only_where_a_tenth_or_more_is_missing_or_too_much(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    length = length_told(told(work_folder, capsys, GOOD))
    for wanted in (length, round(length / 0.92), round(length / 1.08)):
        assert "篇幅" not in told(work_folder, capsys, f"{GOOD}篇幅: {wanted}\n")
    missed = told(work_folder, capsys, f"{GOOD}篇幅: {round(length / 0.88)}\n")
    assert f"篇幅要的是 {round(length / 0.88)} 字，不够的部分没有硬凑" in missed
    # A draft is only cut down as far as it still says what it must.
    shortest = length_told(told(work_folder, capsys, f"{GOOD}篇幅: 20\n"))
    missed = told(work_folder, capsys, f"{GOOD}篇幅: {round(shortest / 1.12)}\n")
    assert f"篇幅要的是 {round(shortest / 1.12)} 字，再短就不成样子了" in missed


def test_nothing_is_said_for_a_lengths_sake(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(work_folder, capsys, GOOD)
    short = (work_folder / "o.txt").read_text(encoding="utf-8")
    told(work_folder, capsys, GOOD + "篇幅: 3000\n")
    assert (work_folder / "o.txt").read_text(encoding="utf-8") == short


def test_the_questions_whose_answers_would_fill_a_length_are_told_with_their_keys(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(work_folder, capsys, GOOD + "篇幅: 900\n")
    _, asks, after = said.partition("下面几问答上，就有话写了（nigao ask 会一句一句地问）：\n")
    lines = [line for line in after.splitlines() if line.startswith("  ")]
    assert asks
    assert len(lines) > 2
    keys = [line.rpartition(" → ")[2] for line in lines]
    assert "体会第 2 条的事例第 1 条的改变（insights[1].facts[0].change）" in keys
    # What the draft asks itself, as a gap, is not asked again.
    assert [key for key in keys if f"→ {key}" in said.partition(asks)[0]] == []
    assert len(set(keys)) == len(keys)


def test_a_draft_that_is_long_enough_or_has_no_length_asks_nothing_more(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for length in ("", "篇幅: 60\n"):
        assert "下面几问" not in told(work_folder, capsys, GOOD + length)


def length_told(said: str) -> int:
    return int(said.partition("全文 ")[2].partition(" 字")[0])


def test_the_writers_own_numbers_are_not_doubled_and_are_told(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outline = (
        "文种: 交流研讨材料\n体会:\n  - 标题: 一是提高站位\n  - 标题: 二是，狠抓落实\n"
        "下一步:\n  - 主题: （二）狠抓落实\n    措施: [1. 建立台账, ② 每月通报]\n"
        "  - 标题: 一体化推进\n"
    )
    said = told(work_folder, capsys, outline)
    written = (work_folder / "o.txt").read_text(encoding="utf-8")
    assert "一是提高站位。" in written
    assert "二是狠抓落实。" in written
    assert "第二，一体化推进。" in written
    assert "建立台账。每月通报。" in written
    for doubled in ("一是一是", "二是二是", "（二）", "1.", "②"):
        assert doubled not in written
    assert "体会第 1 条的标题（insights[0].heading）：去掉了自己写的序号“一是”" in said
    assert "下一步第 1 条的主题（next_steps[0].theme）：去掉了自己写的序号“（二）”" in said
    assert said.count("去掉了自己写的序号") == 5


def test_numbers_stay_where_the_outline_or_the_template_sets_none(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    points = "体会:\n  - 标题: 一是提高站位\n  - 标题: 二是狠抓落实\n下一步: false\n"
    said = told(work_folder, capsys, f"文种: 心得体会\n{points}序号: {{体会: false}}\n")
    assert "一是提高站位。" in (work_folder / "o.txt").read_text(encoding="utf-8")
    bare = "{% for 点 in 体会 %}\n::: 体会\n**{{ 点.标题 }}。**{{ 点.正文() }}\n{% endfor %}\n"
    (work_folder / "t.md").write_text(bare, encoding="utf-8")
    said += told(work_folder, capsys, f"文种: 心得体会\n{points}", "--template", "t.md")
    assert "二是狠抓落实。" in (work_folder / "o.txt").read_text(encoding="utf-8")
    assert "去掉了自己写的序号" not in said


def test_names_that_stand_nowhere_are_told(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work_folder / "n.yaml").write_text("names: {打错字: 甲, 【单位】: 乙局}\n", encoding="utf-8")
    said = told(work_folder, capsys, GOOD, "--names", "n.yaml")
    assert "没有用到的名称：打错字\n" in said
    assert "乙局" in (work_folder / "o.txt").read_text(encoding="utf-8")


def test_a_report_in_the_place_of_an_outline_is_told_the_way(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work_folder / "去年.docx").write_bytes(b"PK\x03\x04")
    assert main(["draft", "去年.docx"]) == ExitCode.BAD_INPUT
    assert "nigao new --from 去年.docx" in capsys.readouterr().err


def test_a_draft_that_is_exported_still_tells_where_its_gaps_are_filled(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work_folder / "o.yaml").write_text(GOOD, encoding="utf-8")
    assert main(["draft", "o.yaml", "-o", "o.md"]) == ExitCode.DONE
    capsys.readouterr()
    assert main(["export", "o.md"]) == ExitCode.DONE
    assert "→ 体会第 1 条的事例（insights[0].facts）" in capsys.readouterr().err


def test_a_report_without_origins_tells_only_the_gaps(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work_folder / "a.txt").write_text("我来自XX市。\n", encoding="utf-8")
    assert main(["export", "a.txt"]) == ExitCode.DONE
    said = capsys.readouterr().err
    assert "〔XX〕市" in said
    assert "→" not in said
