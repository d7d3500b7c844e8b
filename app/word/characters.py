"""The characters that a Word part, being XML, can hold."""

from __future__ import annotations

import re

# What XML 1.0 has no way to hold, not even escaped (https://www.w3.org/TR/xml/#charsets). Named
# one by one, for a class of all that is allowed takes milliseconds to compile.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"\r\n|[\r\n\t]")


def xml_safe(text: str) -> str:
    """Return a text without the characters that XML forbids, such as control characters."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """Return a text as a place of one line holds it, such as a title: with spaces for breaks."""
    return _BREAK.sub(" ", xml_safe(text))
