"""A batch tells of each draft how much of it is borrowed, and which rows have drafts alike."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.errors import ExitCode
from app.workflow.batch import batch

_OUTLINE = """\
kind: 心得体会
speaker: {unit: 市水利局, post: 科长, name: 王敏}
date: 2026-11-20
study: {subject: 《调查研究》, form: 读书班, organizer: 区委组织部, period: 10月份}
opening: 我说三件事。
insights:
  - {theme: 为民, content: [那天的事没有过夜。]}
  - {theme: 担当, content: [钥匙交给了值班的人。]}
next_steps: false
closing: 我会接着学。
"""
_TAKEN = (
    "汛期里，青石镇的张明带着我们沿河堤走了十二公里，把每一处渗水点都插上小红旗。",
    "回到办公室，我把记录本摊开，才发现有三处上个月就该修好，只是没有人再去看一眼。",
)
_CHANGED = (
    "汛期里，临江乡的李红带着大家沿河堤走了20公里，把每一处渗水点都插上小白旗。",
    "回到办公室，我把笔记本摊开，才发现有五处上个月就该修好，只是没有人再去看一眼。",
)
_OWN = (
    ("窗口排队的老人问我，这张表为什么要填三遍，我答不上来。", "我把三张表并成一张，少填了栏目。"),
    ("夜里查房，三床的家属说呼叫铃够不着，我蹲下来才看明白。", "铃改装到床沿，第二天就换好了。"),
    ("听评课那天，后排的学生一节课没有抬头，我记下了座位号。", "我把提问的名单按座位轮着排。"),
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("o.yaml").write_text(_OUTLINE, "utf-8")
    Path("去年").mkdir()
    Path("去年/甲.txt").write_text("\n".join(("防汛心得", *_TAKEN)), "utf-8")
    Path("nigao.toml").write_text('[check]\nagainst = ["去年"]\n', "utf-8")


def _ran(
    *rows: tuple[str, str], jobs: int = 1, final: bool = False, resume: bool = False
) -> tuple[list[dict[str, str]], tuple[str, ...], ExitCode]:
    """Return the rows of the report of a batch, what it told, and its exit code."""
    with Path("t.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["号", "体会.1.内容", "体会.2.内容"])
        writer.writerows([n, *row] for n, row in enumerate(rows))
    options = BatchOptions(Path("t.csv"), "out/{号}.txt", jobs=jobs, resume=resume, force=True)
    ended = batch(Path("o.yaml"), options, RowOptions(check=True, final=final))
    text = Path("out/o.报告.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines())), ended.notes, ended.exit_code


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_report_tells_how_much_of_each_draft_is_borrowed(jobs: int) -> None:
    some = [_CHANGED, *_OWN] * (12 if jobs > 1 else 1)
    rows, _, _ = _ran(*some, jobs=jobs)
    shares = [int(row["和别的文章相同"].partition("%")[0]) for row in rows]
    assert all(share > 50 for share in shares[::4])
    assert all(share == 0 for n, share in enumerate(shares) if n % 4)
    assert "去年/甲.txt" in rows[0]["查出什么"]
    assert "（连套话 " in rows[0]["和别的文章相同"]


def test_drafts_that_are_alike_are_told_as_pairs() -> None:
    swapped = (_OWN[0][0].replace("三遍", "五遍").replace("老人", "大爷"), _OWN[0][1])
    rows, notes, _ = _ran(*_OWN, swapped)
    assert [row["和哪一行相像"].partition(" ")[0] for row in rows] == ["", "", "", "第"]
    assert rows[3]["和哪一行相像"].startswith("第 2 行 ")
    (told,) = (note for note in notes if "相同，如：" in note)
    assert told.startswith("第 2 行和第 5 行有 ")
    assert any(sentence in told for sentence in swapped)


def test_drafts_of_the_same_words_are_told_once() -> None:
    _, notes, _ = _ran(_OWN[0], _OWN[1], _OWN[0])
    assert [note for note in notes if "第 2" in note] == [
        "第 2、4 行的正文一字不差：给它们不同的事例，或换一个 --seed"
    ]


def test_the_most_alike_are_told_and_the_rest_counted() -> None:
    rows, notes, _ = _ran(*((*_OWN[0][:1], f"{_OWN[0][1]}{n}次也一样{'。' * 2}") for n in range(9)))
    told = [note for note in notes if "相同，如：" in note]
    assert len(told) == 5
    assert any(note.startswith("这样相像的共 8 份") for note in notes)
    assert sum(bool(row["和哪一行相像"]) for row in rows) == 8


def test_how_much_is_alike_is_the_writers_to_say() -> None:
    shared = (_OWN[0][0], _OWN[1][1])
    Path("nigao.toml").write_text("[check]\nborrowed = 0.95\n", "utf-8")
    assert not any(row["和哪一行相像"] for row in _ran(_OWN[0], shared)[0])
    Path("nigao.toml").write_text("[check]\nborrowed = 0.2\n", "utf-8")
    assert any(row["和哪一行相像"] for row in _ran(_OWN[0], shared)[0])


def test_a_draft_made_again_is_held_against_those_that_stand() -> None:
    swapped = (_OWN[0][0].replace("三遍", "五遍"), _OWN[0][1])
    before = _ran(*_OWN, swapped, resume=True)[0]
    Path("out/3.txt").unlink()
    rows, notes, _ = _ran(*_OWN, swapped, resume=True)
    assert rows == before
    assert rows[3]["和哪一行相像"].startswith("第 2 行 ")
    assert any(note.startswith("第 2 行和第 5 行有 ") for note in notes)


def test_no_draft_that_is_mostly_another_text_is_final() -> None:
    rows, notes, code = _ran(_CHANGED, _OWN[0], final=True)
    assert code is ExitCode.NEEDS_WRITER
    assert [Path(f"out/{n}.txt").exists() for n in range(2)] == [False, True]
    assert "copy/most" in rows[0]["结果"]
    assert any("和别的文章相同" in note for note in notes)
