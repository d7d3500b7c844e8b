"""`draft --sources`: which words get a comment, and what the comment says."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from app.bank.loading import load_bank
from app.cli.main import main
from app.errors import ExitCode
from app.models.phrase import fill_slots, slot_names, split_slots
from app.models.report import Origin, Span
from app.workflow.draft import DraftOptions, draft
from app.workflow.remarking import borrowings

if TYPE_CHECKING:
    from collections.abc import Sequence

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXAMPLES = sorted(
    path.stem for path in (Path(__file__).resolve().parents[2] / "examples").glob("*.yaml")
)
_SEEDS = ("000_cdf6f018399aeddf.txt", "003_85ddae9de2d7be99.txt")
_OUTLINE = """
文种: 交流研讨材料
发言人: {单位: XX局}
称谓: 各位同志：
开头:
  内容:
    - {编号: p/opening.background/1, 槽位: {时间: 10月份}}
    - 这一句是我自己的。
    - {编号: p/opening.gist/2}
体会:
  - {主题: 为民, 标题: 心里有数, 内容: [{编号: p/insight.evidence/3}]}
  - 安全
下一步: false
结束语: 汇报完毕。
"""
_PACK = {
    "pack.yaml": "name: p\nlicence: MIT\norigin: mined\n"
    "sources: [{file: 某区报告.txt, sha256: '00'}, {file: 旧稿.docx, sha256: '00'}]\n",
    "openings.yaml": """
phrases:
  - id: p/opening.background/1
    role: opening.background
    text: '{时间}，我按照{组织单位}的安排听了课。'
    slots: {时间: {kind: period, held: 9月份}, 组织单位: {kind: organizer, held: 党校}}
    source: {report: 旧稿.docx, paragraph: 2, start: 0, end: 16}
  - {id: p/opening.gist/2, role: opening.gist, text: 我很受触动。, origin: authored}
""",
    "insights.yaml": """
phrases:
  - id: p/insight.evidence/3
    role: insight.evidence
    text: 老话说得好。
    source: {report: 某区报告.txt, paragraph: 4, start: 9, end: 15}
""",
}


@pytest.fixture
def work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an outline and a pack, where the command is run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o.yaml").write_text(_OUTLINE, "utf-8")
    (tmp_path / "p").mkdir()
    for name, text in _PACK.items():
        (tmp_path / "p" / name).write_text(text, "utf-8")
    return tmp_path


def _drafted(outline: Path, *, sources: bool = True, bank: Sequence[Path] = (Path("p"),)) -> bytes:
    options = DraftOptions(output=Path("-"), sources=sources, bank=tuple(bank))
    output = draft(outline, options).output
    assert isinstance(output, bytes)
    return output


def _commented(data: bytes) -> list[tuple[str, list[str]]]:
    """Return the words each comment stands beside, and the lines of the comment."""
    document: Any = docx.Document(BytesIO(data))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    found = []
    for paragraph in document.paragraphs:
        words: dict[str, str] = {}
        for each in paragraph._p:
            ident = str(each.get(f"{_W}id"))
            if each.tag == f"{_W}commentRangeStart":
                words[ident] = ""
            elif each.tag == f"{_W}commentRangeEnd":
                found.append((ident, words.pop(ident)))
            elif each.tag == f"{_W}r":
                # A soft break of the title is no part of its words.
                own = each.text.replace("\n", "")
                words = {number: held + own for number, held in words.items()}
    assert len(found) == len(texts)
    return [(words, texts[ident].split("\n")) for ident, words in sorted(found, key=_number)]


def _number(found: tuple[str, str]) -> int:
    return int(found[0])


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "，我按照【组织单位】的安排听了课。",
            ["借用语句 p/opening.background/1", "词库：p", "出自：旧稿.docx 第 3 段第 1–16 字"],
        ),
        (
            "我很受触动。",
            ["借用语句 p/opening.gist/2", "词库：p", "为词库而写，不出自报告"],
        ),
        # A marker in a file's name would be a placeholder that nobody could ever fill.
        (
            "老话说得好。",
            ["借用语句 p/insight.evidence/3", "词库：p", "出自：…区报告.txt 第 5 段第 10–15 字"],
        ),
        ("【组织单位】", ["空缺：组织单位", "在提纲里补：学习内容的组织单位（study.organizer）"]),
        ("XX", ["空缺：单位的名称", "在提纲里补：名称对照（names）"]),
        ("【姓名】", ["空缺：姓名", "在提纲里补：发言人的姓名（speaker.name）"]),
    ],
)
def test_borrowed_words_and_gaps_say_where_they_come_from_and_go_to(
    work_folder: Path, words: str, lines: list[str]
) -> None:
    assert (words, lines) in _commented(_drafted(work_folder / "o.yaml"))


def test_a_question_is_told_with_the_key_that_its_answer_goes_to(work_folder: Path) -> None:
    (work_folder / "o.yaml").write_text(_OUTLINE + "语体: 平实\n", "utf-8")
    place = "在提纲里补：体会第 2 条的事例（insights[1].facts）"
    comments = _commented(_drafted(work_folder / "o.yaml"))
    ((words, lines),) = [comment for comment in comments if place in comment[1]]
    question = words.removeprefix("【").removesuffix("】")
    assert words == f"【{question}】"
    assert lines == [f"空缺：{question}", place]
    about = {"主题": "安全"}
    asked = [one.text for one in load_bank().questions if one.asks == "fact"]
    assert question in {fill_slots(one, about) for one in asked if slot_names(one) <= about.keys()}


@pytest.mark.parametrize("own", ["10月份", "这一句是我自己的。", "心里有数", "各位同志", "一是"])
def test_own_words_and_the_templates_get_no_comment(work_folder: Path, own: str) -> None:
    data = _drafted(work_folder / "o.yaml")
    assert own in "".join(p.text for p in docx.Document(BytesIO(data)).paragraphs)
    assert not [words for words, _ in _commented(data) if own in words]


def test_without_the_option_there_is_no_comment_and_no_other_word(work_folder: Path) -> None:
    plain, remarked = (_drafted(work_folder / "o.yaml", sources=on) for on in (False, True))
    read = [[p.text for p in docx.Document(BytesIO(data)).paragraphs] for data in (plain, remarked)]
    assert read[0] == read[1]
    assert b"word/comments.xml" not in plain
    assert b"word/comments.xml" in remarked


def test_the_same_outline_gives_the_same_bytes(work_folder: Path) -> None:
    assert _drafted(work_folder / "o.yaml") == _drafted(work_folder / "o.yaml")


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_mined_passage_is_told_with_its_place_in_the_seed(
    work_folder: Path, checkout: Path, seed: str
) -> None:
    report = checkout / "seeds" / seed
    assert main(["new", "--from", str(report), "-o", "去年.yaml"]) == ExitCode.DONE
    comments = _commented(_drafted(work_folder / "去年.yaml", bank=()))
    lines = [line.strip() for line in report.read_text("utf-8").splitlines() if line.strip()]
    phrases = {phrase.id: phrase for phrase in load_bank().phrases}
    told = [comment for comment in comments if comment[1][0].startswith("借用语句")]
    assert len(told) > 15
    for words, (borrowed, pack, place) in told:
        phrase = phrases[borrowed.removeprefix("借用语句 ")]
        assert pack == "词库：seeds"
        source = phrase.source
        assert source is not None
        assert place == (
            f"出自：{source.report} 第 {source.paragraph + 1} 段"
            f"第 {source.start + 1}–{source.end} 字"
        )
        literal = [piece.text for piece in split_slots(phrase.text) if not piece.is_slot]
        assert all(piece in words for piece in literal)
        if source.report == seed:
            assert words in lines[source.paragraph][source.start : source.end]


@pytest.mark.parametrize("name", _EXAMPLES)
def test_fill_finds_nothing_to_fill_in_a_comment(
    checkout: Path, work_folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (work_folder / "o.docx").write_bytes(_drafted(checkout / "examples" / f"{name}.yaml", bank=()))
    comments = [lines[0] for _, lines in _commented((work_folder / "o.docx").read_bytes())]
    assert {line.replace("：", " ").partition(" ")[0] for line in comments} == {"借用语句", "空缺"}
    assert main(["fill", "o.docx", "--list"]) == ExitCode.DONE
    said = capsys.readouterr()
    assert "第1处" in said.out
    assert "批注" not in said.err


def test_export_takes_the_comments_out(work_folder: Path) -> None:
    assert main(["draft", "o.yaml", "--bank", "p", "--sources"]) == ExitCode.DONE
    assert main(["export", "o.docx", "-o", "定稿.docx"]) == ExitCode.DONE
    assert _commented((work_folder / "o.docx").read_bytes())
    assert not _commented((work_folder / "定稿.docx").read_bytes())


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json"])
def test_what_holds_no_comments_is_refused(
    work_folder: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    ended = main(["draft", "o.yaml", "--bank", "p", "--sources", "-o", f"o{suffix}"])
    assert ended == ExitCode.BAD_INPUT
    assert f"{suffix} 文件里没有批注" in capsys.readouterr().err
    assert not (work_folder / f"o{suffix}").exists()


def _span(kind: str, ref: str, text: str) -> Span:
    return Span(text=text, origin=Origin.model_validate({"kind": kind, "ref": ref}))


@pytest.mark.parametrize(
    ("spans", "passages"),
    [
        ([("phrase", "a", "甲")], ["甲"]),
        ([("phrase", "a", "甲"), ("outline", "k", "我"), ("phrase", "a", "乙")], ["甲我乙"]),
        ([("outline", "k", "我"), ("phrase", "a", "甲"), ("outline", "k", "我")], ["甲"]),
        ([("phrase", "a", "甲"), ("phrase", "b", "乙")], ["甲", "乙"]),
        ([("phrase", "a", "甲"), ("phrase", "b", "乙"), ("phrase", "a", "丙")], ["甲", "乙", "丙"]),
        ([("phrase", "a", "甲"), ("template", "stop", "。"), ("phrase", "a", "乙")], ["甲", "乙"]),
        ([("phrase", "a", ""), ("phrase", "b", "乙")], ["乙"]),
        ([("writer", "", "我"), ("template", "stop", "。")], []),
        ([], []),
    ],
)
def test_a_passage_is_what_one_phrase_supplies_in_a_row(
    spans: list[tuple[str, str, str]], passages: list[str]
) -> None:
    line = [_span(*span) for span in spans]
    text = "".join(span.text for span in line)
    assert [text[each.start : each.end] for each in borrowings(line)] == passages
