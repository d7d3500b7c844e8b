"""What was mined is decided on phrase by phrase, each decision saved before the next is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import load_pack
from app.workflow.pages.workspace import Workspace
from tests.web.conftest import PACK, Browser
from tests.web.own_bank import decide, decided_on, found_page, in_sight

if TYPE_CHECKING:
    from pathlib import Path


def test_the_doubtful_is_decided_on_first_and_each_decision_is_saved_at_once(
    reviewing: Browser, mined: Path
) -> None:
    page = reviewing.get(f"/bank/packs/{PACK}/review").text
    assert "北斗" in page
    assert "<mark>要把北斗清单一条一条对着做完。</mark>" in page
    first = in_sight(page)
    page = decide(reviewing, first, "drop")
    assert decided_on(mined) == [(first, "drop")]
    second = in_sight(page)
    assert second not in ("", first)
    page = reviewing.post(f"/bank/packs/{PACK}/back").text
    assert in_sight(page) == first
    assert decided_on(mined) == [(first, "later")]
    decide(reviewing, first, "keep")
    assert decided_on(mined) == [(first, "keep")]


def test_an_edit_stands_in_the_pack_and_the_bank_once_it_is_written(
    reviewing: Browser, mined: Path
) -> None:
    first = in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    decide(reviewing, first, "edit", "要把清单一条一条对着做完。")
    assert "北斗" in found_page(reviewing, pack=PACK, q="清单")
    assert "照定的写进词库" in reviewing.get("/bank/packs").text
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert "照定的写进词库" not in reviewing.get("/bank/packs").text
    found = found_page(reviewing, pack=PACK, role="insight.resolve", q="清单") + found_page(
        reviewing, pack=PACK, q="要把清单"
    )
    assert "要把清单一条一条对着做完。" in found
    assert next(one for one in load_pack(mined).phrases if one.id == first).mined


def test_later_leaves_a_phrase_for_the_next_sitting(reviewing: Browser, mined: Path) -> None:
    first = in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    assert in_sight(decide(reviewing, first, "later")) != first
    assert decided_on(mined) == []
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text) == first


def test_a_sitting_goes_on_after_a_reload_and_in_another_server(reviewing: Browser) -> None:
    first = in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    second = in_sight(decide(reviewing, first, "keep"))
    assert in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text) == second
    card = Workspace().bank.seen(PACK).card
    assert card
    assert card.id == second


def test_two_tabs_do_not_decide_on_a_phrase_that_neither_shows(
    reviewing: Browser, mined: Path
) -> None:
    first = in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    second = in_sight(decide(reviewing, first, "keep"))
    page = decide(reviewing, first, "drop")
    assert "别的页面" in page
    assert in_sight(page) == second
    assert decided_on(mined) == [(first, "keep")]


def test_all_phrases_come_to_an_end(reviewing: Browser) -> None:
    page = reviewing.get(f"/bank/packs/{PACK}/review").text
    for _ in range(40):
        if not (phrase := in_sight(page)):
            break
        page = decide(reviewing, phrase, "keep")
    assert "都看过了" in page
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert "没有要定的" in reviewing.get(f"/bank/packs/{PACK}/review").text


def test_an_edit_that_cannot_stand_there_is_told_and_stays(reviewing: Browser, mined: Path) -> None:
    first = in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    page = decide(reviewing, first, "edit", "改成【这样】")
    assert in_sight(page) == first
    assert "还留着占位符" in page
    assert ">改成【这样】</textarea>" in page
    assert decided_on(mined) == []
