"""A server of the pages, asked as a browser asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from app.web.application import application
from app.workflow.pages.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PORT = 8765
KEY = "key-of-the-test"
HERE = f"http://127.0.0.1:{PORT}"
FACT = "8月19日夜班，一位同事发药前多问了一句姓名，19床答的不是床头卡上的名字"

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
