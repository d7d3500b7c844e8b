"""How long the command takes, against what it cannot do without, timed in one run.

Times differ from machine to machine, so what is held to are ratios of medians over runs that take
turns. The bounds are loose: they catch a heavy import, not a busy machine. Figures are printed
with `pytest -m benchmark -s`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.processes import medians

pytestmark = pytest.mark.benchmark

# By the modules that are used, for some packages load theirs only then.
_IMPORTS = "import typer.main, jinja2, lxml.etree, yaml; from pydantic import BaseModel"


def test_a_page_costs_little_more_than_the_parser(checkout: Path, tmp_path: Path) -> None:
    taken = medians(
        {
            "python -c pass": ["-c", "pass"],
            "import typer": ["-c", "import typer"],
            "nigao --help": ["-m", "app", "--help"],
            "nigao draft --help": ["-m", "app", "draft", "--help"],
        },
        checkout,
        tmp_path,
    )
    assert taken["nigao --help"] < 1.8 * taken["import typer"]
    assert taken["nigao draft --help"] < 1.8 * taken["import typer"]


def test_a_draft_costs_little_more_than_its_imports(checkout: Path, tmp_path: Path) -> None:
    outline = str(checkout / "examples/数字政府建设.yaml")
    taken = medians(
        {
            "python -c pass": ["-c", "pass"],
            _IMPORTS: ["-c", _IMPORTS],
            "nigao draft … -o 初稿.docx": ["-m", "app", "draft", outline, "-o", "初稿.docx"],
        },
        checkout,
        tmp_path,
    )
    # A third of it is the check at its end.
    assert taken["nigao draft … -o 初稿.docx"] < 3.3 * taken[_IMPORTS]
    assert taken["nigao draft … -o 初稿.docx"] < 50 * taken["python -c pass"]


def test_a_check_costs_little_more_than_its_imports(checkout: Path, tmp_path: Path) -> None:
    draft = str(checkout / "examples/待查.md")
    taken = medians(
        {
            "python -c pass": ["-c", "pass"],
            _IMPORTS: ["-c", _IMPORTS],
            "nigao check 待查.md": ["-m", "app", "check", draft],
        },
        checkout,
        tmp_path,
        ends=(0, 1),
    )
    assert taken["nigao check 待查.md"] < 2.7 * taken[_IMPORTS]
    assert taken["nigao check 待查.md"] < 34 * taken["python -c pass"]
