"""A Report to the Markdown-like draft text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.markup.origins import write_origins
from app.models.report import NOTE_LABELS, OWN_BLOCKS
from app.models.roles import BLOCK_LABELS
from app.text.characters import HEADING_STOPS
from app.text.markdown.blocks import opens_block
from app.text.markdown.inline import backslashed, escaped, guarded
from app.text.markdown.signs import BLOCK, CELL_BREAK
from app.text.markdown.tables import LINE_BREAK, is_delimiter, write_row
from app.text.ordinals import read_bare, read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.report import Block, Paragraph, Report, Span
    from app.text.markdown.signs import Row

_ANY = "学习"
_ORDER = ("ordinal", "heading", "stop", "text")


def write_markup(report: Report) -> str:
    """Return the draft text of a Report; `read_markup` gives the same Report back from it.

    Behind the text stands a record of where its words come from, unless all of them are the
    writer's; without it, kind and name are not kept. Doubts are not kept at all: the block lines
    now say outright what a reader had to guess.
    """
    text = "\n\n".join(_block(block) for block in report.walk()) + "\n"
    record = write_origins(report)
    return f"{text}\n{record}" if record else text


def _block(block: Block) -> str:
    usual = int(block.role in ("insight", "action"))
    note = NOTE_LABELS[block.note] if block.note else ""
    label = BLOCK_LABELS[block.role]
    if block.role == "tail" and block.note in OWN_BLOCKS:
        label, note = note, ""
    flags = [
        str(block.level) if block.level != usual else "",
        "续" if block.inline else "",
        note,
    ]
    header = " ".join(word for word in (BLOCK[0], label, *flags) if word)
    return "\n".join([header, *_lines(block.paragraphs)])


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the lines of paragraphs; a blank one parts a table from what is before and after it."""
    before: Row | None = None
    for number, paragraph in enumerate(paragraphs):
        if number and paragraph.row != "next" and (before or paragraph.row):
            yield ""
        # What goes on with no row begins a table.
        row = "first" if paragraph.row == "next" and not before else paragraph.row
        yield _row(paragraph, row) if row else write_line(paragraph)
        before = row


def write_line(paragraph: Paragraph) -> str:
    """Return the line of draft text of a paragraph.

    Parts in another order than number, heading, stop, text have no markup: they are plain words.
    """
    spans = [span for span in paragraph.spans if span.text]
    order = [_ORDER.index(span.part) for span in spans]
    head = [span for span in spans if span.part != "text"]
    if order != sorted(order) or not head:
        return _keep_start(_keep_end(escaped(paragraph.text)))
    rest = "".join(span.text for span in spans if span.part == "text")
    if not rest:
        return _keep_end(f"## {_keep_blank(_heading(head))}")
    return _keep_end(f"**{_heading(head)}**{escaped(rest)}")


def _heading(spans: list[Span]) -> str:
    """Return a heading whose words cannot be taken for a number or a stop that it does not have."""
    words = {
        part: "".join(s.text for s in spans if s.part == part)
        for part in ("ordinal", "heading", "stop")
    }
    heading = backslashed(words["heading"])
    if _is_misread(words) and not heading.startswith("\\"):
        heading = "\\" + heading
    if not words["stop"] and heading.endswith(tuple(HEADING_STOPS)) and heading[:-1] != "\\":
        heading = heading[:-1] + "\\" + heading[-1]
    return guarded(backslashed(words["ordinal"]) + heading + backslashed(words["stop"]))


def _is_misread(words: dict[str, str]) -> bool:
    """Tell whether another number than a heading's own would be read from it, or none.

    What is no numeral before any heading is not read as one where it is set apart either.
    """
    found = read_ordinal("".join(words.values()))
    differs = (found.text if found else "") != words["ordinal"]
    return bool(words["heading"]) and differs and bool(found or _is_numeral(words["ordinal"]))


def _is_numeral(text: str) -> bool:
    before_any = f"{text}{_ANY}"
    return bool(read_ordinal(before_any) or read_bare(before_any))


def _keep_start(line: str) -> str:
    """Return a line that does not lose its first character as markup or as a blank."""
    return "\\" + line if opens_block(line) or line[:1].isspace() else line


def _keep_blank(line: str) -> str:
    return "\\" + line if line[:1].isspace() else line


def _keep_end(text: str) -> str:
    body = text[:-1]
    is_escaped = (len(body) - len(body.rstrip("\\"))) % 2 == 1
    return body + "\\" + text[-1] if text[-1:].isspace() and not is_escaped else text


def _row(paragraph: Paragraph, row: Row) -> str:
    cells = [_cell(words) for words in paragraph.cells]
    # A header of dashes would part a table without one from its rows.
    if row == "header" and is_delimiter(write_row(cells, "next")):
        cells[0] = "\\" + cells[0]
    return write_row(cells, row)


def _cell(words: str) -> str:
    return escaped(words).replace("|", "\\|").replace(CELL_BREAK, LINE_BREAK)
