"""Pictures fill a form, each its own place, and those that a list names their rows."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Browser
from tests.web.forms import OTHER, PNG, excel, form, made, pictures_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("without_office")


def give(browser: Browser, filling: str, group: int, data: bytes, name: str = "照片.png") -> None:
    """Give a picture for a group."""
    sent = {"file": (name, data)}
    answer = browser.post(f"{filling}/picture", data={"group": group}, files=sent)
    assert answer.status_code == 200


def test_another_picture_in_a_file_of_the_same_name_takes_the_place_of_the_first(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("登记表", cells=[["照片", ""]])
    for data in (PNG, OTHER):
        give(browser, filling, 1, data)
        assert pictures_of(browser.get(f"{filling}/file.docx").content) == {data}
    # People know it by the name that it had.
    assert ">照片.png</textarea>" in browser.get(filling).text
    assert "照片.png" in browser.get(f"{filling}/file.yaml").text


def test_two_fields_given_files_of_one_name_show_each_its_own_picture(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("登记表", cells=[["照片", ""], ["电子签名", ""]])
    give(browser, filling, 1, PNG)
    give(browser, filling, 2, OTHER)
    assert pictures_of(browser.get(f"{filling}/file.docx").content) == {PNG, OTHER}
    # It stays that of its field, however often its name is typed.
    for words in ("照片", "照片.png"):
        browser.post(f"{filling}/say", data={"group": 1, "words": words})
    assert pictures_of(browser.get(f"{filling}/file.docx").content) == {PNG, OTHER}


def test_a_picture_that_was_given_is_drawn_and_no_other_is_looked_for(
    browser: Browser, opened: Callable[..., str], tmp_path: Path
) -> None:
    private = tmp_path / "private.png"
    private.write_bytes(PNG)
    filling = opened("登记表", cells=[["照片", ""]])
    for path in (str(private), "../../../private.png"):
        said = browser.post(f"{filling}/say", data={"group": 1, "words": path}).text
        assert "还没有拖进来" in said
        assert browser.get(f"{filling}/seen").status_code == 200
        assert b"media/" not in browser.get(f"{filling}/file.docx").content
    sent = {"file": ("a/b\\照片.png", PNG)}
    assert browser.post(f"{filling}/picture", data={"group": 1}, files=sent).status_code == 200
    assert b"media/" in browser.get(f"{filling}/file.docx").content
    bad = {"file": ("照片.png", b"<svg onload=alert(1)>")}
    answer = browser.post(f"{filling}/picture", data={"group": 1}, files=bad)
    assert answer.status_code == 422


def test_pictures_that_a_list_names_are_given_with_it(browser: Browser) -> None:
    sent = {"file": ("表.docx", form("登记表", cells=[["姓名", ""], ["照片", ""]]))}
    filling = browser.post("/fill/open", files=sent).headers["hx-redirect"]
    rows = [["姓名", "照片"], ["王一", "王一.png"], ["王二", "王二.png"]]
    given = [("file", ("名单.xlsx", excel(rows))), ("file", ("照片/王一.png", PNG))]
    at = browser.post(f"{filling}/list", files=given).headers["hx-redirect"]
    told = made(browser, at)
    assert "王二.png" in told
    assert "把这张图片也拖进来" in told
    assert "recovery" not in told
    browser.post(f"{filling}/list", files={"file": ("王二.png", PNG)})
    assert "压缩包里有 2 份" in made(browser, at)
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/result").content)) as archive:
        assert b"media/" in archive.read("王二.docx")


def test_another_picture_of_the_same_name_is_told_and_takes_its_place(browser: Browser) -> None:
    sent = {"file": ("表.docx", form("登记表", cells=[["姓名", ""], ["照片", ""]]))}
    filling = browser.post("/fill/open", files=sent).headers["hx-redirect"]
    rows = [["姓名", "照片"], ["王一", "王一.png"]]
    given = [("file", ("名单.xlsx", excel(rows))), ("file", ("王一.png", PNG))]
    at = browser.post(f"{filling}/list", files=given).headers["hx-redirect"]
    assert "内容不一样" not in browser.get(at).text
    made(browser, at)
    browser.post(f"{filling}/list", files={"file": ("王一.png", PNG)})
    assert "内容不一样" not in browser.get(at).text
    browser.post(f"{filling}/list", files={"file": ("王一.png", OTHER)})
    assert "原来就有一张“王一.png”，内容不一样" in browser.get(at).text
    assert browser.get(f"{at}/result").status_code == 404
    made(browser, at)
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/result").content)) as archive:
        assert pictures_of(archive.read("王一.docx")) == {OTHER}


def test_a_picture_that_was_given_stands_in_every_file_of_a_list(browser: Browser) -> None:
    sent = {"file": ("表.docx", form("登记表", cells=[["姓名", ""], ["照片", ""]]))}
    filling = browser.post("/fill/open", files=sent).headers["hx-redirect"]
    give(browser, filling, 2, PNG)
    given = {"file": ("名单.xlsx", excel([["姓名"], ["王一"], ["王二"]]))}
    at = browser.post(f"{filling}/list", files=given).headers["hx-redirect"]
    shown = browser.get(f"{at}/row").text
    assert "照片.png" in shown
    assert shown.count(".png") == 1
    made(browser, at)
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/result").content)) as archive:
        for name in ("王一.docx", "王二.docx"):
            assert pictures_of(archive.read(name)) == {PNG}


def test_two_pictures_of_one_name_given_at_once_are_refused(browser: Browser) -> None:
    sent = {"file": ("表.docx", form("登记表", cells=[["姓名", ""], ["照片", ""]]))}
    filling = browser.post("/fill/open", files=sent).headers["hx-redirect"]
    given = [("file", (f"{n}班/王一.png", data)) for n, data in enumerate((PNG, PNG, OTHER))]
    assert browser.post(f"{filling}/list", files=given[:2]).status_code == 200
    answer = browser.post(f"{filling}/list", files=given)
    assert answer.status_code == 422
    assert "都叫“王一.png”" in answer.text
