"""A draft is checked on a page: its findings beside its words, mended, marked and taken away."""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from app.workflow import source_texts
from app.workflow.pages.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import Browser

    Drop = Callable[..., str]

DRAFT = """参加基层治理专题培训的心得体会

云溪县青石镇党政办　陈小满

（2026年11月20日）

全班应到40人，实到38人，缺席3人。三天课听下来，有两点体会。

一、学得再深一些。回来以后,我把笔记又理了一遍，落实“一网通办制度。

二、走得再近一些。我要把XX村的路灯修好，让群众夜里走得放心放心。
"""
ATTENDANCE, HALF_WIDTH, DOUBLED = "fact/attendance", "punctuation/half-width", "repeat/words"


@pytest.fixture
def drop(browser: Browser) -> Drop:
    """Return what drops a draft, with texts to hold it against, and gives its address."""

    def dropped(data: bytes | str = DRAFT, name: str = "初稿.md", *against: str) -> str:
        data = data.encode() if isinstance(data, str) else data
        texts = [("against", (f"往年{n}.txt", text.encode())) for n, text in enumerate(against)]
        answer = browser.post("/check/open", files=[("files", (name, data)), *texts])
        return str(answer.headers["hx-redirect"])

    return dropped


def seen(browser: Browser, draft: str) -> str:
    """Return the page of a draft once it was looked at."""
    while 'hx-trigger="every' in (page := browser.get(draft).text):
        pass
    return page


def _rules(page: str) -> list[str]:
    return re.findall(r"/rule\?rule=([a-z/-]+)", page)


def _word(text: str = DRAFT) -> bytes:
    document = docx.Document()
    for line in filter(None, text.split("\n")):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_findings_stand_beside_the_very_words_with_basis_and_what_to_do(
    browser: Browser, drop: Drop
) -> None:
    page = seen(browser, drop())
    assert '<p class="line title' in page
    marked = html.unescape(re.sub(r"<a class=\"number\".*?</a>", "", page))
    assert re.search(r'<mark class="found error"[^>]*>40人，实到38人，缺席3人</mark>', marked)
    assert re.search(r'<mark class="found warning"[^>]*>,</mark>', marked)
    assert "应有40人，加起来是41人：核对人数" in page
    assert "GB/T 15834-2011" in page
    assert {ATTENDANCE, HALF_WIDTH, DOUBLED} < set(_rules(page))


def test_a_clean_draft_is_told_to_be_clean(browser: Browser, drop: Drop) -> None:
    page = seen(browser, drop("关于走访的心得\n\n我走访了三户人家，记下两件事。\n", "净.md"))
    assert "没有要改的" in page
    assert "marked" not in page


def test_words_found_twice_over_are_marked_once_for_each(browser: Browser, drop: Drop) -> None:
    page = seen(browser, drop("心得\n\n我们走得放心放心,又说了一遍。\n", "叠.txt"))
    numbers = re.findall(r'id="m(\d+)"', page)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_a_rule_is_explained_with_what_is_wrong_and_what_is_not(
    browser: Browser, drop: Drop
) -> None:
    told = browser.get(f"{drop()}/rule", params={"rule": HALF_WIDTH}).text
    assert "GB/T 15834-2011" in told
    assert '<mark class="found warning">' in told
    assert "⟦" not in told


def test_a_rule_or_its_family_is_not_held_against_a_draft_until_it_is_again(
    browser: Browser, drop: Drop
) -> None:
    draft, other = drop(), drop(name="另一份.md")
    browser.post(f"{draft}/ignore", data={"rule": ATTENDANCE})
    assert ATTENDANCE not in _rules(seen(browser, draft))
    browser.post(f"{draft}/ignore", data={"rule": "repeat/"})
    page = seen(browser, draft)
    assert DOUBLED not in _rules(page)
    assert HALF_WIDTH in _rules(page)
    assert ATTENDANCE in _rules(seen(browser, other))
    browser.post(f"{draft}/heed", data={"rule": "repeat/"})
    browser.post(f"{draft}/heed", data={"rule": ATTENDANCE})
    assert {ATTENDANCE, DOUBLED} < set(_rules(seen(browser, draft)))


def test_another_server_shows_what_is_open_and_how_it_is_checked(
    browser: Browser, drop: Drop
) -> None:
    draft = drop(name="重启.md")
    browser.post(f"{draft}/ignore", data={"rule": ATTENDANCE})
    page = Workspace().check
    name = draft.rpartition("/")[2]
    view = page.view(name, within=60)
    assert view.sheet
    rules = {note.rule for line in view.sheet.lines for note in line.notes}
    assert HALF_WIDTH in rules
    assert ATTENDANCE not in rules


@pytest.mark.parametrize("name", ["初稿.md", "初稿.docx"])
def test_comments_stand_in_the_word_file_at_each_place(
    browser: Browser, drop: Drop, name: str
) -> None:
    draft = drop(_word() if name.endswith("docx") else DRAFT, name)
    found = _rules(seen(browser, draft))
    answer = browser.get(f"{draft}/marked")
    assert unquote(answer.headers["content-disposition"]).endswith("初稿.批注.docx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        comments = package.read("word/comments.xml").decode()
    assert comments.count("<w:comment ") == len(found)
    assert all(rule in comments for rule in found)


@pytest.mark.parametrize("name", ["初稿.md", "初稿.docx"])
def test_mends_are_shown_and_made_and_nothing_else_is(
    browser: Browser, drop: Drop, name: str
) -> None:
    draft = drop(_word() if name.endswith("docx") else DRAFT, name)
    shown = browser.get(f"{draft}/mending").text
    assert "<del>,</del><ins>，</ins>" in shown
    assert "走得放心<del>放心</del>" in shown
    assert _text(browser.get(f"{draft}/mended").content, name) == _text(
        DRAFT.replace(",", "，").replace("放心放心", "放心").encode()
        if name.endswith("md")
        else _word(DRAFT.replace(",", "，").replace("放心放心", "放心")),
        name,
    )


def test_a_single_mend_is_left_out_until_it_is_wanted_again(browser: Browser, drop: Drop) -> None:
    draft = drop(name="留一处.md")
    names = re.findall(r'id="mend-([^"]+)"', browser.get(f"{draft}/mending").text)
    assert len(names) == 2
    shown = browser.post(f"{draft}/leave", data={"mend": names[0]}).text
    assert "<del>,</del><ins>，</ins>" not in shown
    assert "改 1 处" in shown
    assert "回来以后,我" in browser.get(f"{draft}/mended").text
    assert "放心放心" not in browser.get(f"{draft}/mended").text
    browser.post(f"{draft}/want", data={"mend": names[0]})
    assert "回来以后，我" in browser.get(f"{draft}/mended").text


def test_what_belongs_together_is_one_mend(browser: Browser, drop: Drop) -> None:
    draft = drop("心得\n\n推进”一次办好“改革。\n", "引号.md")
    shown = browser.get(f"{draft}/mending").text
    (name,) = re.findall(r'id="mend-([^"]+)"', shown)
    browser.post(f"{draft}/leave", data={"mend": name})
    assert "”一次办好“" in browser.get(f"{draft}/mended").text


def test_findings_are_taken_away_as_a_table_in_which_no_word_is_a_formula(
    browser: Browser, drop: Drop
) -> None:
    draft = drop('心得\n\n=HYPERLINK("x"),他说,走了。\n', "=表.txt")
    answer = browser.get(f"{draft}/list.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[1]][:3] == ["序号", "级别", "位置"]
    assert sheet.max_row - 1 == len(_rules(seen(browser, draft)))
    assert "f" not in {cell.data_type for row in sheet for cell in row}


def test_findings_are_taken_away_for_programs_without_where_they_are_kept(
    browser: Browser, drop: Drop
) -> None:
    draft = drop(name="给程序.md")
    found = browser.get(f"{draft}/list.json").json()
    assert {one["file"] for one in found} == {"给程序.md"}
    assert browser.get(f"{draft}/list.sarif").json()["version"] == "2.1.0"
    assert browser.get(f"{draft}/list.exe").status_code == 404


def test_another_version_tells_what_is_gone_and_what_is_new(browser: Browser, drop: Drop) -> None:
    draft = drop(name="两稿.md")
    before = len(_rules(seen(browser, draft)))
    better = DRAFT.replace("实到38人", "实到37人").replace(",", "，").replace("两点", "三点")
    answer = browser.post(f"{draft}/again", files={"file": ("两稿二.md", better.encode())})
    assert answer.headers["hx-redirect"] == draft
    page = seen(browser, draft)
    now = len(_rules(page))
    assert f"上次 {before} 处，这次 {now} 处" in page
    gone = page.partition('<ul class="gone">')[2].partition("</ul>")[0]
    assert "40人，实到38人，缺席3人" in gone
    assert "新出来 1 处" in page
    assert "两稿二.md" in page


def test_a_file_of_the_same_name_and_words_is_another_version_and_of_other_words_is_not(
    browser: Browser, drop: Drop
) -> None:
    draft = drop(name="同名.md")
    assert drop(DRAFT.replace("放心放心", "放心"), "同名.md") == draft
    assert "上次" in seen(browser, draft)
    assert drop("别的心得\n\n走访了三户人家，各记一件事。\n", "同名.md") != draft


def test_a_version_that_cannot_be_read_leaves_the_one_before(browser: Browser, drop: Drop) -> None:
    draft = drop(name="留着.md")
    before = seen(browser, draft)
    answer = browser.post(f"{draft}/again", files={"file": ("坏.docx", b"none")})
    assert answer.status_code == 422
    assert seen(browser, draft) == before


def test_borrowed_passages_show_their_source_by_its_name(browser: Browser, drop: Drop) -> None:
    said = "我们到五个村走访了六十户人家，回来把每一户的难处写在一张纸上，贴在办公室墙上。"
    draft = drop(f"下乡心得\n\n{said}办完一件，划掉一件。\n", "借.md", f"旧稿\n\n{said}\n")
    page = seen(browser, draft)
    assert any(rule.startswith("copy/") for rule in _rules(page))
    assert "往年0.txt" in page
    assert "/往年0.txt" not in page
    assert "和别的文章相同" in page
    browser.post(f"{draft}/let-go")
    page = seen(browser, draft)
    assert "往年0.txt" not in page
    browser.post(f"{draft}/against", files={"files": ("后来.txt", f"旧稿\n\n{said}\n".encode())})
    assert "后来.txt" in seen(browser, draft)


def test_a_draft_is_not_held_against_itself_nor_is_a_text_lost_for_its_name(
    browser: Browser, drop: Drop
) -> None:
    draft = drop(name="自己.md")
    for text in (DRAFT, "旧稿甲\n\n说过的话。\n", "旧稿乙\n\n说过的话。\n"):
        browser.post(f"{draft}/against", files={"files": ("同名.txt", text.encode())})
    browser.post(f"{draft}/against", files={"files": ("又.txt", "旧稿乙\n\n说过的话。\n".encode())})
    page = seen(browser, draft)
    assert "又.txt" not in page
    assert "和别的文章相同 0%" in page
    assert "同名.txt、2-同名.txt" in page


def test_a_long_look_shows_how_far_it_is_and_is_stopped(browser: Browser, drop: Drop) -> None:
    read, reached, goes_on = source_texts._read, Event(), Event()

    def held_up(task: source_texts._Task) -> source_texts._Read:
        if task.name == "往年4.txt":
            reached.set()
            assert goes_on.wait(60)
        return read(task)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_texts, "_read", held_up)
        draft = drop(DRAFT, "长.md", *(f"旧稿{n}\n\n说过的话。\n" for n in range(9)))
        assert reached.wait(60)
        page = browser.get(draft).text
        assert 'max="9" value="4"' in page
        assert "和 9 份文章比对" in page
        browser.post(f"{draft}/stop")
        goes_on.set()
        assert "停下了" in seen(browser, draft)
    browser.post(f"{draft}/look")
    assert ATTENDANCE in _rules(seen(browser, draft))


def test_what_stands_beside_the_text_is_told_with_its_place(browser: Browser, drop: Drop) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "XX局内部材料"
    document.add_paragraph("关于走访的心得")
    document.add_paragraph("我走访了三户人家，记下两件事。")
    out = io.BytesIO()
    document.save(out)
    page = seen(browser, drop(out.getvalue(), "页眉.docx"))
    assert "页眉" in page.partition("正文以外")[2]


def test_what_no_comment_can_stand_at_is_told(browser: Browser, drop: Drop) -> None:
    document = docx.Document()
    document.add_paragraph("关于走访的心得")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "姓名"
    out = io.BytesIO()
    document.save(out)
    page = seen(browser, drop(out.getvalue(), "空格.docx"))
    assert "在文件里标不出来" in page


def test_an_outline_is_checked_as_the_draft_it_makes(browser: Browser, drop: Drop) -> None:
    outline = "文种: 心得体会\n体会:\n  - 主题: 核对\n    事例: ['多问了一句,才知道写错了']\n"
    draft = drop(outline, "提纲.yaml")
    page = seen(browser, draft)
    assert HALF_WIDTH in _rules(page)
    assert "mending" not in page
    assert browser.get(f"{draft}/mending").status_code == 422
    assert browser.get(f"{draft}/marked").status_code == 200


@pytest.mark.skipif(not shutil.which("soffice"), reason="no soffice (LibreOffice)")
def test_a_word_file_of_another_form_becomes_a_docx_first(browser: Browser, drop: Drop) -> None:
    lines = DRAFT.replace("“", "").split("\n")
    rich = "".join(f"\\u{ord(sign)}?" for sign in "\n".join(lines)).replace("\\u10?", "\\par ")
    draft = drop(f"{{\\rtf1\\ansi {rich}}}", "旧稿.rtf")
    page = seen(browser, draft)
    assert "已用 LibreOffice 转成 .docx" in page
    assert ATTENDANCE in _rules(page)
    assert "旧稿.改好.docx" in unquote(
        browser.get(f"{draft}/mended").headers["content-disposition"]
    )


def test_several_drafts_are_each_opened_and_who_cannot_be_is_told(browser: Browser) -> None:
    one, other = ("files", ("甲稿.md", DRAFT)), ("files", ("乙稿.md", DRAFT))
    assert browser.post("/check/open", files=[one, other]).headers["hx-redirect"] == "/check"
    page = browser.get("/check").text
    assert "甲稿.md" in page
    assert "乙稿.md" in page
    answer = browser.post(
        "/check/open", files=[("files", ("丙稿.md", DRAFT)), ("files", ("图.png", b"x"))]
    )
    assert "图.png" in answer.text
    assert "丙稿.md" in answer.text


def test_a_draft_is_put_away_with_its_files(browser: Browser, drop: Drop) -> None:
    draft = drop(name="收起.md")
    browser.get(draft)
    assert draft in browser.get("/check").text
    browser.post(f"{draft}/give-up")
    assert draft not in browser.get("/check").text
    assert browser.get(draft).status_code == 404


def _text(data: bytes, name: str) -> str:
    if name.endswith("md"):
        return data.decode()
    return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
