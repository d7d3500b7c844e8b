"""Makes pictures of forms before and after filling: NAME.png, NAME.filled.png.

    python -m tests.forms.pictures [--half tuned|held] [--only 03] [--height 150] --out DIR

Those of docs/forms.md are made with `--docs`. Needs what `docs/make_pictures.py` needs. A form is
filled with the first row of its list, or where its table grows with all of them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from docs.make_pictures import HERE, picture
from tests.forms.building import Form, forms
from tests.forms.filling import fill_first, fill_rows
from tests.forms.truth import Truth

# The forms that docs/forms.md shows, and how much of their page.
_IN_DOCS = {"05": 192, "10": 205, "14": 112, "15": 192, "32": 230}


def main() -> None:
    """Make the pictures of one half, or of the forms whose names begin so."""
    parser = argparse.ArgumentParser(prog="python -m tests.forms.pictures")
    parser.add_argument("--half", choices=("tuned", "held"), default="tuned")
    parser.add_argument("--only", default="")
    parser.add_argument("--height", type=int, default=0, help="millimetres of a page")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--out", type=Path, default=HERE / "images" / "forms")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for form in forms(asked.half):
        height = _IN_DOCS.get(form.name[:2], 0) if asked.docs else asked.height
        if form.name.startswith(asked.only) and (height or not asked.docs):
            with tempfile.TemporaryDirectory() as folder:
                _pictures(form, Path(folder), asked.out.resolve(), height)


def _pictures(form: Form, folder: Path, target: Path, height: int) -> None:
    truth = Truth(form, folder)
    picture(truth.path, target / form.name, folder, height)
    if "grown" in form.told:
        filled = fill_rows(truth, folder)
    else:
        filled = fill_first(truth, folder, form.told.get("columns", {}))
    picture(filled, target / f"{form.name}.filled", folder, height)


if __name__ == "__main__":
    main()
