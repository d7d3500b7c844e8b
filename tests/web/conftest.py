"""A server of the pages, asked as a browser asks it."""

from __future__ import annotations

import html
import re
import sys
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from app.bank.loading import load_pack
from app.web.application import application
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.mine import mine
from app.workflow.pages.workspace import Workspace
from app.workflow.provenance import KEPT
from tests.web.forms import FORM, ROWS, excel, form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from httpx2 import Response

PORT = 8765
KEY = "key-of-the-test"
HERE = f"http://127.0.0.1:{PORT}"
FACT = "8月19日夜班，一位同事发药前多问了一句姓名，19床答的不是床头卡上的名字"
REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。要把北斗清单一条一条对着做完。细就不出错，错了也看得见。\n"
    "二是要稳。稳就走得远，远处的路才看得清。\n汇报完毕。\n"
)
PACK = "我的词库"

Browser = TestClient


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return the workspace of one server, its user's own data in a folder of the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIGAO_HOME", str(tmp_path_factory.mktemp("home")))
        yield Workspace()


@pytest.fixture
def stranger(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Return a browser that has no key yet."""
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path))
    server = application(workspace, port=PORT, key=KEY)
    return TestClient(server, base_url=HERE, raise_server_exceptions=False)


@pytest.fixture
def browser(stranger: Browser) -> Browser:
    """Return a browser that was opened with the key, and asks as htmx does."""
    stranger.get("/", params={"key": KEY})
    stranger.headers["hx-request"] = "true"
    return stranger


@pytest.fixture
def begun(browser: Browser) -> Callable[..., str]:
    """Return what begins a work and gives its address."""

    def begin(*facts: str, **said: str) -> str:
        data = {"kind": "心得体会", "theme": ["核对"] * len(facts), "fact": list(facts), **said}
        return str(browser.post("/works", data=data).headers["hx-redirect"])

    return begin


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a user's own data, of one test alone."""
    home = tmp_path / "home"
    monkeypatch.setenv("NIGAO_HOME", str(home))
    return home


@pytest.fixture
def bank(home: Path) -> Browser:
    """Return a browser at a server whose bank is that of the user's own folder."""
    assert not home.exists()
    return opened_browser()


@pytest.fixture
def mined(home: Path) -> Path:
    """Return a pack of the user's own that has a doubt, its report beside it."""
    folder = home / "phrasebank" / PACK
    report = home / "去年.txt"
    home.mkdir(exist_ok=True)
    report.write_text(REPORT, "utf-8")
    mine([report], output=folder)
    pack = load_pack(folder)
    doubted = (
        one.model_copy(update={"doubt": ("北斗",)}) if "北斗" in one.text else one
        for one in pack.phrases
    )
    pack = pack.model_copy(update={"phrases": tuple(doubted)})
    write_pack(folder, pack, decisions_beside(folder))
    (folder / KEPT).mkdir()
    report.rename(folder / KEPT / report.name)
    return folder


@pytest.fixture
def reviewing(home: Path, mined: Path) -> Browser:
    """Return a browser at a server whose bank holds a pack with a doubt."""
    assert mined.is_relative_to(home)
    return opened_browser()


def opened_browser() -> Browser:
    """Return a browser at a server of its own, opened with the key, that asks as htmx does."""
    browser = TestClient(
        application(Workspace(), port=PORT, key=KEY), base_url=HERE, raise_server_exceptions=False
    )
    browser.get("/", params={"key": KEY})
    browser.headers["hx-request"] = "true"
    return browser


@pytest.fixture
def hasty() -> Iterator[None]:
    """Have threads take turns so often that what is read and then written is torn apart."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def answered(browser: Browser) -> Callable[..., Response]:
    """Return what types, answers or skips the question in sight, as its form does."""

    def answer(work: str, words: str = "", how: str = "answer") -> Response:
        asked = re.search(
            r'name="key" value="([^"]*)">\s*<label class="sr"', browser.get(work).text
        )
        data = {"key": html.unescape(asked[1]) if asked else "", "words": words}
        return browser.post(f"{work}/{how}", data=data)

    return answer


def phrases_of(workspace: Workspace, work: str) -> list[str]:
    """Return the ids of the phrases that a work borrows, in their order."""
    draft = workspace.write.view(work.rpartition("/")[2]).draft
    pieces = (piece for line in draft.lines for piece in line.pieces)
    return [piece.ref for piece in pieces if piece.ref]


def version_of(browser: Browser, work: str) -> str:
    """Return the version of a work's outline, as its page has it."""
    found = re.search(r'data-version="(\w+)"', browser.get(work).text)
    assert found
    return found[1]


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a machine without LibreOffice."""
    # Else pages would be drawn beside the tests that come after.
    monkeypatch.setattr("app.workflow.pages.fill.drawn_pages.find_office", lambda: None)


@pytest.fixture
def opened(browser: Browser) -> Callable[..., str]:
    """Return what opens a Word file on the page and gives its address."""

    def opens(*lines: str, cells: list[list[str]] | None = None, name: str = "表.docx") -> str:
        sent = {"file": (name, form(*lines, cells=cells))}
        return str(browser.post("/fill/open", files=sent).headers["hx-redirect"])

    return opens


@pytest.fixture
def listed(browser: Browser) -> Callable[..., str]:
    """Return what opens a form and a list for it, and gives the address of the list."""

    def opens(rows: list[list[str]] = ROWS, file: bytes = FORM) -> str:
        sent = browser.post("/fill/open", files={"file": ("表.docx", file)})
        at = sent.headers["hx-redirect"]
        answer = browser.post(f"{at}/list", files={"file": ("名单.xlsx", excel(rows))})
        return str(answer.headers["hx-redirect"])

    return opens
