"""Setting type: a report's lines as Word paragraphs in the styles of a layout."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import element
from app.writing.word.headings import HeadingFinder
from app.writing.word.lines import report_lines
from app.writing.word.runs import Look, Words, run_elements
from app.writing.word.signature import signature_indents
from app.writing.word.soft_breaks import broken, moved_on
from app.writing.word.styles import BODY, ROLE_STYLES, indent
from app.writing.word.title_shape import title_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from app.models.report import Report
    from app.writing.layout import Layout, Letters
    from app.writing.word.lines import Line
    from app.writing.word.runs import Mark

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


class SetLine(NamedTuple):
    """A line of the report as a page has it: how the paragraph looks, and its words.

    `breaks` are the places in the report's text where the words have a soft line break more.
    """

    form: LineForm
    words: tuple[Words, ...]
    breaks: tuple[int, ...] = ()


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
        tails = [line for line in lines if line.role == "tail"]
        texts = [line.text for line in tails]
        rights = iter(signature_indents(texts, self._layout) if tails else ())
        for line, following in pairwise([*lines, None]):
            if line:
                right = next(rights) if line.role == "tail" else None
                yield self._line(line, following, right)

    def _line(self, line: Line, following: Line | None, right: float | None) -> SetLine:
        is_heading = line.is_heading
        all_alike = is_heading or line.role in ROLE_STYLES
        style, level = self._style(line, is_heading=is_heading)
        chinese = self._chinese.get(style, self._layout.body.chinese)
        is_title = line.role == "title"
        before_byline = is_title and following is not None and following.role == "byline"
        words = tuple(self._words(line, Look(chinese), all_alike=all_alike))
        form = LineForm(style, level, before_byline, self._right(right))
        breaks = self._title_breaks(line) if is_title else ()
        return SetLine(form, broken(words, breaks), breaks)

    def _title_breaks(self, line: Line) -> tuple[int, ...]:
        """Return where a long title breaks; one that is not centred has no shape to keep."""
        if self._layout.title.align != "centre":
            return ()
        size = (self._layout.title.size or self._layout.body.size).twips
        return title_breaks(line.text, self._layout.page.text_width.twips / size)

    def _right(self, characters: float | None) -> RightIndent | None:
        if characters is None:
            return None
        twips = indent(self._layout, self._layout.tail.size, characters)
        return RightIndent(round(characters * 100), twips)

    def _style(self, line: Line, *, is_heading: bool) -> tuple[str, int]:
        """Return a line's style, and its outline level where that is not the style's own."""
        if line.role == "tail":
            return self._tail_style(line.text), 0
        if line.role in ROLE_STYLES:
            return ROLE_STYLES[line.role], 0
        if not is_heading:
            return BODY, 0
        first = line.pieces[0]
        kind = self._headings.find(first.ordinal, first.level)
        return kind.own_line, first.level if first.level not in (0, kind.level) else 0

    def _tail_style(self, text: str) -> str:
        """Return the style of a line of the end; letters do not set all of them on the right."""
        tail = self._layout.tail
        if text.startswith(tail.as_body):
            return BODY
        return ROLE_STYLES["salutation" if text.startswith(tail.as_salutation) else "tail"]

    def _words(self, line: Line, look: Look, *, all_alike: bool) -> Iterator[Words]:
        """Yield a line's words, neighbours that look alike joined.

        But for the text, a run-in heading has a look of its own.
        """
        texts: list[str] = []
        held = look
        for piece in line.pieces:
            heading: Look | None = None
            for span in piece.paragraph.spans:
                own = look
                if not all_alike and span.part != "text":
                    own = heading = heading or self._run_in(piece.ordinal, piece.level)
                if span.gap:
                    own = own._replace(gap=True)
                if span.text and own != held:
                    if texts:
                        yield Words("".join(texts), held)
                    texts, held = [], own
                texts.append(span.text)
        yield Words("".join(texts), held)

    def _run_in(self, ordinal: str, level: int) -> Look:
        style = self._headings.find(ordinal, level).run_in
        return Look(self._chinese[style], style)

    def _font(self, letters: Letters) -> str:
        return letters.chinese or self._layout.body.chinese
