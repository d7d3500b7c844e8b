"""In which language the pages are: the browser keeps what its user chose in a cookie."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from app.messages import LANGUAGES, Language, language, speaking

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

router = APIRouter()

_COOKIE = "language"
_YEAR = 365 * 24 * 3600


@router.post("/language")
def choose(language: Annotated[Language, Form()]) -> Response:
    """Have the pages speak another language from here on."""
    answer = Response(headers={"hx-refresh": "true"})
    answer.set_cookie(_COOKIE, language, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


class Spoken:
    """Answers each request in its own language: the chosen one, else that of the program."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._own = language()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        with speaking(cookie_of(scope, _COOKIE, LANGUAGES) or self._own):
            await self._app(scope, receive, send)


def cookie_of(scope: Scope, name: str, among: tuple[Language, ...]) -> Language | None:
    """Return what a request's cookie says, if it is one of some words."""
    for header, value in scope.get("headers", ()):
        if header == b"cookie":
            try:
                morsel = SimpleCookie(value.decode("latin-1")).get(name)
            except CookieError:
                return None
            return next((each for each in among if morsel and each == morsel.value), None)
    return None
