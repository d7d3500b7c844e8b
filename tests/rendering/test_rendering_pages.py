"""The seed reports as LibreOffice sets them: lines, characters, sides and fonts of each page.

No font of the layout is free, so each is rendered as a Noto font: the Chinese ones as Serif, the
Latin one as Sans, which tells them apart.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import etree

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from app.models.report import Part
    from app.models.roles import BlockRole

_NEEDED = ("soffice", "pdftotext", "pdftohtml", "fc-match")
_MISSING = [tool for tool in _NEEDED if shutil.which(tool) is None]
_FONT = "Noto Serif CJK SC"
_CHINESE = ("仿宋_GB2312", "宋体", "方正小标宋简体", "黑体", "楷体_GB2312")
_LATIN = "Times New Roman"
_POINTS_PER_MM = 72 / 25.4
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_POINT = re.compile(r"(.[、是])(.*?)(。)(.*)")


class _Line(NamedTuple):
    """A set line: its page from 1, its sides and middle in points, and its characters."""

    page: int
    left: float
    right: float
    middle: float
    text: str


class _Rendered(NamedTuple):
    report: Report
    lines: list[_Line]
    pdf: Path

    def page(self, number: int) -> list[_Line]:
        """Return the lines of a page, without its footer."""
        return [line for line in self.lines if line.page == number][:-1]

    @property
    def pages(self) -> int:
        return self.lines[-1].page


@pytest.fixture(scope="module")
def rendered(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Rendered]:
    """Return reports as set in the default layout: the seeds `plain` and `titled`, and `han`."""
    if _MISSING:
        pytest.skip(f"not installed: {', '.join(_MISSING)}")
    found = subprocess.run(["fc-match", _FONT], capture_output=True, text=True, check=True)
    if _FONT not in found.stdout:
        pytest.skip(f"no font {_FONT}")
    folder = tmp_path_factory.mktemp("rendered")
    reports = {"plain": _untitled(checkout), "titled": _titled(checkout), "han": _han(checkout)}
    for name, report in reports.items():
        data = write_report(report, ".docx", load_layout("gbt9704"))
        (folder / f"{name}.docx").write_bytes(data)
    _to_pdf(folder)
    return {
        name: _Rendered(report, _lines(folder / f"{name}.pdf"), folder / f"{name}.pdf")
        for name, report in reports.items()
    }


def test_a_full_page_of_body_text_has_22_lines(rendered: dict[str, _Rendered]) -> None:
    plain = rendered["plain"]
    assert plain.pages > 3
    assert [len(plain.page(n)) for n in range(1, plain.pages)] == [22] * (plain.pages - 1)


def test_title_and_byline_keep_to_the_grid(rendered: dict[str, _Rendered]) -> None:
    titled = rendered["titled"]
    # One line of the first page is blank, the one above the salutation.
    assert [len(titled.page(n)) for n in range(1, titled.pages)] == [21, 22, 22, 22]


@pytest.mark.parametrize("name", ["plain", "titled"])
def test_lines_stand_a_grid_line_apart(rendered: dict[str, _Rendered], name: str) -> None:
    one = rendered[name]
    pitch = 28.95
    for page in range(1, one.pages + 1):
        lines = one.page(page)
        for above, below in pairwise(lines):
            assert round((below.middle - above.middle) / pitch, 1) in (1, 2), below.text


@pytest.mark.parametrize("name", ["plain", "han"])
def test_a_line_of_han_holds_28_characters(rendered: dict[str, _Rendered], name: str) -> None:
    whole = [
        (line.text, after.text)
        for line, after in _within_paragraphs(rendered[name])
        if _HAN.fullmatch(line.text + after.text[0])
    ]
    assert whole
    assert {len(text) for text, _ in whole} == {28}


def test_a_paragraph_starts_two_characters_in(rendered: dict[str, _Rendered]) -> None:
    lines = rendered["plain"].lines
    margin = 28 * _POINTS_PER_MM
    starts = [line.left - margin for line in lines if line.text.startswith(("近期，", "一、要"))]
    assert starts == pytest.approx([31.6, 31.6], abs=0.5)


def test_the_salutation_stands_at_the_margin(rendered: dict[str, _Rendered]) -> None:
    (line,) = (line for line in rendered["titled"].lines if line.text == "各位领导，同志们：")
    assert line.left == pytest.approx(28 * _POINTS_PER_MM, abs=1)


def test_a_long_title_breaks_after_a_word(rendered: dict[str, _Rendered]) -> None:
    first, second = rendered["titled"].page(1)[:2]
    assert (first.text[-5:], second.text) == ("题讲座上的", "交流研讨材料")


def test_the_title_stands_in_the_middle(rendered: dict[str, _Rendered]) -> None:
    middle = (28 + 156 / 2) * _POINTS_PER_MM
    for line in rendered["titled"].page(1)[:4]:
        assert (line.left + line.right) / 2 == pytest.approx(middle, abs=3), line.text


def test_the_signature_ends_two_characters_from_the_margin(rendered: dict[str, _Rendered]) -> None:
    signature = rendered["titled"].page(rendered["titled"].pages)[-2:]
    edge = (210 - 26) * _POINTS_PER_MM - 31.6
    assert [line.right for line in signature] == pytest.approx([edge, edge], abs=2)


def test_page_numbers_stand_outside(rendered: dict[str, _Rendered]) -> None:
    one = rendered["plain"]
    for page in range(1, one.pages + 1):
        number = [line for line in one.lines if line.page == page][-1]
        assert number.text == f"—{page}—"
        if page % 2:
            assert number.right == pytest.approx((210 - 26) * _POINTS_PER_MM - 14, abs=2)
        else:
            assert number.left == pytest.approx(28 * _POINTS_PER_MM + 14, abs=2)


def test_signs_that_both_scripts_share_are_set_in_the_chinese_font(
    rendered: dict[str, _Rendered],
) -> None:
    stretches = _fonts(rendered["titled"].pdf)
    signs = {font for words, font in stretches if set("“”—…") & {*words}}
    figures = {font for words, font in stretches if words.strip() == "10"}
    assert signs == {"Serif"}
    assert figures == {"Sans"}


def _untitled(checkout: Path) -> Report:
    lines = _seed(checkout, "000_*.txt")
    return Report(blocks=(_block("opening", lines[0]), *(_point(line) for line in lines[1:])))


def _titled(checkout: Path) -> Report:
    lines = _seed(checkout, "003_*.txt")
    return Report(
        blocks=(
            _block("title", "在《加强基层社会治理》专题讲座上的交流研讨材料"),
            _block("byline", "某区政务服务中心　张三", "（2026年11月20日）"),
            _block("salutation", lines[1]),
            _block("opening", lines[2]),
            *(_point(line) for line in lines[3:6]),
            _block("action_lead", lines[6]),
            *(_point(line) for line in lines[7:11]),
            _block("closing", lines[11]),
            _block("signoff", lines[12]),
            _block("tail", "某区政务服务中心", "二〇二六年十一月二十日"),
        )
    )


def _han(checkout: Path) -> Report:
    """Return the second seed's points as paragraphs without any punctuation or figures."""
    lines = _seed(checkout, "003_*.txt")
    return Report(blocks=(_block("opening", *("".join(_HAN.findall(line)) for line in lines[2:])),))


def _seed(checkout: Path, name: str) -> list[str]:
    (path,) = (checkout / "seeds").glob(name)
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def _block(role: BlockRole, *lines: str) -> Block:
    return Block(role=role, paragraphs=tuple(Paragraph(spans=(Span(text=t),)) for t in lines))


def _point(line: str) -> Block:
    match = _POINT.fullmatch(line)
    assert match
    parts: tuple[Part, ...] = ("ordinal", "heading", "stop", "text")
    spans = (Span(text=text, part=part) for text, part in zip(match.groups(), parts, strict=True))
    return Block(role="insight", level=1, paragraphs=(Paragraph(spans=tuple(spans)),))


def _to_pdf(folder: Path) -> None:
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_rules(), "utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=180,
    )


def _font_rules() -> str:
    rule = (
        '<match target="pattern"><test name="family" qual="any"><string>{}</string></test>'
        '<edit name="family" mode="assign" binding="strong"><string>{}</string></edit></match>'
    )
    rules = [rule.format(name, _FONT) for name in _CHINESE]
    rules.append(rule.format(_LATIN, "Noto Sans CJK SC"))
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{"".join(rules)}'
        "</fontconfig>"
    )


def _lines(pdf: Path) -> list[_Line]:
    found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    root = etree.fromstring(found.stdout, etree.XMLParser(recover=True))
    return [
        line
        for number, page in enumerate(root.iter("{*}page"), 1)
        for line in _page_lines(number, page)
    ]


def _page_lines(number: int, page: etree._Element) -> list[_Line]:
    words = [
        _Line(
            number,
            float(word.get("xMin", "")),
            float(word.get("xMax", "")),
            (float(word.get("yMin", "")) + float(word.get("yMax", ""))) / 2,
            word.text or "",
        )
        for word in page.iter("{*}word")
    ]
    words.sort(key=lambda word: word.middle)
    lines: list[list[_Line]] = []
    for word in words:
        if lines and word.middle - lines[-1][-1].middle < 10:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_joined(sorted(line, key=lambda word: word.left)) for line in lines]


def _joined(words: list[_Line]) -> _Line:
    first, last = words[0], words[-1]
    return first._replace(right=last.right, text="".join(word.text for word in words))


def _within_paragraphs(one: _Rendered) -> list[tuple[_Line, _Line]]:
    """Return each line that neither starts nor ends its paragraph, with the line after it."""
    body = [line for n in range(1, one.pages + 1) for line in one.page(n)]
    ends, total = set(), 0
    for text in one.report.paragraphs:
        total += len(re.sub(r"\s", "", text))
        ends.add(total)
    at, inner, starts = 0, [], True
    for line, after in pairwise(body):
        at += len(line.text)
        if not starts and at not in ends:
            inner.append((line, after))
        starts = at in ends
    assert at + len(body[-1].text) == total
    return inner


def _fonts(pdf: Path) -> list[tuple[str, str]]:
    """Return the stretches of a PDF, each with Serif or Sans."""
    found = subprocess.run(
        ["pdftohtml", "-xml", "-stdout", "-i", "-fontfullname", str(pdf)],
        capture_output=True,
        check=True,
    )
    root = etree.fromstring(found.stdout, etree.XMLParser(recover=True, load_dtd=False))
    names = {spec.get("id"): spec.get("family", "") for spec in root.iter("fontspec")}
    texts = [(str(text.xpath("string()")), names[text.get("font")]) for text in root.iter("text")]
    return [(words, "Serif" if "Serif" in name else "Sans") for words, name in texts]
