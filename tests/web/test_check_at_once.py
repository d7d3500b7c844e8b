"""Drafts that are checked from several tabs at once, and more of them than are kept in sight."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Thread, current_thread
from typing import TYPE_CHECKING

import pytest

from app.errors import InputError
from app.workflow import source_texts
from app.workflow.pages.check import page as check_page
from app.workflow.pages.check.looking import _MOST_KEPT
from app.workflow.pages.check.open_drafts import OpenDraft
from app.workflow.pages.workspace import Workspace
from tests.web.test_check import ATTENDANCE, DRAFT, HALF_WIDTH

if TYPE_CHECKING:
    from pathlib import Path

    from app.workflow.pages.check.page import CheckPage

_LONG = 60
SAID = "我们到五个村走访了六十户人家，回来把每一户的难处写在一张纸上，贴在办公室墙上。"
BORROWED = f"下乡心得\n\n{SAID}办完一件，划掉一件。\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CheckPage:
    """Return the page of a server that has nothing open yet."""
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path))
    return Workspace().check


def _opened(page: CheckPage, text: str = DRAFT, name: str = "初稿.md") -> str:
    return page.open([(name, text.encode())]).ids[0]


def _text(words: str) -> bytes:
    return f"旧稿\n\n{words}\n".encode()


def _rules(page: CheckPage, draft: str) -> set[str]:
    sheet = page.view(draft, within=_LONG).sheet
    assert sheet
    return {note.rule for line in sheet.lines for note in line.notes}


@pytest.mark.usefixtures("hasty")
def test_texts_that_are_given_at_once_are_all_held_against(page: CheckPage) -> None:
    for number in range(5):
        draft = _opened(page, name=f"稿{number}.md")
        together = Barrier(4)

        def give(tab: int, draft: str = draft, together: Barrier = together) -> None:
            together.wait(_LONG)
            page.hold_against(draft, [("同名.txt", _text(f"第{tab}份说过的话。"))])

        with ThreadPoolExecutor(4) as tabs:
            list(tabs.map(give, range(4)))
        names = page.drafts.get(draft).texts
        assert len(set(names)) == 4
        folder = page.drafts.folder(draft) / "against"
        assert {path.name for path in folder.iterdir()} == set(names)
        assert len({path.read_bytes() for path in folder.iterdir()}) == 4


def test_equal_texts_that_are_given_together_are_held_against_once(page: CheckPage) -> None:
    draft = _opened(page)
    page.hold_against(draft, [("甲.txt", _text("说过。")), ("乙.txt", _text("说过。"))])
    assert page.drafts.get(draft).texts == ("甲.txt",)


def test_too_many_texts_are_refused_before_anything_is_kept(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_page, "_MOST_TEXTS", 2)
    texts = [(f"往年{n}.txt", _text(f"第{n}份说过的话。")) for n in range(3)]
    with pytest.raises(InputError, match="比对的文章太多"):
        page.open([("初稿.md", DRAFT.encode())], texts)
    assert page.open_drafts() == []
    draft = page.open([("初稿.md", DRAFT.encode())], texts[:2]).ids[0]
    before = page.drafts.get(draft)
    again = ("初稿.md", DRAFT.replace("放心放心", "放心").encode())
    with pytest.raises(InputError, match="比对的文章太多"):
        page.open([again], texts[2:])
    assert page.drafts.get(draft) == before
    assert (page.drafts.folder(draft) / "初稿.md").read_bytes() == DRAFT.encode()
    assert page.open([again], texts[:2]).ids == (draft,)


def test_another_text_of_the_same_name_is_read_anew(page: CheckPage) -> None:
    draft = _opened(page, BORROWED)
    page.hold_against(draft, [("旧.txt", _text(SAID))])
    assert "copy/passage" in _rules(page, draft)
    path = page.drafts.folder(draft) / "against" / "旧.txt"
    path.write_bytes(_text("别的话，和那一份没有一句相同。"))
    page.ignore(draft, HALF_WIDTH)
    assert "copy/passage" not in _rules(page, draft)
    page.let_go(draft)
    page.hold_against(draft, [("旧.txt", _text(SAID))])
    assert "copy/passage" in _rules(page, draft)


def test_texts_are_read_once_for_rules_that_are_ignored_and_heeded(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = _opened(page, BORROWED)
    page.hold_against(draft, [("旧.txt", _text(SAID))])
    assert "copy/passage" in _rules(page, draft)
    monkeypatch.setattr(source_texts, "_read", None)
    page.ignore(draft, "copy/passage")
    assert "copy/passage" not in _rules(page, draft)
    page.heed(draft, "copy/passage")
    assert "copy/passage" in _rules(page, draft)


def test_what_a_stopped_look_has_read_does_not_come_back(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, reached, goes_on = source_texts._read, Event(), Event()
    threads: list[Thread] = []

    def first_held_up(task: source_texts._Task) -> source_texts._Read:
        found = read(task)
        if not reached.is_set():
            threads.append(current_thread())
            reached.set()
            assert goes_on.wait(_LONG)
        return found

    monkeypatch.setattr(source_texts, "_read", first_held_up)
    draft = _opened(page, BORROWED)
    page.hold_against(draft, [("旧.txt", _text(SAID))])
    page.view(draft, within=0)
    assert reached.wait(_LONG)
    page.let_go(draft)
    page.hold_against(draft, [("旧.txt", _text("别的话，和那一份没有一句相同。"))])
    assert "copy/passage" not in _rules(page, draft)
    goes_on.set()
    # It comes to its end after the one that took its place.
    threads[0].join(_LONG)
    page.ignore(draft, HALF_WIDTH)
    assert "copy/passage" not in _rules(page, draft)


def test_a_later_look_tells_its_own_watch_of_texts_that_an_earlier_one_has_read(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = _opened(page, BORROWED)
    page.hold_against(draft, [("旧.txt", _text(SAID))])
    assert "copy/passage" in _rules(page, draft)
    from app.workflow.against import Against

    # As where SQLite cannot read an index any more, the texts are opened once more.
    copied = Against.copied

    def opened_anew(self: Against, *asked: object) -> object:
        self._open()
        return copied(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Against, "copied", opened_anew)
    page.ignore(draft, HALF_WIDTH)
    assert "copy/passage" in _rules(page, draft)


def test_of_many_drafts_the_last_are_kept_in_sight_and_the_others_are_looked_at_again(
    page: CheckPage,
) -> None:
    files = [(f"稿{number}.md", f"{number}、{DRAFT}".encode()) for number in range(_MOST_KEPT + 6)]
    ids = page.open(files).ids
    for draft in ids:
        assert ATTENDANCE in _rules(page, draft)
    results = [one.result for one in page._looking._jobs._progress.values()]
    assert len([one for one in results if one]) == _MOST_KEPT
    assert all(one.counts and one.counts["error"] and not one.waits for one in page.open_drafts())
    assert ATTENDANCE in _rules(page, ids[0])
    assert page.marked_file(ids[1]).data
    assert len(page._looking._jobs._progress) == _MOST_KEPT
    for draft in ids:
        page.give_up(draft)
    assert page._looking._jobs._progress == {}
    assert page._looking._known == {}


def test_what_is_known_of_a_draft_that_nobody_looked_at_is_nothing(page: CheckPage) -> None:
    page.drafts.add(OpenDraft(name="初稿.md"), {"初稿.md": DRAFT.encode()})
    (one,) = page.open_drafts()
    assert (one.counts, one.waits) == (None, False)
