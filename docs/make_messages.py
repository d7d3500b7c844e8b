"""Gathers the messages of the program and compiles their English: `python -m docs.make_messages`.

What is new stands in the catalog without a translation then, and is told; what no module says any
more is gone from it. Run it again once the translations are written. Tests hold the catalog and
what is compiled of it to the messages in the code.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = Path(__file__).resolve().parent.parent / "app"
CATALOG = _APP / "locales" / "en" / "LC_MESSAGES" / "nigao.po"
COMPILED = CATALOG.with_suffix(".mo")

_METHODS = [("**.py", "python"), ("web/pages/**.html", "jinja2.ext:babel_extract")]
# `plural` is given one message for all counts, which is its own plural.
_KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "plural": (1, 1)}
# When it was made is nobody's business, and would change the files every time.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)

Id = str | tuple[str, ...]


def main() -> int:
    """Write the catalog and what is compiled of it; return 1 where a translation is missing."""
    made, before = gathered(), read_catalog() if CATALOG.is_file() else Catalog()
    for message, file in messages():
        known = before.get(message)
        made.add(message, known.string if known else None, locations=[(file, 1)])
    text = io.BytesIO()
    write_po(text, made, include_lineno=False, sort_by_file=False, width=100)
    CATALOG.write_bytes(text.getvalue())
    COMPILED.write_bytes(compiled())
    missing = untranslated()
    for message in missing:
        print(f"no translation: {message}")
    return 1 if missing else 0


def messages() -> Iterator[tuple[Id, str]]:
    """Yield every message of the program with its module, in the order of the modules."""
    found = extract_from_dir(_APP, _METHODS, keywords=_KEYWORDS)
    for file, _line, message, _comments, _context in sorted(found, key=lambda each: each[:2]):
        yield message, Path("app", file).as_posix()


def gathered() -> Catalog:
    """Return a catalog with nothing in it yet."""
    return Catalog(
        locale="en",
        project="nigao",
        version=__version__,
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
        header_comment="# English for the messages of nigao, which are written in Chinese.",
        fuzzy=False,
    )


def read_catalog() -> Catalog:
    """Return the catalog as it stands on the disk."""
    return read_po(io.BytesIO(CATALOG.read_bytes()), locale="en")


def compiled() -> bytes:
    """Return what the program reads, made of the catalog on the disk."""
    made = io.BytesIO()
    write_mo(made, read_catalog())
    return made.getvalue()


def untranslated() -> list[str]:
    """Return the messages of the catalog that lack a translation."""
    return [str(each.id) for each in read_catalog() if each.id and not _is_whole(each.string)]


def _is_whole(translation: Any) -> bool:
    forms = (translation,) if isinstance(translation, str) else translation or ("",)
    return all(forms)


if __name__ == "__main__":
    sys.exit(main())
