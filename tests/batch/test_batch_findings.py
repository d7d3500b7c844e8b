"""What a batch finds in its drafts, names of other rows among it, and tells in its report."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.errors import ExitCode
from app.workflow.batch import batch
from app.workflow.mine import mine

_OUTLINE = """\
kind: 心得体会
speaker: {unit: XX区税务局, post: 科长, name: 王敏}
date: 2026-11-20
study: {subject: 《调查研究》, form: 读书班, organizer: 历下区税务局, period: 10月份}
opening: 我在历下区税务局的窗口坐了一天。
insights:
  - {theme: 为民, content: [那天的事没有过夜。]}
  - {theme: 担当, content: [钥匙交给了值班的人。]}
next_steps:
  lead: 今后要做好两件事。
  items: [{content: [把清单贴在门口。]}, {content: [按周看一遍。]}]
closing: 汇报完了。
"""
_OLD = """培训心得
天桥区税务局科长　李建国
（2025年5月12日）
同志们：
　　按照要求，我参加了学习，收获很大。
　　一是为民要实。天桥区税务局的窗口，从来不让人跑第二趟。
　　二是担当要早。当天的事当天办完。
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("o.yaml").write_text(_OUTLINE, "utf-8")


def _told(*rows: str, jobs: int = 1, bank: str = "") -> list[tuple[str, str]]:
    Path("t.csv").write_text("\n".join(rows) + "\n", "utf-8")
    options = BatchOptions(Path("t.csv"), "out/{XX区}.txt", jobs=jobs, force=True)
    batch(Path("o.yaml"), options, RowOptions(bank=(Path(bank),) if bank else (), check=True))
    text = Path("out/o.报告.csv").read_text("utf-8-sig")
    return [(row["查出处数"], row["查出什么"]) for row in csv.DictReader(text.splitlines())]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_row_should_not_have_the_unit_of_another(jobs: int) -> None:
    own, *others = _told("XX区", "历下区", "天桥区", "市中区", jobs=jobs)
    assert own == ("0", "")
    for count, told in others:
        assert count == "1"
        assert "“历下区税务局”是别处的名字（第 2 行）" in told


def test_a_row_should_not_have_the_name_of_anothers_speaker() -> None:
    Path("o.yaml").write_text(_OUTLINE.replace("XX区税务局", "历下区税务局"), "utf-8")
    first, second, third = _told(
        "发言人.姓名,体会.1.内容,XX区",
        "李建国,办件没有过夜。,甲",
        '王立本,"我，李建国，保证当天办完。",乙',
        "赵小燕,我和李建国一起走了一遍。,丙",
    )
    assert (first[1], third[1]) == ("", "")
    assert "“李建国”是别处的名字（第 2 行）" in second[1]


def test_no_draft_with_an_error_is_final() -> None:
    Path("o.yaml").write_text(_OUTLINE.replace("没有过夜。", "没有过夜。。"), "utf-8")
    Path("t.csv").write_text("XX区\n历下区\n", "utf-8")
    options = BatchOptions(Path("t.csv"), "out/{XX区}.txt")
    outcome = batch(Path("o.yaml"), options, RowOptions(final=True, check=True))
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert any("有错误：第" in note for note in outcome.notes)
    assert not Path("out/历下区.txt").exists()


def test_names_of_the_reports_behind_phrases_are_told_too() -> None:
    Path("旧.txt").write_text(_OLD, "utf-8")
    mine([Path("旧.txt")], output=Path("词库"))
    from app.bank.loading import load_pack

    phrases = {one.text: one.id for one in load_pack(Path("词库")).phrases}
    pin = next(ident for text, ident in phrases.items() if text.startswith("{单位}的窗口"))
    pinned = f"[{{id: {pin}, slots: {{单位: 天桥区税务局}}}}]"
    Path("o.yaml").write_text(_OUTLINE.replace("[那天的事没有过夜。]", pinned), "utf-8")
    (own,) = _told("XX区", "历下区", bank="词库")
    assert "“天桥区税务局”是别处的名字（旧.txt）" in own[1]
    assert _told("XX区", "天桥区", bank="词库")[0][1].count("天桥区税务局") == 0
