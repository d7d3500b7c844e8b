"""An Outline as YAML text, in the form a person would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from app.files.editors import editor_lines
from app.files.yaml_quoting import needs_quotes
from app.models.outline import Content, Ordinals, Outline, Pin, Point, Section, Signature, Study
from app.outline.speaking import opens_like_a_key
from app.outline.taking import TRUE
from app.text.markdown.tables import find_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.base import Model
    from app.models.outline import Fact, Listed, Measure

EDITOR_LINES = editor_lines("outline")

_TEXT = "tag:yaml.org,2002:str"
_BOOL = "tag:yaml.org,2002:bool"
_NUMBER = "tag:yaml.org,2002:int"
_LONGEST_LINE = 100

Pieces = tuple[Pin | str, ...]


def write_outline(outline: Outline) -> str:
    """Return an outline as YAML text; `read_outline` gives the same outline back.

    What was left out stays out, and keys stand in the order of the model.
    """
    fields = {
        "kind": _text(outline.kind),
        "title": _written(outline.title),
        "speaker": _fields(outline.speaker),
        "date": _line(outline.date),
        "byline": _listed(outline.byline),
        "audience": _written(outline.audience),
        "study": None if outline.study == Study() else _study(outline.study),
        "opening": _written(outline.opening),
        "insights": _section(outline.insights) if outline.insights.items else _false(),
        "next_steps": _section(outline.next_steps),
        "ordinals": _fields(outline.ordinals) if outline.ordinals != Ordinals() else None,
        "closing": _written(outline.closing),
        "signoff": _written(outline.signoff),
        "attachments": _listed(outline.attachments),
        "signature": _signature(outline.signature),
        "contact": _listed(outline.contact),
        "copies": _listed(outline.copies),
        "voice": _line(outline.voice),
        "length": yaml.ScalarNode(_NUMBER, str(outline.length)) if outline.length else None,
        "names": _table(outline.names) if outline.names else None,
    }
    return EDITOR_LINES + _serialize(_mapping(fields))


def write_scalar(text: str) -> str:
    """Return a text as YAML in one line, quoted where it would be read otherwise."""
    return _serialize(_list([_text(text)], flow=True)).strip()[1:-1]


class _Dumper(yaml.SafeDumper):
    """Indents lists under their keys, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Begin a deeper level; a list is never level with its key."""
        super().increase_indent(flow, False)


def _serialize(node: yaml.Node) -> str:
    # Chinese text has no spaces to fold at: lines are as long as they are.
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=10**9)
    return text


def _text(value: str) -> yaml.Node:
    # Escapes show every line break and every invisible sign, and keep them through any editor.
    odd = needs_quotes(value) or opens_like_a_key(value) or not value.isprintable()
    style = '"' if odd else None
    return yaml.ScalarNode(_TEXT, value, style="|" if _shows_table(value) else style)


def _shows_table(value: str) -> bool:
    """Tell whether a text holds a table, which is readable where each row has its own line."""
    lines = value.split("\n")
    kept = all(line.isprintable() and line == line.strip() for line in lines)
    return "|" in value and kept and bool(find_rows(lines))


def _false() -> yaml.Node:
    return yaml.ScalarNode(_BOOL, "false")


def _true() -> yaml.Node:
    return yaml.ScalarNode(_BOOL, "true")


def _line(value: str | bool | None) -> yaml.Node | None:
    if value is None:
        return None
    return _text(value) if isinstance(value, str) else _false()


def _mapping(fields: Mapping[str, yaml.Node | None], *, flow: bool = False) -> yaml.MappingNode:
    pairs = [(_text(key), node) for key, node in fields.items() if node is not None]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


def _list(nodes: Iterable[yaml.Node], *, flow: bool = False) -> yaml.SequenceNode:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", list(nodes), flow_style=flow)


def _table(values: Mapping[str, str], *, flow: bool = False) -> yaml.MappingNode:
    return _mapping({key: _text(value) for key, value in values.items()}, flow=flow)


def _fields(model: Any) -> yaml.Node | None:
    """Return a flat model, or what stands in its place."""
    if model is None:
        return None
    return _false() if model is False else _flat(model)


def _flat(model: Model) -> yaml.Node:
    """Return a model's texts; an empty text stands for false."""
    written = model.written_names()
    values = {written[name]: value for name, value in model if value is not None}
    nodes = {name: _text(value) if value else _false() for name, value in values.items()}
    return _mapping(nodes, flow=_fits(values))


def _study(study: Study) -> yaml.Node:
    fields: dict[str, yaml.Node | None] = {
        name: _text(value) for name, value in study if isinstance(value, str)
    }
    if study.courses:
        fields["courses"] = _list(map(_flat, study.courses))
    return _mapping(fields)


def _written(block: Content | bool | None) -> yaml.Node | None:
    if block is None:
        return None
    if isinstance(block, bool):
        return _false()
    if len(block.pieces) == 1 and _stands_alone(block.pieces[0]):
        return _piece(block.pieces[0])
    return _mapping({"content": _pieces(block.pieces)})


def _listed(block: Listed) -> yaml.Node | None:
    """Return closing lines; their content never stands alone, where it would be put into form."""
    if isinstance(block, Content):
        return _mapping({"content": _pieces(block.pieces)})
    if not isinstance(block, tuple):
        return _line(block)
    # A text of several lines would be read as a list of them.
    alone = len(block) == 1 and block[0].splitlines() == [*block] and block[0] not in TRUE
    return _text(block[0]) if alone else _list(map(_text, block))


def _signature(block: Signature | Content | bool | None) -> yaml.Node | None:
    if isinstance(block, Signature):
        units = block.unit
        return _mapping({"unit": _listed(units) if units else None, "date": _line(block.date)})
    if block is True:
        return _true()
    return _written(block)


def _stands_alone(piece: Pin | str) -> bool:
    # A text that reads true is no truth value.
    return isinstance(piece, Pin) or (bool(piece.strip()) and piece not in TRUE)


def _pieces(pieces: Pieces) -> yaml.Node:
    return _list((_piece(piece) for piece in pieces), flow=not pieces)


def _piece(piece: Pin | str) -> yaml.Node:
    return _text(piece) if isinstance(piece, str) else _pin(piece)


def _pin(pin: Pin) -> yaml.Node:
    flow = _fits({"id": pin.id, **pin.slots})
    slots = _table(pin.slots, flow=flow) if pin.slots else None
    return _mapping({"id": _text(pin.id), "slots": slots}, flow=flow)


def _fits(values: Mapping[str, str]) -> bool:
    """Tell whether a mapping can stand in one line of the file."""
    taken = sum(len(key) + len(value) + 4 for key, value in values.items())
    return taken <= _LONGEST_LINE and not any("\n" in value for value in values.values())


def _section(section: Section | bool | None) -> yaml.Node | None:
    if section is None:
        return None
    if isinstance(section, bool):
        return _false()
    items = _list(_point(point) for point in section.items) if section.items else None
    if section.lead is None and items is not None and not section.inline:
        return items
    inline = _true() if section.inline else None
    return _mapping({"inline": inline, "lead": _written(section.lead), "items": items})


def _told(one: Fact | Measure) -> yaml.Node:
    """Return a fact or a measure: a text where no more than that is said of it."""
    (_, words), *answers = one
    return _flat(one) if any(answer for _, answer in answers) else _text(words)


def _point(point: Point) -> yaml.Node:
    return _mapping(
        {
            "inline": _true() if point.inline else None,
            "theme": _line(point.theme),
            "heading": _written(point.heading),
            "facts": _list(map(_told, point.facts)) if point.facts else None,
            "measures": _list(map(_told, point.measures)) if point.measures else None,
            "content": None if point.content is None else _pieces(point.content),
            "pin": _list(map(_pin, point.pin)) if point.pin else None,
        }
    )
