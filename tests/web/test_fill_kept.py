"""A form is kept on the disk until it is thrown away, and then nothing of it is left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

import pytest

from app.errors import InputError, Problem
from app.files.recovery import put
from app.workflow.filled import filled
from app.workflow.pages.fill.fillings import Filling
from app.workflow.pages.store import Store
from app.workflow.pages.workspace import Workspace
from tests.web.conftest import Browser, opened_browser
from tests.web.forms import PNG, form, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("without_office")


def test_what_was_typed_is_there_after_the_server_has_ended(
    browser: Browser, opened: Callable[..., str]
) -> None:
    filling = opened("XX市召开会议。")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    name = filling.rpartition("/")[2]
    view = Workspace().fill.view(name)
    assert view.filling.said == {1: "济南"}
    assert view.left == 0
    assert filling in browser.get("/fill").text


def test_a_form_that_was_taken_away_stays_in_the_list_until_it_is_thrown_away(
    browser: Browser, opened: Callable[..., str], tmp_path: Path
) -> None:
    filling = opened("XX市召开会议。")
    assert "下载过 ·" not in browser.get("/fill").text
    browser.get(f"{filling}/file.docx")
    shown = browser.get("/fill").text
    assert filling in shown
    assert "下载过 ·" in shown
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "下载过 ·" not in browser.get("/fill").text
    # The same words once more are no change, as when a field is left.
    browser.get(f"{filling}/file.docx")
    browser.post(f"{filling}/say", data={"group": 1, "words": "济南"})
    assert "下载过 ·" in browser.get("/fill").text
    browser.post(f"{filling}/give-up")
    assert filling not in browser.get("/fill").text
    assert not list((tmp_path / "recovery" / "fill").iterdir())


def test_what_is_typed_while_a_file_is_made_is_not_counted_as_taken_away(
    browser: Browser, opened: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filling = opened("XX市召开会议。")

    def slowly(*arguments: Any) -> Any:
        browser.post(f"{filling}/say", data={"group": 1, "words": "青岛"})
        return filled(*arguments)

    monkeypatch.setattr("app.workflow.pages.fill.page.filled", slowly)
    assert "XX市" in words(browser.get(f"{filling}/file.docx").content)
    assert "下载过 ·" not in browser.get("/fill").text


def test_a_form_that_cannot_be_kept_leaves_nothing_behind(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise InputError(Problem("磁盘满了"))

    monkeypatch.setattr("app.workflow.pages.store.keep", full)
    sent = {"file": ("表.docx", form("XX市召开会议。"))}
    assert browser.post("/fill/open", files=sent).status_code == 422
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("state", [b"", b"{", b'{"file": 1}', None])
def test_a_form_that_cannot_be_read_any_more_can_be_thrown_away(
    browser: Browser, opened: Callable[..., str], tmp_path: Path, state: bytes | None
) -> None:
    lost = opened("XX市召开会议。", name="旧表.docx")
    kept = tmp_path / "recovery" / "fill" / lost.rpartition("/")[2] / "state.json"
    if state is None:
        kept.unlink()
    else:
        kept.write_bytes(state)
    # As the server of the next day finds it.
    browser = opened_browser()
    shown = browser.get("/fill").text
    assert "旧表.docx" in shown
    assert f"{lost}/give-up" in shown
    assert browser.get(lost).status_code == 404
    browser.post(f"{lost}/give-up")
    assert "旧表.docx" not in browser.get("/fill").text
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_put_to_a_form_that_was_given_up_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path))
    store = Store(Filling, "fill")
    name = store.add(Filling(file="表.docx", suffix=".docx"), {"表.docx": b"form"})
    with ThreadPoolExecutor(1) as other:

        def slowly(*arguments: Any) -> Path:
            # It is given up while the file is written.
            wait([other.submit(store.give_up, name)], timeout=0.1)
            return put(*arguments)

        monkeypatch.setattr("app.workflow.pages.store.put", slowly)
        store.put(name, "照片.png", PNG)
    with pytest.raises(KeyError):
        store.put(name, "照片.png", PNG)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_form_that_is_given_up_is_gone_with_its_files(
    browser: Browser, opened: Callable[..., str], tmp_path: Path
) -> None:
    filling = opened("XX市召开会议。")
    browser.post(f"{filling}/give-up")
    assert browser.get(filling).status_code == 404
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
