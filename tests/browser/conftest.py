"""A real browser without a screen, and a real server for it to ask."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import CHROMIUM, NARROW, WIDE, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import ViewportSize

_AXE = os.environ.get("NIGAO_AXE", "")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a browser; the one of the system, so that none is fetched."""
    if not CHROMIUM:
        pytest.skip("这里要 chromium")
    with sync_playwright() as playwright:
        # In a container it has no rights to shut itself in.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address that a server tells its user, key and all."""
    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


class Visit:
    """A page that somebody has opened, and all that went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.faults: list[str] = []
        self._host = urlsplit(address).netloc
        page.on("console", lambda told: self._note(told.type, told.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("request", lambda request: self._asked(request.url))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https", "ws") and urlsplit(url).netloc != self._host:
            self.faults.append(f"asked another host: {url}")

    def go(self, path: str) -> None:
        """Go to a path of the server."""
        self.page.goto(f"http://{self._host}{path}")

    def look(self) -> None:
        """Find nothing serious with axe on the page as it is, nor a page that is too wide."""
        if not _AXE:
            pytest.skip("这里要 axe-core（NIGAO_AXE）")
        # What is drawn is what it looks at.
        self.page.screenshot()
        self.page.evaluate(Path(_AXE).read_text("utf-8"))
        found: Any = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        serious = [
            {
                "rule": one["id"],
                "at": [(node["target"], node["failureSummary"]) for node in one["nodes"]][:5],
            }
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert not serious, json.dumps(serious, ensure_ascii=False)
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, f"{over} pixels wider than the window"

    def downloaded(self, selector: str, folder: Path) -> Path:
        """Return the file that something clicked gives."""
        with self.page.expect_download() as given:
            self.page.locator(selector).click()
        path = folder / given.value.suggested_filename
        given.value.save_as(path)
        return path


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def visit(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Visit]:
    """Return a visit of somebody who comes for the first time, in a wide and a narrow window."""
    with visiting(chromium, address, request.param) as visit:
        yield visit


@pytest.fixture
def wide(chromium: Browser, address: str) -> Iterator[Visit]:
    """Return a visit in a wide window, for what no window's width makes a difference to."""
    with visiting(chromium, address, WIDE) as visit:
        yield visit


@contextmanager
def visiting(chromium: Browser, address: str, window: ViewportSize) -> Iterator[Visit]:
    """Give a visit at whose end nothing must have gone wrong."""
    context = chromium.new_context(viewport=window, locale="zh-CN", accept_downloads=True)
    context.set_default_timeout(20_000)
    try:
        visit = Visit(context.new_page(), address)
        yield visit
    finally:
        context.close()
    assert visit.faults == []
