"""A form is filled on a page: its places typed into, seen filled, and taken away as a file."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import docx
import pytest

from app.errors import InputError, Problem
from app.workflow.filled import filled
from app.workflow.pages.fill.fillings import Filling
from app.workflow.pages.store import Store
from app.workflow.pages.workspace import Workspace
from tests.web.conftest import Browser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OTHER = PNG[:-12] + b"\0\0\0\4tEXta\0bc\x7f\0\0\1" + PNG[-12:]


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


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    # Else pages would be drawn beside the tests that come after.
    monkeypatch.setattr("app.workflow.pages.fill.drawn_pages.find_office", lambda: None)


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


def pictures_of(data: bytes) -> set[bytes]:
    """Return the pictures that a Word file holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {archive.read(name) for name in archive.namelist() if "media/" in name}


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


def test_a_form_that_was_taken_away_stays_in_the_list_until_it_is_thrown_away(
    browser: Browser, opened: Callable[..., str], tmp_path: Path
) -> None:
    filling = opened("XX市召开会议。")
    assert "下载过" not in browser.get("/fill").text
    browser.get(f"{filling}/file.docx")
    shown = browser.get("/fill").text
    assert filling in shown
    assert "下载过" in shown
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "下载过" not in browser.get("/fill").text
    # The same words once more are no change, as when a field is left.
    browser.get(f"{filling}/file.docx")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "下载过" in browser.get("/fill").text
    browser.post(f"{filling}/give-up")
    assert filling not in browser.get("/fill").text
    assert not list((tmp_path / "recovery" / "fill").iterdir())


def test_what_is_typed_while_a_file_is_made_is_not_counted_as_taken_away(
    browser: Browser, opened: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filling = opened("XX市召开会议。")

    def slowly(*arguments: Any) -> Any:
        browser.post(f"{filling}/say", data={"group": 1, "words": "青岛"})
        return filled(*arguments)

    monkeypatch.setattr("app.workflow.pages.fill.page.filled", slowly)
    assert "XX市" in words(browser.get(f"{filling}/file.docx").content)
    assert "下载过" not in browser.get("/fill").text


def test_a_form_that_cannot_be_kept_leaves_nothing_behind(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise InputError(Problem("磁盘满了"))

    monkeypatch.setattr("app.workflow.pages.store.keep", full)
    sent = {"file": ("表.docx", form("XX市召开会议。"))}
    assert browser.post("/fill/open", files=sent).status_code == 422
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_put_to_a_form_that_was_given_up_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path))
    store = Store(Filling, "fill")
    name = store.add(Filling(file="表.docx", suffix=".docx"), {"表.docx": b"form"})
    with ThreadPoolExecutor(8) as threads:
        puts = [threads.submit(store.put, name, f"{n}.png", PNG) for n in range(40)]
        threads.submit(store.give_up, name).result()
        late = threads.submit(store.put, name, "late.png", PNG)
    assert all(isinstance(each.exception(), KeyError | None) for each in puts)
    assert isinstance(late.exception(), KeyError)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


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
    ["<script>alert(1)</script>", "{{ 7 * 7 }}{% raw %}", "${7*7}", "'\"><img src=x onerror=a()>"],
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


def test_a_form_that_is_given_up_is_gone_with_its_files(
    browser: Browser, opened: Callable[..., str], tmp_path: Path
) -> None:
    filling = opened("XX市召开会议。")
    browser.post(f"{filling}/give-up")
    assert browser.get(filling).status_code == 404
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_another_site_cannot_fill(browser: Browser, opened: Callable[..., str]) -> None:
    filling = opened("XX市召开会议。")
    said = {"group": 1, "words": "济南"}
    for headers in ({"origin": "http://evil.example"}, {"host": "evil.example"}):
        assert browser.post(f"{filling}/say", data=said, headers=headers).status_code in (403, 421)
    del browser.headers["hx-request"]
    assert browser.post(f"{filling}/say", data=said).status_code == 403
    assert "济南" not in browser.get(filling).text
