"""The Markdown-like draft text to a Report."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem, raise_all
from app.markup.lines import split_lines
from app.markup.marks import Marks, without_private
from app.models.report import NOTE_LABELS, WRITER, Block, Paragraph, Report, Span
from app.models.roles import BLOCK_LABELS, BlockRole
from app.text.ordinals import read_bare, read_ordinal

if TYPE_CHECKING:
    from app.markup.lines import Char, Line
    from app.models.report import Note, Origin, Part
    from app.text.ordinals import Ordinal

_HEADER = re.compile(r"(?::::|：：：)\s*(\S*)\s*(.*)")
_ROLES: dict[str, BlockRole] = {label: role for role, label in BLOCK_LABELS.items()}
_POINTS: tuple[BlockRole, ...] = ("insight", "action")
_NOTES: dict[str, Note] = {label: note for note, label in NOTE_LABELS.items()}
_CONTINUED = "续"
_STOPS = "。：；！？"


class _Open(NamedTuple):
    """A block that is being read: its header, and its paragraphs so far."""

    role: BlockRole
    level: int
    inline: bool
    note: Note | None
    paragraphs: list[Paragraph]


def looks_like_markup(text: str) -> bool:
    """Tell whether a text has block lines (`::: 开头`) of draft markup."""
    return any(
        (match := _HEADER.fullmatch(line.strip())) and match[1] in _ROLES
        for line in text.splitlines()
    )


def read_markup(
    text: str, kind: str = "", name: str = "", marks: Marks | None = None, raw: Origin = WRITER
) -> Report:
    """Return the Report that a draft text stands for.

    `marks` holds the spans of marked values, `raw` is the origin of all other words. A block
    without a paragraph vanishes. A text without marked values loses its private-use characters,
    which have a meaning of their own here. Raises `InputError` with every block line that has an
    unknown label, or words after the label that are none of its flags.
    """
    lines = split_lines(text, marks) if marks else split_lines(without_private(text), Marks())
    raise_all(problem for line in lines for problem in _header_problems(line, name))
    blocks: list[_Open] = []
    for line in lines:
        header = _HEADER.fullmatch(line.bare)
        if header:
            blocks.append(_open(header[1], header[2].split()))
            continue
        if not blocks:
            blocks.append(_open("正文", []))
        blocks[-1].paragraphs.append(_paragraph(line.chars, line.bare, raw))
    return Report(
        kind=kind, name=name, blocks=_nest([block for block in blocks if block.paragraphs])
    )


def _header_problems(line: Line, name: str) -> list[Problem]:
    header = _HEADER.fullmatch(line.bare)
    if header is None:
        return []
    if header[1] not in _ROLES:
        what, hint = f"不认识“{line.text}”", "可以写：::: " + "、".join(_ROLES)
    elif not all(_is_flag(word) for word in header[2].split()):
        what, hint = f"“::: {header[1]}”后面不能有别的字", "把正文写在下一行"
    else:
        return []
    return [Problem(what, hint, name or None, line.number, 1, line.text)]


def _is_flag(word: str) -> bool:
    return word == _CONTINUED or word in _NOTES or (word.isascii() and word.isdecimal())


def _open(label: str, flags: list[str]) -> _Open:
    role = _ROLES[label]
    numbers = [int(flag) for flag in flags if flag.isdecimal()]
    level = numbers[0] if numbers else int(role in _POINTS)
    note = next((_NOTES[flag] for flag in flags if flag in _NOTES), None)
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


def _paragraph(chars: list[Char], bare: str, raw: Origin) -> Paragraph:
    head = re.match(r"##+\s+", bare)
    if head:
        parts = _heading_parts(chars[head.end() :])
        return Paragraph(spans=_spans(parts, raw))
    closing = bare.find("**", 2) if bare.startswith("**") else -1
    if closing < 0:
        return Paragraph(spans=_spans([(char, "text") for char in chars], raw))
    parts = _heading_parts(chars[2:closing])
    rest: list[tuple[Char, Part]] = [(char, "text") for char in chars[closing + 2 :]]
    return Paragraph(spans=_spans(parts + rest, raw))


def _heading_parts(chars: list[Char]) -> list[tuple[Char, Part]]:
    """Return each character of a heading with its part: number, heading proper, closing stop."""
    parts: list[Part] = ["heading"] * len(chars)
    bare = "".join("\0" if char.literal else char.text for char in chars)
    ordinal = read_ordinal(bare) or _set_apart(chars, bare)
    if ordinal:
        parts[: len(ordinal.text)] = ["ordinal"] * len(ordinal.text)
    if chars and chars[-1].text in _STOPS and not chars[-1].literal:
        parts[-1] = "stop"
    return list(zip(chars, parts, strict=True))


def _set_apart(chars: list[Char], bare: str) -> Ordinal | None:
    r"""Return a bare numeral that an escape sets apart from the heading: `一\思想上要重视`."""
    ordinal = read_bare(bare)
    after = chars[len(ordinal.text)] if ordinal else None
    return ordinal if after and after.literal and after.span is None else None


def _spans(parts: list[tuple[Char, Part]], raw: Origin) -> tuple[Span, ...]:
    """Return the characters as spans: one for each stretch of the same value and part."""
    spans: list[Span] = []
    for _, stretch in groupby(parts, _same_span):
        members = list(stretch)
        char, part = members[0]
        text = "".join(member.text for member, _ in members)
        if char.span:
            spans.append(char.span.model_copy(update={"text": text}))
        else:
            spans.append(Span(text=text, origin=raw, part=part))
    return tuple(spans)


def _same_span(item: tuple[Char, Part]) -> tuple[int, Part | None]:
    char, part = item
    return (id(char.span), None) if char.span else (0, part)
