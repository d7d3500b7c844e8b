"""A list fills a form: its columns find their places, and all rows become files, or one table."""

from __future__ import annotations

import io
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from app.workflow.batch import fill_many
from app.workflow.pages.jobs import Jobs, Progress
from tests.web.conftest import Browser
from tests.web.test_fill import OTHER, PNG, form, pictures_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.batch.making import Watch
    from app.batch.options import BatchOptions
    from app.workflow.outcome import Outcome

PATIENCE = 20.0

FORM = form("填表人：________", cells=[["姓名", ""], ["联系电话", ""], ["学历", ""]])
ROWS = [["姓名", "手机", "备用"], ["王一", "13800000001", "本科"], ["王二", "13800000002", "专科"]]


def excel(rows: list[list[str]]) -> bytes:
    """Return an Excel file of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def listed(browser: Browser) -> Callable[..., str]:
    """Return what opens a form and a list for it, and gives the address of the list."""

    def opens(rows: list[list[str]] = ROWS, file: bytes = FORM) -> str:
        sent = browser.post("/fill/open", files={"file": ("表.docx", file)})
        at = sent.headers["hx-redirect"]
        answer = browser.post(f"{at}/list", files={"file": ("名单.xlsx", excel(rows))})
        return str(answer.headers["hx-redirect"])

    return opens


def made(browser: Browser, at: str) -> str:
    """Have all be made, and return what the page tells in the end."""
    shown = browser.post(f"{at}/make").text
    for _ in range(200):
        if "<progress" not in shown:
            break
        time.sleep(0.05)
        shown = browser.get(f"{at}/progress").text
    return shown


def files_of(browser: Browser, at: str) -> dict[str, str]:
    """Return the Word files that are taken away, each by its name with what it says."""
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/result").content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".docx")]
        return {name: words(archive.read(name)) for name in names}


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


class Making:
    """The making of the files of a list, held up at its first row until it may go on."""

    def __init__(self) -> None:
        self.begun = Event()
        self.may_go = Event()

    def __call__(self, file: Path, options: BatchOptions, watch: Watch) -> Outcome:
        """Make the files."""

        def held(done: int, rows: int) -> None:
            watch(done, rows)
            self.begun.set()
            assert self.may_go.wait(PATIENCE)

        return fill_many(file, options, held)


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Iterator[Making]:
    """Return what makes the files of a list here."""
    making = Making()
    monkeypatch.setattr("app.workflow.pages.fill.list_page.fill_many", making)
    yield making
    making.may_go.set()


def ended(browser: Browser, at: str) -> str:
    """Return what is told of the making once it has ended."""
    end = time.monotonic() + PATIENCE
    while "<progress" in (shown := browser.get(f"{at}/progress").text):
        assert time.monotonic() < end
        time.sleep(0.01)
    return shown


def test_long_work_is_stopped_and_nothing_half_made_is_given(
    browser: Browser, listed: Callable[..., str], making: Making
) -> None:
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    assert "<progress" in browser.get(f"{at}/progress").text
    browser.post(f"{at}/stop")
    making.may_go.set()
    assert "停下了" in ended(browser, at)
    assert browser.get(f"{at}/result").status_code == 404


def test_a_form_that_is_given_up_ends_what_is_being_made_of_it(
    browser: Browser, listed: Callable[..., str], making: Making, tmp_path: Path
) -> None:
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    with ThreadPoolExecutor(1) as other:
        given_up = other.submit(browser.post, f"{at.removesuffix('/list')}/give-up")
        # Whoever gives it up waits for its job.
        with pytest.raises(TimeoutError):
            given_up.result(timeout=0.05)
        making.may_go.set()
        assert given_up.result(timeout=PATIENCE).status_code == 200
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_job_that_outlives_its_form_ends_quietly_and_leaves_no_file(
    browser: Browser,
    listed: Callable[..., str],
    making: Making,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.workflow.pages.fill.list_page._PATIENCE", 0.0)
    ways: list[Progress[str]] = []
    done = Event()
    end = Jobs._end

    def noted(jobs: Jobs[str], name: str, **more: Any) -> None:
        ways.append(Progress(**more))
        end(jobs, name, **more)
        done.set()

    monkeypatch.setattr(Jobs, "_end", noted)
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    browser.post(f"{at.removesuffix('/list')}/give-up")
    (tmp_path / "recovery" / "fill" / at.split("/")[2] / "files" / "out").mkdir(parents=True)
    making.may_go.set()
    assert done.wait(PATIENCE)
    assert ways == [Progress()]
    assert not list((tmp_path / "recovery" / "fill").iterdir())
    assert browser.get(f"{at}/progress").status_code == 404


def test_what_is_changed_while_files_are_made_is_told_and_they_are_not_given(
    browser: Browser, listed: Callable[..., str], making: Making
) -> None:
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    browser.post(f"{at.removesuffix('/list')}/say", data={"group": 1, "words": "赵办"})
    making.may_go.set()
    assert "表或名单又改过：再填一次" in ended(browser, at)
    assert browser.get(f"{at}/result").status_code == 404
    assert "压缩包里有 2 份" in made(browser, at)
    assert browser.get(f"{at}/result").status_code == 200
    assert "下载过" in browser.get("/fill").text


def test_what_is_typed_after_files_were_made_makes_them_old(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    made(browser, at)
    browser.post(f"{at.removesuffix('/list')}/say", data={"group": 1, "words": "赵办"})
    assert f"{at}/result" not in browser.get(at).text
    assert browser.get(f"{at}/result").status_code == 404


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


def test_two_pictures_of_one_name_given_at_once_are_refused(browser: Browser) -> None:
    sent = {"file": ("表.docx", form("登记表", cells=[["姓名", ""], ["照片", ""]]))}
    filling = browser.post("/fill/open", files=sent).headers["hx-redirect"]
    given = [("file", (f"{n}班/王一.png", data)) for n, data in enumerate((PNG, PNG, OTHER))]
    assert browser.post(f"{filling}/list", files=given[:2]).status_code == 200
    answer = browser.post(f"{filling}/list", files=given)
    assert answer.status_code == 422
    assert "都叫“王一.png”" in answer.text


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
