"""The page of the bank: looked through as one types, narrowed, opened, used in a draft."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response  # noqa: TC002 - FastAPI looks it up.

from app.web.common import At, Key  # noqa: TC001 - FastAPI looks it up.
from app.web.rendering import html
from app.workflow.pages.bank.browsing import Asked
from app.workflow.pages.bank.page import BankPage
from app.workflow.pages.bank.patterns import Sort  # noqa: TC001 - FastAPI looks it up.

router = APIRouter(prefix="/bank")

Name = Annotated[str, Query(max_length=300)]


def _page(at: At) -> BankPage:
    return at.bank


Here = Annotated[BankPage, Depends(_page)]


def _asked(
    q: Annotated[str, Query(max_length=2_000)] = "",
    role: Name = "",
    theme: Name = "",
    move: Name = "",
    pack: Name = "",
    report: Name = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Asked:
    return Asked(q, role, theme, move, pack, report, page)


Wanted = Annotated[Asked, Depends(_asked)]


@router.get("")
def show(page: Here, asked: Wanted) -> Response:
    """Show the bank, and what somebody looks for in it."""
    return html("bank/bank.html", {"found": page.listed(asked), "asked": asked})


@router.get("/found")
def found(page: Here, asked: Wanted) -> Response:
    """Show what is found."""
    return html("bank/found.html", {"found": page.listed(asked), "asked": asked})


@router.get("/phrase")
def phrase(page: Here, id: Name) -> Response:  # noqa: A002 - as the address says it
    """Show all that is known of a phrase."""
    return html("bank/phrase.html", {"one": page.opened(id)})


@router.get("/patterns")
def patterns(
    page: Here,
    sort: Sort = "question",
    q: Annotated[str, Query(max_length=2_000)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> Response:
    """Show what the bank holds besides phrases."""
    return html("bank/patterns.html", {"found": page.patterns(sort, q, number)})


@router.get("/patterns/found")
def patterns_found(
    page: Here,
    sort: Sort = "question",
    q: Annotated[str, Query(max_length=2_000)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> Response:
    """Show the patterns that are found."""
    return html("bank/patterns_found.html", {"found": page.patterns(sort, q, number)})


@router.get("/uses")
def uses(page: Here, id: Name) -> Response:  # noqa: A002 - as the address says it
    """Show in which of the reports that are being written a phrase fits, and where."""
    return html("bank/uses.html", {"uses": page.uses(id)})


@router.post("/use")
def use(page: Here, phrase: Key, work: Key, key: Key) -> Response:
    """Fix a phrase at a place of a report that is being written."""
    return html("bank/used.html", {"used": page.put(phrase, work, key)})
