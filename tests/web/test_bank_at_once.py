"""Packs that are mined into, and decided on, from several tabs at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, Thread
from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_pack
from app.errors import InputError
from app.workflow.mine import mine
from app.workflow.pages.bank import minings
from app.workflow.pages.workspace import Workspace
from tests.web.conftest import PACK, REPORT
from tests.web.own_bank import MORE, decided_on, ended_page, found_page, mined_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from httpx2 import Response

    from app.workflow.pages.jobs import Watch
    from tests.web.conftest import Browser

_LONG = 60
_REPORTS = (("甲.txt", REPORT.encode()), ("乙.txt", MORE.encode()))


class _HeldUp:
    """Mining that waits until it is let go, and how often it is begun."""

    def __init__(self) -> None:
        self.reached = Event()
        self.goes_on = Event()
        self.begun = 0

    def mine(self, *args: object, **named: object) -> object:
        self.begun += 1
        self.reached.set()
        assert self.goes_on.wait(_LONG)
        return mine(*args, **named)  # type: ignore[arg-type]


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[_HeldUp]:
    """Return what holds up all mining until it is let go."""
    held = _HeldUp()
    monkeypatch.setattr(minings, "mine", held.mine)
    yield held
    held.goes_on.set()


def _begin(browser: Browser, report: tuple[str, bytes], pack: str = PACK) -> Response:
    return browser.post("/bank/minings", data={"pack": pack}, files=[("file", report)])


def test_of_two_that_mine_into_a_pack_at_once_one_is_refused_and_loses_nothing(
    bank: Browser, home: Path, held_up: _HeldUp
) -> None:
    together = Barrier(2)

    def begin(report: tuple[str, bytes]) -> Response:
        together.wait(_LONG)
        return _begin(bank, report)

    with ThreadPoolExecutor(2) as tabs:
        answers = list(tabs.map(begin, _REPORTS))
    assert sorted(answer.status_code for answer in answers) == [200, 422]
    refused = next(n for n, answer in enumerate(answers) if answer.status_code == 422)
    assert f"正在往“{PACK}”里拆别的报告" in answers[refused].text
    held_up.goes_on.set()
    assert "拆完了" in ended_page(bank, answers[1 - refused].headers["hx-redirect"])
    assert "拆完了" in mined_page(bank, _REPORTS[refused])
    pack = load_pack(home / "phrasebank" / PACK)
    assert {source.file for source in pack.sources} == {"甲.txt", "乙.txt"}
    assert found_page(bank, pack=PACK, q="快在平时").count("快在平时")


def test_other_packs_are_mined_meanwhile(bank: Browser, home: Path, held_up: _HeldUp) -> None:
    one, other = (_begin(bank, each, pack) for each, pack in zip(_REPORTS, "甲乙", strict=True))
    held_up.goes_on.set()
    for answer in (one, other):
        assert "拆完了" in ended_page(bank, answer.headers["hx-redirect"])
    assert {path.name for path in (home / "phrasebank").iterdir()} == {"甲", "乙"}
    assert "快在平时" in found_page(bank, pack="乙", q="快在平时")
    assert "细就不出错" in found_page(bank, pack="甲", q="细就不出错")


def test_a_mining_that_is_begun_twice_at_once_goes_on_once(
    home: Path, held_up: _HeldUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not home.exists()
    page = Workspace().bank.minings
    name = page.begin(PACK, _REPORTS[:1])
    assert held_up.reached.wait(_LONG)
    page.stop(name)
    held_up.goes_on.set()
    assert page._jobs.settled(page._runs[name].job, _LONG).ended
    held_up.goes_on.clear()
    start, both, begun = page._jobs.start, Barrier(2), []

    def once_both_are_here(work: Callable[[Watch], None]) -> str:
        with suppress(BrokenBarrierError):
            both.wait(0.5)
        begun.append(start(work))
        return begun[-1]

    monkeypatch.setattr(page._jobs, "start", once_both_are_here)
    with ThreadPoolExecutor(2) as tabs:
        list(tabs.map(page.start, [name, name]))
    assert len(begun) == 1
    held_up.goes_on.set()
    assert page._jobs.settled(begun[0], _LONG).ended
    assert page.stage(name).mining.is_done


def test_a_stopped_mining_does_not_go_on_beside_another_into_its_pack(
    bank: Browser, held_up: _HeldUp
) -> None:
    first = _begin(bank, _REPORTS[0]).headers["hx-redirect"]
    assert held_up.reached.wait(_LONG)
    bank.post(f"{first}/stop")
    # Until it has noticed, it may still write.
    assert _begin(bank, _REPORTS[1]).status_code == 422
    held_up.goes_on.set()
    assert "停下了" in ended_page(bank, first)
    held_up.goes_on.clear()
    second = _begin(bank, _REPORTS[1]).headers["hx-redirect"]
    answer = bank.post(f"{first}/start")
    assert answer.status_code == 422
    assert "拆别的报告" in answer.text
    held_up.goes_on.set()
    assert "拆完了" in ended_page(bank, second)


def test_what_is_given_up_is_mined_beside_nothing_until_it_has_ended(
    bank: Browser, held_up: _HeldUp
) -> None:
    at = _begin(bank, _REPORTS[0]).headers["hx-redirect"]
    assert held_up.reached.wait(_LONG)
    bank.post(f"{at}/give-up")
    assert bank.get(at).status_code == 404
    assert _begin(bank, _REPORTS[1]).status_code == 422


def test_a_pack_that_is_mined_is_not_decided_on(
    reviewing: Browser, mined: Path, held_up: _HeldUp
) -> None:
    at = _begin(reviewing, _REPORTS[1]).headers["hx-redirect"]
    assert held_up.reached.wait(_LONG)
    review = f"/bank/packs/{PACK}"
    data = {"phrase": "x", "choice": "keep"}
    answers = [reviewing.get(f"{review}/review"), reviewing.post(f"{review}/decide", data=data)]
    answers += [reviewing.post(f"{review}/{step}") for step in ("back", "finish")]
    for answer in answers:
        assert answer.status_code == 422
        assert "这个词库正在重拆" in answer.text
    assert decided_on(mined) == []
    held_up.goes_on.set()
    assert "拆完了" in ended_page(reviewing, at)
    assert reviewing.get(f"{review}/review").status_code == 200


def test_no_mining_begins_while_a_pack_is_decided_on(home: Path, held_up: _HeldUp) -> None:
    assert not home.exists()
    page = Workspace().bank.minings
    begun = Event()

    def begin() -> None:
        page.begin(PACK, _REPORTS[:1])
        begun.set()

    with page.at_rest(PACK):
        tab = Thread(target=begin)
        tab.start()
        assert not begun.wait(0.2)
        assert held_up.begun == 0
    tab.join(_LONG)
    assert begun.is_set()
    with pytest.raises(InputError, match="正在重拆"), page.at_rest(PACK):
        pass


def test_nothing_stays_of_the_jobs_of_minings_that_are_done(home: Path) -> None:
    assert not home.exists()
    page = Workspace().bank.minings
    for report in _REPORTS:
        name = page.begin(PACK, [report])
        page._jobs.settled(page._runs[name].job, _LONG)
    assert len(page._runs) == len(page._jobs._progress) == 1
