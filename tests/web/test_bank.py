"""The bank is looked through, mined into, decided on, and used in a draft."""

from __future__ import annotations

import html as escaping
import io
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from starlette.testclient import TestClient

from app.bank.decisions import decisions_path, parse_decisions
from app.bank.loading import load_pack
from app.errors import InputError
from app.files.office import find_office
from app.web.application import application
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.mine import mine
from app.workflow.pages.workspace import Workspace
from app.workflow.provenance import KEPT
from tests.broken_disk import Disk, KilledError, broken
from tests.web.conftest import FACT, HERE, KEY, PORT, Browser

if TYPE_CHECKING:
    from collections.abc import Callable

SAID = "细就不出错，错了也看得见。"
REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。要把北斗清单一条一条对着做完。细就不出错，错了也看得见。\n"
    "二是要稳。稳就走得远，远处的路才看得清。\n汇报完毕。\n"
)
MORE = (
    "各位同事：\n主要有两点体会。\n一是要快。快在平时，不在临时。\n"
    "二是要实。实在人干实在事。\n汇报完毕。\n"
)
PACK = "我的词库"
_WAIT = 30


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a user's own data, of one test alone."""
    home = tmp_path / "home"
    monkeypatch.setenv("NIGAO_HOME", str(home))
    return home


@pytest.fixture
def bank(home: Path) -> Browser:
    """Return a browser at a server whose bank is that of the user's own folder."""
    assert not home.exists()
    browser = TestClient(
        application(Workspace(), port=PORT, key=KEY), base_url=HERE, raise_server_exceptions=False
    )
    browser.get("/", params={"key": KEY})
    browser.headers["hx-request"] = "true"
    return browser


@pytest.fixture
def mined(home: Path) -> Path:
    """Return a pack of the user's own that has a doubt, its report beside it."""
    folder = home / "phrasebank" / PACK
    report = home / "去年.txt"
    home.mkdir(exist_ok=True)
    report.write_text(REPORT, "utf-8")
    mine([report], output=folder)
    pack = load_pack(folder)
    doubted = (
        one.model_copy(update={"doubt": ("北斗",)}) if "北斗" in one.text else one
        for one in pack.phrases
    )
    pack = pack.model_copy(update={"phrases": tuple(doubted)})
    write_pack(folder, pack, decisions_beside(folder))
    (folder / KEPT).mkdir()
    report.rename(folder / KEPT / report.name)
    return folder


@pytest.fixture
def reviewing(home: Path, mined: Path) -> Browser:
    """Return a browser at a server whose bank holds a pack with a doubt."""
    assert mined.is_relative_to(home)
    browser = TestClient(
        application(Workspace(), port=PORT, key=KEY), base_url=HERE, raise_server_exceptions=False
    )
    browser.get("/", params={"key": KEY})
    browser.headers["hx-request"] = "true"
    return browser


def _found(browser: Browser, **asked: str) -> str:
    answer = browser.get("/bank/found", params=asked)
    assert answer.status_code == 200
    return answer.text


def _ids(page: str) -> list[str]:
    return [escaping.unescape(one) for one in re.findall(r'id="h-([^"]+)"', page)]


def _total(page: str) -> int:
    told = re.search(r"找到 (\d+) 条", page)
    assert told
    return int(told[1])


def _counts(page: str, facet: str) -> dict[str, int]:
    row = rf'name="{facet}" value="([^"]+)".*?<small>(\d+)</small>'
    return {value: int(count) for value, count in re.findall(row, page)}


def _mine(browser: Browser, *reports: tuple[str, bytes], pack: str = PACK) -> str:
    answer = browser.post(
        "/bank/minings", data={"pack": pack}, files=[("file", one) for one in reports]
    )
    assert answer.status_code == 200, answer.text
    return _ended(browser, str(answer.headers["hx-redirect"]))


def _ended(browser: Browser, at: str) -> str:
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        page = browser.get(f"{at}/stage").text
        if "every 400ms" not in page:
            return page
        time.sleep(0.05)
    raise TimeoutError(at)


def _in_sight(page: str) -> str:
    found = re.search(r'data-phrase="([^"]+)"', page)
    return escaping.unescape(found[1]) if found else ""


def _decide(browser: Browser, phrase: str, choice: str, words: str = "") -> str:
    data = {"phrase": phrase, "choice": choice, "words": words}
    return browser.post(f"/bank/packs/{PACK}/decide", data=data).text


def _decided(folder: Path) -> list[tuple[str, str]]:
    path = decisions_path(folder)
    made = parse_decisions(path.read_text("utf-8"), str(path)) if path.exists() else ()
    return [(one.id, one.decision) for one in made]


def test_phrases_are_found_by_their_words_with_their_holes_and_places(bank: Browser) -> None:
    page = _found(bank, q="群众 美好")
    assert _total(page) >= 1
    assert '<span class="hole">' in _found(bank, role="opening.content")
    assert "第 10 段" in _found(bank, q="聚焦", pack="seeds")


def test_a_search_is_narrowed_by_counts_that_hold(bank: Browser) -> None:
    page = _found(bank)
    for facet in ("role", "move", "theme", "pack", "report"):
        counts = _counts(page, facet)
        assert counts
        for value, count in list(counts.items())[:6]:
            assert _total(_found(bank, **{facet: value})) == count, (facet, value)
    narrowed = _found(bank, role="insight", pack="seeds")
    for theme, count in _counts(narrowed, "theme").items():
        assert _total(_found(bank, role="insight", pack="seeds", theme=theme)) == count


def test_pages_hold_all_that_is_found_once(bank: Browser) -> None:
    pages = [_found(bank, pack="seeds", page=str(number)) for number in range(1, 5)]
    ids = [ident for page in pages for ident in _ids(page)]
    assert len(ids) == len(set(ids)) == _total(pages[0])
    assert _ids(_found(bank, pack="seeds", page="99")) == _ids(pages[-1])


def test_a_phrase_is_shown_in_its_report(bank: Browser) -> None:
    ident = _ids(_found(bank, q="聚焦", pack="seeds"))[0]
    page = bank.get("/bank/phrase", params={"id": ident}).text
    assert "<mark>聚焦人民群众需要，创造美好生活品质</mark>" in page
    assert "逐字核对过" in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda path: path.unlink(), "不在这台机器上"),
        (lambda path: path.write_text(REPORT + "又一句。", "utf-8"), "改过"),
    ],
)
def test_what_does_not_stand_in_its_report_is_told(
    reviewing: Browser, mined: Path, change: Callable[[Path], object], told: str
) -> None:
    change(mined / KEPT / "去年.txt")
    ident = _ids(_found(reviewing, pack=PACK, q="细"))[0]
    page = reviewing.get("/bank/phrase", params={"id": ident}).text
    assert told in page
    assert "逐字核对过" not in page


@pytest.mark.parametrize(
    ("sort", "words", "told"),
    [
        ("question", "", "为什么问"),
        ("remark", "核对", "不能用："),
        ("reading", "", "用得上："),
        ("run", "忠诚", "落到岗位上"),
        ("joint", "", "原先"),
        ("heading", "", "平实"),
    ],
)
def test_patterns_are_shown_with_their_proofs(
    bank: Browser, sort: str, words: str, told: str
) -> None:
    for path in ("/bank/patterns", "/bank/patterns/found"):
        assert told in bank.get(path, params={"sort": sort, "q": words}).text


def test_dropped_reports_become_a_pack_that_drafts_use_at_once(bank: Browser, home: Path) -> None:
    page = _mine(bank, ("去年.txt", REPORT.encode()), ("图.png", b"\x89PNG"))
    assert "拆完了" in page
    assert "图.png" in page
    assert (home / "phrasebank" / PACK / KEPT / "去年.txt").read_bytes() == REPORT.encode()
    assert "细就不出错" in _found(bank, pack=PACK, q="细就不出错")
    assert (
        "逐字核对过"
        in bank.get("/bank/phrase", params={"id": _ids(_found(bank, pack=PACK, q="细就"))[0]}).text
    )
    assert PACK in bank.get("/bank/packs").text


def test_more_reports_renew_a_pack_whose_phrases_keep_their_ids(bank: Browser, home: Path) -> None:
    _mine(bank, ("去年.txt", REPORT.encode()))
    before = {one.id: one.text for one in load_pack(home / "phrasebank" / PACK).phrases}
    _mine(bank, ("前年.txt", MORE.encode()))
    pack = load_pack(home / "phrasebank" / PACK)
    after = {one.id: one.text for one in pack.phrases}
    assert before.items() <= after.items()
    assert {source.file for source in pack.sources} == {"去年.txt", "前年.txt"}
    page = _mine(bank, ("去年.txt", REPORT.replace("细就", "细了就").encode()))
    assert "拆完了" in page
    assert "细了就不出错" in _found(bank, pack=PACK, q="细了就")


def test_a_pack_whose_reports_are_gone_is_not_mined_into(bank: Browser, home: Path) -> None:
    _mine(bank, ("去年.txt", REPORT.encode()))
    (home / "phrasebank" / PACK / KEPT / "去年.txt").unlink()
    page = _mine(bank, ("前年.txt", MORE.encode()))
    assert "会丢掉它们的语句" in page
    assert "细就不出错" in _found(bank, pack=PACK, q="细就")
    assert "拆完了" in _mine(bank, ("前年.txt", MORE.encode()), ("去年.txt", REPORT.encode()))


def test_reports_that_nobody_can_read_make_no_pack(bank: Browser, home: Path) -> None:
    page = _mine(bank, ("坏.docx", b"no package"), ("空.txt", b""))
    assert "坏.docx" in page
    assert "空.txt" in page
    assert not (home / "phrasebank").exists()
    assert "没有拆完" in bank.get("/bank/packs").text


def test_a_mining_that_was_stopped_goes_on_or_is_given_up(
    bank: Browser, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_args: object, watch: object, **_named: object) -> None:
        for done in range(2000):
            time.sleep(0.01)
            watch.reading(done, 2000)  # type: ignore[attr-defined]

    with monkeypatch.context() as patch:
        patch.setattr("app.workflow.pages.minings.mine", stopped)
        answer = bank.post(
            "/bank/minings", data={"pack": PACK}, files=[("file", ("去年.txt", REPORT.encode()))]
        )
        at = answer.headers["hx-redirect"]
        assert 'max="100"' in bank.get(f"{at}/stage").text
        bank.post(f"{at}/stop")
        assert "停下了" in _ended(bank, at)
    bank.post(f"{at}/start")
    assert "拆完了" in _ended(bank, at)
    bank.post(f"{at}/give-up")
    assert bank.get(at).status_code == 404
    assert (home / "phrasebank" / PACK / "pack.yaml").exists()


def test_the_doubtful_is_decided_on_first_and_each_decision_is_saved_at_once(
    reviewing: Browser, mined: Path
) -> None:
    page = reviewing.get(f"/bank/packs/{PACK}/review").text
    assert "北斗" in page
    assert "<mark>要把北斗清单一条一条对着做完。</mark>" in page
    first = _in_sight(page)
    page = _decide(reviewing, first, "drop")
    assert _decided(mined) == [(first, "drop")]
    second = _in_sight(page)
    assert second not in ("", first)
    page = reviewing.post(f"/bank/packs/{PACK}/back").text
    assert _in_sight(page) == first
    assert _decided(mined) == [(first, "later")]
    _decide(reviewing, first, "keep")
    assert _decided(mined) == [(first, "keep")]


def test_an_edit_stands_in_the_pack_and_the_bank_once_it_is_written(
    reviewing: Browser, mined: Path
) -> None:
    first = _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    _decide(reviewing, first, "edit", "要把清单一条一条对着做完。")
    assert "北斗" in _found(reviewing, pack=PACK, q="清单")
    assert "照定的写进词库" in reviewing.get("/bank/packs").text
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert "照定的写进词库" not in reviewing.get("/bank/packs").text
    found = _found(reviewing, pack=PACK, role="insight.resolve", q="清单") + _found(
        reviewing, pack=PACK, q="要把清单"
    )
    assert "要把清单一条一条对着做完。" in found
    assert next(one for one in load_pack(mined).phrases if one.id == first).mined


def test_later_leaves_a_phrase_for_the_next_sitting(reviewing: Browser, mined: Path) -> None:
    first = _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    assert _in_sight(_decide(reviewing, first, "later")) != first
    assert _decided(mined) == []
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text) == first


def test_a_sitting_goes_on_after_a_reload_and_in_another_server(reviewing: Browser) -> None:
    first = _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    second = _in_sight(_decide(reviewing, first, "keep"))
    assert _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text) == second
    card = Workspace().bank.sittings.seen(PACK).card
    assert card
    assert card.id == second


def test_two_tabs_do_not_decide_on_a_phrase_that_neither_shows(
    reviewing: Browser, mined: Path
) -> None:
    first = _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    second = _in_sight(_decide(reviewing, first, "keep"))
    page = _decide(reviewing, first, "drop")
    assert "别的页面" in page
    assert _in_sight(page) == second
    assert _decided(mined) == [(first, "keep")]


def test_all_phrases_come_to_an_end(reviewing: Browser) -> None:
    page = reviewing.get(f"/bank/packs/{PACK}/review").text
    for _ in range(40):
        if not (phrase := _in_sight(page)):
            break
        page = _decide(reviewing, phrase, "keep")
    assert "都看过了" in page
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert "没有要定的" in reviewing.get(f"/bank/packs/{PACK}/review").text


def test_a_mined_phrase_stands_in_a_draft_that_is_taken_away(bank: Browser) -> None:
    _mine(bank, ("去年.txt", REPORT.encode()))
    work = _begun(bank)
    ident = _ids(_found(bank, pack=PACK, q="细就不出错", role="insight"))[0]
    page = bank.get("/bank/uses", params={"id": ident}).text
    assert "体会第 1 条（核对）" in page
    answer = bank.post("/bank/use", data={"phrase": ident, "work": work, "key": _key(page)})
    assert "里有这一句了" in answer.text
    file = bank.get(f"/works/{work}/file.docx").content
    assert SAID in "".join(each.text for each in docx.Document(io.BytesIO(file)).paragraphs)
    assert "已经在那里了" in bank.get("/bank/uses", params={"id": ident}).text


def test_a_phrase_that_is_dropped_leaves_the_draft_that_used_it(
    reviewing: Browser, mined: Path
) -> None:
    work = _begun(reviewing)
    first = _in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    page = reviewing.get("/bank/uses", params={"id": first}).text
    reviewing.post("/bank/use", data={"phrase": first, "work": work, "key": _key(page)})
    assert "北斗清单" in reviewing.get(f"/works/{work}/file.txt").text
    _decide(reviewing, first, "drop")
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert first not in {one.id for one in load_pack(mined).phrases}
    assert "北斗清单" not in reviewing.get(f"/works/{work}/file.txt").text
    assert FACT in reviewing.get(f"/works/{work}").text


def _begun(browser: Browser) -> str:
    data = {"kind": "心得体会", "theme": ["核对"], "fact": [FACT]}
    return str(browser.post("/works", data=data).headers["hx-redirect"]).rpartition("/")[2]


def _key(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_whole_point_is_used_sentence_by_sentence(bank: Browser) -> None:
    _mine(bank, ("去年.txt", REPORT.encode()))
    points = [one for one in _ids(_found(bank, pack=PACK, role="insight")) if "/insight/" in one]
    page = bank.get("/bank/uses", params={"id": points[0]}).text
    assert page.count("用这一句") >= 2
    assert 'name="key"' not in page


def test_a_pack_that_a_killed_run_left_half_written_is_made_whole(mined: Path) -> None:
    pack = load_pack(mined)
    fewer = pack.model_copy(update={"phrases": pack.phrases[:2]})
    for moment in range(1, 99):
        with suppress(KilledError), broken(Disk(moment, KilledError(), goes_on=True)):
            write_pack(mined, fewer, decisions_beside(mined))
        if "renewing" in (mined / "pack.yaml").read_text("utf-8"):
            break
    with pytest.raises(InputError):
        load_pack(mined)
    assert Workspace().bank.packs().own[0].fault == ""
    assert load_pack(mined).phrases in (pack.phrases, fewer.phrases)


@pytest.mark.skipif(not find_office(), reason="这里要 LibreOffice")
def test_a_report_of_an_older_word_is_mined_as_what_it_becomes(bank: Browser, home: Path) -> None:
    lines = REPORT.rstrip().splitlines()
    text = "\\par\n".join("".join(f"\\u{ord(sign)}?" for sign in line) for line in lines)
    page = _mine(bank, ("去年.doc", f"{{\\rtf1\\ansi\n{text}\\par}}".encode()))
    assert "拆完了" in page
    assert (home / "phrasebank" / PACK / KEPT / "去年.docx").is_file()
    ident = _ids(_found(bank, pack=PACK, q="细就不出错"))[0]
    assert "逐字核对过" in bank.get("/bank/phrase", params={"id": ident}).text
