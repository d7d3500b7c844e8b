"""A Word file with the placeholders of its body filled by a names sheet."""

from __future__ import annotations

import copy
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from app.placeholders.finding import find_placeholders
from app.word.elsewhere import texts_elsewhere
from app.word.package import Package, serialize
from app.word.paragraphs import body_paragraphs
from app.word.places import Where
from app.word.replacing import Replacement, replace_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.placeholders.choosing import Edit


class WordText:
    """The paragraphs of a Word file's body as lines, and the file with edits made to them.

    Raises `InputError` for what is no Word file, or a broken one.
    """

    def __init__(self, data: bytes, path: str = "") -> None:
        self._package = Package(data, path)
        self._root = self._package.tree(self._package.main)
        self._paragraphs = body_paragraphs(self._root)
        self._numbers = list(accumulate(int(bool(line.strip())) for line in self.lines))

    @property
    def lines(self) -> list[str]:
        """Return the text of each paragraph of the body, empty ones too."""
        return [paragraph.text for paragraph in self._paragraphs]

    def where(self, n: int) -> Where:
        """Return where a line stands; blank lines are not counted."""
        return Where(self._package.main, f"正文第 {self._numbers[n]} 段")

    def elsewhere(self) -> dict[str, int]:
        """Return how many placeholders stand outside the body, by what they stand in."""
        texts = texts_elsewhere(self._package, self._root)
        counts = {label: len(find_placeholders(lines)) for label, lines in texts.items()}
        return {label: count for label, count in counts.items() if count}

    def filled(self, edits: Iterable[Edit]) -> bytes:
        """Return the file with the edits made; without any it is the bytes it was."""
        root = copy.deepcopy(self._root)
        paragraphs = body_paragraphs(root)
        changed = False
        for number, group in groupby(edits, key=lambda edit: edit.paragraph):
            parts = [Replacement(edit.start, edit.end, edit.value) for edit in group]
            replace_text(paragraphs[number], parts)
            changed = True
        return self._package.with_parts({self._package.main: serialize(root)} if changed else {})
