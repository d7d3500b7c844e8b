"""The bank is looked through, mined into, decided on, and used in a draft."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from app.bank.loading import load_pack
from app.errors import InputError
from app.files.office import find_office
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.pages.workspace import Workspace
from app.workflow.provenance import KEPT
from tests.broken_disk import Disk, KilledError, broken
from tests.web.conftest import FACT, PACK, REPORT, Browser
from tests.web.own_bank import (
    MORE,
    SAID,
    begun_work,
    counts_in,
    decide,
    ended_page,
    found_page,
    ids_in,
    in_sight,
    key_in,
    mined_page,
    total_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def test_phrases_are_found_by_their_words_with_their_holes_and_places(bank: Browser) -> None:
    page = found_page(bank, q="群众 美好")
    assert total_in(page) >= 1
    assert '<span class="hole">' in found_page(bank, role="opening.content")
    assert "第 10 段" in found_page(bank, q="聚焦", pack="seeds")


def test_a_search_is_narrowed_by_counts_that_hold(bank: Browser) -> None:
    page = found_page(bank)
    for facet in ("role", "move", "theme", "pack", "report"):
        counts = counts_in(page, facet)
        assert counts
        for value, count in list(counts.items())[:6]:
            assert total_in(found_page(bank, **{facet: value})) == count, (facet, value)
    narrowed = found_page(bank, role="insight", pack="seeds")
    for theme, count in counts_in(narrowed, "theme").items():
        assert total_in(found_page(bank, role="insight", pack="seeds", theme=theme)) == count


def test_pages_hold_all_that_is_found_once(bank: Browser) -> None:
    pages = [found_page(bank, pack="seeds", page=str(number)) for number in range(1, 5)]
    ids = [ident for page in pages for ident in ids_in(page)]
    assert len(ids) == len(set(ids)) == total_in(pages[0])
    assert ids_in(found_page(bank, pack="seeds", page="99")) == ids_in(pages[-1])


def test_a_phrase_is_shown_in_its_report(bank: Browser) -> None:
    ident = ids_in(found_page(bank, q="聚焦", pack="seeds"))[0]
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
    ident = ids_in(found_page(reviewing, pack=PACK, q="细"))[0]
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
    page = mined_page(bank, ("去年.txt", REPORT.encode()), ("图.png", b"\x89PNG"))
    assert "拆完了" in page
    assert "图.png" in page
    assert (home / "phrasebank" / PACK / KEPT / "去年.txt").read_bytes() == REPORT.encode()
    assert "细就不出错" in found_page(bank, pack=PACK, q="细就不出错")
    ident = ids_in(found_page(bank, pack=PACK, q="细就"))[0]
    assert "逐字核对过" in bank.get("/bank/phrase", params={"id": ident}).text
    assert PACK in bank.get("/bank/packs").text


def test_more_reports_renew_a_pack_whose_phrases_keep_their_ids(bank: Browser, home: Path) -> None:
    mined_page(bank, ("去年.txt", REPORT.encode()))
    before = {one.id: one.text for one in load_pack(home / "phrasebank" / PACK).phrases}
    mined_page(bank, ("前年.txt", MORE.encode()))
    pack = load_pack(home / "phrasebank" / PACK)
    after = {one.id: one.text for one in pack.phrases}
    assert before.items() <= after.items()
    assert {source.file for source in pack.sources} == {"去年.txt", "前年.txt"}
    page = mined_page(bank, ("去年.txt", REPORT.replace("细就", "细了就").encode()))
    assert "拆完了" in page
    assert "细了就不出错" in found_page(bank, pack=PACK, q="细了就")


def test_a_pack_whose_reports_are_gone_is_not_mined_into(bank: Browser, home: Path) -> None:
    mined_page(bank, ("去年.txt", REPORT.encode()))
    (home / "phrasebank" / PACK / KEPT / "去年.txt").unlink()
    page = mined_page(bank, ("前年.txt", MORE.encode()))
    assert "会丢掉它们的语句" in page
    assert "细就不出错" in found_page(bank, pack=PACK, q="细就")
    assert "拆完了" in mined_page(bank, ("前年.txt", MORE.encode()), ("去年.txt", REPORT.encode()))


def test_reports_that_nobody_can_read_make_no_pack(bank: Browser, home: Path) -> None:
    page = mined_page(bank, ("坏.docx", b"no package"), ("空.txt", b""))
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
        patch.setattr("app.workflow.pages.bank.minings.mine", stopped)
        answer = bank.post(
            "/bank/minings", data={"pack": PACK}, files=[("file", ("去年.txt", REPORT.encode()))]
        )
        at = answer.headers["hx-redirect"]
        assert 'max="100"' in bank.get(f"{at}/stage").text
        bank.post(f"{at}/stop")
        assert "停下了" in ended_page(bank, at)
    bank.post(f"{at}/start")
    assert "拆完了" in ended_page(bank, at)
    bank.post(f"{at}/give-up")
    assert bank.get(at).status_code == 404
    assert (home / "phrasebank" / PACK / "pack.yaml").exists()


def test_a_mined_phrase_stands_in_a_draft_that_is_taken_away(bank: Browser) -> None:
    mined_page(bank, ("去年.txt", REPORT.encode()))
    work = begun_work(bank)
    ident = ids_in(found_page(bank, pack=PACK, q="细就不出错", role="insight"))[0]
    page = bank.get("/bank/uses", params={"id": ident}).text
    assert "体会第 1 条（核对）" in page
    answer = bank.post("/bank/use", data={"phrase": ident, "work": work, "key": key_in(page)})
    assert "里有这一句了" in answer.text
    file = bank.get(f"/works/{work}/file.docx").content
    assert SAID in "".join(each.text for each in docx.Document(io.BytesIO(file)).paragraphs)
    assert "已经在那里了" in bank.get("/bank/uses", params={"id": ident}).text


def test_a_phrase_that_is_dropped_leaves_the_draft_that_used_it(
    reviewing: Browser, mined: Path
) -> None:
    work = begun_work(reviewing)
    first = in_sight(reviewing.get(f"/bank/packs/{PACK}/review").text)
    page = reviewing.get("/bank/uses", params={"id": first}).text
    reviewing.post("/bank/use", data={"phrase": first, "work": work, "key": key_in(page)})
    assert "北斗清单" in reviewing.get(f"/works/{work}/file.txt").text
    decide(reviewing, first, "drop")
    reviewing.post(f"/bank/packs/{PACK}/finish")
    assert first not in {one.id for one in load_pack(mined).phrases}
    assert "北斗清单" not in reviewing.get(f"/works/{work}/file.txt").text
    assert FACT in reviewing.get(f"/works/{work}").text


def test_a_whole_point_is_used_sentence_by_sentence(bank: Browser) -> None:
    mined_page(bank, ("去年.txt", REPORT.encode()))
    points = [
        one for one in ids_in(found_page(bank, pack=PACK, role="insight")) if "/insight/" in one
    ]
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
    page = mined_page(bank, ("去年.doc", f"{{\\rtf1\\ansi\n{text}\\par}}".encode()))
    assert "拆完了" in page
    assert (home / "phrasebank" / PACK / KEPT / "去年.docx").is_file()
    ident = ids_in(found_page(bank, pack=PACK, q="细就不出错"))[0]
    assert "逐字核对过" in bank.get("/bank/phrase", params={"id": ident}).text
