"""The packs of the user's own: reports dropped to be mined into them, their phrases decided on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response  # noqa: TC002 - FastAPI looks it up.

from app.models.decision import Choice  # noqa: TC001 - FastAPI looks it up.
from app.web.common import At, Key, Words, lead_to
from app.web.rendering import html
from app.workflow.pages.bank.page import BankPage

router = APIRouter(prefix="/bank")


def _page(at: At) -> BankPage:
    return at.bank


Here = Annotated[BankPage, Depends(_page)]


@router.get("/packs")
def packs(page: Here) -> Response:
    """Show which packs there are, and take reports to be mined."""
    return html("bank/packs.html", {"packs": page.packs()})


@router.post("/minings")
async def begin(page: Here, file: list[UploadFile], pack: Annotated[str, Form()] = "") -> Response:
    """Begin to mine reports into a pack, and lead the browser to where that is seen."""
    dropped = [(one.filename or "", await one.read()) for one in file]
    return _mining(await run_in_threadpool(page.minings.begin, pack, dropped))


@router.get("/minings/{name}")
def mining(page: Here, name: str) -> Response:
    """Show how far a mining is."""
    return html("bank/mining.html", {"id": name, "stage": page.minings.stage(name)})


@router.get("/minings/{name}/stage")
def stage(page: Here, name: str) -> Response:
    """Show how far a mining is by now."""
    return html("bank/mining_stage.html", {"id": name, "stage": page.minings.stage(name)})


@router.post("/minings/{name}/start")
def start(page: Here, name: str) -> Response:
    """Go on with a mining that was stopped."""
    page.minings.start(name)
    return _mining(name)


@router.post("/minings/{name}/stop")
def stop(page: Here, name: str) -> Response:
    """Stop a mining."""
    page.minings.stop(name)
    return html("bank/mining_stage.html", {"id": name, "stage": page.minings.stage(name)})


@router.post("/minings/{name}/give-up")
def give_up(page: Here, name: str) -> Response:
    """Keep what was dropped no longer."""
    page.minings.give_up(name)
    return lead_to("/bank/packs")


@router.get("/packs/{pack}/review")
def review(page: Here, pack: str) -> Response:
    """Show the phrase of a pack that is to be decided on."""
    return html("bank/review.html", {"seen": page.seen(pack)})


@router.post("/packs/{pack}/decide")
def decide(
    page: Here, pack: str, phrase: Key, choice: Annotated[Choice, Form()], words: Words = ""
) -> Response:
    """Decide on a phrase, and show the next one."""
    return html("bank/card.html", {"seen": page.decide(pack, phrase, choice, words)})


@router.post("/packs/{pack}/back")
def back(page: Here, pack: str) -> Response:
    """Show the phrase before again."""
    return html("bank/card.html", {"seen": page.go_back(pack)})


@router.post("/packs/{pack}/finish")
def finish(page: Here, pack: str) -> Response:
    """Write a pack as it was decided."""
    page.finish(pack)
    return lead_to("/bank/packs")


def _mining(name: str) -> Response:
    return lead_to(f"/bank/minings/{name}")
