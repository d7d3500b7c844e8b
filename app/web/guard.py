"""What stands between the browser and the pages: who may ask, how much, and what a page may do."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs

from app.messages import N_, _
from app.web.cookies import cookie_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY = "key"
MOST_BYTES = 64 * 1024 * 1024
"""So large a file may be that is dropped on a page."""

_NO_KEY = N_("没有认出你：回到运行 nigao serve 的那个窗口，把里面整行网址复制过来打开。")
_SAFE = ("GET", "HEAD")
_SAME = ("same-origin", "none")
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'"
    ),
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Refusal(NamedTuple):
    """Why a request is not answered, in words for a person."""

    status: int
    words: str


class TooLargeError(Exception):
    """More is sent than is taken."""


class Guard:
    """Answers only the browser that was opened with the key, on this machine, from its own pages.

    Whoever else is on this machine has no key, unless the browser that has it opens a page of his
    on this machine, too. Another site has none of its cookies (`SameSite`), a name of its own in
    `Origin`, and cannot send the header that all changes must bear.
    """

    def __init__(self, app: ASGIApp, *, port: int, key: str) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._key = key
        # Cookies are one for all ports: two servers would take each other's away.
        self._cookie_name = f"nigao-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        if self._is_opening(scope, headers):
            await _answer(send, 303, "", [("location", "/"), self._cookie()])
            return
        refusal = self._refusal(scope, headers)
        if refusal:
            await _answer(send, refusal.status, refusal.words)
            return
        await self._app(scope, _counted(receive), _with_headers(send))

    def _is_opening(self, scope: Scope, headers: dict[str, str]) -> bool:
        """Tell whether a browser comes with the key in its address, as the program opened it."""
        keys = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [])
        is_ours = headers.get("host") in self._hosts and scope["method"] == "GET"
        return is_ours and any(map(self._is_key, keys))

    def _is_key(self, word: str) -> bool:
        return secrets.compare_digest(word.encode(), self._key.encode())

    def _cookie(self) -> tuple[str, str]:
        return "set-cookie", f"{self._cookie_name}={self._key}; Path=/; HttpOnly; SameSite=Strict"

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> Refusal | None:
        host = headers.get("host", "")
        if host not in self._hosts:
            return Refusal(421, _("这个网页只在这台机器上用，不认识这个地址。"))
        if (
            headers.get("sec-fetch-site", "none") not in _SAME
            or headers.get("origin", f"http://{host}") != f"http://{host}"
        ):
            return Refusal(403, _("别的网站不能用这个网页。"))
        if not self._is_key(cookie_of(scope, self._cookie_name)):
            return Refusal(403, _(_NO_KEY))
        if scope["method"] not in _SAFE and "hx-request" not in headers:
            return Refusal(403, _("这个请求不是从本页发出的，没有照办。刷新页面再试。"))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > MOST_BYTES:
            return Refusal(413, _("文件太大：最多 {} MB。").format(MOST_BYTES // 1024 // 1024))
        return None


def _counted(receive: Receive) -> Receive:
    """Return what receives a request until more comes than is taken, whatever its header says."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise TooLargeError
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_encoded(_HEADERS.items())]}
        await send(message)

    return sent


async def _answer(
    send: Send, status: int, words: str, more: Iterable[tuple[str, str]] = ()
) -> None:
    body = words.encode()
    headers = [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-length", str(len(body))),
        *_HEADERS.items(),
        *more,
    ]
    await send({"type": "http.response.start", "status": status, "headers": _encoded(headers)})
    await send({"type": "http.response.body", "body": body})


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
