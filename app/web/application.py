"""The application that answers a browser: its pages, its files, and what it says of faults."""

from __future__ import annotations

import logging
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from app.errors import InputError
from app.messages import N_, _
from app.web import bank, check, fill, fill_list, language, mining, write
from app.web.guard import Guard, TooLargeError
from app.web.rendering import html
from app.workflow.pages.store import NotOpenError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import Request
    from fastapi.responses import HTMLResponse
    from starlette.types import ASGIApp

    from app.workflow.pages.workspace import Workspace

_LOG = logging.getLogger("uvicorn.error")
_NO_PAGE = N_("没有这一页：从上面的写、填、查、词库进去。")
_FAULTS: dict[int | type[Exception], tuple[int, str]] = {
    KeyError: (404, N_("这一页已经不在了：可能在别的页面丢掉了。")),
    RequestValidationError: (422, N_("这个请求的内容不对，没有照办：刷新页面再试。")),
    TooLargeError: (413, N_("文件太大，没有收。")),
    Exception: (
        500,
        N_(
            "程序自己出了错，写下的话都还在：刷新页面接着写；再出错，请把终端里的内容报告给维护者。"
        ),
    ),
}
"""What is said of what went wrong, with the status of the answer."""


def application(workspace: Workspace, *, port: int, key: str) -> ASGIApp:
    """Return what answers a browser that comes to a port with a key."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.workspace = workspace
    for room in (language, write, fill, fill_list, check, bank, mining):
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=str(files("app.web") / "static")), name="static")

    app.add_exception_handler(InputError, _refused)
    app.add_exception_handler(HTTPException, _unfit)
    for error, (status, words) in _FAULTS.items():
        app.add_exception_handler(error, partial(_told, status=status, words=words))
    return language.Spoken(Guard(app, port=port, key=key))


def _refused(request: Request, error: Exception) -> HTMLResponse:
    problems = error.problems if isinstance(error, InputError) else ()
    return _said(request, list(map(str, problems)), 422)


def _told(request: Request, error: Exception, *, status: int, words: str) -> HTMLResponse:
    if isinstance(error, KeyError) and not isinstance(error, NotOpenError):
        # It may be a fault of the program's as well, which leaves its trace in the terminal.
        _LOG.warning("not found: %s", request.url.path, exc_info=error)
    return _said(request, [_(words)], status)


def _unfit(request: Request, error: Exception) -> HTMLResponse:
    """Say what is wrong with a request that no page has taken."""
    if isinstance(error.__cause__ or error.__context__, TooLargeError):
        return _told(request, error, status=413, words=_FAULTS[TooLargeError][1])
    status = error.status_code if isinstance(error, HTTPException) else 400
    words = _NO_PAGE if status == 404 else _FAULTS[RequestValidationError][1]
    return _said(request, [_(words)], status)


def _said(request: Request, faults: Sequence[str], status: int) -> HTMLResponse:
    """Return sentences as a part of the page that asks, or as a page of their own."""
    page = "faults.html" if "hx-request" in request.headers else "fault.html"
    return html(page, {"faults": faults}, status)
