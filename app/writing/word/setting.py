"""Setting type: a report's lines as Word paragraphs in the styles of a layout."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import element
from app.writing.word.headings import HeadingFinder
from app.writing.word.lines import ordinal, report_lines
from app.writing.word.runs import Look, run_elements
from app.writing.word.signature import signature_indents
from app.writing.word.soft_breaks import broken, moved_on
from app.writing.word.styles import BODY, ROLE_STYLES, indent
from app.writing.word.title_shape import title_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from app.models.report import Report
    from app.models.roles import BlockRole
    from app.writing.layout import Layout, Letters
    from app.writing.word.lines import Line, Piece
    from app.writing.word.runs import Mark, Words

_RUN_INS_KEPT = 256

_NO_MARKS: Mapping[int, Sequence[Mark]] = MappingProxyType({})


class RightIndent(NamedTuple):
    """An indent in hundredths of a character, for Word and WPS, and in twips, for LibreOffice."""

    hundredths: int
    twips: int


class LineForm(NamedTuple):
    """A paragraph's style, and what is said beyond it.

    `level` is the outline level where it is not the style's own, else 0; `closed_up` means that
    no space follows; `right` is the indent on the right where it is not the style's own.
    """

    style: str
    level: int = 0
    closed_up: bool = False
    right: RightIndent | None = None


SetLine = tuple[LineForm, "Sequence[Words]", tuple[int, ...]]
"""A line of the report as a page has it: how the paragraph looks, its words, and the places in the
report's text where the words have a soft line break more.

This, like the words, is a plain tuple: a batch makes very many, and a named one takes seven times
as long to make.
"""

_BODY_FORM = LineForm(BODY)


def line_properties(form: LineForm) -> _Element:
    """Return the properties of a paragraph of this form."""
    return element(
        "pPr",
        element("pStyle", val=form.style),
        element("spacing", after=0) if form.closed_up else None,
        _right_indent(form.right) if form.right else None,
        element("outlineLvl", val=form.level - 1) if form.level else None,
    )


def _right_indent(right: RightIndent) -> _Element:
    return element("ind", rightChars=right.hundredths, right=right.twips)


class Setter:
    """Sets reports in one layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._headings = HeadingFinder(layout)
        self._body_look = Look(layout.body.chinese)
        self._run_in = lru_cache(maxsize=_RUN_INS_KEPT)(self._find_run_in)
        kinds = zip(self._headings.kinds, layout.headings, strict=True)
        self._chinese = {
            name: self._font(heading)
            for kind, heading in kinds
            for name in (kind.own_line, kind.run_in)
        }
        for role in ("title", "byline", "salutation", "signoff", "tail"):
            self._chinese[ROLE_STYLES[role]] = self._font(getattr(layout, role))

    def paragraphs(
        self, report: Report, marks: Mapping[int, Sequence[Mark]] = _NO_MARKS
    ) -> Iterator[_Element]:
        """Yield a paragraph for each line of the report, with the marks that go into it."""
        for number, (form, words, breaks) in enumerate(self.lines(report)):
            placed = moved_on(marks.get(number, ()), breaks)
            runs = run_elements(words, self._layout.gap, placed)
            yield element("p", line_properties(form), *runs)

    def lines(self, report: Report) -> Iterator[SetLine]:
        """Yield each line of the report with all that is decided of it: how it is to look."""
        lines = list(report_lines(report))
        rights = self._rights(lines)
        for number, line in enumerate(lines):
            if line.role in ROLE_STYLES:
                after = lines[number + 1].role if number + 1 < len(lines) else None
                yield self._role_line(line, after, rights.get(number))
            elif line.is_heading:
                yield self._heading_line(line.pieces)
            else:
                yield _BODY_FORM, self._words(line.pieces, self._body_look, run_in=True), ()

    def _role_line(self, line: Line, after: BlockRole | None, right: float | None) -> SetLine:
        """Return a line of a role with a style of its own; `after` is the role of the next."""
        is_title = line.role == "title"
        style = self._tail_style(line.text) if line.role == "tail" else ROLE_STYLES[line.role]
        before_byline = is_title and after == "byline"
        form = LineForm(style, closed_up=before_byline, right=self._right(right))
        breaks = self._title_breaks(line.text) if is_title else ()
        return form, broken(self._words(line.pieces, self._look(style)), breaks), breaks

    def _heading_line(self, pieces: Sequence[Piece]) -> SetLine:
        spans, level = pieces[0]
        kind = self._headings.find(ordinal(spans), level)
        # The level is said where it is not the style's own.
        form = LineForm(kind.own_line, level if level not in (0, kind.level) else 0)
        return form, self._words(pieces, self._look(kind.own_line)), ()

    def _rights(self, lines: Sequence[Line]) -> dict[int, float | None]:
        """Return the indents of the lines of the report's end, by the lines' numbers."""
        tails = {number: line.text for number, line in enumerate(lines) if line.role == "tail"}
        if not tails:
            return {}
        indents = signature_indents(list(tails.values()), self._layout)
        return dict(zip(tails, indents, strict=True))

    def _title_breaks(self, text: str) -> tuple[int, ...]:
        """Return where a long title breaks; one that is not centred has no shape to keep."""
        title = self._layout.title
        if title.align != "centre" or not title.shaped:
            return ()
        size = (title.size or self._layout.body.size).twips
        return title_breaks(text, self._layout.page.text_width.twips / size)

    def _right(self, characters: float | None) -> RightIndent | None:
        if characters is None:
            return None
        twips = indent(self._layout, self._layout.tail.size, characters)
        return RightIndent(round(characters * 100), twips)

    def _tail_style(self, text: str) -> str:
        """Return the style of a line of the end; letters do not set all of them on the right."""
        tail = self._layout.tail
        if text.startswith(tail.as_body):
            return BODY
        return ROLE_STYLES["salutation" if text.startswith(tail.as_salutation) else "tail"]

    def _words(self, pieces: Iterable[Piece], look: Look, *, run_in: bool = False) -> list[Words]:
        """Return a line's words, neighbours that look alike joined; none is empty.

        What is not text may have the look of a heading that is run in.
        """
        found: list[Words] = []
        said, held = "", look
        for spans, level in pieces:
            heading = None if run_in else look
            for span in spans:
                own = look
                if span.part != "text":
                    if not heading:
                        heading = self._run_in(ordinal(spans), level)
                    own = heading
                if span.gap:
                    own = own._replace(gap=True)
                if own is held or own == held:
                    said += span.text
                elif text := span.text:
                    if said:
                        found.append((said, held))
                    said, held = text, own
        if said:
            found.append((said, held))
        return found

    def _find_run_in(self, ordinal: str, level: int) -> Look:
        style = self._headings.find(ordinal, level).run_in
        return self._look(style)._replace(style=style)

    def _look(self, style: str) -> Look:
        return Look(self._chinese.get(style, self._layout.body.chinese))

    def _font(self, letters: Letters) -> str:
        return letters.chinese or self._layout.body.chinese
