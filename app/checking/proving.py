"""A rule held against its own examples, each taken for a whole report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.checking.against import held_against
from app.checking.manuscript import Manuscript
from app.checking.other_names import KnownNames
from app.checking.regex import what_is_wrong
from app.checking.rule import BREAKING, FOUND
from app.copying.copied import Copied, copied
from app.copying.index_store import Sources
from app.copying.indexing import entry, in_memory
from app.messages import _
from app.models.outline import Outline, Section
from app.models.report import Paragraph, Report, Span
from app.patterns import lazy
from app.placeholders.in_reports import placeholders_of
from app.reading import read_lines
from app.text.markdown.signs import CELL, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.rule import Rule
    from app.models.finding import Finding

_OUTLINE = Outline(kind="心得体会", insights=Section(), length=60)
"""What an example is taken to be drafted from whose rule names no outline."""

_NAME = "例.txt"
_SIGNS = lazy("[{}{}]".format(*FOUND))
_MARKED = lazy("{}(.*?){}".format(*FOUND), re.S)


class Unproved(NamedTuple):
    """What of a rule does not hold: where in the rule, what is wrong, what to do about it."""

    loc: tuple[str | int, ...]
    what: str
    hint: str


def unproved(rule: Rule) -> Iterator[Unproved]:
    """Yield each example in which a rule does not find what it should, and nothing else."""
    for field, examples in (("good", rule.good), ("bad", rule.bad)):
        for at, example in enumerate(examples):
            text, expected = unmarked(example)
            try:
                found = [each.text for each in findings_in(rule, text)]
            except BREAKING as error:
                yield _broken(rule, error)
                return
            if found != expected:
                yield Unproved((field, at), *_differing(expected, found))


def unmarked(example: str) -> tuple[str, list[str]]:
    """Return an example as a person would write it, and the words that are marked in it."""
    return _SIGNS.sub("", example), _MARKED.findall(example)


def findings_in(rule: Rule, text: str, rules: Sequence[Rule] = ()) -> list[Finding]:
    """Return what a rule finds in an example; `rules` say, too, what counts as a formula."""
    report = _read(text)
    manuscript = Manuscript(
        report,
        placeholders_of(report),
        outline=rule.example_outline or _OUTLINE,
        copied=_copied(report, rule, rules),
        others=KnownNames(rule.example_others),
    )
    return list(rule.findings(manuscript))


def _read(text: str) -> Report:
    """Return the report of an example, in which a line with tabs is a row of a table."""
    lines: list[str | Paragraph] = []
    for line in text.split("\n"):
        row: Row = "next" if lines and isinstance(lines[-1], Paragraph) else "header"
        cells = Paragraph(spans=(Span(text=line),), row=row)
        lines.append(cells if CELL in line else line)
    return read_lines(lines, _NAME)


def _copied(report: Report, rule: Rule, rules: Sequence[Rule]) -> Copied | None:
    if not rule.example_source:
        return None
    source = in_memory([entry("来源.txt", rule.example_source.split("\n"))])
    return copied(report.paragraphs, held_against(Sources([source]), [rule, *rules]))


def _differing(expected: Sequence[str], found: Sequence[str]) -> tuple[str, str]:
    told = _("、").join(f"“{each}”" for each in found)
    if not expected:
        return _("正例里找到了{}").format(told), _("正例应当什么也找不到：改查法，或改例子")
    wanted = _("、").join(f"“{each}”" for each in expected)
    what = _("反例里标出的是{wanted}，什么也没找到")
    if found:
        what = _("反例里标出的是{wanted}，找到的是{told}")
    return what.format(wanted=wanted, told=told), _("改查法，或把 ⟦ ⟧ 标在找得到的字上")


def _broken(rule: Rule, error: Exception) -> Unproved:
    """Return where a rule has a name that means nothing, or a pattern that is none."""
    if isinstance(error, KeyError) and f"{{{error.args[0]}}}" in rule.message:
        what = _("“message”里的 {} 没有字可填").format(f"{{{error.args[0]}}}")
        return Unproved(("message",), what, _("删去它；{text} 是找到的字，别的见自带的同类规则"))
    if not isinstance(error, re.error | IndexError):
        hint = _("看它的正则表达式：要的字组是不是每次都配得上，配上的是不是要的那种字")
        return Unproved(("id",), _("这条规则用在自己的例子上算不下去"), hint)
    pattern = getattr(error, "pattern", None)
    field = next((name for name, value in rule if pattern and pattern in str(value)), "fix")
    hint = _("用 \\1 指第 1 个圆括号里的字") if field == "fix" else _("改正后再试")
    what = _("“{field}”的写法不对：{error}")
    return Unproved((field,), what.format(field=field, error=what_is_wrong(error)), hint)
