"""Many files are made of a list beside the pages: it is stopped, given up, or overtaken."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from app.workflow.batch import fill_many
from app.workflow.pages.jobs import Jobs, Progress
from tests.web.conftest import Browser
from tests.web.forms import PATIENCE, ended, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.batch.making import Watch
    from app.batch.options import BatchOptions
    from app.workflow.outcome import Outcome


class Making:
    """The making of the files of a list, held up at its first row until it may go on."""

    def __init__(self) -> None:
        self.begun = Event()
        self.may_go = Event()

    def __call__(self, file: Path, options: BatchOptions, watch: Watch) -> Outcome:
        """Make the files."""

        def held(done: int, rows: int) -> None:
            watch(done, rows)
            self.begun.set()
            assert self.may_go.wait(PATIENCE)

        return fill_many(file, options, held)


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Iterator[Making]:
    """Return what makes the files of a list here."""
    making = Making()
    monkeypatch.setattr("app.workflow.pages.fill.list_page.fill_many", making)
    yield making
    making.may_go.set()


def test_long_work_is_stopped_and_nothing_half_made_is_given(
    browser: Browser, listed: Callable[..., str], making: Making
) -> None:
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    assert "<progress" in browser.get(f"{at}/progress").text
    browser.post(f"{at}/stop")
    making.may_go.set()
    assert "停下了" in ended(browser, at)
    assert browser.get(f"{at}/result").status_code == 404


def test_a_form_that_is_given_up_ends_what_is_being_made_of_it(
    browser: Browser, listed: Callable[..., str], making: Making, tmp_path: Path
) -> None:
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    with ThreadPoolExecutor(1) as other:
        given_up = other.submit(browser.post, f"{at.removesuffix('/list')}/give-up")
        # Whoever gives it up waits for its job.
        with pytest.raises(TimeoutError):
            given_up.result(timeout=0.05)
        making.may_go.set()
        assert given_up.result(timeout=PATIENCE).status_code == 200
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_job_that_outlives_its_form_ends_quietly_and_leaves_no_file(
    browser: Browser,
    listed: Callable[..., str],
    making: Making,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.workflow.pages.fill.list_page._PATIENCE", 0.0)
    ways: list[Progress[str]] = []
    done = Event()
    end = Jobs._end

    def noted(jobs: Jobs[str], name: str, **more: Any) -> None:
        ways.append(Progress(**more))
        end(jobs, name, **more)
        done.set()

    monkeypatch.setattr(Jobs, "_end", noted)
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    browser.post(f"{at.removesuffix('/list')}/give-up")
    (tmp_path / "recovery" / "fill" / at.split("/")[2] / "files" / "out").mkdir(parents=True)
    making.may_go.set()
    assert done.wait(PATIENCE)
    assert ways == [Progress()]
    assert not list((tmp_path / "recovery" / "fill").iterdir())
    assert browser.get(f"{at}/progress").status_code == 404


def test_what_is_changed_while_files_are_made_is_told_and_they_are_not_given(
    browser: Browser, listed: Callable[..., str], making: Making
) -> None:
    at = listed()
    browser.post(f"{at}/make")
    assert making.begun.wait(PATIENCE)
    browser.post(f"{at.removesuffix('/list')}/say", data={"group": 1, "words": "赵办"})
    making.may_go.set()
    assert "表或名单又改过：再填一次" in ended(browser, at)
    assert browser.get(f"{at}/result").status_code == 404
    assert "压缩包里有 2 份" in made(browser, at)
    assert browser.get(f"{at}/result").status_code == 200
    assert "下载过" in browser.get("/fill").text


def test_what_is_typed_after_files_were_made_makes_them_old(
    browser: Browser, listed: Callable[..., str]
) -> None:
    at = listed()
    made(browser, at)
    browser.post(f"{at.removesuffix('/list')}/say", data={"group": 1, "words": "赵办"})
    assert f"{at}/result" not in browser.get(at).text
    assert browser.get(f"{at}/result").status_code == 404
