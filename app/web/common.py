"""What the pages share: who is asked, what is taken, how a file is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import Depends, Form, Request
from fastapi.responses import FileResponse, Response

from app.workflow.pages.workspace import Workspace

if TYPE_CHECKING:
    from app.workflow.pages.made import Made, MadeFile

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".zip": "application/zip",
    ".json": "application/json",
    ".sarif": "application/sarif+json",
}
_ANY = "application/octet-stream"


def _workspace(request: Request) -> Workspace:
    return request.app.state.workspace  # type: ignore[no-any-return]


At = Annotated[Workspace, Depends(_workspace)]
Words = Annotated[str, Form(max_length=20_000)]
Key = Annotated[str, Form(max_length=200)]


def download(made: Made) -> Response:
    """Return what gives a file to the browser."""
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    kind = _TYPES.get(made.suffix.lower(), _ANY)
    return Response(made.data, media_type=kind, headers=headers)


def download_file(made: MadeFile) -> Response:
    """Return what gives a file to the browser piece by piece, from where it lies."""
    kind = _TYPES.get(made.path.suffix.lower(), _ANY)
    return FileResponse(made.path, media_type=kind, filename=made.name)


def lead_to(address: str) -> Response:
    """Return what leads the browser to an address of the pages."""
    return Response(headers={"hx-redirect": address})
