"""Every rule finds what its bad examples mark, and nothing else there or in its good ones."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, load_rules
from app.checking.proving import findings_in, unmarked
from app.checking.rule import Rule
from app.placeholders.in_reports import placeholders_of
from app.reading import read_lines

RULES = load_rules()


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value).replace("\n", "⏎")[:24]


def check(rule: Rule, example: str) -> None:
    text, expected = unmarked(example)
    assert [finding.text for finding in findings_in(rule, text, RULES)] == expected


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.good], ids=_name
)
def test_a_good_example_has_nothing_to_find(rule: Rule, text: str) -> None:
    assert not findings_in(rule, text, RULES)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.bad], ids=_name
)
def test_a_bad_example_has_what_is_marked(rule: Rule, text: str) -> None:
    check(rule, text)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_what_is_put_right_is_found_no_more(rule: Rule) -> None:
    for text in rule.bad:
        report = read_lines(unmarked(text)[0].split("\n"), "例.txt")
        found = list(rule.findings(Manuscript(report, placeholders_of(report))))
        lines = list(report.paragraphs)
        for one in reversed(found):
            if one.fix is not None:
                line = lines[one.paragraph]
                lines[one.paragraph] = line[: one.start] + one.fix + line[one.end :]
        if any(one.fix is not None for one in found):
            mended = read_lines(lines, "例.txt")
            left = rule.findings(Manuscript(mended, placeholders_of(mended)))
            assert all(one.fix is None for one in left)
