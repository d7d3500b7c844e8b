"""The anatomy that a template declares: its blocks with their parts, how its points are told.

A template says it where it asks for the words, `{{ 开头("背景", "过渡") }}`, so that all parts
can be planned before anything is rendered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from app.errors import Problem
from app.files.validated import nearest
from app.messages import _
from app.models.outline import Fact, Measure
from app.models.roles import PHRASE_LABELS, PHRASE_ROLES
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.roles import PhraseRole

SECTIONS = {"体会": "insights", "下一步": "next_steps"}
"""What a template calls the two runs of points, and their keys in an outline."""

OWN_MOVES: dict[str, str] = {"事例": "fact", "措施": "measure"} | {
    str(field.title): name
    for model in (Fact, Measure)
    for name, field in list(model.model_fields.items())[1:]
}
"""The writer's own words in a point: what a template calls each, and its field in the outline."""

_ROLES: dict[str, PhraseRole] = {label: role for role, label in PHRASE_LABELS.items()}
_ROLES |= {role: role for role in PHRASE_ROLES}


class PointAnatomy(NamedTuple):
    """How the points of a run are told: the first number (None without), the moves in order.

    `own_line` tells that headings stand on a line of their own, above the text.
    """

    ordinal: str | None = None
    moves: tuple[str, ...] = ()
    own_line: bool = False


class Anatomy(NamedTuple):
    """What a template has a place for: the parts of its blocks, and its points by section.

    A `signed` report, `落款(true)`, bears at its end who wrote it and when unless told otherwise.
    """

    blocks: dict[str, tuple[PhraseRole, ...]]
    points: dict[str, PointAnatomy]
    signed: bool = False

    @property
    def first_numbers(self) -> dict[str, str]:
        """Return the first number of each run of points that has one."""
        return {name: one.ordinal for name, one in self.points.items() if one.ordinal}


class Fault(NamedTuple):
    """What is wrong with a call in a template, and in which of its lines."""

    what: str
    line: int


def read_anatomy(tree: nodes.Template) -> tuple[Anatomy, list[Fault]]:
    """Return the anatomy of a parsed template, and what is wrong with how it is written."""
    faults: list[Fault] = []
    blocks: dict[str, tuple[PhraseRole, ...]] = {}
    for call in tree.find_all(nodes.Call):
        # Functions of the language are none of ours.
        if isinstance(call.node, nodes.Name) and call.node.name not in DEFAULT_NAMESPACE:
            names = list(_names(call, _ROLES, faults))
            blocks.setdefault(call.node.name, tuple(_ROLES[name] for name in names))
    points = {
        loop.iter.name: _point(loop, faults)
        for loop in tree.find_all(nodes.For)
        if isinstance(loop.iter, nodes.Name) and loop.iter.name in SECTIONS
    }
    signed = any(
        call.args
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "落款"
    )
    return Anatomy(blocks, points, signed), faults


def _point(loop: nodes.For, faults: list[Fault]) -> PointAnatomy:
    found = PointAnatomy(own_line=_has_own_line(loop))
    known: Mapping[str, str] = {**OWN_MOVES, **_ROLES}
    for call in loop.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Getattr):
            continue
        if call.node.attr == "正文":
            names = _names(call, known, faults)
            found = found._replace(moves=tuple(known[name] for name in names))
        elif call.node.attr == "序号":
            found = found._replace(ordinal=_ordinal(call, faults))
    return found


def _has_own_line(loop: nodes.For) -> bool:
    """Tell whether a line ends between a point's heading and its text."""
    headed = False
    for node in loop.find_all((nodes.Getattr, nodes.TemplateData)):
        if isinstance(node, nodes.Getattr):
            headed = node.attr == "标题" or (headed and node.attr != "正文")
        elif headed and isinstance(node, nodes.TemplateData) and "\n" in node.data:
            return True
    return False


def _ordinal(call: nodes.Call, faults: list[Fault]) -> str | None:
    given = call.args[0] if len(call.args) == 1 else None
    sample = given.value if isinstance(given, nodes.Const) else None
    try:
        return make_ordinal(str(sample), 1) and str(sample)
    except ValueError:
        said = _("“序号”后面的括号里要写第一个序号；可以写 一、 一是 （一） 1.")
        if sample is not None:
            said = _("看不懂的序号“{}”；可以写 一、 一是 （一） 1.").format(sample)
        faults.append(Fault(said, call.lineno))
    return None


def _names(call: nodes.Call, known: Mapping[str, str], faults: list[Fault]) -> Iterator[str]:
    """Yield the names in a call's brackets that are known."""
    for given in call.args:
        if not isinstance(given, nodes.Const) or given.value is True:
            continue
        name = str(given.value)
        if name in known:
            yield name
        else:
            said = _("不认识“{name}”；{advice}")
            said = said.format(name=name, advice=nearest(name, list(known)))
            faults.append(Fault(said, given.lineno))


def fault_problem(fault: Fault, path: str, lines: list[str]) -> Problem:
    """Return a fault as a problem at its line of the file."""
    hint = _("改正这一行；可用的名称见 README 里“模板”的表")
    return Problem(
        _("模板出错：{}").format(fault.what), hint, path, fault.line, 1, lines[fault.line - 1]
    )
