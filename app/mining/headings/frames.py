"""The frames of parallel headings: what siblings share, and the slots where they differ.

Siblings are aligned character by character, a closed “…” or 《…》 counting as one character; what
all of them share is the frame. Siblings that share no words may still be parallel in shape:
each clause opens with an adverb or a verb, and its object is the slot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.mining.headings.anchors import SLOT, Parts, words_of
from app.patterns import lazy
from app.text.characters import ONE_HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.phrase import SlotKind

_TOKEN = lazy(r"“[^“”]*”|《[^《》]*》|.", re.DOTALL)
_CLAUSE_MARKS = "，。；：、"
# One shared character is an anchor only where it is a word of grammar; 体 in 融汇到具体 is chance.
_GRAMMAR = set("到中在的以把用让向对于和与为之上下里出将要从则而" + _CLAUSE_MARKS)
_LEAST_SHARED = 0.3

_ADVERBS = "稳步|更好|切实|持续|全面|不断|着力|深入|加快|扎实|有效|大力|始终|坚决|主动|努力|积极"
# Verbs of headings that take one noun as object. 统筹 is not here: it joins two things
# (统筹发展安全), so it belongs to what stands in the slot.
_VERBS = (
    "围绕|聚焦|强化|提升|释放|创造|维护|坚持|推进|推动|加强|深化|筑牢|守牢|夯实|增强|激发|打造|优化|落实|践行"
    "|涵养|锤炼|厚植|凝聚|汇聚|保障|提高|完善|锚定|紧扣|立足|突出|抓好|抓实|做好|做实|建设|构建|弘扬|树立"
    "|坚定|把握|守住|展现|彰显|促进|改进|规范|健全|压实|严守|严明"
)
_SHAPE = lazy(
    rf"(?P<head>(?:{_ADVERBS})(?:{_VERBS})?|{_VERBS})(?P<object>.+?)(?P<tail>(?:主题|主线)?)"
)


_HIDDEN = {ord(mark): 0xE100 + n for n, mark in enumerate(_CLAUSE_MARKS)}
_SHOWN = {0xE100 + n: mark for n, mark in enumerate(_CLAUSE_MARKS)}


class Frame(NamedTuple):
    """A frame and what each sibling holds in its slots: `{name}` in text, values by name."""

    text: str
    kinds: dict[str, SlotKind]
    values: list[dict[str, str]]


def shared_frame(headings: Sequence[str]) -> Frame | None:
    """Return the frame that all headings share word for word, or None if they share too little."""
    parts = shared_parts(headings)
    return _named(parts, len(headings)) if parts else None


def shared_parts(headings: Sequence[str]) -> Parts | None:
    """Return the words that all headings share, and in each slot what every heading holds there."""
    clauses = [re.split(f"([{_CLAUSE_MARKS}])", _hide_quotes(heading)) for heading in headings]
    if len({tuple(parts[1::2]) for parts in clauses}) > 1:
        return None
    columns = [
        _align([_TOKEN.findall(part) for part in column]) for column in zip(*clauses, strict=True)
    ]
    parts = _merged([_show_quotes(part) for column in columns for part in column])
    shared = sum(len(part) for part in parts if isinstance(part, str))
    # A verse counts as one character here too, or its length hides what is shared.
    shortest = min(len(_TOKEN.findall(heading)) for heading in headings)
    if shared < _LEAST_SHARED * shortest or all(isinstance(p, str) for p in parts):
        return None
    if any(not value for part in parts if not isinstance(part, str) for value in part):
        return None
    return parts


def named_frame(skeleton: str, rows: Sequence[Sequence[str]]) -> Frame:
    """Return the frame of a skeleton, its slots named by what rows of values hold in them."""
    columns = iter(zip(*rows, strict=True))
    pieces = re.split(f"({SLOT})", skeleton)
    parts = [list(next(columns)) if piece == SLOT else piece for piece in pieces if piece]
    return _named(parts, len(rows))


def shape_frames(headings: Sequence[str]) -> list[Frame] | None:
    """Return a frame for each heading, parallel in shape, or None if they are not."""
    clauses = [heading.split("，") for heading in headings]
    if len({len(parts) for parts in clauses}) > 1 or len(clauses[0]) > len(_SHAPE_NAMES):
        return None
    frames = [_shape(parts) for parts in clauses]
    return [frame for frame in frames if frame] if all(frames) else None


def shape_frame(skeleton: str) -> Frame:
    """Return the frame of a skeleton in such a shape, its slots named as all of them are."""
    kinds = dict(_SHAPE_NAMES[: skeleton.count(SLOT)])
    pieces = skeleton.split(SLOT)
    names = [f"{{{name}}}{piece}" for name, piece in zip(kinds, pieces[1:], strict=True)]
    return Frame(pieces[0] + "".join(names), kinds, [])


_SHAPE_NAMES: tuple[tuple[str, SlotKind], ...] = (("主题", "theme"), ("目标", "words"))


def _shape(clauses: list[str]) -> Frame | None:
    texts: list[str] = []
    values: dict[str, str] = {}
    for clause, (name, _) in zip(clauses, _SHAPE_NAMES, strict=False):
        match = _SHAPE.fullmatch(clause)
        if match is None:
            return None
        texts.append(f"{match['head']}{{{name}}}{match['tail']}")
        values[name] = match["object"]
    return Frame("，".join(texts), dict(_SHAPE_NAMES[: len(clauses)]), [values])


def _align(rows: list[list[str]]) -> Parts:
    """Return literal stretches and slots (a list of each row's value) of rows of tokens."""
    anchors = _anchors(rows)
    parts: Parts = []
    starts = [0] * len(rows)
    for anchor in [*anchors, None]:
        ends = [
            len(row)
            if anchor is None
            else next(i for i in range(at, len(row)) if _key(row[i]) == anchor)
            for row, at in zip(rows, starts, strict=True)
        ]
        between = ["".join(row[at:end]) for row, at, end in zip(rows, starts, ends, strict=True)]
        if any(between):
            parts.append(between)
        if anchor is not None:
            parts.extend(_inside([row[end] for row, end in zip(rows, ends, strict=True)]))
            starts = [end + 1 for end in ends]
    return _merged(parts)


def _inside(tokens: list[str]) -> Parts:
    """Return one token that all rows have: the character, or a quotation with its own frame."""
    if len(set(tokens)) == 1:
        return [tokens[0]]
    inner = _align([list(token[1:-1]) for token in tokens])
    return [tokens[0][0], *inner, tokens[0][-1]]


def _anchors(rows: list[list[str]]) -> list[str]:
    """Return the keys of the tokens that all rows share in order, chance meetings left out."""
    common = [_key(token) for token in rows[0]]
    for row in rows[1:]:
        common = _longest_common(common, [_key(token) for token in row])
    return [key for n, key in enumerate(common) if _is_anchor(common, n, rows)]


def _is_anchor(common: list[str], n: int, rows: list[list[str]]) -> bool:
    key = common[n]
    if key in _GRAMMAR or len(key) > 1 or _is_at_end(key, rows):
        return True
    neighbours = [common[n - 1] + key if n else "", key + "".join(common[n + 1 : n + 2])]
    clauses = ["".join(map(_key, row)) for row in rows]
    if any(len(pair) > 1 and all(pair in clause for clause in clauses) for pair in neighbours):
        return True
    # 以学促干: a word by itself in every sibling.
    return bool(ONE_HAN.match(key)) and all(key in words_of(clause) for clause in clauses)


def _is_at_end(key: str, rows: list[list[str]]) -> bool:
    """Tell whether all rows begin, or all end, with a token: there it is no chance meeting."""
    return any(all(row[at] == key for row in rows) for at in (0, -1))


def _longest_common(one: list[str], other: list[str]) -> list[str]:
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            equal = one[i] == other[j]
            best[i][j] = 1 + best[i + 1][j + 1] if equal else max(best[i + 1][j], best[i][j + 1])
    common, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            common.append(one[i])
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return common


def _key(token: str) -> str:
    """Return what a token is compared by: any quotation equals any other."""
    return token[0] + token[-1] if len(token) > 1 else token


def _merged(parts: Parts) -> Parts:
    merged: Parts = []
    for part in parts:
        if merged and isinstance(part, str) and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return merged


def _named(parts: Parts, count: int) -> Frame:
    text = ""
    kinds: dict[str, SlotKind] = {}
    values: list[dict[str, str]] = [{} for _ in range(count)]
    for n, part in enumerate(parts):
        if isinstance(part, str):
            text += part
            continue
        after = parts[n + 1] if n + 1 < len(parts) else ""
        name, kind = _slot_name(part, after if isinstance(after, str) else "", kinds)
        kinds[name] = kind
        text += f"{{{name}}}"
        for row, value in zip(values, part, strict=True):
            row[name] = value
    return Frame(text, kinds, values)


def _slot_name(values: list[str], after: str, taken: dict[str, SlotKind]) -> tuple[str, SlotKind]:
    if all(len(value) >= 9 and "，" in value for value in values) and "诗句" not in taken:
        return "诗句", "verse"
    art = re.match(r"之([道本魂力基要])", after)
    if art and art[1] not in taken:
        return art[1], "theme"
    number = sum(name.startswith("词") for name in taken)
    return "词" + "一二三四五六七八九十"[number], "words"


def _hide_quotes(text: str) -> str:
    """Return the text with clause marks in closed quotations hidden: a verse is one whole."""
    return re.sub(r"“[^“”]*”|《[^《》]*》", lambda match: match[0].translate(_HIDDEN), text)


def _show_quotes(part: str | list[str]) -> str | list[str]:
    if isinstance(part, str):
        return part.translate(_SHOWN)
    return [value.translate(_SHOWN) for value in part]
