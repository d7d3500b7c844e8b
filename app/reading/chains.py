"""Runs of points inside a paragraph: 一是…；二是…；三是…。"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.mixed_runs import in_one_style
from app.reading.sections import NEXT
from app.reading.stretches import Chain, Line, Mark
from app.text.characters import COMMAS, DASH, HEADING_STOPS, OPENERS
from app.text.ordinals import (
    BARE_STYLE,
    FIGURE_STYLES,
    ORDINAL_STARTS,
    SEQUENCE_STYLE,
    Ordinal,
    read_bare,
    read_ordinal,
    read_stage,
    stands_after_comma,
)
from app.text.sentences import closing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CLAUSE_ENDS = HEADING_STOPS + COMMAS + DASH + "\t"
_COUNTING = ("第一，", "其一，", "①", "（1）", "（一）")
_FEWEST_BARE = 3
_SECOND = 2
_AFTER_A_SLIP = 3
# What stands for nothing but a number, as do words that may follow a comma.
_SIGNS = ("（一）", "（1）", "①", "第一，", "其一，")
_NEXT_MARK = lazy("[" + re.escape(_CLAUSE_ENDS + OPENERS) + "]")
# Words that run straight into the first point: 今后一是要…, 主要体会一是….
_RUNS_INTO = lazy(
    rf"[^，。；：、！？“”《》\n]{{0,14}}?(?:{NEXT}|工作中?|我们?|支部|将|要|应|主要|重点|分别|做到|在于|包括|表现[为在]"
    r"|体会|收获|感悟|感受|启示|不足|问题|差距|原因|打算|措施|举措|做法|任务|目标)(?=一[是要抓靠]|第一[，、：])"
)
_FIRST_WORDS = ("一是", "一要", "一抓", "一靠", "第一，", "第一、", "第一：")


def chains_in(line: Line) -> list[Chain]:
    """Return the groups of points inside a paragraph, one after the other; none is nested.

    A group counts from 1, or goes on from the number at the paragraph's head; it has at least two
    members. A single 一是 at the end of a lead is a group of one, for the reader of the next
    paragraphs to confirm.
    """
    hits = in_one_style(list(_hits(line)), inside=True)
    chains: list[tuple[Mark, ...]] = []
    for style in dict.fromkeys(mark.style for mark in hits):
        chains += _chains(line, [mark for mark in hits if mark.style == style])
    kept: list[tuple[Mark, ...]] = []
    for chain in sorted(chains, key=lambda marks: marks[0].offset):
        if not kept or chain[0].offset > kept[-1][-1].offset:
            kept.append(chain)
    # What another group follows is no lone 一是 that the next paragraphs go on.
    kept = [chain for chain in kept if len(chain) > 1 or chain is kept[-1]]
    return _with_heads(line, kept)


def point_mark(line: Line, start: int, ordinal: Ordinal) -> Mark:
    """Return the mark of a point at an offset of the line's text; its head is the whole rest."""
    head = line.text[start + len(ordinal.text) :]
    return Mark(line.index, line.offset + start, ordinal.text, ordinal.number, ordinal.style, head)


def _hits(line: Line) -> Iterator[Mark]:
    """Yield every ordinal at the head of a clause, outside closed quotation marks."""
    position = 0
    at_head = True
    may_run_into = any(word in line.text for word in _FIRST_WORDS)
    while position < len(line.text):
        sign = line.text[position]
        mark = _hit(line, position) if at_head else None
        if at_head and mark is None and may_run_into:
            mark = _run_into(line, position)
        if mark:
            yield mark
            position = mark.offset - line.offset + len(mark.ordinal)
            at_head = False
            continue
        if sign in OPENERS and (closing := closing_of(line.text, position)) is not None:
            position = closing
            sign = line.text[position - 1] if line.text[position] in "”’）" else sign
        elif at_head and sign in " 　”’）)":
            position += 1
            continue
        at_head = sign in _CLAUSE_ENDS
        position += 1
        if not at_head:
            # Between two marks no clause begins.
            found = _NEXT_MARK.search(line.text, position)
            position = found.start() if found else len(line.text)


def _hit(line: Line, position: int) -> Mark | None:
    if line.text[position] not in ORDINAL_STARTS:
        return None
    rest = line.text[position:]
    before = line.text[position - 1 : position]
    ordinal = read_ordinal(rest)
    if ordinal is None:
        loose = _loose_inside(before, rest)
        return point_mark(line, position, loose) if loose else None
    if before in ("，", ",") and not _opens_clause(ordinal):
        return None
    return point_mark(line, position, ordinal) if before != "、" else None


def _opens_clause(ordinal: Ordinal) -> bool:
    """Tell whether an ordinal may stand after a comma: a spoken one, or the first of some figures.

    接下来打算这么做，1、…；2、…
    """
    first = ordinal.number == 1 and ordinal.style in (*FIGURE_STYLES, "第一，", "其一，")
    return first or stands_after_comma(ordinal.style)


def _run_into(line: Line, position: int) -> Mark | None:
    """Return the first point of a clause that opens with the words that lead into it."""
    lead = _RUNS_INTO.match(line.text, position)
    ordinal = read_ordinal(line.text[lead.end() :]) if lead else None
    return point_mark(line, lead.end(), ordinal) if lead and ordinal else None


def _loose_inside(before: str, rest: str) -> Ordinal | None:
    if before not in ("", "。", "；", "："):
        return None
    return read_stage(rest) or read_bare(rest)


def _chains(line: Line, marks: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Yield the groups among the hits of one style."""
    held: list[Mark] = []
    for mark, after in zip_longest(marks, marks[1:]):
        if held and (_goes_on(line, held, mark) or _is_slip(line, held, mark, after)):
            held.append(mark)
            continue
        if _is_chain(line, held):
            yield tuple(held)
        if mark.number == 1 or mark.offset == line.offset:
            held = [mark]
    if _is_chain(line, held):
        yield tuple(held)


def _goes_on(line: Line, held: Sequence[Mark], mark: Mark) -> bool:
    last = held[-1]
    if mark.style == SEQUENCE_STYLE:
        return mark.number > last.number or mark.number == last.number == 2
    step = mark.number - last.number
    # Of 一是…三是…三是…, 一是…；二是…；五是…, 一、…；二、…；四、… somebody has miscounted.
    parted = len(held) > 1 and _is_member(_between(line, last.offset, mark.offset))
    if _may_miscount(mark):
        return step in (1, 2) or (step == 0 and mark.number > 1) or (step > 0 and parted)
    return step == 1 or (step == _SECOND and parted)


def _is_slip(line: Line, held: Sequence[Mark], mark: Mark, after: Mark | None) -> bool:
    """Tell whether a second 一是 is a slip of the pen: 一是…；一是…；三是…, or 二是 behind it.

    A second 第一， is one with nothing behind it, too.
    """
    if not _may_miscount(mark) or len(held) > 1 or mark.number != 1:
        return False
    between = _between(line, held[0].offset, mark.offset)
    if after is None:  # 一是…，一是… are the two parts of a sentence; 第一，…；第一，… are not.
        return mark.style in _COUNTING and _is_member(between)
    return after.number == _AFTER_A_SLIP or (after.number == _SECOND and _is_member(between))


def _may_miscount(mark: Mark) -> bool:
    return stands_after_comma(mark.style) or mark.style in _SIGNS


def _is_member(text: str) -> bool:
    """Tell whether words are one member of a run, which leads to no other run."""
    return text.endswith(("；", "，")) and not any(sign in text[:-1] for sign in HEADING_STOPS)


def _is_chain(line: Line, held: Sequence[Mark]) -> bool:
    if not held or (held[0].style == BARE_STYLE and len(held) < _FEWEST_BARE):
        return False
    if len(held) > 1:
        return True
    return stands_after_comma(held[0].style) and held[0].offset > line.offset


def _with_heads(line: Line, chains: Iterable[tuple[Mark, ...]]) -> list[Chain]:
    """Return the chains with their leads, and with heads that end where the next mark starts."""
    kept = list(chains)
    starts = [mark.offset for chain in kept for mark in chain] + [line.offset + len(line.text)]
    found: list[Chain] = []
    at = line.offset
    for chain in kept:
        ends = [starts[starts.index(mark.offset) + 1] for mark in chain]
        marks = tuple(
            Mark(mark.line, mark.offset, mark.ordinal, mark.number, mark.style, head)
            for mark, end in zip(chain, ends, strict=True)
            for head in [_between(line, mark.offset + len(mark.ordinal), end)]
        )
        found.append(Chain(_between(line, at, chain[0].offset), marks))
        at = chain[-1].offset + len(chain[-1].ordinal)
    return found


def _between(line: Line, start: int, end: int) -> str:
    return line.text[start - line.offset : end - line.offset]
