"""A table of several pages as LibreOffice sets it: its header on each, its rows whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report
from tests.rendering.office import print_all, skip_without_office
from tests.rendering.printed import read_printed

if TYPE_CHECKING:
    from pathlib import Path

    from app.text.markdown.signs import Row

_TASK = "项“一站办”改革：把分散在各窗口的事项归并到综合窗口，一次受理、一次办结，不让群众来回跑"
_ROWS = 40


def row(kind: Row, *cells: str) -> Paragraph:
    return Paragraph(spans=(Span(text="\t".join(cells)),), row=kind)


def test_a_long_table_has_its_header_on_every_page_and_its_rows_whole(tmp_path: Path) -> None:
    skip_without_office()
    rows = [
        row("next", str(n), f"推行第{n}{_TASK}", "政务服务中心", f"{n % 12 + 1}月底")
        for n in range(1, _ROWS + 1)
    ]
    table = (row("header", "序号", "任务", "责任单位", "期限"), *rows)
    report = Report(blocks=(Block(role="body", paragraphs=table),))
    (tmp_path / "a.docx").write_bytes(write_report(report, ".docx", load_layout("gbt9704")))
    print_all(tmp_path)
    printed = read_printed(report, tmp_path / "a.pdf")
    assert printed.pages > 2
    for number in range(1, printed.pages + 1):
        header, *below = (line.text for line in printed.page(number))
        assert header == "序号任务责任单位期限"
        text = "".join(below)
        # Both ends of every task that a page begins are on it.
        assert len(re.findall("推行第", text)) == len(re.findall("来回跑", text)) > 0
        # Short words take one line.
        assert text.count("政务服务中心") == text.count("月底") == len(re.findall("来回跑", text))
