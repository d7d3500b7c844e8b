"""The page on which a draft is checked: what was found beside its text, and what is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response  # noqa: TC002 - FastAPI looks it up.

from app.web.common import At, Key, Words, download, lead_to
from app.web.rendering import html
from app.workflow.pages.check.page import CheckPage

if TYPE_CHECKING:
    from fastapi.responses import HTMLResponse

router = APIRouter(prefix="/check")


def _page(at: At) -> CheckPage:
    return at.check


Here = Annotated[CheckPage, Depends(_page)]
_NONE: list[UploadFile] = []


@router.get("")
def start(page: Here) -> Response:
    """Show where drafts are dropped, and which are open."""
    return html("check/start.html", {"drafts": page.open_drafts()})


@router.post("/open")
async def open_files(
    page: Here, files: list[UploadFile] = _NONE, against: list[UploadFile] = _NONE
) -> Response:
    """Open what is dropped, and lead the browser there."""
    drafts, texts = await _given(files), await _given(against)
    opened = await run_in_threadpool(page.open, drafts, texts)
    if opened.faults:
        values = {"drafts": page.open_drafts(), "faults": opened.faults}
        return html("check/opened.html", values)
    return lead_to(_at(*opened.ids) if len(opened.ids) == 1 else "/check")


@router.get("/drafts")
def drafts(page: Here) -> Response:
    """Show which drafts are open, and what was found in them by now."""
    return html("check/open.html", {"drafts": page.open_drafts()})


@router.get("/{name}")
def show(page: Here, name: str) -> Response:
    """Show a draft with what was found in it."""
    return _shown(page, name, "check/check.html")


@router.get("/{name}/looked")
def looked(page: Here, name: str) -> Response:
    """Show a draft, or how far the look at it is."""
    return _shown(page, name)


@router.post("/{name}/stop")
def stop(page: Here, name: str) -> Response:
    """Stop looking at a draft."""
    page.stop(name)
    return _shown(page, name)


@router.post("/{name}/look")
def look_again(page: Here, name: str) -> Response:
    """Look at a draft once more."""
    page.look_again(name)
    return _shown(page, name)


@router.post("/{name}/again")
async def again(page: Here, name: str, file: UploadFile) -> Response:
    """Take another version of a draft."""
    given = file.filename or "", await file.read()
    await run_in_threadpool(page.again, name, given)
    return lead_to(_at(name))


@router.post("/{name}/against")
async def hold_against(page: Here, name: str, files: list[UploadFile] = _NONE) -> Response:
    """Hold a draft against more texts."""
    texts = await _given(files)
    await run_in_threadpool(page.hold_against, name, texts)
    return lead_to(_at(name))


@router.post("/{name}/let-go")
def let_go(page: Here, name: str) -> Response:
    """Hold a draft against no texts any more."""
    page.let_go(name)
    return _shown(page, name)


@router.post("/{name}/ignore")
def ignore(page: Here, name: str, rule: Key) -> Response:
    """Hold a rule, or a family of rules, no longer against a draft."""
    page.ignore(name, rule)
    return _shown(page, name)


@router.post("/{name}/heed")
def heed(page: Here, name: str, rule: Key) -> Response:
    """Hold a rule against a draft again."""
    page.heed(name, rule)
    return _shown(page, name)


@router.get("/{name}/rule")
def rule(page: Here, name: str, rule: str) -> Response:
    """Show what a rule is."""
    return html("check/rule.html", {"id": name, "rule": page.rule(name, rule)})


@router.get("/{name}/mending")
def mending(page: Here, name: str) -> Response:
    """Show what would be mended, each place as it is and as it would be."""
    return _mending(page, name)


@router.post("/{name}/leave")
def leave(page: Here, name: str, mend: Words) -> Response:
    """Leave the words of a mend as they are."""
    page.leave(name, mend)
    return _mending(page, name)


@router.post("/{name}/want")
def want(page: Here, name: str, mend: Words) -> Response:
    """Have a mend made after all."""
    page.want(name, mend)
    return _mending(page, name)


@router.get("/{name}/marked")
def marked(page: Here, name: str) -> Response:
    """Give a draft with a comment for each finding."""
    return download(page.marked_file(name))


@router.get("/{name}/mended")
def mended(page: Here, name: str) -> Response:
    """Give a draft with what could be put right."""
    return download(page.mended_file(name))


@router.get("/{name}/list{suffix}")
def listed(page: Here, name: str, suffix: str) -> Response:
    """Give what was found as a list."""
    return download(page.list_file(name, suffix))


@router.post("/{name}/give-up")
def given_up(page: Here, name: str) -> Response:
    """Keep a draft no longer."""
    page.give_up(name)
    return lead_to("/check")


def _shown(page: CheckPage, name: str, part: str = "check/sheet.html", **more: Any) -> HTMLResponse:
    values = page.view(name)._asdict()
    return html(part, {**values, "id": name, "at": _at(name), **more})


def _mending(page: CheckPage, name: str) -> HTMLResponse:
    return html("check/mending.html", {"at": _at(name), "mends": page.mends(name)})


def _at(name: str) -> str:
    return f"/check/{name}"


async def _given(files: list[UploadFile]) -> list[tuple[str, bytes]]:
    """Return what is dropped; a browser sends a file without a name where none is chosen."""
    return [(one.filename, await one.read()) for one in files if one.filename]
