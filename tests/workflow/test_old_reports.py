"""What `new --from` makes of an old report is what a person would write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from app.models.outline import Content, Signature, Speaker
from app.outline.reading import parse_outline
from app.workflow.new import new

if TYPE_CHECKING:
    from app.models.outline import Outline
    from app.outline.shapes import Language

REPORT = """学习贯彻全会精神心得体会
区财政局副局长 李明
2023年5月10日
今年3月，我参加了区委党校组织的《数字政府建设》专题培训班，有三点体会：一是要细；二是要快；三是要稳。
下一步，我将做好两件事。
一是每天检查。今年汛前走访了12个乡镇、37座小型水库，带回问题清单86条。
二是每周总结。张伟教授讲得好。
附件：1.学习笔记目录
2.参训人员名单
区财政局
2023年5月10日
（联系人：王敏，电话：0531-87654321）
抄送：市委组织部，市直机关工委。
"""


def made(text: str, folder: Path, language: Language = "zh") -> tuple[str, tuple[str, ...]]:
    source = folder / "旧.txt"
    source.write_text(text, encoding="utf-8")
    outcome = new(source=source, language=language)
    assert isinstance(outcome.output, bytes)
    return outcome.output.decode(), outcome.notes


def outline_of(text: str, folder: Path) -> Outline:
    return parse_outline(made(text, folder)[0], "o.yaml")


def test_each_part_stands_in_its_place(tmp_path: Path) -> None:
    outline = outline_of(REPORT, tmp_path)
    assert isinstance(outline.title, Content)
    assert outline.speaker == Speaker(unit="区财政局", post="副局长", name="李明")
    assert outline.date == "2023年5月10日"
    assert outline.byline == ("【单位】【职务】 【姓名】", "【日期】")
    assert [point.content for point in outline.insights.items] == [
        ("要细；",),
        ("要快；",),
        ("要稳。",),
    ]
    assert outline.next_steps
    assert [point.heading for point in outline.next_steps.items] == [
        Content(pieces=("每天检查",)),
        Content(pieces=("每周总结",)),
    ]
    assert outline.attachments == ("学习笔记目录", "参训人员名单")
    assert outline.signature == Signature(unit=("区财政局",), date="2023年5月10日")
    assert outline.contact == ("王敏，电话：0531-87654321",)
    assert outline.copies == ("市委组织部，市直机关工委",)


@pytest.mark.parametrize(
    ("front", "speaker", "date"),
    [
        ("李明\n2023年5月10日", Speaker(name="李明"), "2023年5月10日"),
        (
            "（区财政局副局长李明　2023年5月）",
            Speaker(unit="区财政局", post="副局长", name="李明"),
            "2023年5月",
        ),
        ("区财政局　副局长　李明", Speaker(unit="区财政局", post="副局长", name="李明"), False),
        ("汇报人：李　明\n2023.5.10", Speaker(name="李　明"), "2023.5.10"),
        ("二〇二三年五月", False, "二〇二三年五月"),
    ],
)
def test_a_title_has_one_line_whatever_stands_below_it(
    front: str, speaker: object, date: object, tmp_path: Path
) -> None:
    rest = "近期，我学习了全会精神。\n一是要细。多看一眼。\n二是要快。早办一天。\n"
    outline = outline_of(f"学习急救知识的一点小小收获\n{front}\n{rest}", tmp_path)
    assert outline.title == Content(pieces=("学习急救知识的一点小小收获",))
    assert (outline.speaker, outline.date) == (speaker, date)


def test_keys_are_chinese_or_english_as_asked(tmp_path: Path) -> None:
    chinese, _ = made(REPORT, tmp_path)
    english, _ = made(REPORT, tmp_path, "en")
    assert "\n发言人: {单位: 区财政局, 职务: 副局长, 姓名: 李明}\n" in chinese
    assert "\nspeaker: {unit: 区财政局, post: 副局长, name: 李明}\n" in english
    assert parse_outline(chinese, "o.yaml") == parse_outline(english, "o.yaml")
    keys = [line.split(":")[0].strip(" -") for line in english.split("\n") if ": " in line]
    assert all(key.isascii() for key in keys if not key.startswith("#")), keys


def test_comments_say_above_each_part_what_to_change_in_it(tmp_path: Path) -> None:
    text, _ = made(REPORT, tmp_path)
    lines = text.split("\n")

    def above(start: str) -> str:
        return lines[next(n for n, line in enumerate(lines) if line.startswith(start)) - 1]

    assert above("发言人:") == "# 谁来讲：换了人就改"
    assert above("日期:") == "# 改成这一次的日期"
    assert above("开头:") == "# 核对：今年3月、区委党校、《数字政府建设》专题培训班"
    assert above("    - 标题: 每天检查") == "    # 核对：今年、12个乡镇、37座小型水库、86条"
    assert above("    - 标题: 每周总结") == "    # 核对：张伟教授"
    assert above("附件:") == "# 改成这一次的附件"
    assert "称谓: false" in lines
    assert "旧.txt" in lines[2]


def test_a_pinned_phrase_shows_its_words(tmp_path: Path) -> None:
    text, _ = made("在读书班上的发言\n各位领导：\n大家好。\n汇报完毕。\n", tmp_path)
    assert any(
        line.startswith("结束语: {编号: ") and line.endswith("}  # 汇报完毕。")
        for line in text.split("\n")
    )


def test_what_belongs_to_last_year_is_listed_with_its_paragraphs(tmp_path: Path) -> None:
    _, notes = made(REPORT, tmp_path)
    start = notes.index("随年份、人、事变的内容，请逐处核对（提纲里也标着）：")
    times, figures, names = notes[start + 1 : start + 4]
    assert times == "  时间：2023年5月10日（第 3、11 段）、今年3月（第 4 段）、今年（第 6 段）"
    assert figures == "  数字：12个乡镇（第 6 段）、37座小型水库（第 6 段）、86条（第 6 段）"
    assert "李明（第 2 段）" in names
    assert "区财政局（第 2、10 段）" in names
    assert "张伟教授（第 7 段）" in names


def test_a_report_with_nothing_of_its_year_is_told_nothing_of_it(tmp_path: Path) -> None:
    text, notes = made("各位同事：\n我来说说。\n一是要细。\n二是要快。\n谢谢大家！\n", tmp_path)
    assert not [note for note in notes if "核对" in note]
    assert "# 核对：" not in text


def test_headers_and_notes_of_a_word_file_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "某区财政局文件"
    source = tmp_path / "旧.docx"
    document.save(str(source))
    notes = "\n".join(new(source=source).notes)
    assert "页眉" in notes


def test_a_table_of_a_word_file_stands_in_the_outline(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("学习急救知识心得体会", "上周学习了急救知识，课程如下。"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ("课程", "主讲", "急救入门", "王老师"),
        strict=True,
    ):
        cell.text = words
    for line in ("一是要快。练到不用想。", "二是要稳。稳住就是快。"):
        document.add_paragraph(line)
    source = tmp_path / "旧.docx"
    document.save(str(source))
    outcome = new(source=source)
    assert isinstance(outcome.output, bytes)
    assert "急救入门" in outcome.output.decode()
