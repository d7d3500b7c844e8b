"""A work on its page through changes: what is kept, what is old, and what two tabs do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.files.office import find_office
from app.workflow.pages.workspace import Workspace
from app.workflow.pages.write.works import Work
from tests.web.conftest import FACT, Browser, phrases_of, version_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from httpx2 import Response

SAID = "交接班漏掉的，往往是人人都以为别人说过的那一句。"


def test_a_phrase_that_is_kept_stays_whatever_else_is_drawn(
    browser: Browser, begun: Callable[..., str], workspace: Workspace
) -> None:
    work = begun(FACT, subject="《骨科护理安全》", organizer="市医院")
    first = set(phrases_of(workspace, work))
    others: list[set[str]] = [set()] * 6
    for seed in range(1, 7):
        browser.post(f"{work}/seed", data={"seed": str(seed)})
        others[seed - 1] = set(phrases_of(workspace, work))
    kept = next(phrase for phrase in sorted(first) if not all(phrase in other for other in others))
    browser.post(f"{work}/pin", data={"phrase": kept})
    for seed in range(1, 7):
        browser.post(f"{work}/seed", data={"seed": str(seed)})
        assert kept in phrases_of(workspace, work)
    assert "不留了" in browser.get(f"{work}/source", params={"phrase": kept}).text
    browser.post(f"{work}/pin", data={"phrase": kept})
    assert [kept in other for other in others] == [
        browser.post(f"{work}/seed", data={"seed": str(seed)}).status_code == 200
        and kept in phrases_of(workspace, work)
        for seed in range(1, 7)
    ]


def _opened(browser: Browser, name: str, data: bytes) -> str:
    return browser.post("/works/open", files={"file": (name, data)}).headers["hx-redirect"]


OLD = """交流研讨材料

各位领导，同志们：
10月份，按照市委组织部要求，我参加了《习近平谈治国理政》第四卷网络课程学习。
一是学了就要用。2023年走访了12个乡镇，带回问题清单86条。
我就说到这里，谢谢大家。
"""


def test_what_of_an_old_report_belongs_to_its_year_is_marked_until_somebody_has_looked(
    browser: Browser,
) -> None:
    work = _opened(browser, "去年.md", OLD.encode())
    page = browser.get(work).text
    assert 'class="old"' in page
    asked = browser.get(f"{work}/matter", params={"words": "86条"})
    assert "86条" in asked.text
    browser.post(f"{work}/looked", data={"words": "86条"})
    marked = [line for line in browser.get(work).text.split("\n") if 'class="old"' in line]
    assert marked
    assert not any(">86条<" in line for line in marked)


def test_words_that_were_changed_are_old_no_more(browser: Browser, workspace: Workspace) -> None:
    work = _opened(browser, "去年.md", OLD.encode())
    form = workspace.write.view(work.rpartition("/")[2]).form
    fields = [one for point in form.insights for piece in point.pieces for one in piece.fields]
    field = next(one for one in fields if "86条" in one.words)
    new = field.words.replace("2023年", "2026年").replace("86条", "91条")
    data = {"key": field.key, "words": new, "was": field.words}
    page = browser.post(f"{work}/set", data=data).text
    assert "91条" in page
    assert ">86条<" not in page


def test_a_phrase_of_an_old_report_becomes_the_writers_own_or_goes(
    browser: Browser, checkout: Path, workspace: Workspace
) -> None:
    seed = next((checkout / "seeds").glob("003*.txt"))
    work = _opened(browser, seed.name, seed.read_bytes())
    one, other = sorted(set(phrases_of(workspace, work)))[:2]
    before = browser.get(f"{work}/file.txt").text
    browser.post(f"{work}/own", data={"phrase": one})
    assert one not in phrases_of(workspace, work)
    assert browser.get(f"{work}/file.txt").text == before
    browser.post(f"{work}/refuse", data={"phrase": other})
    assert other not in phrases_of(workspace, work)
    assert len(browser.get(f"{work}/file.txt").text) < len(before)


def test_what_the_report_has_not_is_shown_as_nothing_and_may_be_written(browser: Browser) -> None:
    work = _opened(browser, "提纲.yaml", "文种: 心得体会\n日期: false\n体会: [核对]\n".encode())
    assert "写了就有" in browser.get(work).text
    data = {"key": "date", "words": "2026年11月20日", "was": "false"}
    assert "没有写进" not in browser.post(f"{work}/set", data=data).text
    assert "2026年11月20日" in browser.get(f"{work}/file.yaml").text


def test_themes_are_suggested_by_what_a_fact_tells(browser: Browser) -> None:
    told = browser.post("/themes/1", data={"fact": ["", "夜班核对时多问了一句姓名"]}).text
    assert "核对" in told
    assert "多问一句" in told
    assert browser.post("/themes/7", data={"fact": ["夜班核对"]}).text.strip() == ""


def test_the_page_speaks_english_where_its_user_wants_it(browser: Browser) -> None:
    assert "写一份学习报告" in browser.get("/").text
    assert browser.post("/language", data={"language": "en"}).headers["hx-refresh"] == "true"
    page = browser.get("/").text
    assert '<html lang="en">' in page
    assert "写一份学习报告" not in page
    assert browser.post("/language", data={"language": "fr"}).status_code == 422


@pytest.mark.skipif(find_office() is None, reason="这里要 LibreOffice")
def test_where_libreoffice_is_a_work_is_printed(
    browser: Browser, begun: Callable[..., str]
) -> None:
    work = begun(FACT)
    assert f"{work}/file.pdf" in browser.get(work).text
    assert browser.get(f"{work}/file.pdf").content.startswith(b"%PDF")


def test_a_second_click_removes_nothing_more(browser: Browser, begun: Callable[..., str]) -> None:
    work = begun(FACT, "上门走访12户，记下问题8条", "汛期守了6天")
    data = {"key": "insights[0]", "version": version_of(browser, work)}
    browser.post(f"{work}/remove", data=data)
    assert "没有照办" in browser.post(f"{work}/remove", data=data).text
    outline = browser.get(f"{work}/file.yaml").text
    assert FACT not in outline
    assert "走访12户" in outline


def test_an_answer_that_was_begun_is_there_when_its_question_comes_again(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    answered(work, SAID)
    answered(work, "写了一半", "type")
    back = browser.post(f"{work}/back").text
    assert SAID in back
    assert "写了一半" not in browser.get(f"{work}/file.yaml").text
    assert "写了一半" in answered(work, SAID).text


def test_what_a_work_borrows_stays_through_a_change_that_is_not_about_it(
    browser: Browser, begun: Callable[..., str], workspace: Workspace
) -> None:
    work = begun(FACT, subject="《骨科护理安全》", organizer="护理部", unit="骨科")
    for seed in range(1, 5):
        browser.post(f"{work}/seed", data={"seed": str(seed)})
        before = phrases_of(workspace, work)
        was = f"李敏{seed - 1}" if seed > 1 else ""
        data = {"key": "speaker.name", "words": f"李敏{seed}", "was": was}
        browser.post(f"{work}/set", data=data)
        assert phrases_of(workspace, work) == before


def test_a_sentence_that_begins_a_paragraph_is_changed_in_its_field(browser: Browser) -> None:
    outline = '文种: 心得体会\n体会:\n  - 主题: 核对\n    内容: ["甲。", "\\n乙。"]\n'
    work = _opened(browser, "提纲.yaml", outline.encode())
    data = {"key": "insights[0].content[1]", "words": "丙。", "was": "\r\n乙。"}
    assert "没有写进" not in browser.post(f"{work}/set", data=data).text
    assert "\n丙。\n" in browser.get(f"{work}/file.txt").text


def test_a_work_whose_bank_is_not_there_is_left_as_it_is(
    browser: Browser, workspace: Workspace
) -> None:
    text = "文种: 心得体会\n体会:\n  - 主题: 核对\n    内容: [{编号: gone/insight.meaning/0000}]\n"
    work = Work(base=text, text=text, name="旧提纲.yaml")
    name = workspace.write.works.add(work)
    assert "旧提纲.yaml" in browser.get("/").text
    assert workspace.write.works.get(name) == work
    assert browser.get(f"/works/{name}").status_code == 422


def test_the_lines_at_the_end_of_an_old_report_are_changed_too(
    browser: Browser, workspace: Workspace
) -> None:
    old = f"{OLD}\n市医院骨科\n2023年11月20日\n"
    work = _opened(browser, "去年.md", old.encode())
    form = workspace.write.view(work.rpartition("/")[2]).form
    field = next(one for one in form.end if "2023年11月20日" in one.words)
    new = field.words.replace("2023", "2026")
    browser.post(f"{work}/set", data={"key": field.key, "words": new, "was": field.words})
    browser.post(f"{work}/set", data={"key": "length", "words": "1500", "was": ""})
    assert "2026年11月20日" in browser.get(f"{work}/file.txt").text
    page = browser.post(f"{work}/set", data={"key": "length", "words": "900", "was": "1500"})
    assert "没有写进" not in page.text
    assert workspace.write.view(work.rpartition("/")[2]).form.end[-1].words == "900"
