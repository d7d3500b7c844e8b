"""The server on this machine: it answers one port, and opens the browser."""

from __future__ import annotations

import os
import secrets
import socket
import webbrowser
from threading import Timer
from typing import TYPE_CHECKING

import uvicorn

from app.errors import InputError, Problem
from app.messages import _
from app.web.application import application
from app.workflow.pages.workspace import Workspace, alone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HOST = "127.0.0.1"
_OPENS_AFTER = 0.5  # Seconds; by then the server listens.


def serve(
    port: int, bank: Sequence[Path], tell: Callable[[str], None], *, opens: bool = True
) -> None:
    """Answer a port of this machine until the program is interrupted; 0 takes any free one.

    Raises `InputError` for a port that is taken, for a faulty bank, and where another server has
    the user's unfinished work open.
    """
    with alone():
        _serve(port, bank, tell, opens=opens)


def _serve(port: int, bank: Sequence[Path], tell: Callable[[str], None], *, opens: bool) -> None:
    workspace = Workspace(bank)
    workspace.clear()
    listening = _listening(port)
    port = listening.getsockname()[1]
    key = secrets.token_urlsafe(18)
    address = f"http://{HOST}:{port}/?key={key}"
    tell(address)
    if opens:
        Timer(_OPENS_AFTER, webbrowser.open, [address]).start()
    config = uvicorn.Config(
        application(workspace, port=port, key=key), log_level="warning", access_log=False
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":
        # There two servers could have one port by it.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        hint = _("换一个端口：nigao serve --port 0 会自己找一个空的")
        raise InputError(Problem(_("端口 {} 用不了").format(port), hint)) from error
    return listening
