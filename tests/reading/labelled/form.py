"""A labelled report: its bare text, and the blocks that a careful reader sees in it.

A file `{tuned,held}/{clean,rough}/NAME.txt` is the report as a person would hand it in, with marks
in it. Without them it is the report, character for character; a first line `# …` is a remark on
the file and no part of it. Rules are tuned on `tuned`; `held` is measured and never looked at.

- `⟦insight⟧` stands right before the first character of a block, its number included, and tells
  its role; a block may begin inside a line, and goes on until the next mark. A second level
  (`⟦insight 2⟧`) and a note (`⟦body weakness⟧`, `⟦tail date⟧`) stand behind the role.
- `⟨…⟩` is the heading of a point: its words after the number, without the stop behind them. Of a
  point inside a paragraph that is all before its stop; a long sentence of argument has none, nor
  has a point that only opens with its topic (思想上，…).
- A section that only introduces points (`二、主要体会`) is a block of its role, with its points a
  level below; what introduces actions is an `action_lead`, with its actions on level 1. A heading
  of weaknesses and plans is what its points are.
- What is studied before the insights is `body background`, weaknesses and causes `body weakness`,
  and paragraphs outside every point, the lead into weaknesses among them, `body`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from app.models.report import NOTE_LABELS
from app.models.roles import BLOCK_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Half = Literal["tuned", "held"]
State = Literal["clean", "rough"]

HALVES: tuple[Half, ...] = get_args(Half)
STATES: tuple[State, ...] = get_args(State)

_MARK = re.compile(r"⟦([^⟦⟧]*)⟧|[⟦⟧⟨⟩]")
_LABEL = re.compile(r"(?P<role>[a-z_]+)(?: (?P<level>[1-9])| (?P<note>[a-z]+)){0,2}")
# Blanks, invisible characters and the marks of Markdown: a reader may drop them or keep them.
_PASSED_OVER = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad*#>_`~|\\+-]")
_NOTES = {None, *NOTE_LABELS}
_POINTS = ("insight", "action_lead", "action")
_POINT_NOTES = ("weakness", "background")


@dataclass(frozen=True)
class Label:
    """A block: its role, note, level and heading, and how many characters stand before it.

    Blanks, invisible characters and marks of Markdown are not counted. What is no point has
    level 1, like a point of the first level.
    """

    role: str
    note: str
    level: int
    at: int
    heading: str = ""

    @property
    def key(self) -> tuple[str, str, int, int]:
        """Return what has to agree for the block to be found."""
        return (self.role, self.note, self.level, self.at)

    def __str__(self) -> str:
        level = str(self.level) if self.level > 1 else ""
        heading = f"「{self.heading}」" if self.heading else ""
        return " ".join(filter(None, (self.role, level, self.note, heading)))


@dataclass(frozen=True)
class Labelled:
    """A labelled report: the text as a person would hand it in, and its blocks in order.

    `line_ends` says, for each line of the file, how many characters are counted up to its end.
    """

    path: Path
    half: str
    state: str
    text: str
    labels: tuple[Label, ...]
    line_ends: tuple[int, ...]

    def line_of(self, at: int) -> int:
        """Return the line of the file, from 1, that holds the character counted `at`."""
        lines = enumerate(self.line_ends, 1)
        return next((line for line, end in lines if at < end), len(self.line_ends))


def load(folder: Path, halves: Iterable[str], states: Iterable[str]) -> list[Labelled]:
    """Return the labelled reports of some halves and states, by name."""
    wanted = set(states)
    return [
        read_labelled(path, half, state)
        for half in halves
        for state in STATES
        if state in wanted
        for path in sorted((folder / half / state).glob("*.*"))
    ]


def read_labelled(path: Path, half: str, state: str) -> Labelled:
    """Return a labelled report of the set. Raises `ValueError` for a mark that is none."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    remarks = int(lines[0].startswith("# "))
    try:
        text, labels = parse("\n".join(lines[remarks:]))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    ends = [0] * remarks
    for line in text.split("\n"):
        ends.append((ends[-1] if ends else 0) + counted(line))
    return Labelled(path, half, state, text, labels, tuple(ends))


def parse(marked: str) -> tuple[str, tuple[Label, ...]]:
    """Return a text without its marks, and the blocks they tell."""
    text = ""
    labels: list[Label] = []
    headings: list[int] = []
    done = 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        if mark[1] is not None:
            labels.append(_label(mark[1], counted(text)))
        elif mark[0] == "⟨" and labels and not headings:
            headings.append(len(text))
        elif mark[0] == "⟩" and headings:
            labels[-1] = replace(labels[-1], heading=heading_words(text[headings.pop() :]))
        else:
            raise ValueError(f"{mark[0]} stands alone after “{text[-20:]}”")
    if headings:
        raise ValueError(f"⟨ is not closed before “{text[headings[0] :][:20]}”")
    text += marked[done:]
    if counted(text) and not (labels and labels[0].at == 0):
        raise ValueError("what stands before the first mark has no role")
    return text, joined(labels)


def joined(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return labels with one for neighbours that are no points and say the same."""
    kept: list[Label] = []
    for label in labels:
        if not (kept and _goes_on(kept[-1], label)):
            kept.append(label)
    return tuple(kept)


def counted(text: str) -> int:
    """Return how many characters of a text count."""
    return len(_PASSED_OVER.sub("", text))


def heading_words(text: str) -> str:
    """Return a heading as it is compared: without what does not count, or 【】 around it."""
    words = _PASSED_OVER.sub("", text)
    return words[1:-1] if words.startswith("【") and words.endswith("】") else words


def _goes_on(before: Label, label: Label) -> bool:
    point = label.role in _POINTS or label.note in _POINT_NOTES
    same = (before.role, before.note, before.level) == (label.role, label.note, label.level)
    return same and not point and not label.heading and not before.heading


def _label(words: str, at: int) -> Label:
    found = _LABEL.fullmatch(words)
    if not found or found["role"] not in BLOCK_LABELS or (found["note"] or None) not in _NOTES:
        raise ValueError(f"⟦{words}⟧ is no mark")
    return Label(found["role"], found["note"] or "", int(found["level"] or 1), at)
