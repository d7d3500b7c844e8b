"""Five long drafts of both kinds as LibreOffice prints them: 22 lines of 28 characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report
from app.writing.word.lines import is_heading, line_text, report_lines
from tests.rendering.long_drafts import KINDS, long_drafts
from tests.rendering.office import print_all, skip_without_office
from tests.rendering.printed import Printed, read_printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NEVER_FIRST = "、，。；：？！”’》〉）】％%"
_NEVER_LAST = "“‘《〈（【"
# LibreOffice 7.4 may break within …… (Word does not), and nothing in a Word file tells it not to.
_TORN = re.compile(r"[0-9A-Za-z.%]{2}|——")
_SHORT = 21  # Lines of body text that leave one line of a page to a heading.


@pytest.fixture(scope="module")
def printed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    """Return the five drafts as printed in the default layout, and `_heading_at_the_foot`."""
    skip_without_office()
    folder = tmp_path_factory.mktemp("long")
    reports = [*long_drafts(checkout, folder), _heading_at_the_foot()]
    layout = load_layout("gbt9704")
    for number, report in enumerate(reports):
        (folder / f"{number}.docx").write_bytes(write_report(report, ".docx", layout))
    print_all(folder)
    return [read_printed(report, folder / f"{n}.pdf") for n, report in enumerate(reports)]


@pytest.fixture
def drafts(printed: list[Printed]) -> list[Printed]:
    return printed[: len(KINDS)]


def test_they_are_long_and_of_both_kinds(drafts: list[Printed]) -> None:
    assert {one.report.kind for one in drafts} == {"交流研讨材料", "心得体会"}
    assert min(one.report.length for one in drafts) > 3000
    assert min(one.pages for one in drafts) > 5
    own_line = [any(is_heading(pieces) for _, pieces in report_lines(one.report)) for one in drafts]
    assert own_line == [kind.own_line for kind in KINDS]


def test_every_character_is_printed(drafts: list[Printed]) -> None:
    for one in drafts:
        assert len(one.paragraphs()) == len(one.report.paragraphs)


def test_a_full_page_of_body_text_has_22_lines(drafts: list[Printed]) -> None:
    full = [(one, number) for one in drafts for number in range(2, one.pages)]
    assert len(full) > 20
    for one, number in full:
        # A heading goes with its text: it would rather leave the last line of a page empty.
        heading_next = one.page(number + 1)[0].text in _headings(one.report)
        assert len(one.page(number)) in ({21, 22} if heading_next else {22})


def test_the_first_page_ends_where_the_others_do(drafts: list[Printed]) -> None:
    for one in drafts:
        lowest = max(one.page(number)[-1].middle for number in range(2, one.pages))
        heading_next = one.page(2)[0].text in _headings(one.report)
        assert heading_next or one.page(1)[-1].middle == pytest.approx(lowest, abs=1)


def test_a_heading_is_never_the_last_line_of_a_page(printed: list[Printed]) -> None:
    one = printed[-1]
    assert len(one.page(1)) == _SHORT
    assert one.page(2)[0].text == "一、学深悟透"


def test_a_line_of_han_holds_28_characters(drafts: list[Printed]) -> None:
    whole = [
        (line.text, line.text + after.text)
        for one in drafts
        for line, after in one.inner_lines()
        if _HAN.fullmatch(line.text + after.text[0])
    ]
    assert len(whole) > 50
    assert sum(_held(text) == 28 for _, text in whole) > 50
    for line, text in whole:
        assert len(line) == _held(text), line


def test_no_line_starts_or_ends_with_a_mark_on_the_wrong_side(drafts: list[Printed]) -> None:
    for one in drafts:
        for lines in one.paragraphs():
            assert [line.text for line in lines[1:] if line.text[0] in _NEVER_FIRST] == []
            assert [line.text for line in lines[:-1] if line.text[-1] in _NEVER_LAST] == []


def test_figures_words_and_dashes_stay_whole(drafts: list[Printed]) -> None:
    for one in drafts:
        for line, after in one.inner_lines():
            assert not _TORN.fullmatch(line.text[-1] + after.text[0]), line.text


def test_signs_that_both_scripts_share_are_set_in_the_chinese_font(drafts: list[Printed]) -> None:
    for one in drafts:
        fonts = {font for words, font in one.fonts() if set("“”—…") & {*words}}
        assert fonts == {"Serif"}


def _held(text: str) -> int:
    """Return how many characters a line holds: 28, or the most below that it may end after.

    No line may end before a mark that cannot come first, or after one that cannot come last.
    LibreOffice keeps the gap before a figure even at a line's end, so none follows the 28th.
    """
    most = 27 if text[28:29].isascii() and text[28:29].isalnum() else 28
    ends = (at for at in range(most, 0, -1) if text[at : at + 1] not in {*_NEVER_FIRST})
    return next(at for at in ends if text[at - 1] not in _NEVER_LAST)


def _headings(report: Report) -> set[str]:
    lines = [pieces for _, pieces in report_lines(report)]
    return {re.sub(r"\s", "", line_text(pieces)) for pieces in lines if is_heading(pieces)}


def _heading_at_the_foot() -> Report:
    """Return a report whose heading would stand alone in the last line of the first page."""
    text = "".join(_letters(26 + 28 * (_SHORT - 1)))
    heading = (Span(text="一、", part="ordinal"), Span(text="学深悟透", part="heading"))
    return Report(
        blocks=(
            Block(role="opening", paragraphs=(Paragraph(spans=(Span(text=text),)),)),
            Block(role="insight", level=1, paragraphs=(Paragraph(spans=heading),)),
            Block(role="body", paragraphs=(Paragraph(spans=(Span(text=text),)),)),
        )
    )


def _letters(count: int) -> Iterator[str]:
    """Yield different Chinese characters, as a line of one alone is no test of where it ends."""
    for number in range(count):
        yield chr(0x4E00 + number % 500)
