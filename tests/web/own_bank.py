"""A bank of a user's own, asked and answered as a browser does it."""

from __future__ import annotations

import html as escaping
import re
import time
from typing import TYPE_CHECKING

from app.bank.decisions import decisions_path, parse_decisions
from tests.web.conftest import FACT, PACK, Browser

if TYPE_CHECKING:
    from pathlib import Path

SAID = "细就不出错，错了也看得见。"
MORE = (
    "各位同事：\n主要有两点体会。\n一是要快。快在平时，不在临时。\n"
    "二是要实。实在人干实在事。\n汇报完毕。\n"
)
_WAIT = 30


def found_page(browser: Browser, **asked: str) -> str:
    """Return what is found of the bank."""
    answer = browser.get("/bank/found", params=asked)
    assert answer.status_code == 200
    return answer.text


def ids_in(page: str) -> list[str]:
    """Return the ids of the phrases on a page, in order."""
    return [escaping.unescape(one) for one in re.findall(r'id="h-([^"]+)"', page)]


def total_in(page: str) -> int:
    """Return how many phrases a page says are found."""
    told = re.search(r"找到 (\d+) 条", page)
    assert told
    return int(told[1])


def counts_in(page: str, facet: str) -> dict[str, int]:
    """Return the counts beside the choices of a facet."""
    row = rf'name="{facet}" value="([^"]+)".*?<small>(\d+)</small>'
    return {value: int(count) for value, count in re.findall(row, page)}


def mined_page(browser: Browser, *reports: tuple[str, bytes], pack: str = PACK) -> str:
    """Mine reports and return the page that says how that ended."""
    answer = browser.post(
        "/bank/minings", data={"pack": pack}, files=[("file", one) for one in reports]
    )
    assert answer.status_code == 200, answer.text
    return ended_page(browser, str(answer.headers["hx-redirect"]))


def ended_page(browser: Browser, at: str) -> str:
    """Return the page of a mining once it has ended."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        page = browser.get(f"{at}/stage").text
        if "every 400ms" not in page:
            return page
        time.sleep(0.05)
    raise TimeoutError(at)


def in_sight(page: str) -> str:
    """Return the id of the phrase that is to be decided on; nothing where there is none."""
    found = re.search(r'data-phrase="([^"]+)"', page)
    return escaping.unescape(found[1]) if found else ""


def decide(browser: Browser, phrase: str, choice: str, words: str = "") -> str:
    """Decide on a phrase and return the page with the next one."""
    data = {"phrase": phrase, "choice": choice, "words": words}
    return browser.post(f"/bank/packs/{PACK}/decide", data=data).text


def decided_on(folder: Path) -> list[tuple[str, str]]:
    """Return what was decided, as it is saved."""
    path = decisions_path(folder)
    made = parse_decisions(path.read_text("utf-8"), str(path)) if path.exists() else ()
    return [(one.id, one.decision) for one in made]


def begun_work(browser: Browser) -> str:
    """Begin a report and return its id."""
    data = {"kind": "心得体会", "theme": ["核对"], "fact": [FACT]}
    return str(browser.post("/works", data=data).headers["hx-redirect"]).rpartition("/")[2]


def key_in(page: str) -> str:
    """Return the first place of a report that a page offers."""
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]
