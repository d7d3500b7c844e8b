"""Where signature and date stand, in characters from the right margin."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st

from app.models.report import Block, Paragraph, Report, Span
from app.text.closing_lines import closing_notes
from app.word.package import Package
from app.writing import load_layout
from app.writing.word.scripts import text_width
from app.writing.word.signature import signature_indents
from app.writing.writers import write_like

if TYPE_CHECKING:
    from app.writing.layout import Layout
    from app.writing.word.lines import Kind

_LAYOUT = load_layout("gbt9704")
_LINE = 28


def _indents(lines: list[str], layout: Layout) -> list[float | None]:
    kinds: list[Kind] = [note or "tail" for note in closing_notes(lines)]
    return signature_indents(lines, kinds, layout)


@pytest.mark.parametrize(
    ("lines", "rights"),
    [
        # The unit two from the right, the date two right of where the unit begins.
        (["某区政务服务中心办公室", "二〇二六年十一月二日"], [2, 1]),
        (["某区政务服务中心", "2026年1月2日"], [2, 0.75]),
        # The longer date two from the right, the unit two left of where it begins.
        (["某局", "二〇二六年十一月二日"], [12, 2]),
        (["张三", "2026年1月2日"], [9.25, 2]),
        # A name in the middle below its unit.
        (["某区政务服务中心", "张三", "2026年1月2日"], [2, 5, 0.75]),
        # A second unit ends where the first does.
        (["中共某区委组织部", "某区教育局", "2026年1月2日"], [2, 2, 0.75]),
        (["某局", "某区政务服务中心", "2026年1月2日"], [2, 2, 0.75]),
        # What is no signature stands as it did.
        (["此致", "敬礼", "某局", "二〇二六年十一月"], [None, None, 10, 2]),
        (["某局", "二〇二六年十一月", "附件：名单"], [10, 2, None]),
        ([" 某局　", "20XX年X月X日"], [10.05, 2]),
        (["某局", "张三", "李四", "2026年1月2日"], [None, None, None, None]),
        (["汇报人：张三", "2026年1月2日"], [None, None]),
        (["附件：名单", "2026年1月2日"], [None, None]),
        (["以上报告，请审阅。", "2026年1月2日"], [None, None]),
        (["2026年1月2日"], [None]),
        (["2026年1月2日", "某局"], [None, None]),
        (["某局"], [None]),
        (["甲" * 27, "2026年1月2日"], [None, None]),
        ([], []),
    ],
)
def test_a_date_begins_two_characters_right_of_its_unit(
    lines: list[str], rights: list[float | None]
) -> None:
    assert _indents(lines, _LAYOUT) == pytest.approx(rights)


@given(
    st.text("某区市局厅0Xa", min_size=1, max_size=24),
    st.sampled_from(["2026年1月2日", "二〇二六年十一月二十一日", "2026.11.2", "XXXX年XX月XX日"]),
)
def test_no_signature_stands_nearer_the_margin_than_the_longer_of_its_lines(
    unit: str, date: str
) -> None:
    unit_right, date_right = _indents([unit, date], _LAYOUT)
    if unit_right is None or date_right is None:
        assert text_width(unit) + 2 > _LINE
        return
    shift = unit_right + text_width(unit) - date_right - text_width(date)
    assert shift == pytest.approx(2)
    longer = date_right if text_width(date) > text_width(unit) else unit_right
    assert longer == pytest.approx(2)


def test_a_layout_says_whether_the_date_is_shifted_and_by_how_much() -> None:
    lines = ["某区政务服务中心办公室", "2026年1月2日"]
    assert _indents(lines, load_layout("plain")) == [None, None]
    tail = _LAYOUT.tail.model_copy(update={"date_shift": 1})
    assert _indents(lines, _LAYOUT.model_copy(update={"tail": tail})) == [2, 4.75]


def test_a_line_that_a_layout_sets_otherwise_signs_nothing() -> None:
    tail = _LAYOUT.tail.model_copy(update={"as_body": ("抄送",)})
    layout = _LAYOUT.model_copy(update={"tail": tail})
    lines = ["抄送各科室", "某区政务服务中心", "2026年1月2日"]
    assert _indents(lines, layout) == [None, 2, 0.75]


@pytest.mark.parametrize("has_style", [False, True])
def test_a_signature_in_the_references_own_style_stands_as_that_says(has_style: bool) -> None:
    unit = docx.Document()
    if has_style:
        unit.styles.add_style("Signature", WD_STYLE_TYPE.PARAGRAPH)
    out = BytesIO()
    unit.save(out)
    lines = tuple(Paragraph(spans=(Span(text=text),)) for text in ("某局", "二〇二六年十一月"))
    report = Report(blocks=(Block(role="tail", paragraphs=lines),))
    data = write_like(Package(out.getvalue()), report, _LAYOUT)
    written = docx.Document(BytesIO(data)).paragraphs
    indents = [line.paragraph_format.right_indent is not None for line in written]
    assert indents == [not has_style, not has_style]
