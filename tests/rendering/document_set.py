"""One document of each shape that the program writes, for what must hold of every one.

Each has a name, its bytes, and the report it was made of; both writers, every layout, comments,
references, headings of either kind, gaps, titles of one to three lines, a letter's end, tables,
nothing at all, pages of text, and characters that writers stumble over.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.reading import read_lines, read_report
from app.word.package import Package
from app.writing import load_layout, write_report
from app.writing.layout.loading import layout_names
from app.writing.writers import write_like

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.roles import BlockRole
    from app.text.markdown.signs import Row
    from app.writing import Layout

TEXT = "把握“1”和“0”的关系……\t读Café’s <w:p/> & “OK” — 5%—8%，it’s 𠮷。"
_LONG_TITLE = "在学习贯彻《数字政府建设重要论述》专题培训班上的交流研讨材料"
_LONGER_TITLE = f"关于市级机关党员干部{_LONG_TITLE}和下一步贯彻落实工作打算的情况报告"
_ORDINALS = (("一、", 1), ("（一）", 2), ("1.", 3), ("（1）", 4), ("一是", 1), ("一是", 2), ("", 9))

_ENDS = (
    "⋯",
    "附件：1.关于学习贯彻全区干部教育培训工作会议精神的实施方案和任务分工安排表",
    "2.参训人员名单",
    "历下区财政局",
    "2026年11月20日",
    "（联系人：王敏，电话：0531-87654321）",
    "抄送：市委组织部，市直机关工委，市教育局，市财政局，市人力资源社会保障局，各区县委组织部。",
    "历下区财政局办公室　2026年11月20日印发",
)


class Shape(NamedTuple):
    """A document of the set: its bytes, its report and its layout."""

    name: str
    data: bytes
    report: Report
    layout: Layout
    by_reference: bool = False


def block(role: BlockRole, *spans: Span, level: int = 0) -> Block:
    """Return a block of one paragraph."""
    return Block(role=role, level=level, paragraphs=(Paragraph(spans=spans),))


def _said(role: BlockRole, *lines: str) -> tuple[Block, ...]:
    return tuple(block(role, Span(text=line)) for line in lines)


def _point(ordinal: str, level: int, text: str) -> Block:
    spans = [Span(text=ordinal, part="ordinal"), Span(text="学深悟透“道”", part="heading")]
    if text:
        spans += [Span(text="。", part="stop"), Span(text=text)]
    return block("insight", *(span for span in spans if span.text), level=level)


def _points(*texts: str) -> tuple[Block, ...]:
    return tuple(_point(ordinal, level, text) for ordinal, level in _ORDINALS for text in texts)


def row(kind: Row, *cells: str, gap: str = "") -> Paragraph:
    """Return a row of a table; its last cell ends in a gap."""
    spans = (Span(text="\t".join(cells)), Span(text=gap, gap=True))
    return Paragraph(spans=spans, row=kind)


_TABLE = Block(
    role="body",
    paragraphs=(
        row("header", "课程", "主讲", "学时"),
        row("next", TEXT.replace("\t", " "), "张教授", "3*5"),
        row("next", "一\u2028二", "", "", gap="【学时】"),
    ),
)
_TABLES = Report(
    blocks=(
        Block(role="title", paragraphs=(row("first", "姓名", "张三"),)),
        *_said("opening", "⋯"),
        _TABLE,
        Block(role="body", paragraphs=(row("first", "只有一格"), row("next", "甲", "乙"))),
        *_said("closing", "⋯"),
        _TABLE,
    )
)

EVERYTHING = Report(
    blocks=(
        block("title", Span(text="在《学习》班上的"), Span(text="【单位】", gap=True)),
        *_said("title", "交流研讨材料"),
        *_said("byline", "历下区财政局　张三（2026年11月20日）"),
        *_said("salutation", "各位领导，同志们："),
        block("opening", Span(text=TEXT), Span(text="XX", gap=True)),
        *_points("", TEXT),
        _TABLE,
        *_said("signoff", "汇报完毕。"),
        *_said("tail", "此致", "敬礼！"),
        *read_lines(_ENDS).blocks[1:],
    )
)
_RARE = Report(
    blocks=_said(
        "opening",
        "前\t后\n下一行\r\n第三行\r尾",
        "1. <w:p/> &amp; ]]> {{ 7*7 }} \"'",
        "𠮷野家、㐀、〇、\u200b零宽、ﬀ、é、Ω、Д、①、㎡、℃",
        "甲\x00乙\x0b丙\ufffe丁",
        "**大 __小__ `码` [链](x) # 题",
        "“A”级、‘B’类——C……D·E",
    )
)


def document_set(checkout: Path) -> list[Shape]:
    """Return a document of each shape."""
    layouts = {name: load_layout(name) for name in layout_names()}
    default = layouts["gbt9704"]
    (seed,) = (checkout / "seeds").glob("003_*.txt")
    long = read_report(seed)
    whole = [_written(f"all-{name}", EVERYTHING, layout) for name, layout in layouts.items()]
    remarked = [
        Shape(f"remarks-{name}", _remarked(EVERYTHING, layout), EVERYTHING, layout)
        for name, layout in layouts.items()
    ]
    single = {
        "empty": Report(),
        "rare": _RARE,
        "tables": _TABLES,
        "long": long,
        "own-line": Report(blocks=_points("")),
        "run-in": Report(blocks=_points(TEXT)),
        "title-1": Report(blocks=_said("title", "心得体会")),
        "title-2": Report(blocks=(*_said("title", _LONG_TITLE), *_said("byline", "张三"))),
        "title-3": Report(blocks=_said("title", _LONGER_TITLE)),
    }
    fast = Shape("fast", write_report(EVERYTHING, ".docx", default), EVERYTHING, default)
    return [
        *whole,
        *remarked,
        *(_written(name, report, default) for name, report in single.items()),
        fast,
        *(
            Shape(
                f"like-{name}",
                write_like(Package(file), EVERYTHING, default),
                EVERYTHING,
                default,
                True,
            )
            for name, file in _references(layouts["plain"]).items()
        ),
    ]


def _written(name: str, report: Report, layout: Layout) -> Shape:
    return Shape(name, write_report(report, ".docx", layout), report, layout)


def _remarked(report: Report, layout: Layout) -> bytes:
    places = [
        Remark(
            paragraph=line, start=0, end=len(text), text=f"出自“某报告” — it’s 第 {line} 段\n第二行"
        )
        for line, text in enumerate(report.paragraphs)
    ]
    inner = Remark(paragraph=4, start=2, end=5, text="空缺")
    return write_report(report, ".docx", layout, [*places, inner])


def _references(plain: Layout) -> dict[str, bytes]:
    """Return units' own files: one that says little, one of its own styles, one of this program."""
    bare: Any = docx.Document()
    for style in list(bare.styles):
        if style.style_id not in ("Normal", "DefaultParagraphFont"):
            style.delete()
    own: Any = docx.Document()
    own.sections[0].page_width, own.sections[0].left_margin = Mm(200), Mm(31)
    own.sections[0].header.paragraphs[0].text = "某市教育局“文件”"
    own.sections[0].footer.paragraphs[0].text = "内部资料 — 1"
    own.styles.add_style("单位正文", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(13)
    own.styles["Normal"].font.size = Pt(15)
    ours = write_report(EVERYTHING, ".docx", plain)
    return {"bare": _saved(bare), "own": _saved(own), "ours": ours}


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
