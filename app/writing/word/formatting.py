"""Paragraph formatting: each line of a report with its style, its runs and what is said beyond."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.closing import CLOSING, closing_sides
from app.writing.word.formats import indent
from app.writing.word.heading_styles import HeadingFinder, heading_styles
from app.writing.word.imprint import imprint_starts
from app.writing.word.lines import is_heading, line_text, ordinal, report_lines
from app.writing.word.rendering import Indent, ParagraphProperties
from app.writing.word.runs import RunProperties, broken
from app.writing.word.styles import BODY, PARAGRAPH_STYLES, TABLE_END, gap_style
from app.writing.word.tables import ROWS, CellProperties, table_end, table_rows
from app.writing.word.title_shape import title_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.report import Report
    from app.writing.layout import Layout
    from app.writing.word.closing import Sides
    from app.writing.word.lines import Kind, Line, Segment
    from app.writing.word.rendering import (
        FormattedLine,
        FormattedParagraph,
        FormattedRow,
        RowProperties,
    )
    from app.writing.word.runs import Run

_RUN_INS_KEPT = 256
_GAPS_KEPT = 256

# The keys of the formats of lines that do not look like body text. A tail that is no closing line
# is the text of an attachment.
_FORMATS: dict[Kind | None, str] = {
    "title": "title",
    "byline": "byline",
    "salutation": "salutation",
    "signoff": "signoff",
    "tail": "body",
    "signature": "tail",
    "date": "tail",
    "attachments": "attachments",
    "contact": "contact",
    "copies": "copies",
    "header": "table_header",
    "first": "table",
    "next": "table",
}
_TAIL = ("tail", "signature", "date")


class AppliedStyle(NamedTuple):
    """A style of a layout as a document has it: its id there, its Chinese font, and what each
    paragraph in it has to say besides.
    """

    id: str
    chinese: str
    first_line: Indent | None = None
    unnumbered: bool = False


def layout_styles(layout: Layout) -> dict[str, AppliedStyle]:
    """Return a layout's styles by their ids, as a document of its own has them."""
    body = layout.body.chinese
    fonts: dict[str, str | None] = {TABLE_END: body, gap_style(None): body}
    for key, (style, _) in PARAGRAPH_STYLES.items():
        fonts[style] = getattr(layout, key).chinese
    for kind, heading in zip(heading_styles(layout), layout.headings, strict=True):
        fonts |= {kind.own_line: heading.chinese, kind.run_in: heading.chinese}
        fonts[gap_style(kind.run_in)] = heading.chinese
    return {style: AppliedStyle(style, font or body) for style, font in fonts.items()}


class ParagraphFormatter:
    """Formats reports in one layout; `styles` are what its styles are in the document."""

    def __init__(self, layout: Layout, styles: Mapping[str, AppliedStyle]) -> None:
        self._layout = layout
        self._styles = styles
        self._headings = HeadingFinder(layout)
        self._body = self._properties(BODY)
        self._body_run = self._run_properties(BODY)
        self._behind_table = table_end(styles[TABLE_END].id)
        self._run_in = lru_cache(maxsize=_RUN_INS_KEPT)(self._find_run_in)
        self._as_gap = lru_cache(maxsize=_GAPS_KEPT)(self._make_gap)
        run_ins = {None: None} | {
            styles[kind.run_in].id: kind.run_in for kind in self._headings.kinds
        }
        self._gap_styles = {
            own: styles[gap_style(run_in)].id
            for own, run_in in (*run_ins.items(), (None, None))
            if gap_style(run_in) in styles
        }
        self._run_in_properties = {
            kind.run_in: self._run_properties(kind.run_in)._replace(style=styles[kind.run_in].id)
            for kind in self._headings.kinds
        }

    def lines(self, report: Report) -> Sequence[FormattedLine]:
        """Return each line of the report, whose closing lines bear notes, as it is to look."""
        lines = report_lines(report)
        kinds = {kind for kind, _ in lines}
        sides = {} if kinds.isdisjoint(CLOSING) else closing_sides(lines, self._layout)
        found = self._paragraphs(lines, sides)
        if "copies" in kinds:
            self._frame(found, imprint_starts(lines, self._layout))
        if kinds.isdisjoint(ROWS):
            return found
        rows = self._rows(lines)
        return [
            self._row_line(line, rows[number]) if number in rows else line
            for number, line in enumerate(found)
        ]

    def _paragraphs(
        self, lines: Sequence[Line], sides: Mapping[int, Sides]
    ) -> list[FormattedParagraph]:
        found: list[FormattedParagraph] = []
        for number, (kind, segments) in enumerate(lines):
            if kind in _FORMATS:
                after, _ = lines[number + 1] if number + 1 < len(lines) else (None, ())
                found.append(self._formatted_line(kind, segments, after, sides.get(number)))
                continue
            runs = self._runs(segments, None)
            # What most lines end in is looked at first.
            if (runs and runs[-1][1] is self._body_run) or not is_heading(segments):
                found.append((self._body, runs, ()))
            else:
                found.append(self._heading_line(segments))
        return found

    def _frame(self, found: list[FormattedParagraph], starts: Mapping[int, str]) -> None:
        """Give lines what comes before them, by their numbers: the table of an imprint."""
        for number, before in starts.items():
            if number == len(found):
                # A table is followed by a paragraph, and floats on that one's page.
                found.append((self._properties(TABLE_END), (), ()))
            properties, runs, breaks = found[number]
            found[number] = properties._replace(before=before), runs, breaks

    def _rows(self, lines: Sequence[Line]) -> Mapping[int, RowProperties]:
        keys = ("table_header", "table_short", "table")
        header, short, text = (self._properties(PARAGRAPH_STYLES[key][0]) for key in keys)
        cells = CellProperties(header, short, text, self._behind_table)
        return table_rows(lines, self._layout, cells)

    def _row_line(self, line: FormattedParagraph, row: RowProperties) -> FormattedRow:
        properties, runs, breaks = line
        # What ends before a table is one, too.
        before = properties.before + self._behind_table if properties.before else ""
        return row._replace(start=before + row.start), runs, breaks

    def _formatted_line(
        self, kind: Kind, segments: Sequence[Segment], after: Kind | None, sides: Sides | None
    ) -> FormattedParagraph:
        """Return a line that does not look like body text; `after` is the kind of the next."""
        text = line_text(segments)
        key = self._tail_format(kind, text) if kind in _TAIL else _FORMATS[kind]
        style, _ = PARAGRAPH_STYLES[key]
        properties = self._properties(style)._replace(
            closed_up=kind == "title" and after == "byline"
        )
        if sides:
            left, right, hanging = (self._width(key, width) for width in sides)
            properties = properties._replace(left=left, right=right, hanging=hanging)
        breaks = self._title_breaks(text) if kind == "title" else ()
        return properties, broken(self._runs(segments, self._run_properties(style)), breaks), breaks

    def _heading_line(self, segments: Sequence[Segment]) -> FormattedParagraph:
        spans, level = segments[0]
        kind = self._headings.find(ordinal(spans), level)
        # The level is said where it is not the style's own.
        own = level if level not in (0, kind.level) else 0
        properties = self._properties(kind.own_line)._replace(level=own)
        return properties, self._runs(segments, self._run_properties(kind.own_line)), ()

    def _properties(self, style: str) -> ParagraphProperties:
        applied = self._styles[style]
        return ParagraphProperties(
            applied.id, first_line=applied.first_line, unnumbered=applied.unnumbered
        )

    def _title_breaks(self, text: str) -> tuple[int, ...]:
        """Return where a long title breaks; one that is not centred has no shape to keep."""
        title = self._layout.title
        if title.align != "centre" or not title.shaped:
            return ()
        size = (title.size or self._layout.body.size).twips
        return title_breaks(text, self._layout.page.text_width.twips / size)

    def _width(self, key: str, characters: float | None) -> Indent | None:
        if characters is None:
            return None
        twips = indent(self._layout, getattr(self._layout, key).size, characters)
        return Indent(round(characters * 100), twips)

    def _tail_format(self, kind: Kind, text: str) -> str:
        """Return the key of a line of the end; letters do not set all of them on the right."""
        tail = self._layout.tail
        if text.startswith(tail.as_body):
            return "body"
        return "salutation" if text.startswith(tail.as_salutation) else _FORMATS[kind]

    def _runs(self, segments: Iterable[Segment], properties: RunProperties | None) -> list[Run]:
        """Return a line's runs, neighbours that look alike joined; none is empty.

        Without properties it is a line of body text, where a heading that is run in has its own.
        """
        found: list[Run] = []
        body = held = properties or self._body_run
        said = ""
        for spans, level in segments:
            heading = properties
            for span in spans:
                if span.part == "text":
                    own = body
                elif heading:
                    own = heading
                else:
                    own = heading = self._run_in(ordinal(spans), level)
                if span.gap:
                    own = self._as_gap(own)
                # Properties that are equal are the same object here.
                if own is held:
                    said += span.text
                elif text := span.text:
                    if said:
                        found.append((said, held))
                    said, held = text, own
        if said:
            found.append((said, held))
        return found

    def _find_run_in(self, ordinal: str, level: int) -> RunProperties:
        return self._run_in_properties[self._headings.find(ordinal, level).run_in]

    def _make_gap(self, properties: RunProperties) -> RunProperties:
        style = self._gap_styles.get(properties.style, properties.style)
        return properties._replace(style=style, gap=True)

    def _run_properties(self, style: str) -> RunProperties:
        return RunProperties(self._styles[style].chinese)
