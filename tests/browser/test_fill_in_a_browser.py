"""From a dropped Word file to a filled one, and from a list to an archive of them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.files.office import find_office
from tests.browser.serving import NARROW
from tests.web.forms import ROWS, excel, form, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

FORM = form(
    "XX市委组织部：XX市的登记表如下。",
    "填表人：________　日期：____年__月__日",
    cells=[["姓名", ""], ["联系电话", ""], ["政治面貌", "□群众 □中共党员"], ["学历", ""]],
)


@pytest.fixture
def dropped(visit: Visit, tmp_path: Path) -> Visit:
    """Return a visit of somebody who has dropped a form on the page."""
    path = tmp_path / "登记表.docx"
    path.write_bytes(FORM)
    visit.go("/fill")
    visit.page.locator("#file").set_input_files(path)
    visit.page.wait_for_url("**/fill/*")
    return visit


def test_a_dropped_word_file_is_filled_and_taken_away(dropped: Visit, tmp_path: Path) -> None:
    page = dropped.page
    page.get_by_label("XX市", exact=True).fill("济南")
    page.get_by_label("姓名", exact=True).fill("李敏")
    page.get_by_label("中共党员").check()
    page.locator("#preview .filled", has_text="李敏").wait_for(state="attached")
    page.locator("#preview .filled", has_text="☑").or_(
        page.locator("#preview .filled", has_text="■")
    ).first.wait_for(state="attached")
    dropped.look()
    page.reload()
    page.locator("#preview .filled", has_text="李敏").wait_for(state="attached")
    if page.locator("button[data-pane=right]").is_visible():
        page.locator("button[data-pane=right]").click()
        dropped.look()
    page.locator("#preview [aria-label='填联系电话']").click()
    assert page.evaluate("document.activeElement.name") == "words"
    page.keyboard.type("13900000000")
    page.locator("#preview .filled", has_text="13900000000").wait_for(state="attached")
    if page.locator("button[data-pane=right]").is_visible():
        page.locator("button[data-pane=right]").click()
    path = dropped.downloaded("text=下载 Word", tmp_path)
    said = words(path.read_bytes())
    assert "济南市委组织部：济南市的登记表如下。" in said
    for word in ("李敏", "13900000000"):
        assert word in said
    assert "□群众" in said
    assert "□中共党员" not in said


def test_the_pages_are_seen_as_they_are_printed(dropped: Visit) -> None:
    if find_office() is None:
        pytest.skip("no soffice (LibreOffice)")
    page = dropped.page
    if page.viewport_size == NARROW:
        page.locator("button[data-pane=right]").click()
    picture = page.locator(".pages:not(.stale) img")
    picture.first.wait_for(timeout=90_000)
    assert picture.first.evaluate("image => image.naturalWidth") == 1000
    picture.first.click()
    dropped.look()
    page.get_by_role("button", name="关上").click()


def test_a_list_becomes_an_archive_of_filled_files(dropped: Visit, tmp_path: Path) -> None:
    page = dropped.page
    path = tmp_path / "名单.xlsx"
    path.write_bytes(excel(ROWS))
    page.get_by_label("XX市", exact=True).fill("济南")
    page.locator("#preview .filled", has_text="济南").first.wait_for(state="attached")
    page.locator("#list").set_input_files(path)
    page.wait_for_url("**/list")
    dropped.look()
    place = page.locator("[data-target=学历]")
    if page.viewport_size == NARROW:
        place.get_by_role("combobox").select_option("备用")
    else:
        page.locator("[data-header=备用]").drag_to(place)
    page.locator("[data-target=学历].used").wait_for()
    page.get_by_role("button", name="填成 2 份").click()
    page.get_by_role("link", name="下载压缩包").wait_for()
    dropped.look()
    made = dropped.downloaded("text=下载压缩包", tmp_path)
    with zipfile.ZipFile(io.BytesIO(made.read_bytes())) as archive:
        said = words(archive.read("王二.docx"))
    assert "济南市委组织部" in said
    assert "13800000002" in said
    assert "专科" in said


def test_what_is_refused_is_told_and_nothing_that_was_typed_is_lost(dropped: Visit) -> None:
    page = dropped.page
    name = page.get_by_label("姓名", exact=True)
    told = page.locator("#faults")
    too_long = "长" * 20_001
    name.evaluate("field => field.removeAttribute('maxlength')")
    name.fill(too_long)
    told.locator("text=这个请求的内容不对").wait_for()
    assert name.input_value() == too_long
    # Another tab has thrown the form away.
    page.evaluate(
        "fetch(location.pathname + '/give-up', {method: 'POST', headers: {'HX-Request': 'true'}})"
    )
    name.fill("李敏")
    told.locator("text=这一页已经不在了").wait_for()
    told.evaluate("told => told.replaceChildren()")
    page.get_by_role("button", name="XX市：一处一处分开填").click()
    told.locator("text=这一页已经不在了").wait_for()
    assert name.input_value() == "李敏"
    dropped.go("/fill")
    # The browser notes in its console what was refused.
    dropped.faults[:] = [each for each in dropped.faults if "422" not in each and "404" not in each]


def test_a_form_that_was_taken_away_is_in_the_list_until_it_is_thrown_away(
    dropped: Visit, tmp_path: Path
) -> None:
    page = dropped.page
    address = page.url.rpartition("/")[2]
    if page.viewport_size == NARROW:
        page.locator("button[data-pane=right]").click()
    dropped.downloaded("text=下载 Word", tmp_path)
    dropped.go("/fill")
    kept = page.locator(".unsaved li").filter(has=page.locator(f"a[href$='{address}']"))
    kept.locator("text=下载过").wait_for()
    dropped.look()
    kept.get_by_role("button").click()
    kept.wait_for(state="detached")
