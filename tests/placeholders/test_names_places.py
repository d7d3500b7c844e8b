"""A names sheet reaches all fifteen places of a Word file, in each of its forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ExitCode
from app.models.names import NameSheet
from app.placeholders.finding import find_placeholders
from app.placeholders.sheets import offer, read_sheet, sheet_data
from app.placeholders.sources import open_source
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import PLACES, probe

TEXTS = [f"请{name}参加" for name in ("XX市", "XX县", "XX区", "XX镇", "XX村")] * 3


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx"])
def test_every_place_is_listed_filled_in_and_filled(tmp_path: Path, suffix: str) -> None:
    file, sheet = tmp_path / "稿.docx", tmp_path / f"名称{suffix}"
    file.write_bytes(probe(TEXTS))
    fill(file, FillOptions(sheet=sheet))
    listed = read_sheet(sheet)
    assert [place.n for place in listed.occurrences] == list(range(1, 16))
    source = open_source(file)
    known = NameSheet(
        occurrences=tuple(
            place.model_copy(update={"value": f"第{place.n}家"}) for place in listed.occurrences
        )
    )
    content = offer(
        find_placeholders(source.lines), source.lines, lambda n: source.where(n).label, known
    )
    assert [row.place for row in content.rows] == list(PLACES)
    sheet.write_bytes(sheet_data(content, suffix))
    outcome = fill(file, FillOptions(names=sheet))
    assert outcome.exit_code == ExitCode.DONE
    lines = [line for line in open_source(outcome.written[0]).lines if line.startswith("请")]
    assert len(lines) == len(TEXTS)
    assert all(f"第{n}家" in line for n, line in enumerate(lines, 1))
