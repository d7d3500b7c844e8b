"""What an update of the page takes with a large bank, against the same with a small one."""

from __future__ import annotations

import os
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.bank.pack_files import pack_texts
from app.workflow.pages.workspace import Workspace
from tests.bank.large_pack import large_pack

if TYPE_CHECKING:
    from pathlib import Path

    from app.workflow.pages.write.page import WritePage
    from app.workflow.pages.write.works import Work

pytestmark = pytest.mark.benchmark

_SMALL, _LARGE = 100, int(os.environ.get("NIGAO_PHRASES", "10000"))
_FACTS = (
    ("核对", "8月19日夜班，一位同事发药前核对时多问了一句姓名，19床答的不是床头卡上的名字"),
    ("走访", "今年走访12户，记下问题8条，当场办了5条"),
    ("防汛", "9月汛期在现场守了6天，把37座小水库逐座看过一遍"),
)
_SAID = "交接班漏掉的，往往是人人都以为别人说过的那一句。"


def _typed(page: WritePage, said: str, work: Work) -> Work:
    return page.writing.typed(work, work.asked.key if work.asked else "", said)


def _update(folder: Path, phrases: int) -> float:
    """Return the median milliseconds of the processor from a key to the draft with it."""
    pack = folder / f"p{phrases}"
    pack.mkdir()
    for name, text in pack_texts(large_pack(phrases, pack.name)).items():
        (pack / name).write_text(text, "utf-8")
    # What is indexed the first time is there the second time.
    Workspace([pack])
    page = Workspace([pack]).write
    work = page.begin("交流研讨材料", _FACTS, {"study.subject": "《骨科护理安全》"})
    taken = []
    for end in range(1, len(_SAID)):
        start = time.process_time()
        said = _SAID[:end]
        page.works.change(work, partial(_typed, page, said))
        page.draft(work)
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def test_a_hundred_times_the_phrases_take_at_most_twice_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    few, many = (_update(tmp_path, phrases) for phrases in (_SMALL, _LARGE))
    print(f"\na key to the draft: {few:.0f} ms with {_SMALL} phrases, {many:.0f} with {_LARGE}")
    assert many < 2 * few
