"""Drafts made by hand, for the tests of the measures.

A sentence is written as pieces: `f0|…` is the fact of the first point, `f0.shows|…` its answer,
`m1.by|…` a part of the measure of the second step, `t0|…` a theme that fills a slot, `h0|…` a
heading of the writer's, `s|…` what was studied, `?f0|…` a question; `general/x|…` is a phrase by
its id, and what has no bar is a phrase too.
"""

from __future__ import annotations

import re

from app.models.outline import Outline
from app.models.report import Block, Origin, Paragraph, Report, Span
from app.models.roles import BlockRole
from app.outline.reading import parse_outline
from tests.bed.told import Found

_SHORT = re.compile(r"(\??)([fmths])(\d*)(\..+)?")


def outline_of(*points: str, steps: str = "", more: str = "") -> Outline:
    """Return an outline; points and steps as YAML mappings, `more` as lines of it."""
    insights = "".join(f"  - {point}\n" for point in points or ("{主题: 核对}",))
    plan = f"下一步:\n  - {steps}\n" if steps else ""
    return parse_outline(f"文种: 心得体会\n体会:\n{insights}{plan}{more}")


def report_of(*blocks: Block) -> Report:
    """Return a report of blocks."""
    return Report(kind="心得体会", blocks=blocks)


def block_of(
    role: BlockRole, *pieces: str, heading: tuple[str, ...] = (), children: tuple[Block, ...] = ()
) -> Block:
    """Return a block of one paragraph: the pieces of its heading, then those of its text."""
    spans = [_span(piece).model_copy(update={"part": "heading"}) for piece in heading]
    spans += [_span(piece) for piece in pieces]
    level = int(role in ("insight", "action"))
    paragraphs = (Paragraph(spans=tuple(spans)),)
    return Block(role=role, level=level, paragraphs=paragraphs, children=children)


def faults(found: Found) -> int:
    """Return how many faults were found."""
    return len(found.faults)


def _span(piece: str) -> Span:
    name, bar, text = piece.partition("|")
    if not bar:
        return Span(text=piece, origin=Origin(kind="phrase", ref="general/words/0"))
    short = _SHORT.fullmatch(name)
    if not short:
        return Span(text=text, origin=Origin(kind="phrase", ref=name))
    asks, letter, number, rest = short.groups()
    keys = {
        "f": f"insights[{number}].facts[0]",
        "m": f"next_steps[{number}].measures[0]",
        "t": f"insights[{number}].theme",
        "h": f"insights[{number}].heading[0]",
        "s": "study.subject",
    }
    origin = Origin(kind="outline", ref=keys[letter] + (rest or ""))
    return Span(text=text, origin=origin, gap=bool(asks))
