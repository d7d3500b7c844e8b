"""The page on which a form is filled: its places as fields, and its pages beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Form, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from app.web.common import At, Words, download, lead_to
from app.web.rendering import html
from app.workflow.pages.fill.page import FillPage

if TYPE_CHECKING:
    from fastapi.responses import HTMLResponse

router = APIRouter()

Number = Annotated[int, Form(ge=1, le=1_000_000)]
_PICTURE = "image/png"


def _page(at: At) -> FillPage:
    return at.fill


Here = Annotated[FillPage, Depends(_page)]


@router.get("/fill")
def start(page: Here) -> Response:
    """Show how to begin, and the forms that are kept."""
    return html("fill/start.html", {"forms": page.all(), "unreadable": page.unreadable()})


@router.post("/fill/open")
async def open_file(page: Here, file: UploadFile) -> Response:
    """Begin to fill a file, and lead the browser to it."""
    data = await file.read()
    return lead_to(f"/fill/{await run_in_threadpool(page.open, file.filename or '', data)}")


@router.get("/fill/{name}")
def show(page: Here, name: str) -> Response:
    """Show a form while it is filled."""
    return _shown(page, name, "fill/fill.html")


@router.post("/fill/{name}/say")
def said(
    page: Here,
    name: str,
    group: Number,
    n: Annotated[int | None, Form(ge=1, le=1_000_000)] = None,
    words: Annotated[list[Words] | None, Form(max_length=100)] = None,
) -> Response:
    """Keep what is typed for a group, or for one place of it, and show the lines with it."""
    values = page.say(name, group, "、".join(words or ()), n)._asdict()
    return html("fill/said.html", {**values, "group": group})


@router.post("/fill/{name}/picture")
async def picture_given(page: Here, name: str, group: Number, file: UploadFile) -> Response:
    """Have a picture fill a group, and show the form with it."""
    data = await file.read()
    await run_in_threadpool(page.picture_of, name, group, file.filename or "", data)
    return await run_in_threadpool(_shown, page, name, "fill/work.html")


@router.post("/fill/{name}/apart")
def set_apart(page: Here, name: str, group: Number) -> Response:
    """Have the places of a group each for itself."""
    page.part(name, group, apart=True)
    return _shown(page, name, "fill/work.html")


@router.post("/fill/{name}/joined")
def joined(page: Here, name: str, group: Number) -> Response:
    """Have one value for all places of a group again."""
    page.part(name, group, apart=False)
    return _shown(page, name, "fill/work.html")


@router.get("/fill/{name}/seen")
def seen(page: Here, name: str) -> Response:
    """Show what is told of the form as it is now, and pictures of its pages."""
    values = page.seen(name)._asdict()
    return html("fill/seen.html", {**values, "id": name, "at": f"/fill/{name}"})


@router.get("/fill/{name}/page{number}.png")
def picture(page: Here, name: str, number: int) -> Response:
    """Give the picture of a page."""
    return Response(page.picture(name, number), media_type=_PICTURE)


@router.get("/fill/{name}/file{suffix}")
def take(page: Here, name: str, suffix: str) -> Response:
    """Give the filled form, its print, or its names."""
    return download(page.file(name, suffix))


@router.post("/fill/{name}/give-up")
def given_up(page: Here, name: str) -> Response:
    """Keep a form no longer."""
    page.give_up(name)
    return lead_to("/fill")


def _shown(page: FillPage, name: str, part: str, **more: Any) -> HTMLResponse:
    values = page.view(name)._asdict()
    return html(part, {**values, "id": name, "at": f"/fill/{name}", **more})
