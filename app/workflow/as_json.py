"""A result as JSON, for programs and for people who look into it."""

from __future__ import annotations

import json


def as_json(value: object) -> bytes:
    """Return a value as JSON that ends its line; half a character is escaped in it."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "backslashreplace"
    )
