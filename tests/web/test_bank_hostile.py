"""Whatever is sent to the page of the bank, it leads nowhere else, and no shipped pack changes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from app.files.shipped import shipped_folder
from app.workflow.pages.workspace import Workspace
from tests.web.conftest import PACK, REPORT, Browser, opened_browser
from tests.web.own_bank import (
    MORE,
    begun_work,
    decided_on,
    found_page,
    ids_in,
    in_sight,
    key_in,
    mined_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

_HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7771*7771 }}",
    "{% for x in y %}",
    "${7771*7771}",
    "'; DROP TABLE phrase; --",
    '" OR 1=1 --',
    "\x00\x1b[31m\u202e",
    "../../etc/passwd",
    "</textarea><script>",
)
_TAGS = ("<script>alert", "<img src=x", "</textarea><script>")
_SENSELESS = "这个请求的内容不对，没有照办"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of a user's own data, and have the program use it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIGAO_HOME", str(home))
        yield home


@pytest.fixture(scope="module")
def bank(home: Path) -> Browser:
    """Return a browser at a server whose bank has a pack of the user's own."""
    assert home.exists()
    browser = opened_browser()
    mined_page(browser, ("去年.txt", REPORT.encode()))
    return browser


@pytest.fixture(autouse=True)
def _nothing_else_changes(home: Path) -> Iterator[None]:
    before = _shipped()
    yield
    assert _shipped() == before
    assert {path.name for path in home.iterdir()} <= {"phrasebank", "recovery", "cache"}


def _shipped() -> dict[str, str]:
    files = (path for path in shipped_folder("phrasebank").rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("words", _HOSTILE)
def test_what_is_looked_for_is_shown_as_it_is(bank: Browser, words: str) -> None:
    for name in ("q", "theme", "pack", "report"):
        for path in ("/bank", "/bank/found", "/bank/patterns"):
            answer = bank.get(path, params={name: words})
            assert answer.status_code == 200
            assert not any(tag in answer.text for tag in _TAGS)
            assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("path", "asked", "told"),
    [
        ("found", {"role": "nothing"}, "没有“nothing”这一类"),
        ("found", {"move": "nothing"}, "没有“nothing”这一步"),
        ("found", {"page": "0"}, _SENSELESS),
        ("found", {"page": "一"}, _SENSELESS),
        ("found", {"page": "9" * 30}, _SENSELESS),
        ("found", {"q": "字" * 5_000}, _SENSELESS),
        ("found", {"q": " ".join(map(str, range(60)))}, "一次最多找 50 个词"),
        ("found", {"theme": "字" * 500}, _SENSELESS),
        ("patterns", {"sort": "nothing"}, _SENSELESS),
        ("phrase", {}, _SENSELESS),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(
    bank: Browser, path: str, asked: dict[str, str], told: str
) -> None:
    answer = bank.get(f"/bank/{path}", params=asked)
    assert answer.status_code == 422
    assert told in answer.text


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/bank/phrase", {"id": "no/such/phrase"}),
        ("/bank/phrase", {"id": "../../../etc/passwd"}),
        ("/bank/uses", {"id": "no/such/phrase"}),
        ("/bank/minings/none", {}),
        ("/bank/minings/..%2f..%2fwrite", {}),
        ("/bank/minings/none/stage", {}),
        ("/bank/packs/none/review", {}),
        ("/bank/packs/seeds/review", {}),
        ("/bank/packs/general/review", {}),
        ("/bank/packs/..%2fphrasebank%2fseeds/review", {}),
        ("/bank/packs/%2e%2e/review", {}),
    ],
)
def test_what_is_not_there_cannot_be_seen(bank: Browser, path: str, asked: dict[str, str]) -> None:
    answer = bank.get(path, params=asked)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("pack", ["seeds", "general", "none", "..", "..%2fseeds", "%2e%2e%2fseeds"])
@pytest.mark.parametrize("step", ["decide", "back", "finish"])
def test_no_pack_but_the_users_own_is_decided_on(bank: Browser, pack: str, step: str) -> None:
    data = {"phrase": ids_in(found_page(bank, pack="seeds"))[0], "choice": "drop"}
    assert bank.post(f"/bank/packs/{pack}/{step}", data=data).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".",
        "..",
        "../外面",
        "/外面",
        "..\\外面",
        "C:\\外面",
        "a/b",
        ".藏",
        "有 空格",
        "字" * 200,
        "a\x00b",
        "a\u202eb",
        "seeds",
        "general",
        "名?字",
    ],
)
def test_a_pack_is_called_by_a_plain_name_of_its_own(bank: Browser, home: Path, name: str) -> None:
    before = sorted(home.rglob("*"))
    files = [("file", ("甲.txt", MORE.encode()))]
    answer = bank.post("/bank/minings", data={"pack": name}, files=files)
    assert answer.status_code == 422
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../外面.txt", "外面.txt"),
        ("..\\..\\外面二.txt", "外面二.txt"),
        ("/etc/外面三.txt", "外面三.txt"),
        (f"{'长' * 300}.txt", f"{'长' * 60}.txt"),
        ("<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"),
        ("{{ 7771*7771 }}.txt", "{{ 7771_7771 }}.txt"),
    ],
)
def test_a_report_is_kept_by_a_name_that_leads_nowhere(
    bank: Browser, home: Path, name: str, kept: str
) -> None:
    text = MORE.replace("快在平时", f"快在平时{kept[-8:]}")
    page = mined_page(bank, (name, text.encode()), pack="名字")
    assert "拆完了" in page
    assert not any(tag in page for tag in _TAGS)
    assert (home / "phrasebank" / "名字" / "reports" / kept).is_file()


@pytest.mark.parametrize("words", _HOSTILE)
def test_a_report_says_what_it_likes(bank: Browser, words: str) -> None:
    text = REPORT.replace("细就不出错", f"{words}就不出错")
    page = mined_page(bank, ("去年.txt", text.encode()), pack="敌意")
    pages = [page, bank.get("/bank/packs/敌意/review").text, found_page(bank, pack="敌意")]
    pages += [bank.get("/bank/phrase", params={"id": one}).text for one in ids_in(pages[2])[:4]]
    for each in pages:
        assert not any(tag in each for tag in _TAGS)
        assert "Traceback" not in each


def test_a_zip_bomb_is_no_report(bank: Browser) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr("word/document.xml", b"<w:p/>" * 40_000_000)
    page = mined_page(bank, ("弹.docx", out.getvalue()), pack="弹")
    assert "弹.docx" in page
    assert "没有拆完" in page


def test_files_of_one_name_are_told_apart_by_their_owner(bank: Browser) -> None:
    files = [("file", ("a/甲.txt", b"x")), ("file", ("b/甲.txt", b"y"))]
    answer = bank.post("/bank/minings", data={"pack": PACK}, files=files)
    assert answer.status_code == 422
    assert "甲.txt" in answer.text


def test_nothing_dropped_is_nothing_mined(bank: Browser) -> None:
    for files in ([("file", ("", b""))], None):
        answer = bank.post("/bank/minings", data={"pack": PACK}, files=files)
        assert answer.status_code == 422


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "一个字也没有改"),
        ("\x00\x1b[31m\u202e", "一个字也没有改"),
        ("{没有的空}", "槽位“没有的空”没有在 slots 里说明"),
        ("${7771*7771}", "槽位“7771*7771”没有在 slots 里说明"),
        ("{% for x in y %}", "没有在 slots 里说明"),
        ("{{ 7771*7771 }}", "花括号不成对"),
        ("改成【这样】", "还留着占位符"),
    ],
)
def test_an_edit_that_cannot_stand_there_changes_nothing(
    bank: Browser, home: Path, words: str, told: str
) -> None:
    card = Workspace().bank.seen(PACK).card
    assert card
    before = _decisions(home)
    answer = _edit(bank, card.id, words)
    assert answer.status_code == 200
    assert in_sight(answer.text) == card.id
    assert told in answer.text.partition('role="alert">')[2].partition("</p>")[0]
    assert _decisions(home) == before


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'; DROP TABLE phrase; --",
        '" OR 1=1 --',
        "../../etc/passwd",
        "</textarea><script>",
        "[没有的空]",
    ],
)
def test_an_edit_that_can_stand_there_is_words_whatever_it_looks_like(
    bank: Browser, home: Path, words: str
) -> None:
    card = Workspace().bank.seen(PACK).card
    assert card
    answer = _edit(bank, card.id, words)
    assert answer.status_code == 200
    assert in_sight(answer.text) not in ("", card.id)
    assert (card.id, "edit") in decided_on(home / "phrasebank" / PACK)
    answer = bank.post(f"/bank/packs/{PACK}/back")
    assert in_sight(answer.text) == card.id
    assert not any(tag in answer.text for tag in _TAGS)


def test_an_edit_that_is_too_long_is_refused(bank: Browser, home: Path) -> None:
    card = Workspace().bank.seen(PACK).card
    assert card
    before = _decisions(home)
    answer = _edit(bank, card.id, "字" * 30_000)
    assert answer.status_code == 422
    assert _SENSELESS in answer.text
    assert _decisions(home) == before


def _edit(bank: Browser, phrase: str, words: str) -> Response:
    data = {"phrase": phrase, "choice": "edit", "words": words}
    return bank.post(f"/bank/packs/{PACK}/decide", data=data)


def _decisions(home: Path) -> str:
    path = home / "phrasebank" / PACK / "decisions.yaml"
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        ({}, 422, _SENSELESS),
        ({"phrase": "x", "choice": "nothing"}, 422, _SENSELESS),
        ({"phrase": "x" * 500, "choice": "keep"}, 422, _SENSELESS),
        ({"choice": "keep"}, 422, _SENSELESS),
        ({"phrase": "no/such/phrase", "choice": "drop"}, 200, "这一条刚才在别的页面看过了"),
        ({"phrase": "seeds/title/00000000", "choice": "drop"}, 200, "这一条刚才在别的页面看过了"),
    ],
)
def test_what_cannot_be_decided_is_not(
    bank: Browser, home: Path, data: dict[str, str], status: int, told: str
) -> None:
    before = _decisions(home)
    answer = bank.post(f"/bank/packs/{PACK}/decide", data=data)
    assert answer.status_code == status
    assert told in answer.text
    assert _decisions(home) == before


@pytest.mark.parametrize(
    ("phrase", "work", "key", "status"),
    [
        ("no/such/phrase", "", "", 404),
        ("", "", "title", 422),
        ("", "", "insights[9].pin", 422),
        ("", "", "../x", 422),
        ("", "", "names.x", 422),
        ("", "none", "", 404),
        ("", "../../phrasebank", "", 404),
    ],
)
def test_a_phrase_goes_only_where_it_fits(
    bank: Browser, phrase: str, work: str, key: str, status: int
) -> None:
    own = begun_work(bank)
    ident = ids_in(found_page(bank, pack=PACK, q="细就不出错", role="insight"))[0]
    fits = key_in(bank.get("/bank/uses", params={"id": ident}).text)
    before = bank.get(f"/works/{own}/file.yaml").text
    data = {"phrase": phrase or ident, "work": work or own, "key": key or fits}
    assert bank.post("/bank/use", data=data).status_code == status
    assert bank.get(f"/works/{own}/file.yaml").text == before


def test_many_search_at_once(bank: Browser) -> None:
    found: list[int] = []

    def search(words: str) -> None:
        found.append(bank.get("/bank/found", params={"q": words}).status_code)

    threads = [Thread(target=search, args=(words,)) for words in "群众学习服务担当" * 3]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [200] * len(threads)
