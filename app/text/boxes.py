"""Boxes to tick in a line: □男 □女 behind a label are one question, □已核对 alone is another.

The words of a box stand behind it, or before it where the line says so (男□ 女□). A box within a
sentence is none, but for one that asks whether (我□同意 □不同意), nor is one among its like (□□局).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TICKED_AS = {"\uf06f": "\uf0fe", "\uf0a8": "\uf0fe", "\uf0a3": "\uf052"}
"""Boxes by the codes of Wingdings fonts, in which a ticked one has a code as well."""

BOXES = "□☐▢◻❑❒▯" + "".join(TICKED_AS)
"""Boxes that nobody has ticked."""

_RINGS = "○◯〇"
_TICKED = "☑☒■✓✔√▣⊠◉●\uf0fe\uf0fd\uf052\uf053"
_ANY = f"{BOXES}{_RINGS}{_TICKED}"
_BOX = lazy(rf"(?<![{_ANY}])[{_ANY}](?![{_ANY}])")
_OUT = rf"\s：:；;，,。、{_ANY}"
_LABEL = lazy(
    rf"(?:^|[\s；;，,。])([{HAN}](?:[ \u3000]{{1,4}}[{HAN}]){{1,4}}|[^{_OUT}]{{1,16}})\s*[：:]\s*$"
    rf"|^\s*([{HAN}]{{2,8}})[ \u3000\t]+$"
)
_COLON = lazy(r"[^\s：:][：:]\s*$")
_NEXT_LABEL = lazy(rf"[\s；;，,。]+[^{_OUT}]{{1,12}}[：:]")
_STOP = rf"[^_＿（(《“{_OUT}]"
# A blank is part of the words beside a figure alone: 30 岁以下.
_WORDS = lazy(rf"{_STOP}+(?:(?<=[\w.]) (?:(?<=[0-9A-Za-z.] )|(?=[0-9A-Za-z])){_STOP}+)*")
_NOT = lazy(r"[不未没非]")
_PAIRS = {("是", "否"), ("有", "无")}
_SENTENCE = lazy(r"[。！？]|[，；].*[，；]")
_EDGES = " \t\u3000、，,；;/／。.|｜"
_LONGEST = 16
_LONGEST_ALONE = 12
_SEVERAL = 2


class BoxGroup(NamedTuple):
    """Boxes of one question: where each stands, the words of each, and what the line calls it.

    `start` to `end` is all of it but its label. A box alone with its label has no words.
    """

    start: int
    end: int
    boxes: tuple[int, ...]
    words: tuple[str, ...]
    label: str


def boxes_in(line: str) -> list[int]:
    """Return where the boxes of a line stand, ticked or not; signs side by side are none."""
    return [match.start() for match in _BOX.finditer(line)]


def box_groups(line: str) -> Iterator[BoxGroup]:
    """Yield the questions of a line to answer by ticking boxes, none of which is ticked yet."""
    if not _BOX.search(line):
        return
    boxes = boxes_in(line)
    cuts = [n for n, (a, b) in enumerate(pairwise(boxes), 1) if _COLON.search(line[a:b])]
    for first, last in pairwise([0, *cuts, len(boxes)]):
        own = boxes[first:last]
        if own and not any(line[at] in _TICKED for at in own):
            end = boxes[last] if last < len(boxes) else len(line)
            if group := _group(line, own, end):
                yield group


def _group(line: str, boxes: Sequence[int], end: int) -> BoxGroup | None:
    """Return the question that these boxes are, which ends before a place; None for none."""
    before = line[: boxes[0]]
    label = _LABEL.search(before)
    words = _close(label[1] or label[2]) if label else ""
    between = [line[a + 1 : b] for a, b in zip(boxes, [*boxes[1:], end], strict=True)]
    if following := _NEXT_LABEL.search(between[-1]):
        between[-1] = between[-1][: following.start()]
    if label and len(boxes) == 1 and not between[0].strip():
        return BoxGroup(boxes[0], boxes[0] + 1, tuple(boxes), ("",), words)
    if label or not before.strip(_EDGES):
        return _with_words_behind(line, boxes, between, words)
    if not between[-1].strip(_EDGES) and (choices := _words_before(before, between)):
        start = line.rindex(choices[0], 0, boxes[0])
        known = _LABEL.search(line[:start])
        called = _close(known[1] or known[2]) if known else ""
        return BoxGroup(start, boxes[-1] + 1, tuple(boxes), tuple(choices), called)
    return _asking_whether(boxes, between)


def _with_words_behind(
    line: str, boxes: Sequence[int], between: Sequence[str], label: str
) -> BoxGroup | None:
    found = [_WORDS.match(each.lstrip(_EDGES)) for each in between]
    words = [match[0].strip(_EDGES) if match else "" for match in found]
    longest = _LONGEST if len(boxes) >= _SEVERAL else _LONGEST_ALONE
    if not all(0 < len(each) <= longest for each in words) or _SENTENCE.search(between[-1]):
        return None
    if any(line[at] in _RINGS for at in boxes) and not _are_no_markers(between, words, label):
        return None
    end = line.index(words[-1], boxes[-1]) + len(words[-1])
    return BoxGroup(boxes[0], end, tuple(boxes), tuple(words), label)


def _words_before(before: str, between: Sequence[str]) -> list[str]:
    """Return the words before each of several boxes: 男□ 女□."""
    if len(between) < _SEVERAL:
        return []
    first = before[max(before.rfind("："), before.rfind(":")) + 1 :]
    words = [piece.strip(_EDGES) for piece in (first, *between[:-1])]
    return words if all(_WORDS.fullmatch(each) for each in words) else []


def _asking_whether(boxes: Sequence[int], between: Sequence[str]) -> BoxGroup | None:
    """Return a pair of boxes within a sentence, one for yes and one for no.

    Of □同意 □不同意接受手术 the question is 是否同意接受手术.
    """
    if len(boxes) != _SEVERAL:
        return None
    yes, no = (each.strip(_EDGES) for each in between)
    label = ""
    if (yes, no[:1]) in _PAIRS:
        no = no[:1]
    elif yes and _NOT.match(no) and no[1:].startswith(yes):
        asked = _WORDS.match(no)
        label = f"是否{asked[0][1:] if asked and len(asked[0]) <= _LONGEST else yes}"
        no = no[: len(yes) + 1]
    else:
        return None
    end = boxes[1] + 1 + between[1].index(no) + len(no)
    return BoxGroup(boxes[0], end, tuple(boxes), (yes, no), label)


def _are_no_markers(between: Sequence[str], words: Sequence[str], label: str) -> bool:
    """Tell whether rings are boxes: ○事假 ○病假, not ○月○日 nor ○局长."""
    apart = all(each[-1:].isspace() for each in between[:-1])
    return apart and len(words) >= _SEVERAL and (bool(label) or min(map(len, words)) > 1)


def _close(label: str) -> str:
    return "".join(label.split())
