"""What a request's cookies say."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope


def cookie_of(scope: Scope, name: str) -> str:
    """Return the value of a cookie of a request, nothing where it has none."""
    for header, value in scope.get("headers", ()):
        if header == b"cookie":
            try:
                morsel = SimpleCookie(value.decode("latin-1")).get(name)
            except CookieError:
                return ""
            return morsel.value if morsel else ""
    return ""
