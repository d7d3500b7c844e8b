"""A template that asks for too much is told so at its line, whatever it asks for it with."""

from __future__ import annotations

import resource
from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.drafting.templates import Template
from app.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN, STEPS, WIDE, NUMBER = "写的太多", "要做的太多", "宽度太大", "数太大"
DEEP, CALLS = "套得太深，拆开来写", "套得太深：超过了 50 层"
HELD = "{% set ns = namespace(x=X) %}{% for i in range(99) %}{% set ns.x = Y %}{% endfor %}"


def _said(text: str, *_parts: str) -> str:
    return text


POINTS = [{"标题": "标题", "正文": partial(_said, "正文。" * 50)} for _ in range(5)]


def render(folder: Path, template: str) -> str:
    path = folder / "我的.md"
    path.write_text("一\n" + template, "utf-8")
    context = {"开头": partial(_said, "开头。"), "体会": POINTS}
    return Template(path).render(context, 1000).removeprefix("一\n")


def doubling(first: str, made: str) -> str:
    """Return a template in which a value is made of itself ninety-nine times."""
    return HELD.replace("X", first).replace("Y", made)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ 'x' * 10**10 }}", WRITTEN),
        ("{{ 10**10 * 'x' }}", WRITTEN),
        ("{{ [0] * 10**10 }}", WRITTEN),
        ("{{ ([0] * 10**5) * 10**5 }}", WRITTEN),
        ("{{ 'x'.center(3000000000) }}", WRITTEN),
        ("{{ 'x'['center'](3000000000) }}", WRITTEN),
        ("{{ ('x'|attr('ljust'))(3000000000) }}", WRITTEN),
        ("{{ 'x'.zfill(width=3000000000) }}", "模板出错"),
        ("{{ 'x'.zfill(3000000000) }}", WRITTEN),
        ("{{ '\t'.expandtabs(tabsize=3000000000) }}", WRITTEN),
        ("{{ 'x'|center(3000000000) }}", WRITTEN),
        ("{{ 'x'|center(width=3000000000) }}", WRITTEN),
        ("{{ 'x\\ny'|indent(10**10) }}", WRITTEN),
        ("{{ ('x\\n' * 9999)|indent(9999) }}", WRITTEN),
        ("{{ range(999)|map('center', 9999)|list }}", WRITTEN),
        ("{{ [1]|batch(10**9, 0) }}", WRITTEN),
        ("{{ [1]|slice(10**9) }}", WRITTEN),
        ("{{ range(9999)|join('x' * 9999) }}", WRITTEN),
        ("{{ ('x' * 9999).join(range(9999)|map('string')) }}", WRITTEN),
        ("{{ ('a' * 9999)|replace('a', 'b' * 9999) }}", WRITTEN),
        ("{{ ('a' * 9999)|replace('', 'b' * 9999)|length }}", WRITTEN),
        ("{{ ('a' * 99999)|trim('b' * 99999 ~ 'a') }}", WRITTEN),
        ("{{ ('a' * 99999).rfind('ab' ~ 'a' * 33333) }}", WRITTEN),
        ("{{ ('a' * 99999).rindex('ab' ~ 'a' * 33333) }}", WRITTEN),
        ("{{ ('a' * 99999).rsplit('ab' ~ 'a' * 33333)|length }}", WRITTEN),
        ("{{ ('a' * 99999).rpartition('ab' ~ 'a' * 33333)|length }}", WRITTEN),
        ("{{ 1|round(10**9) }}", NUMBER),
        ("{{ 1|round(90000, 'ceil') }}", NUMBER),
        ("{{ 1|round(precision=-90000, method='floor') }}", NUMBER),
        ("{{ ([[0] * 99] * 999)|sum(start=[]) }}", WRITTEN),
        ("{{ '%0999999999d'|format(1) }}", WIDE),
        ("{{ '%(甲(乙))999999999d' % {'甲(乙)': 1} }}", WIDE),
        ("{{ '%.999999999f' % 1 }}", WIDE),
        ("{{ '%*d' % (999999999, 1) }}", WIDE),
        ("{{ '{:>999999999}'.format(1) }}", WIDE),
        ("{{ '{:{}}'.format(1, 999999999) }}", WIDE),
        ("{{ '{:{}}'.format(1, '>999999999') }}", WIDE),
        ("{{ ('{0}' * 9999).format('x' * 9999) }}", WRITTEN),
        ("{{ ('%(a)s' * 9999) % {'a': 'x' * 9999} }}", WRITTEN),
        ("{{ 10**(10**10) }}", NUMBER),
        ("{{ (10**1000) * (10**1000) }}", NUMBER),
        ("{{ ('f' * 99999)|int(base=16) }}", NUMBER),
        (doubling("9", "ns.x * ns.x"), NUMBER),
        (doubling("'x'", "ns.x + ns.x"), WRITTEN),
        (doubling("'x'", "ns.x ~ ns.x"), WRITTEN),
        (doubling("'x'", "'%s%s' % (ns.x, ns.x)"), WRITTEN),
        (doubling("'x'", "[ns.x, ns.x]|join"), WRITTEN),
        (doubling("[]", "[ns.x, ns.x]"), STEPS),
        (doubling("()", "(ns.x, ns.x)"), STEPS),
        (doubling("1", "{1: ns.x, 2: ns.x}"), STEPS),
        (doubling("1", "dict(a=ns.x, b=ns.x)"), STEPS),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", STEPS),
        ("{% for a in range(99999) %}{% set b = range(99999)|list %}{% endfor %}", STEPS),
        ("{% macro m(n) %}{{ m(n - 1) ~ m(n - 1) if n else '' }}{% endmacro %}{{ m(30) }}", STEPS),
        ("{% for a in range(99999) %}{{ 开头() * 9 }}{% endfor %}", WRITTEN),
        ("{% for a in range(99999) %}甲\n{% endfor %}", WRITTEN),
        ("{% for a in range(99999) %}就是这样一句话，又长又多。{% endfor %}", WRITTEN),
        (
            "{% set b %}{% for a in range(99999) %}{{ '一句话，' * 9 }}{% endfor %}{% endset %}",
            WRITTEN,
        ),
        (
            "{% filter trim %}{% for a in range(9999) %}{{ '长' * 99 }}{% endfor %}{% endfilter %}",
            WRITTEN,
        ),
        (
            "{% set b = '长' * 99999 %}{% for a in range(9999) %}{{ b[1:] in b }}{% endfor %}",
            WRITTEN,
        ),
        (
            "{% set b = '长' * 99999 %}{% for a in range(9999) if a ~ '' == b %}{% endfor %}",
            WRITTEN,
        ),
        (
            "{% set b = '长' * 99999 %}{% for a in range(9999) %}{{ b is in [b] }}{% endfor %}",
            WRITTEN,
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", CALLS),
        ("{% block b %}{{ self.b() }}{% endblock %}", CALLS),
        ("{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}", CALLS),
        ("{{ [[1]]|map(" + "'map', " * 99 + "'list') }}", "模板出错"),
        ("{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}", DEEP),
        ("{{ " + "[" * 21 + "1" + "]" * 21 + " }}", DEEP),
        ("{{ " + "not " * 9999 + "1 }}", DEEP),
        ("{{ " + "-" * 9999 + "1 }}", DEEP),
        ("{{ 1" + " + 1" * 9999 + " }}", DEEP),
        ("{{ 1" + "|abs" * 9999 + " }}", DEEP),
        ("{{ " + "1 if 1 else " * 9999 + "1 }}", DEEP),
        ("{% if 1 %}" * 999 + "{% endif %}" * 999, DEEP),
        ("{% for a in 体会 %}" * 20 + "{% endfor %}" * 20, DEEP),
        ("{% if 1 %}" + "{% elif 1 %}" * 2000 + "{% endif %}", DEEP),
        ("{{ 1 }}" * 16000, "语句太多"),
        ("{% set a = 1 %}" * 4000, "语句太多"),
        ("{{ " + "1" * 5000 + " }}", NUMBER),
        ("{{ 0x" + "f" * 5000 + " }}", NUMBER),
        ("{{ 1e999 }}", NUMBER),
        ("{% autoescape 'x' * 10**10 %}{% endautoescape %}", "autoescape"),
        ("{{ 'x'|urlize }}", "urlize"),
        ("{% if 1 %}{{ 'x'|safe }}{% endif %}", "safe"),
        ("{% if 1 is evil %}{% endif %}", "evil"),
        ("{{ 'x'.translate({120: 'y' * 9999}) }}", "translate"),
        ("{{ (1).to_bytes(10**10) }}", "to_bytes"),
        ("{{ true.to_bytes(10**10) }}", "to_bytes"),
        ("{{ {}.fromkeys(range(9)) }}", "fromkeys"),
        ("{{ '甲乙丙丁'|truncate(-1) }}", "模板出错"),
        ("{{ 开头(a=1, a=2) }}", "“a”写了两次"),
        ("{% macro m(a, a) %}{% endmacro %}", "“a”写了两次"),
        ("{% for a in cycler(1) %}{% endfor %}", "for 后面的不是列表"),
        ("{{ '\\ud800' }}", "半个字符"),
        ("{{ '%c' % 56320 }}", "半个字符"),
        ("{% raw %}甲", "“raw”没有关上"),
        ("{{ " + "很" * 9999 + " }}", "…”这个名称"),
    ],
)
def test_what_eats_is_refused_at_its_line(tmp_path: Path, template: str, says: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF)
    with pytest.raises(InputError) as refused:
        render(tmp_path, template)
    (problem,) = refused.value.problems
    assert (problem.line, says in problem.what) == (2, True), problem.what
    assert len(problem.what) < 100
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_utime - before.ru_utime < 5
    assert after.ru_maxrss - before.ru_maxrss < 200_000


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("{{ '—' * 9 }}", "—————————"),
        ("{{ '%s（2026.11.20，%02d）'|format('甲', 3) }}", "甲（2026.11.20，03）"),
        ("{{ '{}，{:>3}'.format('甲', 1) }}", "甲，  1"),
        ("{{ 体会|map(attribute='标题')|join('、') }}", "标题、标题、标题、标题、标题"),
        ("{% for a in 体会|groupby('标题') %}{{ a.grouper ~ a.list|length }}{% endfor %}", "标题5"),
        ("{% for a in 体会|batch(2) %}{{ a|length }}{% endfor %}", "221"),
        ("{% for a in [3, 1, 2]|sort if a is odd %}{{ loop.index ~ a }}{% endfor %}", "1123"),
        (
            "{% for a in [[], [[]]] recursive %}乙{{ loop(a) }}{% else %}丙{% endfor %}",
            "乙丙乙乙丙",
        ),
        ("{% set c = cycler('甲', '乙') %}{{ c.next() ~ c.next() ~ c.current }}", "甲乙甲"),
        ("{% set ns = namespace(n=1) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}", "2"),
        (
            "{% macro m(a) %}{{ caller(a) }}{% endmacro %}"
            "{% call(b) m('甲') %}{{ b }}{% endcall %}",
            "甲",
        ),
        ("{% for a, b in {'甲': 1}.items() %}{{ a ~ b }}{% endfor %}", "甲1"),
        ("{{ 体会[0]['标题'][1:] ~ 体会[-1].标题 ~ 体会[1:3]|length }}", "题标题2"),
        ("{{ '甲' if 1 < 2 < 3 and 'a' in ['a'] and (1, 2) == (1, 2) else '乙' }}", "甲"),
        ("{% if 体会|length is divisibleby 5 and 乙 is not defined %}甲{% endif %}", "甲"),
        ("{{ '甲-乙'.split('-')|reverse|join('+') }}", "乙+甲"),
        (
            "{{ -7|abs }} {{ 7 // 2 }} {{ 2**3 }} {{ [1, 2]|sum }} {{ 1.26|round(1) }}",
            "7 3 8 3 1.3",
        ),
        ("{{ 体会[0].正文('所学')|length * 9 }}", "1350"),
        ("{{ '甲、乙、丙'.rsplit('、', 1)|first ~ '甲乙甲'.rfind('甲') }}", "甲、乙2"),
        ("{{ 86.4567|round(2) }} {{ 1.2|round(method='ceil')|int }}", "86.46 2"),
        ("{{ " + " ~ ".join(["'甲'"] * 2000) + " }}", "甲" * 2000),
    ],
)
def test_what_templates_do_they_may_still_do(tmp_path: Path, template: str, written: str) -> None:
    assert render(tmp_path, template) == written


def test_what_a_template_may_write_grows_with_what_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "我的.md"
    path.write_text("{{ 开头() }}" * 9, "utf-8")
    long = "很长的一段话。" * 50_000
    context = {"开头": partial(_said, long)}
    assert Template(path).render(context, len(long)) == long * 9
    with pytest.raises(InputError, match="写的太多：超过了 100 万字"):
        Template(path).render(context, 0)
