"""Pages are drawn beside the work on a form: each state once, and only what is wanted last."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest

from app.files.office import find_office
from app.files.pdf_pages import pdf_pages
from app.workflow.pages.fill import drawn_pages
from app.workflow.pages.fill.drawn_pages import Drawn, DrawnPages
from tests.web.test_fill import form

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the states that are drawn, which takes no time here but a moment."""
    states: list[str] = []

    def draw(state: str, make: Callable[[], bytes]) -> Drawn:
        states.append(state)
        time.sleep(0.1)
        return Drawn(state, (make(),), 1)

    monkeypatch.setattr(drawn_pages, "_drawn", draw)
    return states


def settled(pages: DrawnPages, name: str, state: str) -> Drawn:
    """Ask for a state as a page does, until it is there."""
    for _ in range(200):
        found, is_fresh = pages.of(name, state, state.encode)
        if is_fresh:
            return found
        time.sleep(0.01)
    raise AssertionError(state)


def test_a_state_is_drawn_once_however_often_it_is_asked_for(drawn: list[str]) -> None:
    assert settled(DrawnPages(), "form", "a").pages == (b"a",)
    assert drawn == ["a"]


def test_states_that_nobody_wants_any_more_are_passed_over(drawn: list[str]) -> None:
    pages = DrawnPages()
    for state in "abcd":
        pages.of("form", state, state.encode)
        time.sleep(0.01)
    assert settled(pages, "form", "d").pages == (b"d",)
    assert drawn == ["a", "d"]


def test_the_pictures_before_are_shown_until_the_new_ones_are_there(drawn: list[str]) -> None:
    pages = DrawnPages()
    settled(pages, "form", "a")
    before, is_fresh = pages.of("form", "b", lambda: b"b")
    assert (before.pages, is_fresh) == ((b"a",), False)
    assert pages.page("form", 1) == b"a"
    for number in (0, 2):
        with pytest.raises(KeyError):
            pages.page("form", number)
    assert settled(pages, "form", "b").pages == (b"b",)


def test_forms_are_drawn_beside_each_other(drawn: list[str]) -> None:
    pages = DrawnPages()
    for name in ("one", "other"):
        pages.of(name, name, name.encode)
    assert settled(pages, "other", "other").pages == (b"other",)
    assert sorted(drawn) == ["one", "other"]


@pytest.mark.skipif(find_office() is None, reason="这里要 LibreOffice")
def test_a_word_file_becomes_a_picture_of_its_page() -> None:
    found = drawn_pages._drawn("a", lambda: form("XX市召开会议。"))
    assert found.length == 1
    assert found.pages[0].startswith(b"\x89PNG")


def test_what_is_no_word_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.workflow.pages.fill.drawn_pages.printed", lambda _: [("a", b"no pdf")])
    found = drawn_pages._drawn("a", io.BytesIO().getvalue)
    assert found.fault
    assert found.pages == ()


def test_a_pdf_of_any_pages_is_drawn_as_far_as_is_asked() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(200, 100)
    data = io.BytesIO()
    document.save(data)
    count, pages = pdf_pages(data.getvalue(), 100, 2)
    assert (count, len(pages)) == (3, 2)
    assert pages[0][16:24] == (100).to_bytes(4, "big") + (50).to_bytes(4, "big")
