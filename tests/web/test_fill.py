"""A form is filled on a page: its places typed into, seen filled, and taken away as a file."""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Browser
from tests.web.forms import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("without_office")


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


def test_what_is_open_is_told_in_sentences(browser: Browser, opened: Callable[..., str]) -> None:
    filling = opened("XX市召开会议。", "电话：________")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "占位名称 2 处，还有 1 处没有填" in browser.get(f"{filling}/seen").text


def test_what_cannot_stand_in_a_place_is_told_beside_it_and_not_written(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("日期：____年__月__日")
    said = browser.post(f"{filling}/say", data={"group": 1, "words": "改天"}).text
    assert "要写成日期" in said
    assert "改天" not in words(browser.get(f"{filling}/file.docx").content)
    assert "改天" in browser.get(filling).text


def test_a_text_is_filled_as_a_text(browser: Browser) -> None:
    sent = {"file": ("通知.md", "# 通知\n\nXX市召开会议。\n".encode())}
    filling = browser.post("/fill/open", files=sent).headers["hx-redirect"]
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert browser.get(f"{filling}/file.md").text == "# 通知\n\n济南市召开会议。\n"
    assert browser.get(f"{filling}/file.docx").status_code == 404


def test_the_names_are_taken_away_as_a_sheet(browser: Browser, opened: Callable[..., str]) -> None:
    filling = opened("XX市召开会议。")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "济南" in browser.get(f"{filling}/file.yaml").text
    assert browser.get(f"{filling}/file.xlsx").content.startswith(b"PK")


def test_no_field_takes_more_than_the_server_does(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("填表人：________", cells=[["工作经历", ""]])
    page = browser.get(filling).text
    fields = re.findall(r'<(?:input|textarea) [^>]*name="words"[^>]*>', page)
    assert len(fields) == 2
    for field in fields:
        # A browser may send two characters for the end of a line.
        most = int(field.partition('maxlength="')[2].partition('"')[0])
        longest = "长" * most if field.startswith("<input") else "\r\n" * most
        answer = browser.post(f"{filling}/say", data={"group": 1, "words": longest})
        assert answer.status_code == 200


def test_two_tabs_keep_what_each_types(browser: Browser, opened: Callable[..., str]) -> None:
    filling = opened("XX市召开会议。电话：________")
    with ThreadPoolExecutor(8) as tabs:
        said = [{"group": 1 + n % 2, "words": ("济南", "13900000000")[n % 2]} for n in range(16)]
        answers = list(tabs.map(lambda data: browser.post(f"{filling}/say", data=data), said))
    assert {answer.status_code for answer in answers} == {200}
    text = words(browser.get(f"{filling}/file.docx").content)
    assert "济南市" in text
    assert "13900000000" in text


@pytest.mark.parametrize(
    "said",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
        "${7*7}",
        "'\"><img src=x onerror=a()>",
    ],
)
def test_script_and_template_syntax_are_words_like_any(
    browser: Browser, opened: Callable[..., str], said: str
) -> None:
    filling = opened("XX市召开会议。", name=f"{said}.docx")
    for answer in (
        browser.post(f"{filling}/say", data={"group": 1, "words": said}),
        browser.get(filling),
        browser.get("/fill"),
        browser.get(f"{filling}/seen"),
    ):
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert ">49<" not in answer.text
    assert said in words(browser.get(f"{filling}/file.docx").content)


@pytest.mark.parametrize("name", ["../../../etc/passwd.docx", "..\\..\\a.docx", "/etc/a.docx"])
def test_a_name_that_leads_elsewhere_is_its_last_part(
    browser: Browser, opened: Callable[..., str], name: str, tmp_path: Path
) -> None:
    opened("XX市召开会议。", name=name)
    kept = [path for path in tmp_path.rglob("*.docx") if path.is_file()]
    assert [path.name for path in kept] == [name.replace("\\", "/").rpartition("/")[2]]
    assert "files" in kept[0].parts


def test_a_zip_bomb_is_refused_in_words(browser: Browser) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (400 << 20))
    answer = browser.post("/fill/open", files={"file": ("炸弹.docx", data.getvalue())})
    assert answer.status_code == 422
    assert "Traceback" not in answer.text
    assert "炸弹.docx" in answer.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("表.docx", b"no package"),
        ("表.docx", b""),
        ("表.txt", b"\x00\x01"),
        ("图.png", b"\x89PNG"),
        ("名单.xlsx", b"PK"),
        ("", b""),
    ],
)
def test_what_is_no_form_is_refused_in_words(browser: Browser, name: str, data: bytes) -> None:
    answer = browser.post("/fill/open", files={"file": (name, data)})
    assert answer.status_code == 422
    assert "Traceback" not in answer.text
    assert "recovery" not in answer.text


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("say", {"group": "x", "words": "甲"}, 422),
        ("say", {"group": "99", "words": "甲"}, 404),
        ("say", {"group": "-1", "words": "甲"}, 422),
        ("say", {"group": "1", "n": "99", "words": "甲"}, 404),
        ("say", {"group": "1", "words": "甲" * 30_000}, 422),
        ("say", {"words": "甲"}, 422),
        ("apart", {"group": "99"}, 404),
        ("joined", {}, 422),
    ],
)
def test_a_request_of_another_sort_is_refused(
    browser: Browser, opened: Callable[..., str], path: str, data: dict[str, str], status: int
) -> None:
    filling = opened("XX市召开会议。")
    answer = browser.post(f"{filling}/{path}", data=data)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "name", ["no-such-one", "%2e%2e", "%2e%2e%2f%2e%2e", "a" * 12, "AAAA/../BBBB"]
)
def test_an_unknown_form_is_not_there(browser: Browser, name: str) -> None:
    for path in ("", "/seen", "/file.docx", "/page1.png", "/list"):
        assert browser.get(f"/fill/{name}{path}").status_code in (404, 405)
    answer = browser.post(f"/fill/{name}/say", data={"group": 1, "words": "甲"})
    assert answer.status_code in (404, 405)


def test_another_site_cannot_fill(browser: Browser, opened: Callable[..., str]) -> None:
    filling = opened("XX市召开会议。")
    said = {"group": 1, "words": "济南"}
    for headers in ({"origin": "http://evil.example"}, {"host": "evil.example"}):
        assert browser.post(f"{filling}/say", data=said, headers=headers).status_code in (403, 421)
    del browser.headers["hx-request"]
    assert browser.post(f"{filling}/say", data=said).status_code == 403
    assert "济南" not in browser.get(filling).text
