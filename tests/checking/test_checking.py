"""What all rules together say of a report: in its order, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest

from app.checking import Manuscript, check
from app.checking.rule import Rule
from app.models.finding import Finding, Level
from app.reading import read_lines


class _Words(Rule):
    """Finds some words in the first line."""

    kind: Literal["words"] = "words"
    words: str
    message: str = "看"

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        line = manuscript.lines[0]
        start = line.text.index(self.words)
        yield self.finding(line, start, start + len(self.words))


def _rule(name: str, words: str, level: Level = "warning") -> Rule:
    return _Words(id=name, level=level, basis="惯例", words=words, good=("一",), bad=("⟦二⟧",))


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ([_rule("term/b", "乡镇"), _rule("term/a", "走访")], ["term/a", "term/b"]),
        ([_rule("term/b", "乡镇"), _rule("term/a", "乡镇")], ["term/b"]),
        ([_rule("term/b", "乡镇", "hint"), _rule("term/a", "乡镇", "error")], ["term/a"]),
        ([_rule("term/b", "乡镇", "error"), _rule("term/a", "乡镇", "hint")], ["term/b"]),
        ([_rule("term/b", "乡镇"), _rule("date/a", "乡镇")], ["date/a", "term/b"]),
        ([_rule("term/b", "个乡镇"), _rule("term/a", "乡镇")], ["term/a"]),
        ([_rule("term/b", "个乡镇", "error"), _rule("term/a", "乡镇")], ["term/b"]),
        ([_rule("fact/b", "走访了12"), _rule("fact/a", "12个")], ["fact/b", "fact/a"]),
        ([_rule("repeat/b", "个乡镇"), _rule("repeat/a", "乡镇")], ["repeat/b", "repeat/a"]),
        ([_rule("date/b", "个乡镇"), _rule("term/a", "乡镇")], ["date/b", "term/a"]),
        (
            [_rule("term/c", "走访了12个乡镇"), _rule("term/a", "走访"), _rule("term/b", "乡镇")],
            ["term/a", "term/b"],
        ),
    ],
)
def test_rules_of_one_family_tell_the_same_words_once(rules: list[Rule], told: list[str]) -> None:
    found = check(Manuscript(read_lines(["走访了12个乡镇。"])), rules)
    assert [each.rule for each in found] == told


@pytest.mark.parametrize(
    ("message", "words", "told"),
    [
        ("改“{text}”", "“两个确定”", "改“‘两个确定’”"),
        ("改“{text}”", "把准“方向盘”", "改“把准‘方向盘’”"),
        ("改“{text}”", "“说‘好’”", "改“‘说“好”’”"),
        ("改“{text}”", "落实“", "改“落实“”"),
        ("改{text}", "“两个确定”", "改“两个确定”"),
    ],
)
def test_words_that_a_message_quotes_have_inner_marks(message: str, words: str, told: str) -> None:
    rule = _rule("term/a", words).model_copy(update={"message": message})
    [found] = check(Manuscript(read_lines([words])), [rule])
    assert found.message == told
