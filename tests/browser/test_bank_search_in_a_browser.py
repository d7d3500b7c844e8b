"""The bank is looked through as one types and chooses, and what is found is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Visit


def test_a_search_follows_what_is_typed_and_chosen(visit: Visit) -> None:
    page = visit.page
    visit.go("/bank")
    visit.look()
    page.get_by_label("找语句").press_sequentially("群众")
    page.get_by_role("status").get_by_text("找到 6 条").wait_for()
    page.get_by_role("radio", name="打算").check()
    page.get_by_role("status").get_by_text("找到 1 条").wait_for()
    page.get_by_text("来处", exact=True).click()
    page.get_by_text("和原报告逐字核对过").wait_for()
    visit.look()
    page.reload()
    page.get_by_role("status").get_by_text("找到 1 条").wait_for()
    assert page.get_by_label("找语句").input_value() == "群众"
    page.get_by_role("link", name="问话、评点和次序").click()
    page.get_by_role("radio", name="评点").check()
    page.get_by_text("不能用：").first.wait_for()
    visit.look()
