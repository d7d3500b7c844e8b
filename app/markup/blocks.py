"""Lines of draft text to the blocks of a Report, and each line to its paragraph."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem, raise_all
from app.markup.lines import bare_text
from app.messages import _
from app.models.report import (
    DEEPEST_LEVEL,
    NOTE_LABELS,
    OWN_BLOCKS,
    WRITER,
    Block,
    Paragraph,
    Span,
)
from app.models.roles import BLOCK_LABELS, BlockRole
from app.patterns import lazy
from app.text.characters import HEADING_STOPS
from app.text.markdown.signs import BLOCK, HEADING
from app.text.ordinals import read_bare, read_ordinal

if TYPE_CHECKING:
    import re

    from app.markup.lines import Line, Stretch
    from app.models.report import Note, Origin, Part
    from app.text.ordinals import Ordinal

# A line that opens a block: its label, and its flags.
_HEADER = lazy(rf"(?:{'|'.join(BLOCK)})\s*(\S*)\s*(.*)")
_COLONS = tuple(sign[0] for sign in BLOCK)

_ROLES: dict[str, BlockRole] = {label: role for role, label in BLOCK_LABELS.items()}
_POINTS: tuple[BlockRole, ...] = ("insight", "action")
_NOTES: dict[str, Note] = {label: note for note, label in NOTE_LABELS.items()}
_CLOSING_LINES = {NOTE_LABELS[note]: note for note in OWN_BLOCKS}
_ROLES |= dict.fromkeys(_CLOSING_LINES, "tail")
_CONTINUED = "续"
_LEVEL = lazy(f"0{{0,9}}[0-{DEEPEST_LEVEL}]")


# What a line begins with that may have a heading.
_HEADING_SIGNS = ("#", "*")


class _Open(NamedTuple):
    """A block that is being read: its header, and its paragraphs so far."""

    role: BlockRole
    level: int
    inline: bool
    note: Note | None
    paragraphs: list[Paragraph]


def opens_block(line: str) -> bool:
    """Tell whether a line opens a block of draft markup: `::: 开头`."""
    header = _HEADER.fullmatch(line)
    return header is not None and header[1] in _ROLES


def read_blocks(lines: list[Line], name: str = "", raw: Origin = WRITER) -> tuple[Block, ...]:
    """Return the blocks that lines stand for; `raw` is the origin of unmarked words.

    A block without a paragraph vanishes. Raises `InputError` with every block line that has an
    unknown label, or words after the label that are none of its flags.
    """
    headed = [(line, _header(line)) for line in lines]
    headers = ((line, header) for line, header in headed if header)
    raise_all(problem for each in headers for problem in _header_problems(*each, name))
    blocks = [_open("正文", [])]
    for line, header in headed:
        if header:
            if not blocks[-1].paragraphs:
                blocks.pop()
            blocks.append(_open(header[1], header[2].split()))
            continue
        paragraph = read_paragraph(line, raw)
        if paragraph.spans:  # `****` is a heading without a word.
            _add(blocks, paragraph, joined=line.joined)
    return _nest([block for block in blocks if block.paragraphs])


def read_paragraph(line: Line, raw: Origin = WRITER) -> Paragraph:
    """Return the paragraph that a line stands for; `raw` is the origin of unmarked words."""
    stretches = line.stretches
    # Most lines are text alone, which is told by their first character.
    if line.row or not stretches[0].text.startswith(_HEADING_SIGNS):
        return Paragraph(spans=_spans(stretches, "text", raw), row=line.row)
    bare = line.bare
    if head := HEADING.match(bare):
        return Paragraph(spans=_heading_spans(_between(stretches, head.end(), len(bare)), raw))
    closing = bare.find("**", 2) if bare.startswith("**") else -1
    if closing < 0:
        return Paragraph(spans=_spans(stretches, "text", raw))
    heading = _heading_spans(_between(stretches, 2, closing), raw)
    rest = _between(stretches, closing + 2, len(bare))
    return Paragraph(spans=(*heading, *_spans(rest, "text", raw)))


def _add(blocks: list[_Open], paragraph: Paragraph, *, joined: bool) -> None:
    """Add a paragraph to the last block; a joined one goes on in what stands before it.

    None goes on a table's row, or begins with one inside a line.
    """
    paragraphs = blocks[-1].paragraphs
    before = [each for block in blocks[-2:] for each in block.paragraphs[-1:]]
    apart = bool(paragraph.row or (before and before[-1].row))
    if not paragraphs:
        inline = (joined or blocks[-1].inline) and not apart
        blocks[-1] = blocks[-1]._replace(inline=inline)
    if joined and paragraphs and not apart:
        paragraphs[-1] = Paragraph(spans=(*paragraphs[-1].spans, *paragraph.spans))
    else:
        paragraphs.append(paragraph)


def _header(line: Line) -> re.Match[str] | None:
    # Most lines are none, and need no look at all their words.
    if line.row or not line.stretches[0].text.startswith(_COLONS):
        return None
    return _HEADER.fullmatch(line.bare)


def _header_problems(line: Line, header: re.Match[str], name: str) -> list[Problem]:
    if header[1] not in _ROLES:
        what = _("不认识“{}”").format(line.text)
        hint = _("可以写：::: {}").format(_("、").join(_ROLES))
    elif not all(_is_flag(word) for word in header[2].split()):
        what, hint = _("“::: {}”后面不能有别的字").format(header[1]), _("把正文写在下一行")
    elif any(word.isdecimal() and not _LEVEL.fullmatch(word) for word in header[2].split()):
        what, hint = _("“{}”的级数太大").format(line.text), _("最多 {} 级").format(DEEPEST_LEVEL)
    else:
        return []
    return [Problem(what, hint, name or None, line.number, 1, line.text)]


def _is_flag(word: str) -> bool:
    return word == _CONTINUED or word in _NOTES or (word.isascii() and word.isdecimal())


def _open(label: str, flags: list[str]) -> _Open:
    role = _ROLES[label]
    numbers = [int(flag) for flag in flags if flag.isdecimal()]
    level = numbers[0] if numbers else int(role in _POINTS)
    note = next((_NOTES[flag] for flag in flags if flag in _NOTES), _CLOSING_LINES.get(label))
    return _Open(role, level, _CONTINUED in flags, note, [])


def _nest(blocks: list[_Open]) -> tuple[Block, ...]:
    """Return the blocks with points below the first level as children of the point before."""
    nested: list[Block] = []
    at = 0
    while at < len(blocks):
        top = blocks[at]
        end = at + 1
        while end < len(blocks) and blocks[end].level > max(top.level, 1):
            end += 1
        nested.append(
            Block(
                role=top.role,
                level=top.level,
                paragraphs=tuple(top.paragraphs),
                inline=top.inline,
                note=top.note,
                children=_nest(blocks[at + 1 : end]),
            )
        )
        at = end
    return tuple(nested)


def _heading_spans(stretches: list[Stretch], raw: Origin) -> tuple[Span, ...]:
    """Return the spans of a heading: its number, the heading proper, its closing stop."""
    bare = bare_text(stretches)
    ordinal = read_ordinal(bare) or _set_apart(stretches, bare)
    stop = len(bare) - bare.endswith(tuple(HEADING_STOPS))
    number = min(len(ordinal.text), stop) if ordinal else 0
    return (
        *_spans(_between(stretches, 0, number), "ordinal", raw),
        *_spans(_between(stretches, number, stop), "heading", raw),
        *_spans(_between(stretches, stop, len(bare)), "stop", raw),
    )


def _set_apart(stretches: list[Stretch], bare: str) -> Ordinal | None:
    r"""Return a bare numeral that an escape sets apart from the heading: `一\思想上要重视`."""
    ordinal = read_bare(bare)
    at = len(ordinal.text) if ordinal else len(bare)
    after = _between(stretches, at, at + 1)
    return ordinal if after and after[0].literal and after[0].span is None else None


def _between(stretches: list[Stretch], start: int, end: int) -> list[Stretch]:
    """Return the stretches from one character to another."""
    found: list[Stretch] = []
    at = 0
    for stretch in stretches:
        first, at = at, at + len(stretch.text)
        if start <= first and at <= end:
            found.append(stretch)
        elif max(start, first) < min(end, at):
            text = stretch.text[max(start - first, 0) : end - first]
            found.append(stretch._replace(text=text))
    return found


def _spans(stretches: list[Stretch], part: Part, raw: Origin) -> tuple[Span, ...]:
    """Return stretches as spans, one for all that are side by side in the same value or in none.

    What is in none is of the given part; a value says itself which part it is.
    """
    # Two values with the same words are two all the same.
    values = groupby(stretches, attrgetter("mark"))
    return tuple(_span(list(members), part, raw) for _, members in values)


def _span(members: list[Stretch], part: Part, raw: Origin) -> Span:
    value = members[0].span
    text = members[0].text if len(members) == 1 else "".join(one.text for one in members)
    if value is None:
        return Span(text=text, origin=raw, part=part)
    return value if value.text == text else value.saying(text)
