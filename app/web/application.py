"""The application that answers a browser: its pages, its files, and what it says of faults."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles

from app.errors import InputError
from app.web import write
from app.web.guard import Guard, TooLargeError
from app.web.rendering import html

if TYPE_CHECKING:
    from fastapi.responses import HTMLResponse
    from starlette.types import ASGIApp

    from app.workflow.desk import Desk

_GONE = "这份稿子已经不在了：可能在别的页面丢掉了。"
_ODD = "这个请求的内容不对，没有照办：刷新页面再试。"
_TOO_LARGE = "文件太大，没有收。"
_FAULT = "程序自己出了错，写下的话都还在：刷新页面接着写；再出错，请把终端里的内容报告给维护者。"


def application(desk: Desk, *, port: int, key: str) -> ASGIApp:
    """Return what answers a browser that comes to a port with a key."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    app.include_router(write.router)
    app.mount("/static", StaticFiles(directory=str(files("app.web") / "static")), name="static")

    @app.exception_handler(KeyError)
    def gone(_: Request, __: KeyError) -> HTMLResponse:
        return html("faults.html", {"faults": [_GONE]}, 404)

    @app.exception_handler(InputError)
    def refused(_: Request, error: InputError) -> HTMLResponse:
        return html("faults.html", {"faults": list(map(str, error.problems))}, 422)

    @app.exception_handler(RequestValidationError)
    def odd(_: Request, __: RequestValidationError) -> HTMLResponse:
        return html("faults.html", {"faults": [_ODD]}, 422)

    @app.exception_handler(TooLargeError)
    def too_large(_: Request, __: TooLargeError) -> HTMLResponse:
        return html("faults.html", {"faults": [_TOO_LARGE]}, 413)

    @app.exception_handler(500)
    def fault(_: Request, __: Exception) -> HTMLResponse:
        return html("faults.html", {"faults": [_FAULT]}, 500)

    return Guard(app, port=port, key=key)
