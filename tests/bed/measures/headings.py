"""Headings that could be swapped, and headings that their own text says again."""

from __future__ import annotations

import re
from collections import Counter

from app.models.outline import Outline
from app.models.report import Block, Report, Span
from tests.bed.told import Found, bare, body_text, letters, themes_of

_SIGNS = re.compile(r"[^\w□]")


def alike_headings(outline: Outline, report: Report) -> Found:
    """Find the headings of a draft that are another's once the themes are masked.

    Questions in the place of a heading are left out, and headings of one theme alone: with
    nothing else in them they are labels, and masking would leave nothing to compare.
    """
    themes = themes_of(outline)
    masked = {heading: _masked(heading, themes) for _, heading in _headings(report)}
    every = [heading for _, heading in _headings(report)]
    times = Counter(masked[heading] for heading in every if masked[heading].strip("□"))
    return Found(len(every), tuple(one for one in every if times[masked[one]] > 1))


def label_headings(outline: Outline, report: Report) -> Found:
    """Find the headings that are a theme and nothing else beside headings that say something.

    Where all of a draft's points are headed by their themes alone, they are a list of matters; one
    label among sentences is a slip. Where the writer heads some points himself and not others,
    readers want a label there rather than nothing: such reports are not looked at.
    """
    themes = {_SIGNS.sub("", theme) for theme in themes_of(outline)}
    made = [heading for _, heading in _headings(report)]
    if any(_is_given(block) for block, _ in _headings(report)):
        return Found(0)
    labels = tuple(one for one in made if _SIGNS.sub("", one) in themes)
    return Found(len(made), labels if len(labels) < len(made) else ())


def repeated_headings(outline: Outline, report: Report) -> Found:
    """Find the headings that stand word for word in the text of their own point.

    A theme that heads its point is left to `label_headings`: its text can hardly do without it.
    """
    themes = themes_of(outline)
    told = [(block, heading) for block, heading in _headings(report) if letters(heading) > 2]
    told = [(block, heading) for block, heading in told if bare(heading) not in themes]
    faults = [heading for block, heading in told if bare(heading) in body_text(block)]
    return Found(len(told), tuple(faults))


def _headings(report: Report) -> list[tuple[Block, str]]:
    """Return every point with its heading, where that is none that asks."""
    return [
        (block, block.heading)
        for block in report.walk()
        if block.role in ("insight", "action") and block.heading
        if not any(span.gap for span in _spans(block))
    ]


def _is_given(block: Block) -> bool:
    return any(".heading" in s.origin.ref and s.origin.kind == "outline" for s in _spans(block))


def _spans(block: Block) -> list[Span]:
    return [span for span in block.paragraphs[0].spans if span.part == "heading"]


def _masked(heading: str, themes: list[str]) -> str:
    for theme in themes:
        heading = heading.replace(theme, "□")
    return _SIGNS.sub("", heading)
