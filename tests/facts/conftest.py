"""The labelled facts and answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LABELLED = Path(__file__).parent / "labelled"


def labelled(name: str) -> Any:
    """Return what a file of labels holds."""
    return yaml.safe_load((_LABELLED / f"{name}.yaml").read_text("utf-8"))
