"""Pages and parts of them as HTML; whatever comes from a user is escaped there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from app.messages import _, language, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENVIRONMENT = Environment(
    loader=PackageLoader("app.web", "pages"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(_=_, plural=plural, language=language)


def html(page: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """Return a page, or a part of one, with its values in it."""
    return HTMLResponse(_ENVIRONMENT.get_template(page).render(**values), status)
