"""Every rule finds what its bad examples mark, and nothing else there or in its good ones."""

from __future__ import annotations

import re

import pytest

from app.checking import Manuscript, load_rules
from app.checking.against import held_against
from app.checking.rule import FOUND, Rule
from app.copying.copied import Copied, copied
from app.copying.index_store import Sources
from app.copying.indexing import entry, in_memory
from app.models.outline import Outline, Section
from app.models.report import Paragraph, Report, Span
from app.placeholders.in_reports import placeholders_of
from app.reading import read_lines
from app.text.markdown.signs import CELL, Row

RULES = load_rules()
OUTLINE = Outline(kind="心得体会", insights=Section(), length=60)
"""What every example is taken to be drafted from."""

_MARKED = re.compile("{}(.*?){}".format(*FOUND), re.S)


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value).replace("\n", "⏎")[:24]


def _read(text: str) -> Report:
    """Return the report of an example, in which a line with tabs is a row of a table."""
    lines: list[str | Paragraph] = []
    for line in text.split("\n"):
        row: Row = "next" if lines and isinstance(lines[-1], Paragraph) else "header"
        cells = Paragraph(spans=(Span(text=line),), row=row)
        lines.append(cells if CELL in line else line)
    return read_lines(lines, "例.txt")


def check(rule: Rule, text: str, expected: list[str]) -> None:
    report = _read(text)
    outline = rule.example_outline or OUTLINE
    copied = _copied(report, rule)
    manuscript = Manuscript(
        report,
        placeholders_of(report),
        outline=outline,
        copied=copied,
        others=rule.example_others,
    )
    found = rule.findings(manuscript)
    assert [finding.text for finding in found] == expected


def _copied(report: Report, rule: Rule) -> Copied | None:
    if not rule.example_source:
        return None
    source = in_memory([entry("来源.txt", rule.example_source.split("\n"))])
    return copied(report.paragraphs, held_against(Sources([source]), RULES))


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.good], ids=_name
)
def test_a_good_example_has_nothing_to_find(rule: Rule, text: str) -> None:
    check(rule, text, [])


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.bad], ids=_name
)
def test_a_bad_example_has_what_is_marked(rule: Rule, text: str) -> None:
    check(rule, re.sub("[{}{}]".format(*FOUND), "", text), _MARKED.findall(text))


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_what_is_put_right_is_found_no_more(rule: Rule) -> None:
    for text in rule.bad:
        report = read_lines(re.sub("[{}{}]".format(*FOUND), "", text).split("\n"), "例.txt")
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
