"""The check that real files are put to: a right fill passes it, and a wrong one does not."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest

from tests.placeholders.word_probe import probe
from tests.word.real_files import check_file, fault, inject


def _file() -> bytes:
    document = docx.Document()
    document.add_paragraph("春江潮水").add_run("连海平，海上明月").bold = True
    document.add_table(1, 1).cell(0, 0).text = "共潮生"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("data", [_file(), probe([f"第{n}处" for n in range(15)])])
def test_a_right_fill_passes(data: bytes) -> None:
    assert check_file(data, "稿.docx")[0] == "ok"


def test_a_marker_is_injected_at_many_places() -> None:
    made = [inject(_file(), random.Random(seed)) for seed in range(20)]  # noqa: S311
    assert len({each.expected for each in made if each}) > 10


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("word/document.xml", "<w:b/>", "", "not what it was"),
        ("word/document.xml", "潮", "湖", "not what it was"),
        ("word/styles.xml", "Normal", "normal", "not copied"),
    ],
)
def test_a_wrong_fill_is_told(name: str, old: str, new: str, said: str) -> None:
    injected = inject(_file(), random.Random(1))  # noqa: S311
    assert injected
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(injected.data)) as source:
        parts = {each: source.read(each) for each in source.namelist()}
    parts[injected.part] = injected.expected
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for each, part in parts.items():
            target.writestr(each, part)
    assert said in fault(injected, changed.getvalue())
