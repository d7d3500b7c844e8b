"""What is typed at a terminal, as it was meant: words, or the sign for what to do."""

from __future__ import annotations

from unicodedata import normalize

from app.patterns import lazy

BACK = ("b", "退")
WHY = ("?", "问")
LEAVE = ("q", "停")

# What a terminal sends for a key that writes nothing: an arrow, Home, a paste that begins.
_KEY_CODE = lazy(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?")


def cleaned(typed: str) -> str:
    """Return what was meant of what was typed: a line, without keys that write nothing."""
    seen = _KEY_CODE.sub("", typed).replace("\t", " ")
    lines = ("".join(char for char in line if char.isprintable()) for line in seen.splitlines())
    return "".join(line.strip() for line in lines).strip()


def sign_of(words: str) -> str:
    """Return words as a sign is compared: of the width and the case in which it is told."""
    return normalize("NFKC", words).lower()
