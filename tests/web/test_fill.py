"""A form is filled on a page: its places typed into, seen filled, and taken away as a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from app.workflow.pages.workspace import Workspace
from tests.web.conftest import Browser

if TYPE_CHECKING:
    from collections.abc import Callable

Opened = "Callable[..., str]"


def form(*lines: str, cells: list[list[str]] | None = None) -> bytes:
    """Return a Word file of some lines, and of a table."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if cells:
        table = made.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def words(data: bytes) -> str:
    """Return what a Word file says, tables too."""
    made = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(line.text for line in made.paragraphs), *cells])


@pytest.fixture
def opened(browser: Browser) -> Callable[..., str]:
    """Return what opens a Word file on the page and gives its address."""

    def opens(*lines: str, cells: list[list[str]] | None = None, name: str = "表.docx") -> str:
        sent = {"file": (name, form(*lines, cells=cells))}
        return str(browser.post("/fill/open", files=sent).headers["hx-redirect"])

    return opens


def test_what_is_typed_for_a_group_stands_in_all_its_places_of_the_file(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("XX市召开会议，XX市高度重视。")
    shown = browser.post(f"{filling}/say", data={"group": 1, "words": "济南"}).text
    assert shown.count(">济南</button>") == 2
    answer = browser.get(f"{filling}/file.docx")
    assert "济南市召开会议，济南市高度重视。" in words(answer.content)
    assert answer.headers["content-disposition"].endswith(".docx")


def test_one_place_of_a_group_is_filled_otherwise(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("XX市召开会议，XX市高度重视。")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    browser.post(f"{filling}/apart", data={"group": 1})
    browser.post(f"{filling}/say", data={"group": 1, "n": 2, "words": "青岛"})
    assert "济南市召开会议，青岛市高度重视。" in words(browser.get(f"{filling}/file.docx").content)
    browser.post(f"{filling}/joined", data={"group": 1})
    assert "济南市召开会议，济南市高度重视。" in words(browser.get(f"{filling}/file.docx").content)


def test_a_cell_a_blank_a_date_and_boxes_are_filled(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened(
        "填表人：________　日期：____年__月__日", cells=[["姓名", ""], ["性别", "□男 □女"]]
    )
    page = browser.get(filling).text
    for group, said in _groups(page, ("填表人", "日期", "姓名", "性别")).items():
        value = {"填表人": "王五", "日期": "2026-11-20", "姓名": "李四", "性别": "女"}[said]
        browser.post(f"{filling}/say", data={"group": group, "words": value})
    text = words(browser.get(f"{filling}/file.docx").content)
    for said in ("王五", "2026年11月20日", "李四", "☑女"):
        assert said in text.replace("■", "☑").replace(" ", "")


def _groups(page: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return the fields with these names, each name by the number of its group."""
    found = {}
    for part in page.split('<span class="name" id="n')[1:]:
        number, _, rest = part.partition('">')
        name = rest.partition("<")[0]
        if (said := next((each for each in names if name.startswith(each)), None)) is not None:
            found[number] = said
    return found


def test_what_was_typed_is_there_after_the_server_has_ended(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("XX市召开会议。")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    name = filling.rpartition("/")[2]
    view = Workspace().fill.view(name)
    assert view.filling.said == {1: "济南"}
    assert view.left == 0
    assert filling in browser.get("/fill").text


def test_what_is_open_is_told_in_sentences(browser: Browser, opened: Callable[..., str]) -> None:
    filling = opened("XX市召开会议。", "电话：________")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "占位名称 2 处，还有 1 处没有填" in browser.get(f"{filling}/seen").text
