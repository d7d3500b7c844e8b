"""Every broken input gives a clear message with its place and advice, code 2, and no file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli.main import main
from app.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
GOOD = "kind: 心得体会\ninsights: [{theme: 为民}]\n"


@pytest.fixture
def work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def check(
    work_folder: Path, capsys: pytest.CaptureFixture[str], args: list[str], place: str, *says: str
) -> None:
    before = files_in(work_folder)
    assert main(args) == ExitCode.BAD_INPUT
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err
    first = shown.err.splitlines()[0]
    assert first.startswith(place), shown.err
    for words in says:
        assert words in shown.err
    assert files_in(work_folder) == before


@pytest.mark.parametrize(
    ("outline", "place", "says"),
    [
        (GOOD + "titel: 题\n", "o.yaml:3:1: ", ["titel", "title"]),
        (GOOD + "标提: 题\n", "o.yaml:3:1: ", ["标提", "标题"]),
        (GOOD + "speaker: [甲, 乙]\n", "o.yaml:3:", []),
        (GOOD + "date: {年: 2026}\n", "o.yaml:3:", []),
        (GOOD + "kind: 又一次\n", "o.yaml:3:1: ", ["两次"]),
        (GOOD + "文种: 又一次\n", "o.yaml:3:1: ", ["kind"]),
        (GOOD + "title: '没有收尾\n", "o.yaml:", ["YAML"]),
        (GOOD + "\ttitle: 题\n", "o.yaml:3:", ["制表符"]),
        ("kind: 心得体会\n", "o.yaml:", ["insights"]),
        ("kind: 心得体会\ninsights: []\n", "o.yaml:2:", []),
        ("kind: 没有这种\ninsights: [{theme: 为民}]\n", "o.yaml:1:", ["没有这种", "心得体会"]),
        (GOOD + "opening: {content: [{id: seeds/opening/000000}]}\n", "o.yaml:3:", ["000000"]),
        (GOOD + "length: 很长\n", "o.yaml:3:", []),
        ("", "o.yaml: ", ["空"]),
        ("[1, 2]\n", "o.yaml:1:1: ", []),
    ],
)
def test_a_broken_outline_is_refused_at_its_line(
    work_folder: Path, capsys: pytest.CaptureFixture[str], outline: str, place: str, says: list[str]
) -> None:
    (work_folder / "o.yaml").write_text(outline, encoding="utf-8")
    check(work_folder, capsys, ["draft", "o.yaml"], place, *says)


def test_all_problems_are_told_at_once(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work_folder / "o.yaml").write_text(GOOD + "titel: 题\ndate: [1]\n", encoding="utf-8")
    check(work_folder, capsys, ["draft", "o.yaml"], "o.yaml:3:1: ", "o.yaml:4:")


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("没有.yaml", lambda path: None, "没有这个文件"),
        ("夹.yaml", lambda path: path.mkdir(), "文件夹"),
        ("图.yaml", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00"), "图片"),
        ("乱.yaml", lambda path: path.write_bytes(bytes(range(256))), "文本"),
        ("空.yaml", lambda path: path.write_bytes(b" \n"), "空"),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    work_folder: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    make: Callable[[Path], object],
    says: str,
) -> None:
    make(work_folder / name)
    check(work_folder, capsys, ["draft", name], f"{name}: ", says)


PHRASE = "phrases:\n  - id: 我的/signoff/1\n    role: signoff\n    text: {}\n    origin: authored\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (PHRASE.format('"谢谢{单位}。"'), 2, "单位"),
        (
            PHRASE.format("谢谢。").replace("origin", "slots: {单位: {kind: unit}}\n    origin"),
            2,
            "单位",
        ),
        (PHRASE.format("谢谢。").replace("role: signoff", "role: 没有"), 3, "没有"),
        (PHRASE.format("“谢谢。"), 2, "不成对"),
        (PHRASE.format("《谢谢。"), 2, "不成对"),
        (PHRASE.format("（谢谢。"), 2, "不成对"),
        (PHRASE.format("谢谢XXX局。"), 2, "占位符"),
        (PHRASE.format('"谢谢{单位。"'), 2, "花括号"),
        (PHRASE.format("谢谢。") + PHRASE.format("再见。").removeprefix("phrases:\n"), 6, "两次"),
        (PHRASE.format("谢谢。") + "    follows: 我的/x/2\n", 6, "我的/x/2"),
    ],
)
def test_a_pack_with_a_fault_is_refused_at_its_line(
    work_folder: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, says: str
) -> None:
    (work_folder / "o.yaml").write_text(GOOD, encoding="utf-8")
    pack = work_folder / "我的"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: 我的\nlicence: MIT\n", encoding="utf-8")
    (pack / "closings.yaml").write_text(text, encoding="utf-8")
    place = f"{Path('我的') / 'closings.yaml'}:{line}:"
    check(work_folder, capsys, ["draft", "o.yaml", "--bank", "我的"], place, says)


@pytest.mark.parametrize(
    ("deep", "args"),
    [
        ("deep.yaml", ["draft", "deep.yaml"]),
        ("deep.yaml", ["batch", "deep.yaml", "--table", "t.csv", "-o", "{甲}.md"]),
        ("deep.yaml", ["draft", "o.yaml", "--names", "deep.yaml"]),
        ("deep.yaml", ["fill", "r.md", "--names", "deep.yaml"]),
        ("deep.yaml", ["fill", "r.md", "--sheet", "deep.yaml", "--force"]),
        ("deep.yaml", ["export", "r.md", "-o", "r.docx", "--layout", "deep.yaml"]),
        ("pack.yaml", ["phrases", "--bank", "."]),
        ("closings.yaml", ["draft", "o.yaml", "--bank", "."]),
    ],
)
def test_a_file_nested_too_deep_is_refused_whatever_it_is_for(
    work_folder: Path, capsys: pytest.CaptureFixture[str], deep: str, args: list[str]
) -> None:
    (work_folder / "o.yaml").write_text(GOOD, encoding="utf-8")
    (work_folder / "r.md").write_text("::: 标题\nXX市\n", encoding="utf-8")
    (work_folder / "t.csv").write_text("甲\n乙\n", encoding="utf-8")
    (work_folder / "pack.yaml").write_text("name: 我的\nlicence: MIT\n", encoding="utf-8")
    (work_folder / deep).write_text("键: " + "[" * 3000, encoding="utf-8")
    check(work_folder, capsys, args, f"{deep}:1:43: 层次太深: 不要超过 40 层")


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("::: 开头\n{{ 没有 }}\n", 2, "没有"),
        ("{{ 开头.__class__.__mro__ }}\n", 1, "__class__"),
        ("{% for %}\n", 1, "模板"),
    ],
)
def test_a_template_with_a_fault_is_refused_at_its_line(
    work_folder: Path, capsys: pytest.CaptureFixture[str], template: str, line: int, says: str
) -> None:
    (work_folder / "o.yaml").write_text(GOOD, encoding="utf-8")
    (work_folder / "t.md").write_text(template, encoding="utf-8")
    check(work_folder, capsys, ["draft", "o.yaml", "--template", "t.md"], f"t.md:{line}:", says)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_outline_in_any_encoding_gives_the_same_draft(work_folder: Path, encoding: str) -> None:
    outline = (ROOT / "examples" / "护理安全.yaml").read_text(encoding="utf-8")
    (work_folder / "o.yaml").write_bytes(outline.encode(encoding))
    shutil.copy(ROOT / "examples" / "护理安全.yaml", work_folder / "p.yaml")
    assert main(["draft", "o.yaml", "-o", "o.txt"]) == main(["draft", "p.yaml", "-o", "p.txt"]) == 0
    assert (work_folder / "o.txt").read_bytes() == (work_folder / "p.txt").read_bytes()


def test_a_final_draft_with_gaps_is_refused_and_not_written(
    work_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work_folder / "o.yaml").write_text(GOOD, encoding="utf-8")
    assert main(["draft", "o.yaml", "--final"]) == ExitCode.NEEDS_WRITER
    assert "insights[0].facts" in capsys.readouterr().err
    assert files_in(work_folder) == ["o.yaml"]


def test_another_file_is_not_overwritten_without_force(work_folder: Path) -> None:
    (work_folder / "o.yaml").write_text(GOOD, encoding="utf-8")
    (work_folder / "o.txt").write_text("我的东西", encoding="utf-8")
    assert main(["draft", "o.yaml", "-o", "o.txt"]) == ExitCode.BAD_INPUT
    assert (work_folder / "o.txt").read_text(encoding="utf-8") == "我的东西"
    assert main(["draft", "o.yaml", "-o", "o.txt", "--force"]) == ExitCode.DONE
