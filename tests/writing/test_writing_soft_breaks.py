"""Soft breaks of a title: in the file, past its marks, and out of its words again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.reading.readers import read_report
from app.writing import load_layout, write_report

_TITLE = "XX市人力资源和社会保障局关于学习贯彻党的二十届四中全会精神情况的报告"
_LINES = ["XX市人力资源和社会保障局", "关于学习贯彻党的二十届四中全会精神", "情况的报告"]


def _report(*titles: str | tuple[Span, ...]) -> Report:
    spans = [(Span(text=title),) if isinstance(title, str) else title for title in titles]
    return Report(
        blocks=(
            Block(role="title", paragraphs=tuple(Paragraph(spans=each) for each in spans)),
            Block(
                role="opening", paragraphs=(Paragraph(spans=(Span(text="近日，我参加了培训。"),)),)
            ),
            Block(role="tail", paragraphs=(Paragraph(spans=(Span(text="某局"),)),)),
        )
    )


def _written(report: Report, layout: str = "gbt9704") -> Any:
    return docx.Document(BytesIO(write_report(report, ".docx", load_layout(layout))))


def test_a_title_is_one_paragraph_broken_by_soft_breaks() -> None:
    document = _written(_report(_TITLE))
    title = document.paragraphs[0]
    assert title.text.split("\n") == _LINES
    assert len(title._p.findall(".//" + qn("w:br"))) == 2
    assert title.paragraph_format.left_indent is None
    assert document.core_properties.title == _TITLE


def test_lines_that_the_writer_made_stay_as_written() -> None:
    titles = ("在全市领导干部学习贯彻全会精神", "专题研讨班上的交流发言")
    document = _written(_report(*titles))
    assert tuple(each.text for each in document.paragraphs[:2]) == titles


def test_only_a_centred_title_is_broken() -> None:
    layout = load_layout("gbt9704")
    left = layout.model_copy(update={"title": layout.title.model_copy(update={"align": "left"})})
    document = docx.Document(BytesIO(write_report(_report(_TITLE), ".docx", left)))
    assert document.paragraphs[0].text == _TITLE


@pytest.mark.parametrize(
    "title",
    [
        _TITLE,
        "在《习近平谈治国理政》第四卷网络课程上的交流研讨材料",
        "强化理论武装 勇担时代使命——学习贯彻党的二十届四中全会精神心得体会",
        "坚守初心使命　勇于担当作为——学习全会精神心得体会",
        "在全省“强国复兴有我”群众性主题宣传教育活动动员部署会上的交流发言材料（2026年）",
    ],
)
def test_a_broken_title_is_read_back_as_it_was(tmp_path: Path, title: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_report(_report(title), ".docx", load_layout("gbt9704")))
    assert read_report(path).paragraphs[0] == title


@pytest.mark.parametrize("words", ["局", "关于", "局关于", "精神情况的报告", _TITLE])
def test_a_comment_embraces_its_own_words_across_breaks(words: str) -> None:
    start = _TITLE.index(words)
    remark = Remark(paragraph=0, start=start, end=start + len(words), text="出处")
    data = write_report(_report(_TITLE), ".docx", load_layout("gbt9704"), [remark])
    found, inside = "", False
    for each in docx.Document(BytesIO(data)).paragraphs[0]._p.iter():
        inside = (inside or each.tag == qn("w:commentRangeStart")) and (
            each.tag != qn("w:commentRangeEnd")
        )
        found += (each.text or "") if inside and each.tag == qn("w:t") else ""
    assert found == words
