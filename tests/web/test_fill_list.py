"""A list fills a form: its columns find their places, and all rows become files, or one table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from tests.web.conftest import Browser
from tests.web.forms import FORM, files_of, form, made, words

if TYPE_CHECKING:
    from collections.abc import Callable


def test_each_row_becomes_a_file_named_by_a_column(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    assert "压缩包里有 2 份" in made(browser, at)
    files = files_of(browser, at)
    assert sorted(files) == ["王一.docx", "王二.docx"]
    assert "13800000001" in files["王一.docx"]


def test_a_column_is_put_to_a_place_and_taken_from_it(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    browser.post(f"{at}/place", data={"place": "学历", "header": "备用"})
    browser.post(f"{at}/place", data={"place": "联系电话", "header": ""})
    made(browser, at)
    said = files_of(browser, at)["王二.docx"]
    assert "专科" in said
    assert "13800000002" not in said


def test_what_was_typed_stands_in_every_file_but_where_a_column_fills(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    filling = at.removesuffix("/list")
    page = browser.get(filling).text
    for part in page.split('<span class="name" id="n')[1:]:
        group, _, rest = part.partition('">')
        if rest.startswith(("填表人", "姓名")):
            browser.post(f"{filling}/say", data={"group": group, "words": "赵办"})
    made(browser, at)
    for name, said in files_of(browser, at).items():
        assert "填表人：" in said
        assert said.count("赵办") == 1
        assert name.removesuffix(".docx") in said


def test_files_are_named_by_the_columns_that_one_chooses(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    browser.post(f"{at}/naming", data={"pattern": "{备用}-{姓名}", "suffix": ".docx"})
    made(browser, at)
    assert sorted(files_of(browser, at)) == ["专科-王二.docx", "本科-王一.docx"]


def test_two_rows_for_one_file_are_told_with_their_cell(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed([["姓名", "手机"], ["王一", "1"], ["王一", "2"]])
    told = made(browser, at)
    assert "A3" in told
    assert "或在文件名里再加一列" in told
    assert "/result" not in told


def test_rows_go_into_the_forms_own_list_which_grows(
    browser: Browser, listed: Callable[..., str]
) -> None:
    cells = [["序号", "姓名", "联系电话"], ["1", "", ""], ["2", "", ""]]
    at = listed(
        [["姓名", "手机"], *([f"王{n}", f"138{n}"] for n in range(5))], form("名册", cells=cells)
    )
    told = made(browser, at)
    assert "写了 5 条" in told
    answer = browser.get(f"{at}/result")
    table = docx.Document(io.BytesIO(answer.content)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        [str(n + 1), f"王{n}", f"138{n}"] for n in range(5)
    ]


def test_what_is_made_is_there_after_a_reload_and_gone_once_the_list_changes(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    made(browser, at)
    assert f"{at}/result" in browser.get(at).text
    browser.post(f"{at}/place", data={"place": "学历", "header": "备用"})
    assert f"{at}/result" not in browser.get(at).text
    assert browser.get(f"{at}/result").status_code == 404


@pytest.mark.parametrize(
    "pattern", ["../{姓名}", "/etc/{姓名}", "..\\{姓名}", "c:{姓名}", "{姓名}\n", "a/{姓名}"]
)
def test_a_name_that_leads_elsewhere_is_refused(
    browser: Browser, listed: Callable[..., str], pattern: str
) -> None:
    answer = browser.post(f"{listed()}/naming", data={"pattern": pattern, "suffix": ".docx"})
    assert answer.status_code == 422
    assert "文件名不能写成" in answer.text


@pytest.mark.parametrize("cell", ["../../王", "王/一", "con", "<script>alert(1)</script>", ""])
def test_a_cell_that_is_no_name_for_a_file_is_told(
    browser: Browser, listed: Callable[..., str], cell: str
) -> None:
    told = made(browser, listed([["姓名", "手机"], [cell, "1"], ["王二", "2"]]))
    assert 'role="alert"' in told
    assert "<script>alert" not in told


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名单.xlsx", b"PK\x03\x04 no table"),
        ("名单.csv", b"\x00\x01\x02"),
        ("名单.exe", b"MZ"),
        ("../../表.docx", form("换掉")),
        ("名单.xlsx", b""),
    ],
)
def test_what_is_no_list_is_refused_in_words(browser: Browser, name: str, data: bytes) -> None:
    at = browser.post("/fill/open", files={"file": ("表.docx", FORM)}).headers["hx-redirect"]
    answer = browser.post(f"{at}/list", files={"file": (name, data)})
    assert answer.status_code == 422
    assert "recovery" not in answer.text
    assert words(browser.get(f"{at}/file.docx").content).startswith("填表人")


def test_unknown_places_columns_and_lists_are_not_there(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    for data in (
        {"place": "没有这一处", "header": "姓名"},
        {"place": "姓名", "header": "没有这一列"},
    ):
        assert browser.post(f"{at}/place", data=data).status_code == 404
    filling = browser.post("/fill/open", files={"file": ("表.docx", FORM)}).headers["hx-redirect"]
    for path in ("list", "list/progress", "list/result"):
        assert browser.get(f"{filling}/{path}").status_code == 404
    assert browser.post(f"{filling}/list/make").status_code == 404


@pytest.mark.parametrize("suffix", [".xlsx", ".yaml"])
def test_a_names_sheet_that_was_taken_away_fills_the_form_again(
    browser: Browser, suffix: str
) -> None:
    sent = {"file": ("表.docx", form("XX市召开会议，XX市重视。", "填表人：________"))}
    one, other = (browser.post("/fill/open", files=sent).headers["hx-redirect"] for _ in range(2))
    browser.post(f"{one}/apart", data={"group": 1})
    for data in ({"group": 1, "n": 1, "words": "济南"}, {"group": 1, "n": 2, "words": "青岛"}):
        browser.post(f"{one}/say", data=data)
    browser.post(f"{one}/say", data={"group": 2, "words": "李敏"})
    sheet = browser.get(f"{one}/file{suffix}").content
    answer = browser.post(f"{other}/list", files={"file": (f"对照表{suffix}", sheet)})
    assert answer.headers["hx-redirect"] == other
    said = words(browser.get(f"{other}/file.docx").content)
    assert "济南市召开会议，青岛市重视。" in said
    assert "李敏" in said


def test_the_form_is_shown_as_each_row_fills_it(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    assert "王一" in browser.get(f"{at}/row").text
    shown = browser.get(f"{at}/row", params={"number": 2}).text
    assert "王二" in shown
    assert "王一" not in shown
    assert browser.get(f"{at}/row", params={"number": 3}).status_code == 404
    assert browser.get(f"{at}/row", params={"number": 0}).status_code == 422
