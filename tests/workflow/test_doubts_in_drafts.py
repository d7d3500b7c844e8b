"""What a draft borrows from a phrase in doubt is highlighted and told, and never final."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from app.batch.options import BatchOptions, RowOptions
from app.cli.main import main
from app.errors import NotFinishedError
from app.workflow.batch import batch
from app.workflow.draft import DraftOptions, draft
from app.workflow.export import export
from app.workflow.phrases import PhraseOptions, phrases
from tests.drafting.small_bank import bank_of, phrase, picker_of

_PACK = {
    "pack.yaml": "name: p\nlicence: MIT\norigin: mined\n",
    "insights.yaml": """
phrases:
  - id: p/insight.evidence/1
    role: insight.evidence
    text: '北斗学堂的做法值得学，到{单位}一看就懂，青石经验也是。'
    slots: {单位: {kind: unit, held: 市局}}
    source: {report: 甲.txt, paragraph: 0, start: 0, end: 9}
    doubt: [北斗学堂, 青石]
  - {id: p/insight.evidence/2, role: insight.evidence, text: 老话说得好。, origin: authored}
""",
}
_OUTLINE = """
文种: 心得体会
标题: 学习体会
发言人: false
日期: false
开头: 学了两天。
体会:
  - 主题: 核对
    标题: 要细
    内容: [{编号: p/insight.evidence/1, 槽位: {单位: 窗口}}, {编号: p/insight.evidence/2}]
  - {主题: 自律, 标题: 要稳, 内容: [稳就走得远。]}
下一步: false
结尾: 就讲这些。
"""
_FIRST, _LAST = "北斗学堂的做法值得学，到", "一看就懂，青石经验也是。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "词库").mkdir()
    for name, text in _PACK.items():
        (tmp_path / "词库" / name).write_text(text, "utf-8")
    (tmp_path / "提纲.yaml").write_text(_OUTLINE, "utf-8")
    return tmp_path


def _settle(folder: Path) -> None:
    path = folder / "词库" / "insights.yaml"
    path.write_text(path.read_text("utf-8").replace("    doubt: [北斗学堂, 青石]\n", ""), "utf-8")


def _options(
    folder: Path, name: str, *, final: bool = False, sources: bool = False
) -> DraftOptions:
    return DraftOptions(output=folder / name, bank=(folder / "词库",), final=final, sources=sources)


def _highlighted(path: Path) -> list[str]:
    lines = docx.Document(str(path)).paragraphs
    return [run.text for line in lines for run in line.runs if run.font.highlight_color]


def _told(notes: Sequence[str]) -> list[str]:
    return [note for note in notes if "拿不准" in note or "〔" in note]


def test_it_is_highlighted_and_told_with_its_words_and_its_id(folder: Path) -> None:
    ended = draft(folder / "提纲.yaml", _options(folder, "稿.docx"))
    # The writer's own words in its slot are not.
    assert _highlighted(folder / "稿.docx") == [_FIRST, _LAST]
    hint = "改写这一句，或用 nigao mine … --review 定 p/insight.evidence/1"
    assert _told(ended.notes) == [
        "借来的话有 2 处拿不准是不是别人专有的（稿子里涂了颜色）：",
        f"  第 3 段 “北斗学堂”〔{_FIRST}〕 → {hint}",
        f"  第 3 段 “青石”〔{_LAST}〕 → {hint}",
    ]
    assert not any("空缺" in note for note in ended.notes)


def test_final_refuses_it_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotFinishedError) as refused:
        draft(folder / "提纲.yaml", _options(folder, "稿.docx", final=True))
    assert [one.what for one in refused.value.problems] == [
        f"借来的话拿不准：第 3 段 “北斗学堂”〔{_FIRST}〕",
        f"借来的话拿不准：第 3 段 “青石”〔{_LAST}〕",
    ]
    args = ["draft", str(folder / "提纲.yaml"), "-o", str(folder / "稿.docx"), "--final"]
    assert main([*args, "--bank", str(folder / "词库")]) == 1
    assert "北斗学堂" in capsys.readouterr().err
    assert not (folder / "稿.docx").exists()
    _settle(folder)
    draft(folder / "提纲.yaml", _options(folder, "稿.docx", final=True))
    assert _highlighted(folder / "稿.docx") == []


def test_a_comment_tells_it_beside_its_source(folder: Path) -> None:
    draft(folder / "提纲.yaml", _options(folder, "稿.docx", sources=True))
    comments = [one.text for one in docx.Document(str(folder / "稿.docx")).comments]
    assert [one for one in comments if "拿不准：“北斗学堂”、“青石”" in one] == [
        "借用语句 p/insight.evidence/1\n词库：p\n出自：甲.txt 第 1 段第 1–9 字\n"
        "拿不准：“北斗学堂”、“青石”"
    ]


@pytest.mark.parametrize("suffix", ["md", "json"])
def test_a_draft_that_is_exported_later_is_still_in_doubt(folder: Path, suffix: str) -> None:
    kept = folder / f"稿.{suffix}"
    draft(folder / "提纲.yaml", _options(folder, kept.name))
    for bank in ([], [folder / "词库"]):
        with pytest.raises(NotFinishedError, match="借来的话拿不准：第 3 段"):
            export(kept, output=folder / "稿.docx", bank=bank, final=True)
        ended = export(kept, output=folder / "稿.docx", bank=bank, force=True)
        assert len(_told(ended.notes)) == 3
        assert ("“青石”" in "".join(ended.notes)) == bool(bank)
        assert _highlighted(folder / "稿.docx") == [_FIRST, _LAST]
    _settle(folder)
    export(kept, output=folder / "定稿.docx", bank=[folder / "词库"], final=True)
    assert _highlighted(folder / "定稿.docx") == []


def test_what_is_said_otherwise_in_the_draft_is_in_doubt_no_more(folder: Path) -> None:
    kept = folder / "稿.md"
    draft(folder / "提纲.yaml", _options(folder, kept.name))
    kept.write_text(kept.read_text("utf-8").replace("青石经验", "这条经验"), "utf-8")
    ended = export(kept, output=folder / "稿.docx", bank=[folder / "词库"])
    assert _highlighted(folder / "稿.docx") == [_FIRST]
    assert len(_told(ended.notes)) == 2


@pytest.mark.parametrize("final", [False, True])
def test_a_batch_tells_it_in_each_row(folder: Path, final: bool) -> None:
    outline = folder / "提纲.yaml"
    outline.write_text(_OUTLINE + "名称对照: {}\n", "utf-8")
    (folder / "表.csv").write_text("单位\n甲所\n乙所\n", "utf-8")
    options = BatchOptions(
        table=folder / "表.csv",
        output=str(folder / "{单位}.docx"),
        jobs=1,
    )
    ended = batch(outline, options, RowOptions(bank=(folder / "词库",), final=final))
    assert ended.exit_code == 1
    (told,) = (path for path in folder.glob("*.csv") if path.name != "表.csv")
    assert told.read_text("utf-8").count("“北斗学堂”") == 2
    assert len(list(folder.glob("*.docx"))) == (0 if final else 2)


def test_a_look_into_the_bank_shows_it(folder: Path) -> None:
    shown = str(phrases("北斗学堂", PhraseOptions(bank=(folder / "词库",))).output)
    assert "    拿不准：“北斗学堂”、“青石”\n" in shown


def test_a_phrase_in_doubt_is_picked_where_there_is_no_other() -> None:
    doubted = phrase("closing.call", "到北斗去。", 1, doubt=["北斗"])
    sound = phrase("closing.call", "到一线去。", 2)
    for listed, chosen in (([doubted, sound], "2"), ([doubted], "1")):
        picked = picker_of(bank_of(phrases=listed)).phrase("closing.call")
        assert picked is not None
        assert picked.id.endswith(chosen)
