"""Makes the example of editor.md again, what SARIF says of a draft: `python -m docs.make_sarif`.

A test fails where the example tells anything else than the program does.
"""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

from app.workflow.check import CheckOptions, check_files

ROOT = Path(__file__).resolve().parent.parent
DRAFT = Path("examples/待查.md")
EXAMPLE = ROOT / "docs/待查.sarif"


def main() -> None:
    """Write the example."""
    EXAMPLE.write_bytes(made())


def made() -> bytes:
    """Return what `nigao check --format sarif` prints of the draft, run in the checkout."""
    with chdir(ROOT):
        output = check_files([DRAFT], CheckOptions(format="sarif")).output
    if not isinstance(output, bytes):
        raise TypeError("SARIF is data, and no words for a person")
    return output


if __name__ == "__main__":
    main()
