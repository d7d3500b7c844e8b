"""Every fixed expression of the tables: all its members are right, one of them missing is not."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, load_rules
from app.checking.kinds.fixed_expressions import Expression, FixedExpressions
from app.reading import read_lines

RULES = [rule for rule in load_rules() if isinstance(rule, FixedExpressions)]
ALL = [(rule, each) for rule in RULES for each in rule.expressions]


def _told(rule: FixedExpressions, expression: Expression, *members: str) -> bool:
    name = expression.name if "“" in expression.name else f"“{expression.name}”"
    text = f"学习时说到{name}，即{'、'.join(members)}，一条一条对照。"
    return any(rule.findings(Manuscript(read_lines([text]))))


@pytest.mark.parametrize(("rule", "each"), ALL, ids=[each.name for _, each in ALL])
def test_all_members_are_right(rule: FixedExpressions, each: Expression) -> None:
    assert not _told(rule, each, *each.members)
    for words, member in each.variants.items():
        said = [words if one == member else one for one in each.members]
        assert not _told(rule, each, *said)


@pytest.mark.parametrize(
    ("rule", "each"),
    [(rule, each) for rule, each in ALL if len(each.members) > 2],
    ids=[each.name for _, each in ALL if len(each.members) > 2],
)
def test_a_list_without_one_of_them_is_told(rule: FixedExpressions, each: Expression) -> None:
    assert _told(rule, each, each.members[0], *each.members[2:])
