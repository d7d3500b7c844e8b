"""The YAML language server that editors run, spoken to as an editor does: JSON-RPC over pipes."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

CURSOR = "▮"
"""Stands in a text where the cursor is."""

_PATIENCE = 60
_SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        # Nothing is asked of any other host.
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}
_CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        },
        "hover": {"contentFormat": ["markdown"]},
    },
}


class Fault(NamedTuple):
    """What the server marks: line and column from 1, the words marked, what it says."""

    line: int
    column: int
    words: str
    message: str


class Offer(NamedTuple):
    """What the server offers at the cursor: the text it writes, and what it tells of it."""

    writes: str
    about: str


class LanguageServer:
    """A running server; `folder` is where the texts it is shown would stand."""

    def __init__(self, command: str, folder: Path) -> None:
        self._folder = folder
        self._opened = 0
        self._asked = 0
        self._faults: dict[str, Any] = {}
        self._come: SimpleQueue[Any] = SimpleQueue()
        self._process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def stop(self) -> None:
        """End the server."""
        with suppress(OSError, Empty):
            self._ask("shutdown", None)
            self._tell("exit", None)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def faults(self, texts: Sequence[str], folder: Path | None = None) -> list[list[Fault]]:
        """Return what is marked in each text; `folder` is where they stand, if not as ever."""
        uris = [self._open(text, folder) for text in texts]
        while not all(uri in self._faults for uri in uris):
            self._take(self._come.get(timeout=_PATIENCE))
        return [
            [_fault(text, each) for each in self._faults[uri]]
            for text, uri in zip(texts, uris, strict=True)
        ]

    def offers(self, text: str) -> dict[str, Offer]:
        """Return what is offered at the cursor, by its label."""
        listed = self._at("textDocument/completion", text)
        items = listed["items"] if isinstance(listed, dict) else listed
        return {each["label"]: _offer(each) for each in items}

    def shown(self, text: str) -> str:
        """Return what is shown where the mouse rests at the cursor."""
        shown = self._at("textDocument/hover", text)
        return str(shown["contents"]["value"]) if shown else ""

    def _at(self, method: str, text: str) -> Any:
        before, after = text.split(CURSOR)
        line = before.rsplit("\n", 1)[-1]
        place = {"line": before.count("\n"), "character": _units(line)}
        uri = self._open(before + after, None)
        return self._ask(method, {"textDocument": {"uri": uri}, "position": place})

    def _open(self, text: str, folder: Path | None) -> str:
        self._opened += 1
        uri = ((folder or self._folder) / f"{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            came = self._come.get(timeout=_PATIENCE)
            if came.get("id") == self._asked and "method" not in came:
                assert "error" not in came, came["error"]
                return came["result"]
            self._take(came)

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _take(self, came: Mapping[str, Any]) -> None:
        """Take what the server tells, and answer what it asks."""
        method = came.get("method")
        if method == "textDocument/publishDiagnostics":
            self._faults[came["params"]["uri"]] = came["params"]["diagnostics"]
        elif "id" in came:
            sections = came["params"]["items"] if method == "workspace/configuration" else []
            settings = [_SETTINGS.get(each.get("section", "")) for each in sections]
            self._send({"id": came["id"], "result": settings or None})

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        length = 0
        with suppress(ValueError):
            while line := self._process.stdout.readline():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                if not line.strip():
                    self._come.put(json.loads(self._process.stdout.read(length)))


def _units(text: str) -> int:
    """Return how many UTF-16 units a text has, which is how editors count columns."""
    return len(text.encode("utf-16-le")) // 2


def _fault(text: str, told: Mapping[str, Any]) -> Fault:
    lines = text.split("\n")
    start, end = told["range"]["start"], told["range"]["end"]
    last = end["character"] if end["line"] == start["line"] else None
    words = lines[start["line"]].encode("utf-16-le")
    marked = words[2 * start["character"] : None if last is None else 2 * last]
    column = len(words[: 2 * start["character"]].decode("utf-16-le")) + 1
    return Fault(start["line"] + 1, column, marked.decode("utf-16-le"), told["message"])


def _offer(item: Mapping[str, Any]) -> Offer:
    edit = item.get("textEdit") or {}
    about = item.get("documentation") or ""
    return Offer(
        edit.get("newText") or item.get("insertText") or item["label"],
        about["value"] if isinstance(about, dict) else about,
    )
