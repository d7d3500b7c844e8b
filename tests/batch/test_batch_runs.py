"""What a batch writes, what it tells, and how it goes on."""

from __future__ import annotations

import csv
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.errors import ExitCode, InputError
from app.files.journals import Journal
from app.workflow.batch import batch, fill_many
from app.workflow.outcome import Outcome

_OUTLINE = """\
kind: 心得体会
voice: plain
title: 读书班上的心得体会
speaker: {unit: XX区税务局, post: 科长, name: 王敏}
date: 2026-11-20
study: {subject: 《调查研究》, form: 读书班, organizer: 区委组织部, period: 10月份}
insights:
  - theme: 为民
    facts: [{fact: 我在XX区的窗口坐了一天。, lacks: 还有三个窗口没有坐过, change: 每月去坐一天}]
  - theme: 担当
    facts: [{fact: 那天的事没有过夜。, lacks: 记录还没有补上, change: 当天的事当天记}]
next_steps: false
"""
# A talk has more formulas than a paper, so that rows with the same facts differ in them.
_TALK = _OUTLINE.replace("心得体会\n", "交流研讨材料\n", 1).replace("next_steps: false\n", "")


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("o.yaml").write_text(_OUTLINE, "utf-8")


def _table(*rows: str) -> None:
    Path("t.csv").write_text("\n".join(rows) + "\n", "utf-8")


def _batch(output: str = "out/{XX区}.txt", seed: int = 0, **more: object) -> Outcome:
    options = BatchOptions(**{"table": Path("t.csv"), "output": output, "jobs": 1, **more})  # type: ignore[arg-type]
    return batch(Path("o.yaml"), options, RowOptions(seed=seed))


def _report(path: str = "out/o.报告.csv") -> list[dict[str, str]]:
    text = Path(path).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(text.decode("utf-8-sig").splitlines()))


def _texts(folder: str = "out") -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in Path(folder).glob("*.txt")}


def test_each_row_is_filled_with_its_own_names_and_keys() -> None:
    _table("XX区,发言人.姓名,体会.2.事例", '历下区,刘洋,"一件。\n两件。"', "市中区,陈静,三件。")
    outcome = _batch()
    texts = _texts()
    assert "历下区税务局科长　刘洋" in texts["历下区"]
    assert "我在历下区的窗口" in texts["历下区"]
    assert "一件。两件。" in texts["历下区"]
    assert "三件。" in texts["市中区"]
    # Facts that a cell brings have no answers: each row is asked about its own.
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert outcome.written == (Path("out/o.报告.csv"),)
    assert [(row["行号"], row["文件"], row["结果"], row["空缺处数"]) for row in _report()] == [
        ("2", "out/历下区.txt", "已写出", "1"),
        ("3", "out/市中区.txt", "已写出", "1"),
    ]
    first, second = (row["空缺在哪里"] for row in _report())
    assert first.endswith("（insights[1].facts[1].shows）")
    assert second.endswith("（insights[1].facts[0].shows）")


def test_a_row_answers_about_the_facts_of_the_outline() -> None:
    _table(
        "XX区,体会.2.事例.1.原先,体会.1.事例.1.说明,体会.1.事例.2.事情",
        "历下区,以前一天办不完,坐下来才听得见里头的难处在哪里,椅子添了三把",
        "市中区,,,",
    )
    outcome = _batch()
    texts = _texts()
    assert "以前一天办不完。那天的事没有过夜。" in texts["历下区"]
    assert "我在历下区的窗口坐了一天。" in texts["历下区"]
    assert "坐下来才听得见里头的难处在哪里。" in texts["历下区"]
    assert "椅子添了三把。" in texts["历下区"]
    assert "坐下来" not in texts["市中区"]
    assert "我在市中区的窗口坐了一天。" in texts["市中区"]
    assert outcome.exit_code is ExitCode.DONE


def test_a_column_may_be_a_files_name_beside_the_key_it_is_short_for() -> None:
    Path("o.yaml").write_text(_OUTLINE.replace("unit: XX区税务局, ", ""), "utf-8")
    _table("单位,发言人.单位,XX区", "历下,历下区税务局,历下区")
    _batch("out/{单位}.txt")
    assert "历下区税务局科长　王敏" in _texts()["历下"]


def test_no_two_rows_get_one_text() -> None:
    Path("o.yaml").write_text(_TALK, "utf-8")
    _table("XX区", *(f"第{n}区" for n in range(40)))
    _batch()
    texts = _texts()
    bodies = {re.sub("第[0-9]+区", "", text) for text in texts.values()}
    assert len(bodies) == len(texts) == 40


def test_a_row_is_the_same_in_any_company_in_any_folder_and_by_any_number_of_processes() -> None:
    rows = [f"第{n}区" for n in range(60)]
    _table("XX区", *rows)
    _batch()
    _batch("two/{XX区}.txt", jobs=2)
    # Only the place that a row has in the table counts, not what stands in the other rows.
    _table("XX区", *(row if row == "第7区" else f"{row}旧址" for row in rows[:20]))
    _batch("moved/{XX区}.txt")
    assert _texts() == _texts("two")
    assert Path("out/o.报告.csv").read_bytes() == Path("two/o.报告.csv").read_bytes().replace(
        b"two/", b"out/"
    )
    assert _texts("moved")["第7区"] == _texts()["第7区"]
    _batch("other/{XX区}.txt", seed=1)
    assert _texts("other") != _texts("moved")


def test_a_row_is_the_same_whichever_other_rows_are_still_to_be_made() -> None:
    _table("XX区", *(f"第{n}区" for n in range(9)))
    _batch()
    texts = _texts()
    for n in (0, 4, 5):
        Path(f"out/第{n}区.txt").unlink()
    _batch(resume=True)
    assert _texts() == texts


def test_rows_side_by_side_say_nothing_in_the_same_borrowed_words() -> None:
    Path("o.yaml").write_text(_TALK, "utf-8")
    _table("XX区", *(f"第{n}区" for n in range(12)))
    _batch()
    own = {
        *("我在", "还有三个窗口没有坐过", "去坐一天", "那天的事没有过夜", "记录还没有补上"),
        *("当天的事", "一是为民", "二是担当"),
    }
    said = [
        {
            sentence
            for line in _texts()[f"第{n}区"].splitlines()[3:]
            for sentence in line.replace(f"第{n}区", "").split("。")
            if sentence and not any(words in sentence for words in own)
        }
        for n in range(12)
    ]
    assert min(map(len, said)) > 1, said
    assert [first & second for first, second in pairwise(said)] == [set()] * 11


def test_an_empty_cell_leaves_its_placeholder_and_is_told() -> None:
    _table("区,XX区,XX,发言人.姓名", "甲,,乙,", "丙,丁区,,戊")
    Path("o.yaml").write_text(_OUTLINE.replace("读书班上", "XX读书班上"), "utf-8")
    outcome = _batch("out/{区}.txt")
    texts = _texts()
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    # The name of a shorter marker does not slip into the place of the longer one's empty cell.
    assert "XX区税务局科长　【姓名】" in texts["甲"]
    assert texts["甲"].startswith("乙读书班上")
    assert texts["丙"].startswith("XX读书班上")
    first, second = _report()
    assert (first["空着的列"], first["空缺处数"]) == ("XX区、发言人.姓名", "3")
    assert "第 2 段 〔XX〕区税务局" in first["空缺在哪里"]
    assert "发言人的姓名（speaker.name）" in first["空缺在哪里"]
    assert (second["空着的列"], second["空缺处数"]) == ("XX", "1")


@pytest.mark.skipif(os.name == "nt", reason="POSIX 的权限")
def test_a_row_that_cannot_be_written_is_told_and_does_not_stop_the_rest() -> None:
    _table("XX区", "甲区", "乙区")
    Path("甲区").write_text("stands where a folder would have to", "utf-8")
    outcome = _batch("{XX区}/稿.txt")
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert Path("乙区/稿.txt").is_file()
    first, second = _report("o.报告.csv")
    assert first["结果"].startswith("没有写：写不了这个文件")
    assert not first["指纹"]
    assert second["结果"] == "已写出"
    assert any("第 2 行 甲区/稿.txt：没有写" in note for note in outcome.notes)


def test_final_writes_only_what_is_finished() -> None:
    _table("区,XX区", "甲,乙区", "丙,")
    options = BatchOptions(Path("t.csv"), "out/{区}.txt", jobs=1)
    outcome = batch(Path("o.yaml"), options, RowOptions(final=True))
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert list(_texts()) == ["甲"]
    assert "还有空缺" in _report()[1]["结果"]


def test_rows_whose_words_are_the_same_are_told() -> None:
    Path("o.yaml").write_text(
        "kind: 心得体会\nspeaker: {unit: 甲局, post: 员, name: XXX}\ndate: 今天\ntitle: 一\n"
        "audience: 各位：\nopening: 一。\ninsights: [{heading: 二, content: [三。]}]\n"
        "next_steps: false\nclosing: 四。\nsignoff: 五。\n",
        "utf-8",
    )
    _table("XXX", "王敏", "刘洋")
    outcome = _batch("out/{XXX}.txt")
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert any("第 2、3 行的正文一字不差" in note for note in outcome.notes)


def test_a_second_run_writes_nothing_unless_it_is_told_to() -> None:
    _table("XX区", "甲区", "乙区")
    _batch()
    with pytest.raises(InputError, match="要写的文件有 2 个已经存在"):
        _batch()
    stood = {path: path.stat().st_mtime_ns for path in Path("out").glob("*.txt")}
    outcome = _batch(resume=True)
    assert any("写出 0 份，2 份上次写过" in note for note in outcome.notes)
    assert {path: path.stat().st_mtime_ns for path in stood} == stood
    assert _batch(force=True).exit_code is ExitCode.DONE


def test_going_on_makes_what_is_missing_and_the_same_report() -> None:
    _table("XX区", *(f"第{n}区" for n in range(9)))
    _batch()
    texts, report = _texts(), Path("out/o.报告.csv").read_bytes()
    lines = report.splitlines(keepends=True)
    # Half a line ends it; one file landed whose line did not, and one line's file is gone.
    Path("out/o.报告.csv").write_bytes(b"".join(lines[:5]) + lines[5][:20])
    Path("out/.nigao-abcdefgh.tmp").write_bytes(b"half a file")
    Path("out/.nigao-mine.tmp").write_bytes(b"somebody's own")
    for n in (1, 6, 7, 8):
        Path(f"out/第{n}区.txt").unlink()
    stood = {path: path.stat().st_mtime_ns for path in Path("out").glob("*.txt")}
    _batch(resume=True)
    assert (_texts(), Path("out/o.报告.csv").read_bytes()) == (texts, report)
    assert {path: path.stat().st_mtime_ns for path in stood} == stood
    assert sorted(path.name for path in Path("out").glob(".*")) == [".nigao-mine.tmp"]


def test_a_row_that_has_changed_since_is_told_and_rewritten_only_when_forced() -> None:
    _table("XX区,发言人.姓名", "甲区,王敏", "乙区,刘洋")
    _batch()
    _table("XX区,发言人.姓名", "甲区,王敏", "乙区,陈静")
    for _ in range(2):
        outcome = _batch(resume=True)
        assert outcome.exit_code is ExitCode.NEEDS_WRITER
        assert "上次写过，后来" in _report()[1]["结果"]
        told = "共 2 行：写出 0 份，1 份上次写过，1 份上次写过、现在改了，没有重写"
        assert outcome.notes[-1] == told
        assert "刘洋" in _texts()["乙区"]
    assert _batch(resume=True, force=True).exit_code is ExitCode.DONE
    assert "陈静" in _texts()["乙区"]


def test_a_row_that_has_moved_keeps_its_words_and_no_other_row_takes_them() -> None:
    Path("o.yaml").write_text(_TALK, "utf-8")
    _table("XX区", "甲区", "乙区")
    _batch()
    before = _texts()
    # What is new takes the place of 甲区, whose words must not come twice.
    _table("XX区", "新区", "甲区", "乙区", "尾区")
    assert _batch(resume=True).exit_code is ExitCode.DONE
    assert [(row["行号"], row["结果"]) for row in _report()] == [(n, "已写出") for n in "2345"]
    after = _texts()
    assert {name: after[name] for name in before} == before
    bodies = {text.replace(name, "") for name, text in after.items()}
    assert len(bodies) == 4
    # The report remembers with which words each was made, so that a lost file comes back.
    for name in after:
        Path(f"out/{name}.txt").unlink()
    _batch(resume=True)
    assert _texts() == after


def test_what_somebody_wrote_there_is_not_written_over() -> None:
    _table("XX区", "甲区", "乙区")
    Path("out").mkdir()
    Path("out/甲区.txt").write_text("我自己的稿子", "utf-8")
    outcome = _batch(resume=True)
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert _texts()["甲区"] == "我自己的稿子"
    assert "文件已经存在，内容不同" in _report()[0]["结果"]


def test_only_one_process_writes_a_report_at_a_time() -> None:
    _table("XX区", "甲区")
    Path("out").mkdir()
    with Journal(Path("out/o.报告.csv")), pytest.raises(InputError, match="另一个 nigao 正在写"):
        _batch(resume=True)


def test_a_file_is_filled_for_each_row() -> None:
    Path("f.md").write_text("# 通知\n\n请XX区\\*局的XXX于20XX年X月X日到会。\n", "utf-8")
    _table("XX区,*局,XXX,20XX年X月X日", "历下区,税务局,王敏,2026年11月3日", "市中区,,刘洋,")
    seen: list[tuple[int, int]] = []
    options = BatchOptions(Path("t.csv"), "out/{XX区}.md", jobs=1)
    outcome = fill_many(Path("f.md"), options, lambda done, rows: seen.append((done, rows)))
    assert outcome.exit_code is ExitCode.NEEDS_WRITER
    assert seen == [(1, 2), (2, 2)]
    text = Path("out/历下区.md").read_text("utf-8")
    assert text == "# 通知\n\n请历下区税务局的王敏于2026年11月3日到会。\n"
    assert "请市中区\\*局的刘洋于20XX年X月X日" in Path("out/市中区.md").read_text("utf-8")
    first, second = _report("out/f.报告.csv")
    assert (first["空缺处数"], second["空缺处数"]) == ("0", "2")
    assert second["空缺在哪里"] == "第 2 段（*局）；第 2 段（20XX年X月X日）"
    assert second["空着的列"] == "*局、20XX年X月X日"
