"""From a dropped draft with seeded defects to a marked one and a mended one."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

LINES = (
    "参加基层治理专题培训的心得体会",
    "云溪县青石镇党政办　陈小满",
    "（2026年11月20日）",
    "全班应到40人，实到38人，缺席3人。三天课听下来，有两点体会。",
    "一、学得再深一些。回来以后,我把笔记又理了一遍，落实“一网通办制度。",
    "二、走得再近一些。我要把XX村的路灯修好，让群众夜里走得放心放心。",
)


def _write(path: Path, lines: tuple[str, ...]) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _drop(visit: Visit, selector: str, path: Path) -> None:
    """Drop a file as a mouse does."""
    data = list(path.read_bytes())
    given = visit.page.evaluate_handle(
        "([data, name]) => { const given = new DataTransfer();"
        " given.items.add(new File([new Uint8Array(data)], name)); return given; }",
        [data, path.name],
    )
    visit.page.dispatch_event(selector, "drop", {"dataTransfer": given})


def test_seeded_defects_are_marked_mended_and_gone(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    # Of one name, it would be another version of what the other window has open.
    width = page.viewport_size["width"] if page.viewport_size else 0
    draft = _write(tmp_path / f"初稿{width}.docx", LINES)
    visit.go("/check")
    visit.look()
    _drop(visit, ".main-drop", draft)
    page.wait_for_url("**/check/*")
    page.locator("mark.error", has_text="缺席3人").wait_for()
    visit.look()
    found = page.locator(".note").count()

    # From one to the next by key, and by the words.
    page.keyboard.press("F8")
    page.keyboard.press("ArrowDown")
    assert page.locator(".note:focus").get_attribute("data-number") == "2"
    page.locator("mark.warning", has_text="放心").first.click()
    assert "放心" in page.locator(".note.now").inner_text()
    page.get_by_label("警告").uncheck()
    page.locator(".note.warning").first.wait_for(state="hidden")
    page.get_by_label("警告").check()

    marked = visit.downloaded("text=下载带批注的 Word", tmp_path)
    with zipfile.ZipFile(marked) as package:
        comments = package.read("word/comments.xml").decode()
    assert comments.count("<w:comment ") == found
    assert "应有40人，加起来是41人" in comments
    table = openpyxl.load_workbook(visit.downloaded("text=清单（Excel）", tmp_path)).active
    assert table.max_row == found + 1

    page.get_by_role("button", name="一起改好").click()
    page.locator("#aside ins", has_text="，").first.wait_for()
    visit.look()
    page.locator("#aside").get_by_label("放心").click()
    page.locator("#aside .left").wait_for()
    mended = visit.downloaded("text=下载改好的", tmp_path)
    words = "\n".join(each.text for each in docx.Document(str(mended)).paragraphs)
    assert words == "\n".join(LINES).replace(",", "，")

    page.get_by_role("button", name="关上").click()
    page.get_by_role("button", name="fact/attendance", exact=True).click()
    page.locator("#aside .examples").wait_for()
    visit.look()
    page.get_by_role("button", name="这一份不查这条").click()
    page.locator(".ignored", has_text="fact/attendance").wait_for()
    page.locator("mark", has_text="缺席3人").wait_for(state="detached")

    _drop(visit, ".check-more .drop", mended)
    page.locator(".since").wait_for()
    assert f"上次 {found - 1} 处，这次 {found - 2} 处" in page.locator(".since").inner_text()
    visit.look()
    # Who takes away a finding by key goes on at the next.
    page.locator(".note > button").first.press("Enter")
    page.locator(".note:focus").wait_for()


def test_what_cannot_be_read_is_told_and_the_page_stays(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    visit.go("/check")
    path = tmp_path / "坏.docx"
    path.write_bytes(b"none")
    page.locator("#files").set_input_files(str(path))
    page.locator("#faults", has_text="坏.docx").wait_for()
    # The browser notes in its console that the file was refused.
    visit.faults[:] = [each for each in visit.faults if "422" not in each]
    visit.look()
