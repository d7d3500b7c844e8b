"""The page on which a report is written: its questions, its outline, and its draft beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response  # noqa: TC002 - FastAPI looks it up.
from pydantic import Field

from app.errors import InputError
from app.web.common import At, Key, Words, download, lead_to
from app.web.rendering import html
from app.workflow.pages.write.page import FORMS, WritePage, kinds
from app.workflow.pages.write.works import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi.responses import HTMLResponse

    from app.workflow.pages.write.works import Work

router = APIRouter()

_LONGEST = 200

_SAID = {
    "unit": "speaker.unit",
    "post": "speaker.post",
    "person": "speaker.name",
    "date": "date",
    "subject": "study.subject",
    "period": "study.period",
    "way": "study.form",
    "organizer": "study.organizer",
}


def _page(at: At) -> WritePage:
    return at.write


Facts = Annotated[list[Annotated[str, Field(max_length=20_000)]], Form(max_length=20)]
Keys = Annotated[list[Annotated[str, Field(max_length=200)]], Form(max_length=20)]
Here = Annotated[WritePage, Depends(_page)]


@router.get("/")
def start(page: Here) -> Response:
    """Show how to begin, and what is not yet taken away."""
    return html(
        "write/start.html",
        {"kinds": kinds(), "works": page.all(), "unreadable": len(page.works.unreadable())},
    )


@router.post("/works")
async def begin(page: Here, request: Request) -> Response:
    """Begin a work from facts, and lead the browser to it."""
    form = await request.form(max_fields=100)
    told = list(zip(*(map(str, form.getlist(name)) for name in ("theme", "fact")), strict=False))
    said = {key: str(form.get(name, "")) for name, key in _SAID.items()}
    return _work(await run_in_threadpool(page.begin, str(form.get("kind", "")), told, said))


@router.post("/works/open")
async def open_file(page: Here, file: UploadFile) -> Response:
    """Begin a work from an outline or an old report, and lead the browser to it."""
    data = await file.read()
    return _work(await run_in_threadpool(page.open, file.filename or "", data))


@router.get("/works/{name}")
def show(page: Here, name: str) -> Response:
    """Show a work."""
    return _shown(page, name, "write/write.html")


@router.post("/works/{name}/type")
def typed(page: Here, name: str, key: Key, words: Words = "") -> Response:
    """Take an answer as far as it is typed, and show the draft with it."""
    page.works.change(name, lambda work: page.writing.typed(work, key, words))
    return html("write/typed.html", {**page.draft(name)._asdict(), "id": name})


@router.post("/works/{name}/answer")
def answered(page: Here, name: str, key: Key, words: Words = "") -> Response:
    """Take an answer, or with none pass a question over."""
    return _changed(page, name, lambda work: page.writing.answered(work, key, words))


@router.post("/works/{name}/skip")
def skipped(page: Here, name: str, key: Key) -> Response:
    """Pass a question over."""
    return _changed(page, name, lambda work: page.writing.answered(work, key, ""))


@router.post("/works/{name}/back")
def gone_back(page: Here, name: str) -> Response:
    """Go back to the question before."""
    return _changed(page, name, page.writing.gone_back)


@router.post("/works/{name}/ask")
def asked(page: Here, name: str, key: Key, asks: Key = "") -> Response:
    """Ask what belongs at a key; where there is no question about it, in a dialog."""
    if page.asks(name, key):
        return _changed(page, name, lambda work: page.writing.asked_for(work, key))
    answer = html("write/gap.html", {"id": name, "key": key, "gaps": page.gaps(name, key, asks)})
    answer.headers.update({"hx-retarget": "#aside", "hx-reswap": "innerHTML"})
    return answer


@router.post("/works/{name}/set")
def written(page: Here, name: str, key: Key, words: Words = "", was: Words = "") -> Response:
    """Put words at a key of the outline, in the place of those that were there."""
    return _changed(page, name, lambda work: page.writing.with_words(work, key, words, was))


@router.post("/works/{name}/fill")
def filled(page: Here, name: str, key: Keys, words: Facts) -> Response:
    """Put words at places of the outline where none stand, each behind its key."""
    said = dict(zip(key, words, strict=False))
    return _changed(page, name, lambda work: page.writing.filled(work, said))


@router.post("/works/{name}/add")
def added(page: Here, name: str, key: Key, words: Words = "") -> Response:
    """Put one more into a list of the outline."""
    return _changed(page, name, lambda work: page.writing.with_words(work, key, words))


@router.post("/works/{name}/remove")
def removed(page: Here, name: str, key: Key, version: Key) -> Response:
    """Take one out of a list of the outline, as somebody saw it."""
    return _changed(
        page, name, lambda work: page.writing.removed(page.writing.seen(work, version), key)
    )


@router.post("/works/{name}/move")
def moved(
    page: Here, name: str, key: Key, version: Key, to: Annotated[int, Form(ge=0, le=999)]
) -> Response:
    """Put one of a list elsewhere in it, as somebody saw it."""
    return _changed(
        page, name, lambda work: page.writing.moved(page.writing.seen(work, version), key, to)
    )


@router.post("/works/{name}/refuse")
def refused(page: Here, name: str, phrase: Key) -> Response:
    """Borrow another phrase in the place of one."""
    return _changed(page, name, lambda work: page.writing.refused(work, phrase))


@router.post("/works/{name}/pin")
def pinned(page: Here, name: str, phrase: Key) -> Response:
    """Keep a borrowed phrase whatever else is drawn, or keep it no longer."""
    return _changed(page, name, lambda work: page.writing.pinned(work, phrase))


@router.post("/works/{name}/own")
def made_own(page: Here, name: str, phrase: Key) -> Response:
    """Take the words of a phrase that the outline pins for the writer's own."""
    return _changed(page, name, lambda work: page.writing.made_own(work, phrase))


@router.get("/works/{name}/matter")
def matter(page: Here, name: str, words: str) -> Response:
    """Ask about words of an old report."""
    page.works.get(name)
    return html("write/matter.html", {"id": name, "words": words[:_LONGEST]})


@router.post("/works/{name}/looked")
def looked_at(page: Here, name: str, words: Words) -> Response:
    """Take words of an old report for this year's."""
    return _changed(page, name, lambda work: page.writing.looked_at(work, words))


@router.post("/themes/{number}")
def themes(page: Here, number: int, fact: Facts) -> Response:
    """Suggest themes for one of the facts that a form holds, counted from 0."""
    found = page.themes(fact[number]) if 0 <= number < len(fact) else []
    return html("write/themes.html", {"themes": found, "number": number})


@router.post("/works/{name}/seed")
def reseeded(page: Here, name: str, seed: Annotated[int, Form(ge=0, le=999_999)]) -> Response:
    """Take another of the variants."""
    return _changed(page, name, lambda work: page.writing.with_seed(work, seed))


@router.get("/works/{name}/variants")
def variants(page: Here, name: str) -> Response:
    """Show drafts side by side."""
    return html("write/variants.html", {"id": name, "variants": page.variants(name)})


@router.get("/works/{name}/source")
def source(page: Here, name: str, phrase: str) -> Response:
    """Show where a borrowed passage is from."""
    return html("write/source.html", {"id": name, **page.source(name, phrase)._asdict()})


@router.post("/works/{name}/give-up")
def given_up(page: Here, name: str) -> Response:
    """Keep a work no longer."""
    page.works.give_up(name)
    return lead_to("/")


@router.get("/works/{name}/file{suffix}")
def take(page: Here, name: str, suffix: str) -> Response:
    """Give a work as a file."""
    if suffix not in FORMS:
        raise KeyError(suffix)
    return download(page.file(name, suffix))


def _shown(page: WritePage, name: str, part: str = "write/work.html", **more: Any) -> HTMLResponse:
    values = page.view(name)._asdict()
    return html(part, {**values, "id": name, "at": f"/works/{name}", "fault": "", **more})


def _changed(page: WritePage, name: str, change: Callable[[Work], Work]) -> HTMLResponse:
    """Show a work after a change, or as it was, with what kept it from changing."""
    try:
        page.works.change(name, change)
    except InputError as error:
        return _shown(page, name, fault=told(error))
    return _shown(page, name)


def _work(name: str) -> Response:
    """Return what leads the browser to a work."""
    return lead_to(f"/works/{name}")
