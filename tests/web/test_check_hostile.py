"""Whatever is dropped on the page for checking is refused in words, or shown as it is."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from app.files.recovery import recovery_folder
from tests.web.test_check import ATTENDANCE, DRAFT, HALF_WIDTH, seen

if TYPE_CHECKING:
    from tests.web.conftest import Browser

_SENSELESS = "这个请求的内容不对，没有照办"
_TAGS = ("<script>alert", "<img src=x", "</mark><script>")
_WORDS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7771*7771 }}{% for x in y %}",
    "</mark><script>",
    "\u202e\u200b\ue001",
)


def _open(browser: Browser, name: str, data: bytes) -> str:
    answer = browser.post("/check/open", files={"files": (name, data)})
    return str(answer.headers.get("hx-redirect", ""))


@pytest.mark.parametrize("words", _WORDS)
def test_words_of_a_draft_are_shown_as_they_are(browser: Browser, words: str) -> None:
    text = f"心得{words}\n\n我们走得放心放心,{words}又说,了一遍，“{words}没有完。\n"
    draft = _open(browser, f"{words}.txt", text.encode())
    parts = ("", "/mending", f"/rule?rule={HALF_WIDTH}")
    pages = [browser.get(f"{draft}{part}") for part in parts]
    assert [page.status_code for page in pages] == [200, 200, 200]
    browser.post(f"{draft}/again", files={"file": (f"{words}.txt", b"\xe5\xbf\x83\n")})
    shown = "".join([*(page.text for page in pages), seen(browser, draft)])
    assert not [tag for tag in _TAGS if tag in shown]
    assert "60388441" not in shown.replace("7771*7771", "")
    for part in ("marked", "mended", "list.xlsx", "list.json"):
        assert browser.get(f"{draft}/{part}").status_code == 200


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd.txt", "..\\..\\win.txt", "/etc/x.txt", "a/../../b.txt", ".txt"]
)
def test_a_name_leads_nowhere_else(browser: Browser, name: str) -> None:
    draft = _open(browser, name, DRAFT.encode())
    if draft:
        folder = recovery_folder("check") / draft.rpartition("/")[2]
        assert all(folder in path.parents for path in folder.rglob("*.txt"))
        again = browser.post(f"{draft}/against", files={"files": (name, DRAFT.encode())})
        assert again.status_code == 200
        assert all(folder in path.parents for path in folder.rglob("*.txt"))
    assert not list(recovery_folder("check").parent.parent.parent.glob("*.txt"))


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:p/>" * 40_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("图.png", b"\x89PNG"),
        ("坏.docx", b"none"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("表.xlsx", b"PK\x03\x04"),
        ("提纲.yaml", b"a: ["),
        ("提纲.yaml", b"!!python/object/apply:os.system [id]"),
        ("提纲.yaml", "文种: 没有这种\n体会: [甲]\n".encode()),
        ("稿.json", b'{"blocks": [1]}'),
        ("空.txt", b""),
        ("二进.txt", bytes(range(256))),
    ],
)
def test_another_file_is_refused_by_name(browser: Browser, name: str, data: bytes) -> None:
    for field in ("files", "against"):
        files = [("files", ("好.md", DRAFT.encode()))] if field == "against" else []
        answer = browser.post("/check/open", files=[*files, (field, (name, data))])
        assert answer.status_code == 422
        assert name in answer.text
        assert "Traceback" not in answer.text


def test_a_package_that_grows_beyond_bounds_is_refused_by_name(browser: Browser) -> None:
    answer = browser.post("/check/open", files={"files": ("弹.docx", _bomb())})
    assert answer.status_code == 422
    assert "弹.docx" in answer.text


@pytest.mark.parametrize(
    ("path", "data", "told"),
    [
        ("open", {}, "没有文件"),
        ("open", {"files": "no file"}, _SENSELESS),
        ("open", {"files": ""}, _SENSELESS),
        ("{}/again", {}, _SENSELESS),
        ("{}/again", {"file": "x"}, _SENSELESS),
        ("{}/against", {"files": "x"}, _SENSELESS),
        ("{}/ignore", {}, _SENSELESS),
        ("{}/ignore", {"rule": "no/rule"}, "没有“no/rule”这条规则"),
        ("{}/ignore", {"rule": "<script>alert(1)</script>"}, "没有“&lt;script&gt;alert(1)"),
        ("{}/ignore", {"rule": "x" * 5_000}, _SENSELESS),
        ("{}/leave", {"mend": "x" * 50_000}, _SENSELESS),
        ("{}/leave", {"mend": ""}, _SENSELESS),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    browser: Browser, path: str, data: dict[str, str], told: str
) -> None:
    draft = _open(browser, "不变.md", DRAFT.encode())
    before = seen(browser, draft)
    answer = browser.post(f"/check/{path.format(draft.rpartition('/')[2])}", data=data)
    assert answer.status_code == 422
    assert told in answer.text
    assert not [tag for tag in _TAGS if tag in answer.text]
    assert seen(browser, draft) == before


@pytest.mark.parametrize("mend", ["x", "999999999.0-999999999", "0.0-1", "1.5-2.3-4", "-1.0-1"])
def test_a_mend_that_is_none_leaves_all_others(browser: Browser, mend: str) -> None:
    draft = _open(browser, "不变.md", DRAFT.encode())
    assert browser.post(f"{draft}/leave", data={"mend": mend}).status_code == 200
    assert "，我把笔记" in browser.get(f"{draft}/mended").text


@pytest.mark.parametrize(
    "path",
    [
        "aaaaaaaaaaaa",
        "aaaaaaaaaaaa/looked",
        "aaaaaaaaaaaa/marked",
        "aaaaaaaaaaaa/list.xlsx",
        "..%2f..%2fetc",
        "a" * 5_000,
        "{}/list/../../../etc/passwd",
        "{}/list.html",
        "{}/nothing",
        "{}/rule?rule=no/rule",
        "{}/rule?rule=__class__",
    ],
)
def test_no_path_leads_elsewhere(browser: Browser, path: str) -> None:
    draft = _open(browser, "路.md", DRAFT.encode()).rpartition("/")[2]
    assert browser.get(f"/check/{path.format(draft)}").status_code == 404


@pytest.mark.parametrize("path", ["stop", "look", "let-go", "heed", "ignore", "leave", "want"])
def test_an_unknown_draft_is_told_to_be_gone(browser: Browser, path: str) -> None:
    data = {"rule": ATTENDANCE, "mend": "0.0-1"}
    answer = browser.post(f"/check/aaaaaaaaaaaa/{path}", data=data)
    assert answer.status_code == 404
    assert "已经不在了" in answer.text


def test_a_draft_that_is_gone_already_is_given_up_all_the_same(browser: Browser) -> None:
    answer = browser.post("/check/aaaaaaaaaaaa/give-up")
    assert (answer.status_code, answer.headers["hx-redirect"]) == (200, "/check")


def test_two_tabs_at_once_keep_what_both_say(browser: Browser) -> None:
    draft = _open(browser, "两页.md", DRAFT.encode())
    rules = (ATTENDANCE, HALF_WIDTH, "repeat/", "quotes/")
    with ThreadPoolExecutor(4) as tabs:
        posts = [
            tabs.submit(browser.post, f"{draft}/ignore", data={"rule": each}) for each in rules
        ]
        assert {each.result().status_code for each in posts} == {200}
    page = seen(browser, draft)
    assert all(f'"rule": "{rule}"' in page for rule in rules)
    assert f"rule?rule={ATTENDANCE}" not in page


def test_more_findings_than_a_page_holds_are_left_to_the_list(browser: Browser) -> None:
    draft = _open(browser, "多.txt", ("心得\n\n" + "我们走,他们来,看了看。\n" * 700).encode())
    assert seen(browser, draft).count('class="note ') == 1_000
