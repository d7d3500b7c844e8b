"""Pages are drawn beside the work on a form: each state once, and only what is wanted last."""

from __future__ import annotations

import io
import time
from threading import Event, Semaphore
from typing import TYPE_CHECKING

import pytest

from app.errors import InputError, Problem
from app.files import pdf_pages as drawing_pdf
from app.files.office import find_office
from app.files.pdf_pages import pdf_pages
from app.messages import _, speaking
from app.workflow.pages.fill import drawn_pages
from app.workflow.pages.fill.drawn_pages import Drawn, DrawnPages
from tests.web.forms import PATIENCE, form

if TYPE_CHECKING:
    from collections.abc import Callable


class Drawing:
    """What stands for LibreOffice: it notes each state, and draws it when it may go on."""

    def __init__(self) -> None:
        self.states: list[str] = []
        self.begun = Semaphore(0)
        self.may_go = Event()
        self.may_go.set()

    def __call__(self, state: str, make: Callable[[], bytes]) -> Drawn:
        """Draw a state."""
        self.states.append(state)
        self.begun.release()
        assert self.may_go.wait(PATIENCE)
        return Drawn(state, (make(),), 1)


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Drawing:
    """Return what draws here."""
    drawing = Drawing()
    monkeypatch.setattr(drawn_pages, "_drawn", drawing)
    return drawing


def settled(pages: DrawnPages, name: str, state: str) -> Drawn:
    """Ask for a state as a page does, until it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found, is_fresh = pages.of(name, state, state.encode)
        if is_fresh:
            return found
        time.sleep(0.01)
    raise AssertionError(state)


def test_a_state_is_drawn_once_however_often_it_is_asked_for(drawing: Drawing) -> None:
    drawing.may_go.clear()
    pages = DrawnPages()
    for _time in range(5):
        pages.of("form", "a", "a".encode)
    assert drawing.begun.acquire(timeout=PATIENCE)
    pages.of("form", "a", "a".encode)
    drawing.may_go.set()
    assert settled(pages, "form", "a").pages == (b"a",)
    assert drawing.states == ["a"]


def test_states_that_nobody_wants_any_more_are_passed_over(drawing: Drawing) -> None:
    drawing.may_go.clear()
    pages = DrawnPages()
    pages.of("form", "a", "a".encode)
    assert drawing.begun.acquire(timeout=PATIENCE)
    for state in "bcd":
        pages.of("form", state, state.encode)
    drawing.may_go.set()
    assert settled(pages, "form", "d").pages == (b"d",)
    assert drawing.states == ["a", "d"]


def test_the_pictures_before_are_shown_until_the_new_ones_are_there(drawing: Drawing) -> None:
    pages = DrawnPages()
    settled(pages, "form", "a")
    drawing.may_go.clear()
    before, is_fresh = pages.of("form", "b", lambda: b"b")
    assert (before.pages, is_fresh) == ((b"a",), False)
    assert pages.page("form", 1) == b"a"
    for number in (0, 2):
        with pytest.raises(KeyError):
            pages.page("form", number)
    drawing.may_go.set()
    assert settled(pages, "form", "b").pages == (b"b",)


def test_forms_are_drawn_beside_each_other(drawing: Drawing) -> None:
    drawing.may_go.clear()
    pages = DrawnPages()
    for name in ("one", "other"):
        pages.of(name, name, name.encode)
    for _form in range(2):
        assert drawing.begun.acquire(timeout=PATIENCE)
    drawing.may_go.set()
    assert settled(pages, "other", "other").pages == (b"other",)
    assert sorted(drawing.states) == ["one", "other"]


def test_a_form_that_is_given_up_while_it_is_drawn_is_not_held(drawing: Drawing) -> None:
    drawing.may_go.clear()
    pages = DrawnPages()
    pages.of("form", "a", "a".encode)
    assert drawing.begun.acquire(timeout=PATIENCE)
    pages.forget("form")
    pages.of("other", "b", "b".encode)
    drawing.may_go.set()
    settled(pages, "other", "b")
    with pytest.raises(KeyError):
        pages.page("form", 1)


def test_what_is_told_of_a_drawing_is_in_the_language_of_who_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(_files: object) -> object:
        raise InputError(Problem(_("页面画不出来：打印的 PDF 打不开")))

    monkeypatch.setattr(drawn_pages, "printed", refused)
    pages = DrawnPages()
    with speaking("en"):
        told = settled(pages, "form", "a").fault
    assert told.startswith("the pages cannot be drawn")
    assert settled(pages, "other", "a").fault.startswith("页面画不出来")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("error", [ZeroDivisionError, MemoryError, SystemExit, KeyboardInterrupt])
def test_whatever_befalls_a_drawing_is_told_and_others_are_drawn_after_it(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fails(*_arguments: object) -> object:
        raise error

    pages = DrawnPages()
    with monkeypatch.context() as patch:
        patch.setattr(drawn_pages, "printed", lambda _files: [("a", b"a PDF")])
        patch.setattr(drawn_pages, "pdf_pages", fails)
        for state in "abc":
            assert "出了错" in settled(pages, "form", state).fault
    monkeypatch.setattr(drawn_pages, "_drawn", Drawing())
    for name in ("form", "one", "other"):
        assert settled(pages, name, "d").pages == (b"d",)


def test_a_page_that_cannot_be_drawn_keeps_no_other_from_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_arguments: object) -> object:
        raise ZeroDivisionError

    data = pdf(3)
    for step in ("_bitmap", "_png"):
        with monkeypatch.context() as patch:
            patch.setattr(drawing_pdf, step, fails)
            with pytest.raises(ZeroDivisionError):
                pdf_pages(data, 100, 2)
    assert len(pdf_pages(data, 100, 2)[1]) == 2


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


def pdf(pages: int) -> bytes:
    """Return a PDF of so many empty pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        document.new_page(200, 100)
    data = io.BytesIO()
    document.save(data)
    document.close()
    return data.getvalue()


def test_a_pdf_of_any_pages_is_drawn_as_far_as_is_asked() -> None:
    count, pages = pdf_pages(pdf(3), 100, 2)
    assert (count, len(pages)) == (3, 2)
    assert pages[0][16:24] == (100).to_bytes(4, "big") + (50).to_bytes(4, "big")
