"""In which language the pages are: the browser keeps what its user chose in a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from app.messages import LANGUAGES, Language, language, speaking
from app.web.cookies import cookie_of

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
        chosen = cookie_of(scope, _COOKIE)
        with speaking(next((one for one in LANGUAGES if one == chosen), self._own)):
            await self._app(scope, receive, send)
