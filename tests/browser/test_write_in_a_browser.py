"""From an empty form to a Word file, as somebody does it who has never seen the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

FACT = "8月19日夜班，一位同事发药前多问了一句姓名，19床答的不是床头卡上的名字"
SAID = "交接班漏掉的，往往是人人都以为别人说过的那一句。"


def test_three_facts_become_a_word_file(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    visit.look()
    page.get_by_label("单位", exact=True).fill("市医院骨科")
    page.get_by_label("第一件").fill(FACT)
    page.get_by_label("它讲的是什么（几个字）").first.fill("核对")
    page.get_by_role("button", name="开始").click()
    page.wait_for_url("**/works/*")
    page.locator("#words").fill(SAID)
    page.locator("#draft .page", has_text=SAID).wait_for(state="attached")
    visit.look()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="退一步", disabled=False).wait_for()
    if page.get_by_role("button", name="稿子").is_visible():
        page.get_by_role("button", name="稿子").click()
        visit.look()
    path = visit.downloaded("text=下载 Word", tmp_path)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert FACT in words
    assert SAID.rstrip("。") in words
