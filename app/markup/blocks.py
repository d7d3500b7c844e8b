"""Lines of draft text to the blocks of a Report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem, raise_all
from app.markup.paragraphs import read_paragraph
from app.models.report import (
    DEEPEST_LEVEL,
    NOTE_LABELS,
    OWN_BLOCKS,
    WRITER,
    Block,
    Paragraph,
)
from app.models.roles import BLOCK_LABELS, BlockRole
from app.patterns import lazy
from app.text.markdown.signs import BLOCK

if TYPE_CHECKING:
    import re

    from app.markup.lines import Line
    from app.models.report import Note, Origin

# A line that opens a block: its label, and its flags.
_HEADER = lazy(rf"(?:{'|'.join(BLOCK)})\s*(\S*)\s*(.*)")
_COLONS = tuple(sign[0] for sign in BLOCK)

_ROLES: dict[str, BlockRole] = {label: role for role, label in BLOCK_LABELS.items()}
_POINTS: tuple[BlockRole, ...] = ("insight", "action")
_NOTES: dict[str, Note] = {label: note for note, label in NOTE_LABELS.items()}
_CLOSING_LINES = {NOTE_LABELS[note]: note for note in OWN_BLOCKS}
_ROLES |= dict.fromkeys(_CLOSING_LINES, "tail")
_CONTINUED = "续"
_LEVEL = lazy(f"0*[0-{DEEPEST_LEVEL}]")


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
        what, hint = f"不认识“{line.text}”", "可以写：::: " + "、".join(_ROLES)
    elif not all(_is_flag(word) for word in header[2].split()):
        what, hint = f"“::: {header[1]}”后面不能有别的字", "把正文写在下一行"
    elif any(word.isdecimal() and not _LEVEL.fullmatch(word) for word in header[2].split()):
        what, hint = f"“{line.text}”的级数太大", f"最多 {DEEPEST_LEVEL} 级"
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
