"""The paragraphs of a part, found by one pass over its characters."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.check_boxes import form_text, symbol_at
from app.word.grammar import (
    APART,
    BRANCH_CLOSED,
    BRANCH_OPENED,
    CLOSED,
    MARK,
    MARKS,
    OPENED,
    PARAGRAPH,
    TEXT,
)
from app.word.raw_text import read_raw

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from app.word.containers import Container
    from app.word.grammar import Dialect

_ENDED = -1
# A line that parts notes from the text is a note to Word, and none to people.
_SEPARATOR = lazy(r"type\s*=\s*.(?:separator|continuation)")


@dataclass(slots=True)
class Paragraph:
    """A paragraph and where it stands: `start` to `end` are its element in the part's characters.

    `copies` are paragraphs that must read the same, kept in the file for older programs. `number`
    counts those of the part's own that hold text, from 1.
    """

    start: int
    container: Container
    end: int = 0
    text: str = ""
    number: int = 0
    copies: tuple[Paragraph, ...] = ()
    raw_texts: RawTexts | None = None


class RawTexts(NamedTuple):
    """The texts of a paragraph as they stand in the file, and where each does.

    A tab or a break is one too; it has no characters of its own, and so the place of its tag is
    told by a number below nought (`~place`). So is what Word draws of a symbol or a form field.
    """

    raws: list[str]
    starts: list[int]


def scan_paragraphs(text: str, dialect: Dialect, root: Container) -> list[Paragraph]:
    """Return the paragraphs of a part in file order, wherever they stand, copies left out.

    Deleted text and the codes of fields are no text of a paragraph; that of a text box is in
    paragraphs of its own.
    """
    scanner = _Scanner(text, root)
    scanner.run(dialect)
    return [each for each in scanner.found if not scanner.is_copy(each)]


def scan_raw_texts(text: str, dialect: Dialect, paragraph: Paragraph) -> RawTexts:
    """Return the raw texts of one paragraph, which are only looked at where it is changed."""
    if paragraph.raw_texts is None:
        scanner = _Scanner(text, paragraph.container)
        scanner.run(dialect, paragraph.start, paragraph.end)
        paragraph.raw_texts = scanner.first
    return paragraph.raw_texts


@dataclass(slots=True)
class _Alternative:
    """Several ways to say one thing; the first that holds text is the one that is read."""

    branches: list[list[Paragraph]] = field(default_factory=list)
    first: int = 0
    held: int = 0
    said: bool = False


class _Open(NamedTuple):
    """A paragraph whose end is still to come; `codes` are where its open fields began."""

    paragraph: Paragraph
    raw_texts: RawTexts
    codes: list[int]


class _Scanner:
    def __init__(self, text: str, root: Container) -> None:
        self.found: list[Paragraph] = []
        self._text = text
        self._containers = [root]
        self.first = RawTexts([], [])
        self._open: list[_Open] = []
        self._alternatives: list[_Alternative] = []
        self._apart = 0
        self._numbered = 0
        self._copies: set[int] = set()

    def is_copy(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is a copy of another one."""
        return id(paragraph) in self._copies

    def run(self, dialect: Dialect, start: int = 0, end: int = sys.maxsize) -> None:
        """Go through all tags; those of most weight are looked at first."""
        # Text outside a paragraph is read by nobody.
        nowhere = raws, starts = RawTexts([], [])
        for match in dialect.tokens.finditer(self._text, start, end):
            group = match.lastindex
            if group == TEXT:
                if not self._apart:
                    raws.append(match[TEXT])
                    starts.append(match.start(TEXT))
            elif group == MARK:
                mark = MARKS.get(match[MARK]) or symbol_at(self._text, match.start())
                if mark and not self._apart:
                    raws.append(mark)
                    starts.append(~match.start())
            elif group is not None:
                self._other(match, group)
                raws, starts = self._open[-1].raw_texts if self._open else nowhere

    def _other(self, match: re.Match[str], group: int) -> None:
        empty = self._text[match.end() - 2] == "/"
        if group in (OPENED, CLOSED) and match[group] in APART:
            self._apart += (not empty) * (1 if group == OPENED else -1)
        elif self._apart:
            return
        elif group == PARAGRAPH:
            self._start(match, empty=empty)
        elif group == OPENED and match[group] == "fldChar":
            self._field(match, empty=empty)
        elif group == OPENED and not empty:
            counted = not _SEPARATOR.search(match[0])
            inner = self._containers[-1].child(match[group], match.start(), counted=counted)
            self._containers.append(inner)
        elif group == CLOSED:
            self._close(match)
        elif group == BRANCH_OPENED and not empty:
            self._branch(match[group])
        elif group == BRANCH_CLOSED:
            self._end_branch(match[group])

    def _start(self, match: re.Match[str], *, empty: bool) -> None:
        paragraph = Paragraph(match.start(), self._containers[-1])
        self.found.append(paragraph)
        if empty:
            paragraph.end = match.end()
        else:
            self._open.append(_Open(paragraph, RawTexts([], []), []))

    def _close(self, match: re.Match[str]) -> None:
        if match[CLOSED] != "p":
            if len(self._containers) > 1:
                self._containers.pop()
            return
        if self._open:
            paragraph, self.first, _ = self._open.pop()
            paragraph.end = match.end()
            paragraph.text = _read(self.first.raws)
            if paragraph.container is self._containers[0] and paragraph.text.strip():
                self._numbered += 1
            paragraph.number = self._numbered

    def _field(self, match: re.Match[str], *, empty: bool) -> None:
        """Drop what stands in the code of a field: only its result is seen."""
        if not self._open:
            return
        tag = match[0]
        _, (raws, starts), codes = self._open[-1]
        if '"begin"' in tag or "'begin'" in tag:
            if not empty and (read := form_text(self._text, match.start())):
                raws.append(read)
                starts.append(~match.start())
            codes.append(len(raws))
        elif codes:
            ends = '"end"' in tag or "'end'" in tag
            begun = codes[-1]
            if begun >= 0:
                del raws[begun:], starts[begun:]
            codes[-1] = _ENDED
            if ends:
                codes.pop()

    def _branch(self, name: str) -> None:
        if name == "AlternateContent":
            self._alternatives.append(_Alternative())
        elif self._alternatives:
            alternative = self._alternatives[-1]
            alternative.first = len(self.found)
            alternative.held = len(self._open[-1].raw_texts.raws) if self._open else 0

    def _end_branch(self, name: str) -> None:
        if not self._alternatives:
            return
        alternative = self._alternatives[-1]
        if name == "AlternateContent":
            self._alternatives.pop()
            self._pair(alternative.branches)
            return
        alternative.branches.append(self.found[alternative.first :])
        raws, starts = self._open[-1].raw_texts if self._open else ([], [])
        if len(raws) > alternative.held:
            if alternative.said:
                # The same characters once more, for a program that cannot show them otherwise.
                del raws[alternative.held :], starts[alternative.held :]
            alternative.said = True

    def _pair(self, branches: Sequence[Sequence[Paragraph]]) -> None:
        """Make paragraphs of later branches the copies of those that read the same in the first."""
        leading = next((branch for branch in branches if branch), ())
        known: dict[str, list[int]] = defaultdict(list)
        copies: dict[int, list[Paragraph]] = defaultdict(list)
        for n, paragraph in enumerate(leading):
            known[paragraph.text].append(n)
        for branch in branches:
            if branch is leading:
                continue
            at = 0
            for paragraph in branch:
                same = known.get(paragraph.text, ())
                next_one = bisect_left(same, at)
                if next_one < len(same) and not self.is_copy(paragraph):
                    n = same[next_one]
                    copies[n].append(paragraph)
                    self._copies.add(id(paragraph))
                    at = n + 1
        for n, found in copies.items():
            leading[n].copies += tuple(found)


def _read(raws: Sequence[str]) -> str:
    text = "".join(raws)
    if "&" in text or "\x1c" in text or "\r" in text:
        return "".join(map(read_raw, raws))
    return text
