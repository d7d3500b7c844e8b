"""No module compiles a pattern when it is imported: most commands search with few of them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from app.patterns import one_of

if TYPE_CHECKING:
    from pathlib import Path

# Each module in turn, by itself or behind the others; what compiles is told by its name.
_WATCHED = """
import importlib, pkgutil, re, sys
real = re.compile
def compile(pattern, flags=0):
    caller = sys._getframe(1)
    if caller.f_globals["__name__"].partition(".")[0] == "app":
        print(caller.f_globals["__name__"], pattern)
    return real(pattern, flags)
re.compile = compile
import app
for module in pkgutil.walk_packages(app.__path__, "app."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def _compiled_by(checkout: Path, program: str) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return ended.stdout.decode("utf-8").splitlines()


def test_no_module_compiles_a_pattern_when_it_is_imported(checkout: Path) -> None:
    assert _compiled_by(checkout, _WATCHED) == []


def test_one_of_finds_each_of_its_branches_wherever_it_stands() -> None:
    pattern = one_of("记得(?!住) [一两]位 那[年天]")
    text = "还记得那年有一位老人，两位老师，那天记得住"
    assert pattern.findall(text) == ["记得", "那年", "一位", "两位", "那天"]


@pytest.mark.parametrize("branch", ["(?:甲|乙)丙", "甲?乙", "[甲乙]*丙", "^甲", ".甲", "[^甲]乙"])
def test_one_of_asks_that_each_branch_begins_with_a_character(branch: str) -> None:
    with pytest.raises(ValueError, match="begins with no character"):
        one_of(f"丁 {branch}").search("丙")


def test_a_pattern_that_is_used_is_seen(checkout: Path) -> None:
    used = _WATCHED + 'from app.patterns import lazy\nlazy("甲+").search("甲")\n'
    # Behind what tells what a text must hold.
    assert _compiled_by(checkout, used)[-1] == "app.patterns.kept 甲+"
