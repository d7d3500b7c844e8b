"""Subjects and forms of study, with the name that a careful clerk gives to both together."""

from __future__ import annotations

from pathlib import Path

_LABELLED = Path(__file__).parent / "labelled"


def _pairs(name: str) -> list[tuple[str, str, str]]:
    lines = (_LABELLED / name).read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [(subject, form, joined) for subject, form, joined in rows]


PAIRS = [*_pairs("studies_dev.txt"), *_pairs("studies_held.txt")]
