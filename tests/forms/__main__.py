"""Print how well the places of the forms are found and filled.

    python -m tests.forms [--half tuned|held] [--only 03] [--show] [--out DIR]

`--show` tells of each miss, false alarm, wrong label and wrong value; for `held`, do not look.
`--out` writes the forms and their lists there.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.forms.building import Form, forms
from tests.forms.filling import filled_figures, fillings
from tests.forms.lists import write_list
from tests.forms.measuring import Finding, find, table
from tests.forms.truth import Truth


def main() -> None:
    """Print the figures of one half, or write its files."""
    asked = _parser().parse_args()
    chosen = [form for form in forms(asked.half) if form.name.startswith(asked.only)]
    if asked.out:
        _write(chosen, asked.out)
        return
    with tempfile.TemporaryDirectory() as folder:
        truths = [Truth(form, Path(folder)) for form in chosen]
        findings = [find(truth) for truth in truths]
        print("\n".join(table(findings)))
        if asked.show:
            _show(findings)
        filled = [one for truth in truths for one in fillings(truth, Path(folder))]
    print("\n".join(filled_figures(filled, show=asked.show)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.forms", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--half", choices=("tuned", "held"), default="tuned")
    parser.add_argument("--only", default="", help="forms whose names begin so")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--out", type=Path)
    return parser


def _show(findings: list[Finding]) -> None:
    for finding in findings:
        if lines := list(finding.told()):
            print(finding.truth.form.name, *lines, sep="\n")


def _write(chosen: list[Form], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for form in chosen:
        (folder / f"{form.name}.docx").write_bytes(form.docx())
        write_list(form.told["list"], folder / f"{form.name}.xlsx")


if __name__ == "__main__":
    main()
