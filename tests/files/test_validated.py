"""What a model says of a value is told as it says it, whatever its language."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import BaseModel, field_validator

from app.errors import InputError
from app.files.validated import validate
from app.files.yaml_nodes import parse_yaml


class _Dated(BaseModel):
    day: date
    word: str = ""

    @field_validator("word")
    @classmethod
    def _is_short(cls, word: str) -> str:
        if len(word) > 1:
            raise ValueError("too long")
        return word


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("day: 2026-11-27\nword: ab", "too long"),
        # Pydantic's own words are for programmers.
        ("day: soon", "“day”的值不对"),
    ],
)
def test_what_our_own_models_say_is_told_and_what_pydantic_says_is_not(
    text: str, told: str
) -> None:
    with pytest.raises(InputError) as error:
        validate(parse_yaml(text, "a.yaml"), _Dated)
    assert [problem.what for problem in error.value.problems] == [told]
