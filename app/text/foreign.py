"""Stretches of a text that are no Chinese prose: addresses, names of files, code."""

from __future__ import annotations

from app.patterns import lazy
from app.text.stretches import Stretches

_FOREIGN = lazy(
    # Addresses of pages and of mail, names of files, words between backticks.
    r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[\w.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4}"
    r"|[A-Za-z]:\\[^\s，。；]+|[\w()-]{1,40}\.(?:docx?|xlsx?|pptx?|pdf|txt|md|zip|rar|jpe?g|png|py)(?![A-Za-z0-9])"
    r"|`[^`]{1,200}`"
)
_SIGN = lazy(r"[@`\\]|\.[A-Za-z]|://")


def foreign_stretches(text: str) -> Stretches:
    """Return a text's stretches that no rule of Chinese writing holds for."""
    found = _FOREIGN.finditer(text) if _SIGN.search(text) else ()
    return Stretches(match.span() for match in found)
