"""A Report to the Markdown-like draft text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.models.report import NOTE_LABELS
from app.models.roles import BLOCK_LABELS
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from app.models.report import Block, Paragraph, Report, Span

_STOPS = "。：；！？"


def write_markup(report: Report) -> str:
    """Return the draft text of a Report; `read_markup` gives the same tree back from it."""
    return "\n\n".join(_block(block) for block in report.walk()) + "\n"


def _block(block: Block) -> str:
    usual = int(block.role in ("insight", "action"))
    flags = [
        str(block.level) if block.level != usual else "",
        "续" if block.inline else "",
        NOTE_LABELS[block.note] if block.note else "",
    ]
    header = " ".join(word for word in (":::", BLOCK_LABELS[block.role], *flags) if word)
    return "\n".join([header, *map(_paragraph, block.paragraphs)])


def _paragraph(paragraph: Paragraph) -> str:
    head = [span for span in paragraph.spans if span.part != "text"]
    rest = "".join(span.text for span in paragraph.spans if span.part == "text")
    if not head:
        return _keep_end(_keep_start(_escape(rest)))
    if not rest:
        return _keep_end(f"## {_keep_start(_heading(head))}")
    return _keep_end(f"**{_heading(head)}**{_escape(rest)}")


def _heading(spans: list[Span]) -> str:
    """Return a heading whose words cannot be taken for a number or a stop that it does not have."""
    words = {
        part: "".join(s.text for s in spans if s.part == part)
        for part in ("ordinal", "heading", "stop")
    }
    heading = _escape(words["heading"])
    if _is_misread(words) and not heading.startswith("\\"):
        heading = "\\" + heading
    if not words["stop"] and heading.endswith(tuple(_STOPS)) and heading[:-1] != "\\":
        heading = heading[:-1] + "\\" + heading[-1]
    return _escape(words["ordinal"]) + heading + _escape(words["stop"])


def _escape(text: str) -> str:
    return re.sub(r"([\\*])", r"\\\1", text)


def _is_misread(words: dict[str, str]) -> bool:
    """Tell whether another number than a heading's own would be read from it, or none."""
    found = read_ordinal("".join(words.values()))
    return bool(words["heading"]) and (found.text if found else "") != words["ordinal"]


def _keep_start(text: str) -> str:
    """Return a line that does not lose its first character as markup or as a blank."""
    return "\\" + text if text.startswith((":::", "：：：", "#")) or text[:1].isspace() else text


def _keep_end(text: str) -> str:
    return text[:-1] + "\\" + text[-1] if text[-1:].isspace() else text
