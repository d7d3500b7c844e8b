"""Makes pictures of forms before and after filling: NAME.png, NAME.filled.png.

    python -m tests.forms.pictures [--half tuned|held] [--only 03] --out DIR

Needs what `docs/make_pictures.py` needs. A form is filled with the first row of its list, or where
its table grows with all of them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from docs.make_pictures import picture
from tests.forms.building import Form, forms
from tests.forms.filling import fill_first, fill_rows
from tests.forms.truth import Truth


def main() -> None:
    """Make the pictures of one half, or of the forms whose names begin so."""
    parser = argparse.ArgumentParser(prog="python -m tests.forms.pictures")
    parser.add_argument("--half", choices=("tuned", "held"), default="tuned")
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for form in forms(asked.half):
        if form.name.startswith(asked.only):
            with tempfile.TemporaryDirectory() as folder:
                _pictures(form, Path(folder), asked.out.resolve())


def _pictures(form: Form, folder: Path, target: Path) -> None:
    truth = Truth(form, folder)
    picture(truth.path, target / form.name, folder)
    if "grown" in form.told:
        filled = fill_rows(truth, folder)
    else:
        filled = fill_first(truth, folder, form.told.get("columns", {}))
    picture(filled, target / f"{form.name}.filled", folder)


if __name__ == "__main__":
    main()
