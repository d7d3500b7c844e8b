"""The seed reports as LibreOffice sets them: lines, characters, sides and fonts of each page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report
from tests.rendering.office import print_all, skip_without_office
from tests.rendering.printed import Printed, read_printed

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.report import Part
    from app.models.roles import BlockRole

_POINTS_PER_MM = 72 / 25.4
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_UNITS = ("某公司", "某某公司设备部", "某某市第三人民医院骨科护理组")
_ENDS = (
    "附件：1.关于学习贯彻全区干部教育培训工作会议精神的实施方案和任务分工安排表",
    "2.参训人员名单",
    "某公司",
    "2026年11月23日",
    "（联系人：王敏，电话：0531-87654321）",
    "抄送：市委组织部，市直机关工委，市教育局，市财政局，市人力资源社会保障局，各区县委组织部。",
    "某公司办公室　2026年11月23日印发",
)
_POINT = re.compile(r"(.[、是])(.*?)(。)(.*)")


@pytest.fixture(scope="module")
def rendered(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Return reports as set in the default layout: the seeds `plain` and `titled`, and `han`."""
    skip_without_office()
    folder = tmp_path_factory.mktemp("rendered")
    reports = {"plain": _untitled(checkout), "titled": _titled(checkout), "han": _han(checkout)}
    reports["closing"] = _signed(*_ENDS)
    reports |= {unit: _signed(unit, "2026年11月23日") for unit in _UNITS}
    reports["in plain"] = reports["titled"]
    for name, report in reports.items():
        layout = load_layout("plain" if name == "in plain" else "gbt9704")
        data = write_report(report, ".docx", layout)
        (folder / f"{name}.docx").write_bytes(data)
    print_all(folder)
    return {name: read_printed(report, folder / f"{name}.pdf") for name, report in reports.items()}


def test_a_full_page_of_body_text_has_22_lines(rendered: dict[str, Printed]) -> None:
    plain = rendered["plain"]
    assert plain.pages > 3
    assert [len(plain.page(n)) for n in range(1, plain.pages)] == [22] * (plain.pages - 1)


def test_title_and_byline_keep_to_the_grid(rendered: dict[str, Printed]) -> None:
    titled = rendered["titled"]
    # One line of the first page is blank, the one above the salutation.
    assert [len(titled.page(n)) for n in range(1, titled.pages)] == [21, 22, 22, 22]


@pytest.mark.parametrize("name", ["plain", "titled"])
def test_lines_stand_a_grid_line_apart(rendered: dict[str, Printed], name: str) -> None:
    one = rendered[name]
    pitch = 28.95
    for page in range(1, one.pages + 1):
        lines = one.page(page)
        for above, below in pairwise(lines):
            assert round((below.middle - above.middle) / pitch, 1) in (1, 2), below.text


def test_lines_of_one_size_stand_equally_far_apart(rendered: dict[str, Printed]) -> None:
    one = rendered["in plain"]
    title, *first = one.page(1)
    assert title.text == "在《加强基层社会治理》专题讲座上的交流研讨材料"
    for lines in (first, *(one.page(number) for number in range(2, one.pages + 1))):
        for above, below in pairwise(lines):
            assert round((below.middle - above.middle) / 22, 1) in (1, 2), below.text


@pytest.mark.parametrize("name", ["plain", "han"])
def test_a_line_of_han_holds_28_characters(rendered: dict[str, Printed], name: str) -> None:
    whole = [
        (line.text, after.text)
        for line, after in rendered[name].inner_lines()
        if _HAN.fullmatch(line.text + after.text[0])
    ]
    assert whole
    assert {len(text) for text, _ in whole} == {28}


def test_a_paragraph_starts_two_characters_in(rendered: dict[str, Printed]) -> None:
    lines = rendered["plain"].lines
    margin = 28 * _POINTS_PER_MM
    starts = [line.left - margin for line in lines if line.text.startswith(("近期，", "一、要"))]
    assert starts == pytest.approx([31.6, 31.6], abs=0.5)


def test_the_salutation_stands_at_the_margin(rendered: dict[str, Printed]) -> None:
    (line,) = (line for line in rendered["titled"].lines if line.text == "各位领导，同志们：")
    assert line.left == pytest.approx(28 * _POINTS_PER_MM, abs=1)


def test_a_long_title_breaks_after_a_word(rendered: dict[str, Printed]) -> None:
    first, second = rendered["titled"].page(1)[:2]
    assert (first.text[-5:], second.text) == ("题讲座上的", "交流研讨材料")


def test_the_title_stands_in_the_middle(rendered: dict[str, Printed]) -> None:
    middle = (28 + 156 / 2) * _POINTS_PER_MM
    for line in rendered["titled"].page(1)[:4]:
        assert (line.left + line.right) / 2 == pytest.approx(middle, abs=3), line.text


def test_the_date_is_set_two_characters_right_of_the_unit(rendered: dict[str, Printed]) -> None:
    unit, date = rendered["titled"].page(rendered["titled"].pages)[-2:]
    edge = (210 - 26) * _POINTS_PER_MM - 31.6
    # The longer of the two ends two characters from the margin.
    assert date.right == pytest.approx(edge, abs=2)
    assert date.left - unit.left == pytest.approx(31.6, abs=1)


@pytest.mark.parametrize("unit", _UNITS)
def test_figures_in_a_date_do_not_shift_it(rendered: dict[str, Printed], unit: str) -> None:
    above, date = rendered[unit].page(1)[-2:]
    assert date.left - above.left == pytest.approx(31.6, abs=5)
    edge = (210 - 26) * _POINTS_PER_MM - 31.6
    assert max(above.right, date.right) == pytest.approx(edge, abs=2)


def test_closing_lines_stand_where_an_official_document_has_them(
    rendered: dict[str, Printed],
) -> None:
    _, first, more, second, unit, date, contact, *copies = rendered["closing"].page(1)
    margin, character, small = 28 * _POINTS_PER_MM, 15.8, 14
    assert [line.text[:5] for line in (first, second)] == ["附件：1.", "2.参训人"]
    assert first.left == pytest.approx(margin + 2 * character, abs=2)
    assert second.left == pytest.approx(margin + 5 * character, abs=2)
    assert more.left == pytest.approx(margin + 5.75 * character, abs=2)
    assert date.left - unit.left == pytest.approx(2 * character, abs=5)
    # The blank half of the bracket is left out at the edge of a line.
    assert contact.left == pytest.approx(margin + 2.5 * character, abs=character / 2 + 2)
    wanted, goes_on, printed = copies
    assert wanted.left == pytest.approx(margin + small, abs=2)
    assert goes_on.left == pytest.approx(margin + 4 * small, abs=2)
    assert printed.left == pytest.approx(margin + small, abs=2)


def test_page_numbers_stand_outside(rendered: dict[str, Printed]) -> None:
    one = rendered["plain"]
    for page in range(1, one.pages + 1):
        number = one.footer(page)
        assert number.text == f"—{page}—"
        if page % 2:
            assert number.right == pytest.approx((210 - 26) * _POINTS_PER_MM - 14, abs=2)
        else:
            assert number.left == pytest.approx(28 * _POINTS_PER_MM + 14, abs=2)


def test_signs_that_both_scripts_share_are_set_in_the_chinese_font(
    rendered: dict[str, Printed],
) -> None:
    stretches = rendered["titled"].fonts()
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


def _signed(*lines: str) -> Report:
    return Report(blocks=(_block("opening", "大家好。"), _block("tail", *lines)))


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
