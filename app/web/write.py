"""The page on which a report is written: its questions, its outline, and its draft beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response

from app.errors import InputError
from app.web.rendering import html
from app.workflow.desk import Desk, kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.workflow.works import Work

router = APIRouter()

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
}
_SAID = {
    "unit": "speaker.unit",
    "post": "speaker.post",
    "person": "speaker.name",
    "date": "date",
    "subject": "study.subject",
    "way": "study.form",
    "organizer": "study.organizer",
}


def _the_desk(request: Request) -> Desk:
    return request.app.state.desk  # type: ignore[no-any-return]


At = Annotated[Desk, Depends(_the_desk)]
Words = Annotated[str, Form(max_length=20_000)]
Key = Annotated[str, Form(max_length=200)]


@router.get("/")
def start(desk: At) -> Response:
    """Show how to begin, and what is not yet taken away."""
    return html("start.html", {"kinds": kinds(), "unsaved": desk.unsaved()})


@router.post("/works")
async def begin(desk: At, request: Request) -> Response:
    """Begin a work from facts, and lead the browser to it."""
    form = await request.form(max_fields=100)
    told = list(zip(*(map(str, form.getlist(name)) for name in ("theme", "fact")), strict=False))
    said = {key: str(form.get(name, "")) for name, key in _SAID.items()}
    return _gone_to(await run_in_threadpool(desk.begin, str(form.get("kind", "")), told, said))


@router.post("/works/open")
async def open_file(desk: At, file: UploadFile) -> Response:
    """Begin a work from an outline or an old report, and lead the browser to it."""
    data = await file.read()
    return _gone_to(await run_in_threadpool(desk.open, file.filename or "", data))


@router.get("/works/{name}")
def page(desk: At, name: str) -> Response:
    """Show a work."""
    return _shown(desk, name, "write.html")


@router.post("/works/{name}/type")
def typed(desk: At, name: str, words: Words = "") -> Response:
    """Take an answer as far as it is typed, and show the draft with it."""
    desk.shelf.change(name, lambda work: desk.writing.typed(work, words))
    return _shown(desk, name, "draft.html")


@router.post("/works/{name}/answer")
def answered(desk: At, name: str, words: Words = "") -> Response:
    """Take an answer, or with none pass a question over."""
    return _changed(desk, name, lambda work: desk.writing.answered(work, words))


@router.post("/works/{name}/skip")
def skipped(desk: At, name: str) -> Response:
    """Pass a question over."""
    return _changed(desk, name, lambda work: desk.writing.answered(work, ""))


@router.post("/works/{name}/back")
def gone_back(desk: At, name: str) -> Response:
    """Go back to the question before."""
    return _changed(desk, name, desk.writing.gone_back)


@router.post("/works/{name}/ask")
def asked(desk: At, name: str, key: Key) -> Response:
    """Ask what belongs at a key."""
    return _changed(desk, name, lambda work: desk.writing.asked_for(work, key))


@router.post("/works/{name}/set")
def written(desk: At, name: str, key: Key, words: Words = "", was: Words = "") -> Response:
    """Put words at a key of the outline, in the place of those that were there."""
    return _changed(desk, name, lambda work: desk.writing.with_words(work, key, words, was))


@router.post("/works/{name}/add")
def added(desk: At, name: str, key: Key, words: Words = "") -> Response:
    """Put one more into a list of the outline."""
    return _changed(desk, name, lambda work: desk.writing.with_words(work, key, words))


@router.post("/works/{name}/remove")
def removed(desk: At, name: str, key: Key) -> Response:
    """Take one out of a list of the outline."""
    return _changed(desk, name, lambda work: desk.writing.removed(work, key))


@router.post("/works/{name}/move")
def moved(desk: At, name: str, key: Key, to: Annotated[int, Form(ge=0, le=999)]) -> Response:
    """Put one of a list elsewhere in it."""
    return _changed(desk, name, lambda work: desk.writing.moved(work, key, to))


@router.post("/works/{name}/refuse")
def refused(desk: At, name: str, phrase: Key) -> Response:
    """Borrow another phrase in the place of one."""
    return _changed(desk, name, lambda work: desk.writing.refused(work, phrase))


@router.post("/works/{name}/seed")
def reseeded(desk: At, name: str, seed: Annotated[int, Form(ge=0, le=999_999)]) -> Response:
    """Take another of the variants."""
    return _changed(desk, name, lambda work: desk.writing.with_seed(work, seed))


@router.get("/works/{name}/variants")
def variants(desk: At, name: str) -> Response:
    """Show drafts side by side."""
    return html("variants.html", {"id": name, "variants": desk.variants(name)})


@router.get("/works/{name}/source")
def source(desk: At, name: str, phrase: str) -> Response:
    """Show where a borrowed passage is from."""
    return html("source.html", {"id": name, "source": desk.source(name, phrase)})


@router.post("/works/{name}/give-up")
def given_up(desk: At, name: str) -> Response:
    """Keep a work no longer."""
    desk.shelf.give_up(name)
    return Response(headers={"hx-redirect": "/"})


@router.get("/works/{name}/file{suffix}")
def download(desk: At, name: str, suffix: str) -> Response:
    """Give a work as a file."""
    if suffix not in _TYPES:
        raise KeyError(suffix)
    made = desk.file(name, suffix)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    return Response(made.data, media_type=_TYPES[suffix], headers=headers)


def _shown(desk: Desk, name: str, part: str = "work.html", **more: Any) -> HTMLResponse:
    values = desk.view(name)._asdict()
    return html(part, {**values, "id": name, "at": f"/works/{name}", "fault": "", **more})


def _changed(desk: Desk, name: str, change: Callable[[Work], Work]) -> HTMLResponse:
    """Show a work after a change, or as it was, with what kept it from changing."""
    try:
        desk.shelf.change(name, change)
    except InputError as error:
        told = "；".join(f"{one.what}：{one.hint}" for one in error.problems)
        return _shown(desk, name, fault=told)
    return _shown(desk, name)


def _gone_to(name: str) -> Response:
    """Return what leads a browser to a work."""
    return Response(headers={"hx-redirect": f"/works/{name}"})
