"""A report as rules look at it: read once, in lines, sentences, marks and blocks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from app.checking.claims import claims_of, tells_second_post
from app.checking.figures import figures_by_sentence
from app.checking.moments import moments_of
from app.checking.ornaments import Ornaments
from app.checking.other_names import KnownNames
from app.checking.plans import planned_in
from app.checking.points import find_runs
from app.checking.promises import promises_of
from app.checking.quantities import by_sentence, quantities_of
from app.checking.slips import slips_of
from app.checking.told import Told
from app.checking.writer import writer_of
from app.models.report import Paragraph, Span, places
from app.patterns import lazy, parts_of
from app.text.characters import BLOT
from app.text.dates import dates_in
from app.text.faults import find_faults
from app.text.foreign import foreign_stretches
from app.text.pairs import marks_that_go_on
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from app.checking.claims import Claim
    from app.checking.moments import Moment
    from app.checking.plans import Planned
    from app.checking.points import Run
    from app.checking.promises import Promise
    from app.checking.quantities import Quantity
    from app.checking.slips import Slip
    from app.checking.writer import Writer
    from app.copying.copied import Copied
    from app.facts.figures import Figure
    from app.models.names import Placeholder
    from app.models.outline import Outline
    from app.models.report import Block, Place, Report
    from app.text.dates import WrittenDate
    from app.text.faults import Fault
    from app.text.sentences import Sentence
    from app.text.stretches import Stretches

_T = TypeVar("_T")

# A line near the head with a date and a few words behind it: （2025年3月10日在全区培训班上）,
# or one that is a date and a name: 二〇二五年三月，区水务局.
_OWN_YEAR_SAID = r"[（(—\s]*(?:20\d\d|二[〇○零一二三四五六七八九]{3})\s*年\s*"
_OWN_DAY = rf"{_OWN_YEAR_SAID}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月"
_DATED = lazy(rf"{_OWN_DAY}\s*\d{{1,2}}\s*日[^，。；：]{{0,40}}$")
_DATE_ALONE = lazy(
    rf"{_OWN_DAY}(?:\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日)?"
    r"(?:[，,　 ]+[\u4e00-\u9fff　 ]{2,20})?[）)\s]*$"
)
_HEAD = 6
# 2.1 调研情况; 2.5万户 is a figure.
_DECIMAL = lazy(
    r"[1-9]\d?[.．][1-9]\d?[.． 　]*"
    r"(?![\d%％万亿千百十元倍个米公吨亩岁年月日折度])[\u4e00-\u9fff]"
)
_LAST_MONTH = 12
_FORM_LINES = 100
_FORM_LENGTH = 30
_OWN_YEAR = lazy(r"(?<![\d到至—－～~-])(?:19|20)\d\d(?=\s*年|-\d{1,2}-\d)")
_OF_PARTNERS = ("标点不成对", "引号方向不对")
_OPENING = "“‘"
# A shorter cell is a name or a figure.
_WRITTEN = 12
_MARK = lazy("[，。；,;]")
# A name or a set phrase in quotation marks is the writer's; a whole clause is somebody else's.
_CITED = lazy(r"《[^《》]*》|“(?:[^“”]{15,}|[^“”，。！？；]*[，。！？；][^“”]*)”")


@dataclass(frozen=True)
class Line:
    """A line of the report, counted from 0, and the deepest block that it begins in.

    A row of a table is one line: its cells are parted by tabs, and it is no prose. What is written
    in a cell is a line of its own, which begins `offset` characters behind the row's beginning.
    """

    number: int
    paragraph: Paragraph
    block: Block | None
    offset: int = 0

    @cached_property
    def text(self) -> str:
        """Return the line's characters."""
        return self.paragraph.text

    @cached_property
    def parts(self) -> frozenset[str]:
        """Return the line's characters, and every two that stand side by side."""
        return parts_of(self.text)

    @property
    def is_row(self) -> bool:
        """Tell whether the line is a row of a table."""
        return self.paragraph.row is not None

    @property
    def is_signed(self) -> bool:
        """Tell whether the line is the byline or a signature."""
        block = self.block
        return block is not None and (block.role == "byline" or block.note == "signature")

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Return the line's sentences, with their places in the line; a row has none."""
        return () if self.is_row else split_sentences(self.text)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that a character stands in."""
        at = bisect_right(self.sentences, offset, key=lambda one: one.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def told_at(self, offset: int) -> Told:
        """Return what the sentence tells that a character stands in; of a row, all of it."""
        sentence = self.sentence_at(offset)
        start = sentence.start if sentence else -1
        if start not in self._told:
            self._told[start] = Told(sentence.text) if sentence else self.whole
        return self._told[start]

    @cached_property
    def whole(self) -> Told:
        """Return what all of the line tells."""
        return Told(self.text)

    @cached_property
    def _told(self) -> dict[int, Told]:
        return {}

    @cached_property
    def uncited(self) -> str:
        """Return the line with `BLOT` for each character of whole clauses quoted and of titles."""
        return _CITED.sub(lambda match: BLOT * len(match[0]), self.text)

    @cached_property
    def dates(self) -> Sequence[WrittenDate]:
        """Return the dates that the line names in the writer's own words."""
        return dates_in(self.uncited) if "月" in self.text or "20" in self.text else ()

    @cached_property
    def promises(self) -> Sequence[Promise]:
        """Return the numbers of things that the line promises or speaks of again."""
        return list(promises_of(self))

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """Return the quantities that the line names."""
        return quantities_of(self.text)

    @cached_property
    def quantities_by_sentence(self) -> Sequence[Sequence[Quantity]]:
        """Return the quantities of each sentence that has two at least."""
        return list(by_sentence(self.quantities))

    @cached_property
    def figures_by_sentence(self) -> Sequence[Sequence[Figure]]:
        """Return the exact figures of each sentence that has two at least."""
        return list(figures_by_sentence(self.text))

    @cached_property
    def faults(self) -> Sequence[Fault]:
        """Return the faults of the line's writing, none in a stretch that is no Chinese prose."""
        return [one for one in find_faults(self.text) if not self.is_foreign(one.start, one.end)]

    @property
    def unpaired(self) -> Sequence[int]:
        """Return the places of marks that have no partner in the line."""
        return [one.start for one in self.faults if one.what == "标点不成对"]

    def is_foreign(self, start: int, end: int) -> bool:
        """Tell whether some characters belong to an address, the name of a file or code."""
        return self._foreign.overlap(start, end)

    @cached_property
    def _foreign(self) -> Stretches:
        return foreign_stretches(self.text)


@dataclass(frozen=True)
class Manuscript:
    """All that rules may know of one report.

    `placeholders` are what is still open in it, as `fill` finds them. The `outline` is there if
    the report was drafted from one, and `copied` if it was held against sources. `others` are names
    that should not stand in it: of the reports that its phrases come from, of other rows of a
    batch, of a text that it is held against.
    """

    report: Report
    placeholders: Sequence[Placeholder] = ()
    outline: Outline | None = field(default=None, kw_only=True)
    copied: Copied | None = field(default=None, kw_only=True)
    others: KnownNames = field(default_factory=KnownNames, kw_only=True)
    _done: dict[Hashable, object] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """Return the report's lines."""
        begins = {place.first: block for block, place in self.blocks}
        found: list[Line] = []
        block: Block | None = None
        for number, paragraph in enumerate(self.report.whole_lines()):
            block = begins.get(number, block)
            found.append(Line(number, paragraph, block))
        return found

    def once(self, key: Hashable, work: Callable[[], _T]) -> _T:
        """Return what some work on the whole report comes to, which is done once for a key."""
        if key not in self._done:
            self._done[key] = work()
        return cast("_T", self._done[key])

    @cached_property
    def is_form(self) -> bool:
        """Tell whether this is a long list of short lines, which say the same on purpose."""
        lengths = sorted(len(line.text) for line in self.prose)
        return len(lengths) >= _FORM_LINES and lengths[len(lengths) // 2] < _FORM_LENGTH

    @cached_property
    def ornaments(self) -> Ornaments:
        """Return which of the placeholders are drawn on purpose, and what is in doubt."""
        return Ornaments([line.text for line in self.lines], self.placeholders)

    @cached_property
    def blocks(self) -> Sequence[tuple[Block, Place]]:
        """Return every block with its place, parents before their children."""
        return places(self.report)

    @cached_property
    def own_lines(self) -> Sequence[Line]:
        """Return the lines before another report begins in the same file."""
        doubts = self.report.doubts
        begins = min((each.paragraph for each in doubts if each.begins_another), default=None)
        return self.lines[:begins]

    @cached_property
    def own_prose(self) -> Sequence[Line]:
        """Return the lines of one report that are no rows of tables."""
        return [line for line in self.own_lines if not line.is_row]

    @cached_property
    def writer(self) -> Writer:
        """Return who the report says that it is by."""
        return writer_of(self.own_lines, self.outline)

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """Return what its writer says that he is."""
        return [claim for line in self.own_prose for claim in claims_of(line)]

    @cached_property
    def has_second_post(self) -> bool:
        """Tell whether its writer says to have, or to have had, another post as well."""
        return any(map(tells_second_post, self.own_prose))

    @cached_property
    def plans(self) -> Sequence[Planned]:
        """Return the sentences of one report that tell what its writer will do."""
        return list(planned_in(self.own_prose))

    @cached_property
    def has_decimals(self) -> bool:
        """Tell whether sections are numbered 2.1: then 2. heads a section as well as a point."""
        return any(_DECIMAL.match(line.text) for line in self.lines)

    @cached_property
    def runs(self) -> Sequence[Run]:
        """Return the runs of points that number on, in order."""
        return find_runs(self.blocks)

    @cached_property
    def slips(self) -> Sequence[Slip]:
        """Return the numbers of points that do not count on, in order."""
        return list(slips_of(self))

    @cached_property
    def text(self) -> str:
        """Return the report's characters, to tell at once what stands nowhere in it."""
        return self.report.text

    @cached_property
    def parts(self) -> frozenset[str]:
        """Return the characters of the lines, and every two that stand side by side in one.

        A word whose first two are none of them stands nowhere.
        """
        return frozenset().union(*(line.parts for line in self.lines))

    def names_any(self, words: Iterable[str]) -> bool:
        """Tell whether one of some words stands in the report."""
        return any(word[:2] in self.parts and word in self.text for word in words)

    @cached_property
    def prose(self) -> Sequence[Line]:
        """Return the lines that are no rows of tables."""
        return [line for line in self.lines if not line.is_row]

    @cached_property
    def written(self) -> Sequence[Line]:
        """Return the prose, and what is written in cells as prose is."""
        return [one for line in self.lines for one in (_cells(line) if line.is_row else (line,))]

    def faults(self, line: Line) -> Sequence[Fault]:
        """Return a line's faults; what is quoted or set aside may go on over several lines."""
        if not any(one.what in _OF_PARTNERS for one in line.faults):
            return line.faults
        goes_on = self._going_on
        is_broken = self._goes_on_from(line.number - 1)
        return [
            one
            for one in line.faults
            if not (one.what == "标点不成对" and (line.number, one.start + line.offset) in goes_on)
            and not (one.what == "引号方向不对" and is_broken)
        ]

    def _goes_on_from(self, number: int) -> bool:
        """Tell whether a line ends in the middle of a quotation, as a broken title may."""
        line = self.lines[number] if number >= 0 else None
        return line is not None and any(line.text[at] in _OPENING for at in line.unpaired)

    @cached_property
    def _going_on(self) -> set[tuple[int, int]]:
        """Return the lines and places of marks whose partner stands in another line."""
        return set(marks_that_go_on([(line.text, line.unpaired) for line in self.lines]))

    @cached_property
    def date(self) -> WrittenDate | None:
        """Return the day or month of the report, with its year, as it says itself; else None."""
        said = self.outline.date if self.outline and self.outline.date else ""
        own = (block for block, _ in self.blocks if block.role == "byline" or block.note == "date")
        texts = [said, *(paragraph.text for block in own for paragraph in block.paragraphs)]
        texts += (line.text for line in self.lines[1:_HEAD] if _DATED.match(line.text))
        texts += (line.text for line in self.lines[:_HEAD] if _DATE_ALONE.match(line.text))
        found = (date for text in texts for date in dates_in(text))
        return next((date for date in found if date.year and date.exists), None)

    @cached_property
    def moments(self) -> Mapping[int, Sequence[Moment]]:
        """Return the times that each line names, by the line's number."""
        return moments_of(self.lines, self.date)

    @cached_property
    def latest_month(self) -> tuple[int, int] | None:
        """Return the year and month of the report's date, or of the last year that it names.

        到2030年 names a year to come.
        """
        if self.date:
            return self.date.ends[:2]
        years = [int(each[0]) for line in self.lines for each in _OWN_YEAR.finditer(line.text)]
        return (max(years), _LAST_MONTH) if years else None


def _cells(row: Line) -> Iterator[Line]:
    """Yield the cells of a row in which somebody writes: many words, with a mark among them."""
    offset = 0
    for cell in row.paragraph.cells:
        if len(cell) >= _WRITTEN and _MARK.search(cell):
            written = Paragraph(spans=(Span(text=cell),))
            yield Line(row.number, written, row.block, row.offset + offset)
        offset += len(cell) + 1
