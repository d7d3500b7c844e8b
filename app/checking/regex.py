"""Regular expressions as fields of rules: a faulty one is told when its file is read."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"正则表达式“{pattern}”写得不对（{error.msg}）") from error
    return pattern


Regex = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, as it is written in a rule."""
