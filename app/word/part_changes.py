"""What changes in one part when lines of it are filled, and the part with all of it done."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from app.word.controls import controls
from app.word.editing import splices_of, value_splice
from app.word.removing import Removals
from app.word.rubies import rubies
from app.word.splices import Splice, spliced, without_lost
from app.word.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.word.bound_data import Datum
    from app.word.editing import Replacement
    from app.word.gaps import GapStyles
    from app.word.grammar import Dialect
    from app.word.open_forms import OpenForms
    from app.word.scanning import Paragraph
    from app.word.xml_part import XmlPart


class PartChanges:
    """The changes of a part; `splits` tells that a paragraph of it may become several."""

    def __init__(
        self, part: XmlPart, dialect: Dialect | None = None, *, splits: bool = True
    ) -> None:
        self.splices: list[Splice] = []
        self._part = part
        self._dialect = dialect
        self._splits = splits
        self._removals = Removals(part.text)
        self._filled: set[int] = set()
        # What is written, in order, once data come, behind which no line does.
        self._taken: list[Splice] | None = None

    def add(
        self,
        held: Paragraph | Value,
        replacements: Sequence[Replacement],
        forms: OpenForms,
        gaps: GapStyles,
    ) -> Iterable[Datum]:
        """Take what replacements change in a line, and return what of it are data."""
        text, dialect = self._part.text, self._dialect
        if isinstance(held, Value):
            made = value_splice(held.start, held.raw, replacements, attribute=held.attribute)
            self.splices.append(made)
            return ()
        filled = forms.filled(held, replacements)
        if self._removals.goes(held, replacements):
            self.splices.append(Splice(held.start, held.end, ""))
        elif dialect:
            texts: Iterable[Splice] = ()
            if filled.to_write:
                texts = splices_of(text, held, filled.to_write, dialect, gaps, splits=self._splits)
            self.splices += filled.written(texts)
            self._filled.update(filled.controls)
        return filled.data

    def take(self, splice: Splice) -> None:
        """Take a value among data, unless something is written there."""
        if self._taken is None:
            self._taken = sorted(self.splices)
        at = bisect(self._taken, splice)
        if not any(
            each.start <= splice.end and splice.start <= each.end
            for each in self._taken[max(at - 1, 0) : at + 1]
        ):
            self._taken.insert(at, splice)
            self.splices.append(splice)

    @property
    def text(self) -> str:
        """Return the characters of the part with its changes made."""
        ended = (Splice(start, end, "") for start, end in set(self._ended()))
        # An equation in a reading goes with the reading.
        return spliced(self._part.text, without_lost([*self.splices, *ended]))

    def encoded(self) -> bytes:
        """Return the bytes of the part with its changes made."""
        return self._part.encode(self.text)

    def _ended(self) -> Iterator[tuple[int, int]]:
        """Yield what says no longer of a text what it said: that it is a prompt, how it is read.

        As long as a control shows a prompt its data are empty, so that Word, when it opens the
        file, would show the prompt again in place of what was filled in.
        """
        text = self._part.text
        starts = sorted(splice.start for splice in self.splices)
        for ruby in rubies(text):
            if bisect(starts, ruby.end) > bisect(starts, ruby.start):
                yield from ruby.marks
        for control in controls(text) if "showingPlcHdr" in text else ():
            changed = bisect(starts, control.end) > bisect(starts, control.start)
            if changed and control.start not in self._filled and (hint := control.hint):
                yield hint.start, hint.end
                yield from control.bindings
