"""Setting type: a report's lines as Word paragraphs in the styles of a layout."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import element
from app.writing.word.headings import HeadingFinder
from app.writing.word.lines import is_heading, line_text, ordinal, report_lines
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
_LOOKS_KEPT = 256

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
        self._run_in_looks = {
            kind.run_in: Look(self._chinese[kind.run_in], style=kind.run_in)
            for kind in self._headings.kinds
        }

    def paragraphs(
        self, report: Report, marks: Mapping[int, Sequence[Mark]] = _NO_MARKS
    ) -> Iterator[_Element]:
        """Yield a paragraph for each line of the report, with the marks that go into it."""
        for number, (form, words, breaks) in enumerate(self.lines(report)):
            placed = moved_on(marks.get(number, ()), breaks)
            runs = run_elements(words, self._layout.gap, placed)
            yield element("p", line_properties(form), *runs)

    def lines(self, report: Report) -> list[SetLine]:
        """Return each line of the report with all that is decided of it: how it is to look."""
        found: list[SetLine] = []
        lines = report_lines(report)
        rights = self._rights(lines)
        for number, (role, pieces) in enumerate(lines):
            if role in ROLE_STYLES:
                after, _ = lines[number + 1] if number + 1 < len(lines) else (None, ())
                found.append(self._role_line(role, pieces, after, rights.get(number)))
                continue
            words = self._words(pieces, None)
            # What most lines end in is looked at first.
            if (words and words[-1][1] is self._body_look) or not is_heading(pieces):
                found.append((_BODY_FORM, words, ()))
            else:
                found.append(self._heading_line(pieces))
        return found

    def _role_line(
        self, role: BlockRole, pieces: Sequence[Piece], after: BlockRole | None, right: float | None
    ) -> SetLine:
        """Return a line of a role with a style of its own; `after` is the role of the next."""
        text = line_text(pieces)
        style = self._tail_style(text) if role == "tail" else ROLE_STYLES[role]
        before_byline = role == "title" and after == "byline"
        form = LineForm(style, closed_up=before_byline, right=self._right(right))
        breaks = self._title_breaks(text) if role == "title" else ()
        return form, broken(self._words(pieces, self._look(style)), breaks), breaks

    def _heading_line(self, pieces: Sequence[Piece]) -> SetLine:
        spans, level = pieces[0]
        kind = self._headings.find(ordinal(spans), level)
        # The level is said where it is not the style's own.
        form = LineForm(kind.own_line, level if level not in (0, kind.level) else 0)
        return form, self._words(pieces, self._look(kind.own_line)), ()

    def _rights(self, lines: Sequence[Line]) -> dict[int, float | None]:
        """Return the indents of the lines of the report's end, by the lines' numbers."""
        tails = {
            number: line_text(pieces)
            for number, (role, pieces) in enumerate(lines)
            if role == "tail"
        }
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

    def _words(self, pieces: Iterable[Piece], look: Look | None) -> list[Words]:
        """Return a line's words, neighbours that look alike joined; none is empty.

        Without a look it is a line of body text, where a heading that is run in has a look of
        its own.
        """
        found: list[Words] = []
        body = held = look or self._body_look
        said = ""
        for spans, level in pieces:
            heading = look
            for span in spans:
                if span.part == "text":
                    own = body
                else:
                    own = heading = heading or self._run_in(ordinal(spans), level)
                if span.gap:
                    own = _as_gap(own)
                # Looks that are equal are the same one here.
                if own is held:
                    said += span.text
                elif text := span.text:
                    if said:
                        found.append((said, held))
                    said, held = text, own
        if said:
            found.append((said, held))
        return found

    def _find_run_in(self, ordinal: str, level: int) -> Look:
        return self._run_in_looks[self._headings.find(ordinal, level).run_in]

    def _look(self, style: str) -> Look:
        return Look(self._chinese.get(style, self._layout.body.chinese))

    def _font(self, letters: Letters) -> str:
        return letters.chinese or self._layout.body.chinese


@lru_cache(maxsize=_LOOKS_KEPT)
def _as_gap(look: Look) -> Look:
    return look._replace(gap=True)
