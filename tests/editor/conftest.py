"""One language server for all tests of a session, and the schemas beside the texts it is shown."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from app.workflow.schema import SCHEMAS, schema
from tests.editor.language_server import LanguageServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMMAND = os.environ.get("NIGAO_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every schema under the name that the first line of a file gives it."""
    folder = tmp_path_factory.mktemp("desk")
    for name in SCHEMAS:
        schema(name, output=folder / f"{name}.schema.json")
    return folder


@pytest.fixture(scope="session")
def server(desk: Path) -> Iterator[LanguageServer]:
    if not _COMMAND:
        pytest.skip("没有 yaml-language-server：用 NIGAO_YAML_LANGUAGE_SERVER 说出它在哪里")
    running = LanguageServer(_COMMAND, desk)
    yield running
    running.stop()
