"""A report is written on a page: asked about, drafted as one types, and taken away as a file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
import pytest

from app.workflow.pages.workspace import Workspace
from tests.web.conftest import FACT, Browser, version_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx2 import Response

SAID = "交接班漏掉的，往往是人人都以为别人说过的那一句。"


def test_facts_become_a_report_with_questions_beside_it(
    browser: Browser, begun: Callable[..., str]
) -> None:
    page = browser.get(begun(FACT, unit="市医院骨科", person="李敏")).text
    assert FACT in page
    assert "市医院骨科" in page
    assert 'id="question"' in page


def test_the_draft_follows_what_is_typed_and_the_question_stays(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    asked = _question(browser.get(work).text)
    draft = answered(work, SAID, "type").text
    assert SAID in draft
    assert 'id="question"' not in draft
    assert _question(browser.get(work).text) == asked


def test_an_answer_leads_to_the_next_question_and_back(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    first = _question(browser.get(work).text)
    second = _question(answered(work, SAID).text)
    assert first != second
    back = browser.post(f"{work}/back").text
    assert _question(back) == first
    assert SAID in back


def test_all_questions_come_to_an_end(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    pages = (answered(work, how="skip").text for _ in range(40))
    assert any("要问的都问过了" in page for page in pages)


def test_another_server_shows_what_was_typed_before_the_first_one_ended(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    answered(work, SAID, "type")
    view = Workspace().write.view(work.rpartition("/")[2])
    assert view.work.typed == SAID
    assert any(SAID in piece.text for line in view.draft.lines for piece in line.pieces)


def test_two_tabs_do_not_write_over_each_other(browser: Browser, begun: Callable[..., str]) -> None:
    work = begun(FACT)
    browser.post(f"{work}/set", data={"key": "closing", "words": "甲说的。", "was": ""})
    answer = browser.post(f"{work}/set", data={"key": "closing", "words": "乙说的。", "was": ""})
    assert "甲说的。" in answer.text
    assert "乙说的。" in answer.text
    outline = browser.get(f"{work}/file.yaml").text
    assert "甲说的。" in outline
    assert "乙说的。" not in outline


def test_two_works_are_apart(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    one, other = begun(FACT), begun("上门走访12户，记下问题8条")
    answered(one, SAID)
    assert SAID not in browser.get(other).text


@pytest.mark.parametrize(
    ("path", "data", "gone", "there"),
    [
        (
            "set",
            {"key": "insights[0].theme", "words": "多问", "was": "核对"},
            "主题: 核对",
            "主题: 多问",
        ),
        ("set", {"key": "insights[0].theme", "words": "", "was": "核对"}, "主题: 核对", "主题:"),
        ("add", {"key": "insights", "words": "上门走访12户"}, "", "上门走访12户"),
        ("add", {"key": "insights[0].facts", "words": "又有一回"}, "", "又有一回"),
        ("remove", {"key": "insights[0].facts[0]"}, FACT, ""),
        ("set", {"key": "names.XX区", "words": "历下区", "was": ""}, "", "XX区: 历下区"),
    ],
)
def test_the_outline_is_changed_where_one_writes(
    browser: Browser,
    begun: Callable[..., str],
    path: str,
    data: dict[str, str],
    gone: str,
    there: str,
) -> None:
    work = begun(FACT)
    browser.post(f"{work}/{path}", data={**data, "version": version_of(browser, work)})
    outline = browser.get(f"{work}/file.yaml").text
    assert there in outline
    assert not gone or gone not in outline


def test_points_change_places(browser: Browser, begun: Callable[..., str]) -> None:
    work = begun(FACT, "上门走访12户，记下问题8条")
    data = {"key": "insights[1]", "to": "0", "version": version_of(browser, work)}
    browser.post(f"{work}/move", data=data)
    outline = browser.get(f"{work}/file.yaml").text
    assert outline.index("上门走访12户") < outline.index(FACT)


def test_a_borrowed_phrase_tells_its_source_and_gives_way(
    browser: Browser, begun: Callable[..., str], workspace: Workspace
) -> None:
    work = begun(FACT, subject="《骨科护理安全》")
    name = work.rpartition("/")[2]

    def borrowed() -> list[str]:
        lines = workspace.write.view(name).draft.lines
        return [piece.ref for line in lines for piece in line.pieces if piece.ref]

    phrase = borrowed()[0]
    assert phrase in browser.get(f"{work}/source", params={"phrase": phrase}).text
    browser.post(f"{work}/refuse", data={"phrase": phrase})
    assert phrase not in borrowed()


def test_variants_differ_in_what_is_borrowed_alone(
    browser: Browser, begun: Callable[..., str]
) -> None:
    work = begun(FACT, subject="《骨科护理安全》")
    shown = browser.get(f"{work}/variants").text
    assert shown.count(FACT) == 3
    browser.post(f"{work}/seed", data={"seed": "2"})
    assert 'name="seed" value="2"' in browser.get(f"{work}/variants").text


def test_a_word_file_is_taken_away_whole(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    answered(work, SAID)
    answer = browser.get(f"{work}/file.docx")
    assert answer.headers["content-disposition"].endswith(".docx")
    text = "".join(each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert FACT in text
    assert SAID in text


def test_a_work_is_offered_again_until_it_is_thrown_away_taken_away_or_not(
    browser: Browser, begun: Callable[..., str]
) -> None:
    first, work = begun(FACT), begun(FACT)
    page = browser.get("/").text
    assert page.index(work) < page.index(first)
    assert "<small>下载过" not in page
    browser.get(f"{work}/file.yaml")
    assert "<small>下载过" in browser.get("/").text
    browser.post(f"{work}/give-up")
    assert work not in browser.get("/").text
    assert browser.get(work).status_code == 404


def test_another_server_keeps_what_was_not_taken_away(
    browser: Browser, begun: Callable[..., str]
) -> None:
    taken, left = begun(FACT), begun(FACT)
    browser.get(f"{taken}/file.docx")
    server = Workspace()
    server.clear()
    assert [f"/works/{one.id}" for one, _ in server.write.all()] == [left]


def test_a_report_begins_with_a_fact(browser: Browser) -> None:
    answer = browser.post("/works", data={"kind": "心得体会", "theme": "核对", "fact": " "})
    assert answer.status_code == 422
    assert "还没有写事情" in answer.text


def test_what_was_typed_to_the_question_before_comes_too_late(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    page = browser.get(work).text
    key = re.search(r'data-key="([^"]+)"', page[page.index('id="words"') :])
    assert key
    answered(work, SAID)
    late = {"key": key[1], "words": "迟到的话"}
    assert "迟到的话" not in browser.post(f"{work}/type", data=late).text
    assert "迟到的话" not in browser.post(f"{work}/answer", data=late).text
    assert "迟到的话" not in browser.get(f"{work}/file.yaml").text


def test_an_answer_can_be_taken_back_after_the_outline_was_changed(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT)
    first = _question(browser.get(work).text)
    answered(work, SAID)
    browser.post(f"{work}/set", data={"key": "speaker.name", "words": "李敏", "was": ""})
    assert _question(browser.post(f"{work}/back").text) == first
    assert "李敏" in browser.get(f"{work}/file.yaml").text


def test_a_gap_without_a_question_is_filled_in_a_dialog(
    browser: Browser, begun: Callable[..., str]
) -> None:
    work = begun(FACT)
    answer = browser.post(f"{work}/ask", data={"key": "speaker.name", "asks": "发言人的姓名"})
    assert answer.headers["hx-retarget"] == "#aside"
    # Who gives his name alone would not be asked for his unit and post again.
    keys = ["speaker.unit", "speaker.post", "speaker.name"]
    assert [key for key in keys if f'value="{key}"' in answer.text] == keys
    browser.post(f"{work}/fill", data={"key": keys, "words": ["骨科", "", "李敏"]})
    text = browser.get(f"{work}/file.txt").text
    assert "骨科" in text
    assert "李敏" in text
    date = browser.post(f"{work}/ask", data={"key": "date", "asks": "日期"}).text
    assert 'value="date"' in date
    assert "speaker" not in date


def test_the_sentence_beside_an_answer_is_the_one_it_stands_in(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response]
) -> None:
    work = begun(FACT, subject="《骨科护理安全》")
    typed = answered(work, SAID, "type").text
    passage = typed[typed.index('id="passage"') :]
    before = re.search(r">([^<]*)<mark", passage)
    assert before
    assert before[1].lstrip("…") + SAID[:10] in re.sub("<[^>]*>|\n *", "", typed)


def test_an_outline_and_an_old_report_are_opened(browser: Browser) -> None:
    outline = "文种: 心得体会\n体会:\n  - 主题: 核对\n    事例: [多问了一句]\n".encode()
    work = browser.post("/works/open", files={"file": ("提纲.yaml", outline)})
    assert "多问了一句" in browser.get(work.headers["hx-redirect"]).text
    report = (
        f"学习《条例》心得体会\n\n一、核对要细。{FACT}。\n\n二、交接要清。走到床边去。\n".encode()
    )
    work = browser.post("/works/open", files={"file": ("去年.txt", report)})
    assert "走到床边去" in browser.get(work.headers["hx-redirect"]).text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("提纲.yaml", b"a: [", "提纲.yaml"),
        ("提纲.yaml", "文种: 没有这种\n体会: [甲]\n".encode(), "没有这种"),
        ("报告.docx", b"no package", "报告.docx"),
        ("图.png", b"\x89PNG", "图.png"),
        ("", b"", ""),
    ],
)
def test_another_file_is_refused_in_words(
    browser: Browser, name: str, data: bytes, told: str
) -> None:
    answer = browser.post("/works/open", files={"file": (name, data)})
    assert answer.status_code == 422
    assert told in answer.text
    assert "Traceback" not in answer.text


def _question(page: str) -> str:
    return page.partition('id="question">')[2].partition("<")[0]
