"""From an empty form to a Word file, as somebody does it who has never seen the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from tests.browser.conftest import Visit

if TYPE_CHECKING:
    from pathlib import Path

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
    _side(visit, "稿子")
    visit.look()
    path = visit.downloaded("text=下载 Word", tmp_path)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert FACT in words
    assert SAID.rstrip("。") in words


def _side(visit: Visit, name: str) -> None:
    """Turn to one side of the page, where only one of them is in sight."""
    button = visit.page.get_by_role("button", name=name, exact=True)
    if button.is_visible():
        button.click()


def test_what_was_typed_is_there_after_the_page_is_loaded_again(wide: Visit) -> None:
    page = wide.page
    page.get_by_label("第一件").fill(FACT)
    page.locator("#themes-0 button").first.click()
    page.get_by_role("button", name="开始").click()
    page.wait_for_url("**/works/*")
    with page.expect_response("**/type"):
        page.locator("#words").fill(SAID)
    page.reload()
    assert page.locator("#words").input_value() == SAID
    assert SAID in page.locator("#draft .page").inner_text() or page.locator("#draft").is_hidden()


def test_an_old_report_is_gone_through_by_keyboard(visit: Visit, checkout: Path) -> None:
    page = visit.page
    page.set_input_files("#file", next((checkout / "seeds").glob("003*.txt")))
    page.wait_for_url("**/works/*")
    _side(visit, "稿子")
    visit.look()
    old = page.locator(".line .old").first
    words = old.inner_text()
    old.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="去改").wait_for()
    visit.look()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    old.click()
    dialog.get_by_role("button", name="去改").click()
    assert words in page.locator("#outline textarea:focus").input_value()
    visit.look()
    page.locator("#outline textarea:focus").fill("《数字政府建设》课程")
    with page.expect_response("**/set"):
        page.keyboard.press("Tab")
    _side(visit, "稿子")
    page.locator(".line.title", has_text="《数字政府建设》课程").wait_for()


def _begun(visit: Visit) -> None:
    visit.page.get_by_label("第一件").fill(FACT)
    visit.page.get_by_role("button", name="开始").click()
    visit.page.wait_for_url("**/works/*")


def test_a_fast_answer_stays_with_its_question(wide: Visit) -> None:
    page = wide.page
    _begun(wide)
    asked = page.locator("#words").get_attribute("data-key")
    page.locator("#words").focus()
    page.keyboard.insert_text(SAID)
    page.keyboard.press("Enter")
    page.locator(f"#words:not([data-key='{asked}'])").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.locator("#words").input_value() == ""
    assert (page.locator("#draft .page").text_content() or "").count(SAID.rstrip("。")) == 1


def test_one_writes_on_in_the_outline_and_takes_away_what_one_wrote(
    wide: Visit, tmp_path: Path
) -> None:
    page = wide.page
    _begun(wide)
    page.locator("#outline summary").click()
    page.locator("[id='f-speaker.post']").fill("护士长")
    with page.expect_response("**/set"):
        page.keyboard.press("Tab")
        page.keyboard.type("李敏", delay=60)
    page.wait_for_load_state("networkidle")
    page.keyboard.type("二", delay=20)
    assert page.locator("[id='f-speaker.name']").input_value() == "李敏二"
    assert page.locator("#words").input_value() == ""
    _side(wide, "稿子")
    path = wide.downloaded("#draft >> text=下载 Word", tmp_path)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "护士长" in words
    assert "李敏二" in words


def test_a_gap_is_filled_where_it_stands(visit: Visit) -> None:
    page = visit.page
    _begun(visit)
    _side(visit, "稿子")
    page.locator(".line .gap", has_text="姓名").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("单位").fill("市医院骨科")
    dialog.get_by_label("姓名").fill("李敏")
    visit.look()
    page.keyboard.press("Enter")
    page.locator("#draft .line.byline", has_text="李敏").wait_for()
    assert "市医院骨科" in page.locator("#draft .page").inner_text()
    dialog.wait_for(state="hidden")
    # Nor does it come back with the next change.
    page.locator(".line .gap", has_text="日期").click()
    dialog.wait_for()
    page.keyboard.press("Escape")
    _side(visit, "问答和提纲")
    with page.expect_response("**/skip"):
        page.get_by_role("button", name="跳过").click()
    page.wait_for_load_state("networkidle")
    assert dialog.is_hidden()
