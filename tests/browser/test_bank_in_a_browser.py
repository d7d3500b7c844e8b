"""From dropped reports to a phrase of theirs in a Word file, by somebody who has no bank yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from tests.browser.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Visit

FACT = "8月19日夜班，一位同事发药前多问了一句姓名，19床答的不是床头卡上的名字"
SAID = "细就不出错，错了也看得见。"
MINE = "要紧的是自己看得见。"
_REPORTS = {
    "去年.txt": (
        "各位同事：\n主要有两点体会。\n一是要细。要把清单一条一条对着做完。细就不出错，错了也看得见。\n"
        "二是要稳。稳就走得远，远处的路才看得清。\n汇报完毕。\n"
    ),
    "前年.md": (
        "各位同事：\n\n主要有两点体会。\n\n一是要快。快在平时，不在临时。\n\n"
        "二是要实。实在人干实在事。\n\n汇报完毕。\n"
    ),
}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Return the address of a server whose bank no other test uses."""
    with serving(tmp_path / "home") as address:
        yield address


def test_dropped_reports_become_a_phrase_in_a_word_file(visit: Visit, tmp_path: Path) -> None:
    _mine(visit, tmp_path)
    _review(visit)
    _begin(visit)
    _use(visit, SAID)
    path = visit.downloaded("text=下载 Word", tmp_path)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert FACT in words
    assert SAID in words


def _mine(visit: Visit, folder: Path) -> None:
    page = visit.page
    visit.go("/bank/packs")
    visit.look()
    for name, text in _REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    page.get_by_label("把旧报告").set_input_files([folder / name for name in _REPORTS])
    page.get_by_role("button", name="开始拆").click()
    page.get_by_role("heading", name="拆完了").wait_for()
    visit.look()


def _review(visit: Visit) -> None:
    """Decide by keys and by buttons: drop one, take that back, edit it, keep the next."""
    page = visit.page
    page.get_by_role("link", name="一条一条地定").click()
    page.wait_for_url("**/review")
    page.get_by_text("第 1 条").wait_for()
    visit.look()
    page.keyboard.press("d")
    page.get_by_text("第 2 条").wait_for()
    page.keyboard.press("b")
    page.get_by_text("刚才定的“删”收回了").wait_for()
    page.keyboard.press("e")
    page.get_by_label("改成你的话").fill(MINE)
    visit.look()
    page.get_by_role("button", name="就这么改").click()
    page.get_by_text("改 1 条").wait_for()
    page.get_by_role("button", name="留", exact=False).first.click()
    page.get_by_text("留 1 条").wait_for()
    page.keyboard.press("q")
    page.wait_for_url("**/bank/packs")
    page.get_by_role("link", name="看里面的语句").click()
    page.wait_for_url("**/bank?pack=*")
    page.get_by_label("找语句").fill(MINE)
    page.get_by_role("status").get_by_text("找到 1 条").wait_for()


def _begin(visit: Visit) -> None:
    page = visit.page
    visit.go("/")
    page.get_by_label("第一件").fill(FACT)
    page.get_by_label("它讲的是什么（几个字）").first.fill("核对")
    page.get_by_role("button", name="开始").click()
    page.wait_for_url("**/works/*")


def _use(visit: Visit, words: str) -> None:
    page = visit.page
    visit.go("/bank")
    page.get_by_label("找语句").fill(words)
    # The whole point that the sentence is of is found, too.
    hit = page.locator(".hit", has=page.get_by_text(words, exact=True))
    hit.get_by_role("button", name="用在稿子里").click()
    page.get_by_role("button", name="放进体会第 1 条").wait_for()
    visit.look()
    page.get_by_role("button", name="放进体会第 1 条").click()
    page.get_by_role("link", name="去看这篇稿子").click()
    page.wait_for_url("**/works/*")
    if page.get_by_role("button", name="稿子", exact=True).is_visible():
        page.get_by_role("button", name="稿子", exact=True).click()
