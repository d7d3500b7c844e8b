"""Makes the pictures of the pages in docs/images/web: `python -m docs.make_screens`.

A browser without a screen does on each page what docs/web.md tells of it, in a wide and in a narrow
window. Wants Chromium, LibreOffice and Noto's Chinese fonts.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from playwright.sync_api import sync_playwright

from tests.browser.serving import CHROMIUM, NARROW, WIDE, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

_ROOT = Path(__file__).resolve().parent.parent
_TARGET = _ROOT / "docs" / "images" / "web"
_FACTS = (
    "8月19日夜班，一位同事发药前核对时多问了一句姓名，19床答的不是床头卡上的名字",
    "床旁交接改成交班、接班、责任护士三个人一起看伤口、看管路，7月漏项11处，8月3处",
    "上半年我们科跌倒5人次，有4人次是夜里自己下床上厕所",
)
_VALUES = {"XX区": "历下", "【日期】": "2026年11月20日", "姓名": "王建国", "职务": "科员"}
_ANSWER = "刘老师有一句我记下了：交接班漏掉的，往往是人人都以为别人说过的那一句。"
_BAD = """交流研讨材料

各位领导，同志们：
XX市召开了专题学习会，我有三点体会。
一是学了就要用。走访了12个乡镇,带回问题清单86条。
三是干了才算数。习总书记强调“空谈误国，实干兴邦。
我就说到这里，谢谢大家的的支持。
"""


def main() -> int:
    """Make the pictures of every page anew."""
    _TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, size in (("", WIDE), ("-窄", NARROW)):
            home = Path(folder, f"home{name}")
            with serving(home) as address, _page(browser, address, size) as page:
                _shots(page, name, Path(folder))
        browser.close()
    return 0


@contextmanager
def _page(browser: Browser, address: str, size: ViewportSize) -> Iterator[Page]:
    page = browser.new_page(viewport=size, locale="zh-CN")
    page.goto(address)
    yield page
    page.close()


def _shots(page: Page, name: str, folder: Path) -> None:
    _write(page, name)
    _fill(page, name, folder)
    _check(page, name, folder)
    _bank(page, name)


def _shot(page: Page, what: str, name: str) -> None:
    page.screenshot(path=_TARGET / f"{what}{name}.png")


def _write(page: Page, name: str) -> None:
    for number, fact in enumerate(_FACTS):
        page.locator("textarea[name=fact]").nth(number).fill(fact)
    for number in range(3):
        page.locator(f"#themes-{number} button").first.click()
    page.get_by_label("单位", exact=True).fill("市医院骨科")
    page.get_by_label("职务").fill("护士长")
    page.get_by_label("学习内容").fill("《骨科护理安全》")
    page.get_by_label("组织单位").fill("护理部")
    page.evaluate("scrollTo(0, 0)")
    _shot(page, "写-开始", name)
    page.get_by_role("button", name="开始").click()
    page.wait_for_url("**/works/*")
    with page.expect_response("**/type"):
        page.locator("#words").fill(_ANSWER)
    page.wait_for_timeout(300)
    _shot(page, "写", name)


def _fill(page: Page, name: str, folder: Path) -> None:
    form = folder / "值班登记表.docx"
    document = Document()
    document.add_heading("XX区防汛值班登记表", 1)
    document.add_paragraph("填表单位：____________　　日期：【日期】")
    table = document.add_table(rows=2, cols=4)
    table.style = "Table Grid"
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("姓名", "", "单位", "", "职务", "", "联系电话", ""),
        strict=True,
    ):
        cell.text = text
    document.save(str(form))
    page.get_by_role("link", name="填", exact=True).click()
    page.wait_for_url("**/fill")
    page.locator("input[type=file]").first.set_input_files(form)
    page.wait_for_url("**/fill/*")
    page.wait_for_load_state("networkidle")
    for label, value in _VALUES.items():
        with page.expect_response("**/say"):
            page.get_by_label(label, exact=True).fill(value)
    # Its pages are drawn beside the work on it.
    page.wait_for_timeout(6_000)
    _shot(page, "填", name)


def _check(page: Page, name: str, folder: Path) -> None:
    draft = folder / "发言稿.md"
    draft.write_text(_BAD, "utf-8")
    page.get_by_role("link", name="查", exact=True).click()
    page.wait_for_url("**/check")
    page.locator("input[type=file]").first.set_input_files(draft)
    page.wait_for_url("**/check/*")
    page.wait_for_timeout(1_500)
    _shot(page, "查", name)


def _bank(page: Page, name: str) -> None:
    page.get_by_role("link", name="词库", exact=True).click()
    page.wait_for_url("**/bank")
    page.locator("input[type=search]").first.fill("服务")
    page.wait_for_timeout(1_500)
    _shot(page, "词库", name)


if __name__ == "__main__":
    sys.exit(main())
