"""The page on which a list fills a form: columns to places, and what is made of all its rows."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response  # noqa: TC002 - FastAPI looks it up.

from app.web.common import At, Key, download_file, lead_to
from app.web.rendering import html
from app.workflow.pages.fill.list_page import ListPage

router = APIRouter(prefix="/fill/{name}/list")


def _page(at: At) -> ListPage:
    return at.fill.lists


Here = Annotated[ListPage, Depends(_page)]
Place = Annotated[str, Form(max_length=2000)]


@router.post("")
async def open_list(page: Here, name: str, file: list[UploadFile]) -> Response:
    """Take a list for a form, with its pictures, and lead to it; or a names sheet for the form."""
    files = [(each.filename or "", await each.read()) for each in file]
    has_list = await run_in_threadpool(page.take, name, files)
    return lead_to(f"/fill/{name}/list" if has_list else f"/fill/{name}")


@router.get("")
def show(page: Here, name: str) -> Response:
    """Show a list with what its columns fill."""
    return _shown(page, name, "fill/list.html")


@router.get("/row")
def row(page: Here, name: str, number: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> Response:
    """Show the form as a row of the list fills it."""
    return html("fill/row.html", {"row": page.row(name, number), "at": f"/fill/{name}"})


@router.post("/place")
def placed(page: Here, name: str, place: Place, header: Key = "") -> Response:
    """Have a column fill a place, or none."""
    page.place(name, place, header)
    return _shown(page, name, "fill/columns.html")


@router.post("/naming")
def named(
    page: Here, name: str, pattern: Key, suffix: Annotated[str, Form(max_length=10)]
) -> Response:
    """Have the files named by columns."""
    page.name_by(name, pattern, suffix)
    return _shown(page, name, "fill/columns.html")


@router.post("/way")
def way(page: Here, name: str, rows: Literal["files", "rows"] = Form()) -> Response:
    """Have each row become a file, or a row of the form."""
    page.as_rows(name, rows=rows == "rows")
    return _shown(page, name, "fill/columns.html")


@router.post("/make")
def make(page: Here, name: str) -> Response:
    """Begin to make all of it, and show how far it is."""
    page.make(name)
    return _shown(page, name, "fill/progress.html")


@router.get("/progress")
def progress(page: Here, name: str) -> Response:
    """Show how far it is."""
    return _shown(page, name, "fill/progress.html")


@router.post("/stop")
def stop(page: Here, name: str) -> Response:
    """Stop to make it."""
    page.stop(name)
    return _shown(page, name, "fill/progress.html")


@router.get("/result")
def result(page: Here, name: str) -> Response:
    """Give what was made."""
    return download_file(page.result(name))


@router.post("/give-up")
def given_up(page: Here, name: str) -> Response:
    """Do without the list."""
    page.give_up(name)
    return lead_to(f"/fill/{name}")


def _shown(page: ListPage, name: str, part: str) -> Response:
    view, at = page.view(name), f"/fill/{name}"
    values = {**view._asdict(), "pictures": view.pictures}
    return html(part, {**values, "progress": page.progress(name), "id": name, "at": at})
