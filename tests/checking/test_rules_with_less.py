"""A rule that leaves out what it need not say finds less, and breaks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from app.checking import load_rules
from app.checking.proving import findings_in, unmarked
from app.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.rule import Rule

RULES = load_rules()


def _with_less(value: Any) -> Iterator[Any]:
    """Yield a value without one of the things in it that need not be said, each in its turn."""
    if isinstance(value, Model):
        said = {name: getattr(value, name) for name in value.model_fields_set}
        for name, inner in said.items():
            if not type(value).model_fields[name].is_required():
                yield {key: each for key, each in said.items() if key != name}
            yield from ({**said, name: less} for less in _with_less(inner))
    elif isinstance(value, tuple) and value:
        # What holds of the first of several holds of the others.
        yield from ((less, *value[1:]) for less in _with_less(value[0]))
        yield value[:1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_needs_nothing_that_it_need_not_say(rule: Rule) -> None:
    texts = [unmarked(example)[0] for example in rule.bad[:1]]
    for less in _with_less(rule):
        try:
            made = type(rule).model_validate(less)
        except ValidationError:
            continue
        for text in texts:
            findings_in(made, text, RULES)


def test_meetings_that_passed_nothing_are_told_by_when_they_were_held() -> None:
    rule = next(rule for rule in RULES if rule.id == "term/meeting")
    fields = {name: getattr(rule, name) for name in rule.model_fields_set}
    one = type(rule).model_validate({**fields, "meetings": [{"name": "一大", "held": ["1921-07"]}]})
    told = [
        found.text for found in findings_in(one, "党的一大通过了《纲领》；1922年召开的党的一大。")
    ]
    assert told == ["1922年召开的党的一大"]
