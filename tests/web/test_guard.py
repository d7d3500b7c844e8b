"""Only the browser that was opened with the key is answered, and only its own pages may ask."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.web import guard
from tests.web.conftest import FACT, HERE, KEY, Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx2 import Response


def test_who_has_no_key_is_told_how_to_come_in(stranger: Browser) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert "nigao serve" in answer.text


def test_the_key_becomes_a_cookie_that_no_other_site_gets(stranger: Browser) -> None:
    answer = stranger.get("/", params={"key": KEY}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=Strict" in answer.headers["set-cookie"]
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("key", ["", "wrong", KEY + "x", "键", "%00"])
def test_another_key_is_none(stranger: Browser, key: str) -> None:
    assert stranger.get("/", params={"key": key}).status_code == 403


@pytest.mark.parametrize("cookie", ["nigao=wrong", "nigao=键", "nigao", "=;;=", f"nigao={'x' * 9}"])
def test_another_cookie_is_none(stranger: Browser, cookie: str) -> None:
    assert stranger.get("/", headers={b"cookie": cookie.encode()}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8765", ""]
)
def test_another_host_is_not_known(browser: Browser, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8765"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_may_neither_look_nor_change(
    browser: Browser, begun: Callable[..., str], headers: dict[str, str]
) -> None:
    work = begun(FACT)
    before = browser.get(work).text
    assert browser.get(work, headers=headers).status_code == 403
    assert browser.post(f"{work}/answer", data={"words": "x"}, headers=headers).status_code == 403
    assert browser.get(work).text == before


def test_a_form_of_another_page_lacks_the_header_of_ours(
    browser: Browser, begun: Callable[..., str]
) -> None:
    work = begun(FACT)
    del browser.headers["hx-request"]
    assert browser.post(f"{work}/give-up").status_code == 403
    assert browser.get(work).status_code == 200


def test_a_page_may_only_load_what_is_the_programs_own(browser: Browser) -> None:
    answer = browser.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "http" not in answer.text.replace("http-equiv", "").replace(HERE, "")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2fguard.py",
        "/works/..%2f..%2fetc",
        "/works/aaaaaaaaaaaa",
        "/works/" + "a" * 5_000,
        "/works/aaaaaaaaaaaa/file.docx",
        "/works/aaaaaaaaaaaa/file/../../../etc/passwd",
        "/docs",
        "/openapi.json",
    ],
)
def test_no_path_leads_elsewhere(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code in (404, 405)
    assert "Guard" not in answer.text


def test_more_than_is_taken_is_refused_by_its_length_and_by_its_bytes(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 1_000)
    file = {"file": ("a.md", b"x" * 2_000)}
    assert browser.post("/works/open", files=file).status_code == 413
    head = b'--b\r\ncontent-disposition: form-data; name="file"; filename="a.md"\r\n\r\n'
    unsaid = (part for part in (head, *[b"x" * 600] * 3, b"\r\n--b--\r\n"))
    headers = {"content-type": "multipart/form-data; boundary=b"}
    answer = browser.post("/works/open", content=unsaid, headers=headers)
    assert (answer.status_code, "太大" in answer.text) == (413, True)


@pytest.mark.parametrize("path", ["/nothing", "/works/aaaaaaaaaaaa", "/works/open"])
def test_whoever_comes_to_what_is_no_page_finds_the_way_back(browser: Browser, path: str) -> None:
    del browser.headers["hx-request"]
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "<html" in answer.text
    assert "回到开头" in answer.text


def test_the_key_leads_to_the_first_page_whatever_the_path_is(stranger: Browser) -> None:
    for path in ("//evil.example/", "/%0d%0aset-cookie:x", "/bank"):
        answer = stranger.get(path, params={"key": KEY}, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_a_package_that_grows_beyond_bounds_is_refused_by_name(browser: Browser) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:p/>" * 40_000_000)
    answer = browser.post("/works/open", files={"file": ("弹.docx", out.getvalue())})
    assert answer.status_code == 422
    assert "弹.docx" in answer.text


_HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7771*7771 }}",
    "{% for x in y %}",
    "${7771*7771}",
    "'; DROP TABLE x; --",
    "\x00\x1b[31m\u202e",
    "</textarea><script>",
)


@pytest.mark.parametrize("words", _HOSTILE)
def test_what_is_typed_is_shown_as_it_is(
    browser: Browser, begun: Callable[..., str], answered: Callable[..., Response], words: str
) -> None:
    work = begun(FACT + words, unit=words, subject=words, person=words)
    page = answered(work, words).text + browser.get(work).text
    for tag in ("<script>alert", "<img src=x", "</textarea><script>"):
        assert tag not in page
    assert "60388441" not in browser.get(f"{work}/file.txt").text.replace("19", "")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("set", {"key": "nothing", "words": "x"}),
        ("set", {"words": "x"}),
        ("set", {"key": "x" * 500, "words": "x"}),
        ("answer", {"words": "x" * 50_000}),
        ("move", {"key": "insights[0]", "to": "-1"}),
        ("move", {"key": "insights[0]", "to": "一"}),
        ("move", {"key": "closing", "to": "1"}),
        ("remove", {"key": "insights[5]"}),
        ("seed", {"seed": "1e9"}),
        ("nothing", {}),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    browser: Browser, begun: Callable[..., str], path: str, data: dict[str, str]
) -> None:
    work = begun(FACT)
    before = browser.get(f"{work}/file.yaml").text
    answer = browser.post(f"{work}/{path}", data=data)
    assert answer.status_code in (200, 404, 422)
    assert browser.get(f"{work}/file.yaml").text == before
