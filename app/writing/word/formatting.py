"""Paragraph formatting: each line of a report with its style, its runs and what is said beyond."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.heading_styles import HeadingFinder, heading_styles
from app.writing.word.lines import is_heading, line_text, ordinal, report_lines
from app.writing.word.rendering import Indent, ParagraphProperties
from app.writing.word.runs import RunProperties, broken
from app.writing.word.signature import signature_indents
from app.writing.word.styles import BODY, ROLE_STYLES, indent
from app.writing.word.title_shape import title_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.report import Report
    from app.models.roles import BlockRole
    from app.writing.layout import Layout
    from app.writing.word.lines import Line, Piece
    from app.writing.word.rendering import FormattedLine
    from app.writing.word.runs import Run

_RUN_INS_KEPT = 256
_LOOKS_KEPT = 256


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
    fonts: dict[str, str | None] = {BODY: body}
    for role, style in ROLE_STYLES.items():
        fonts[style] = getattr(layout, role).chinese
    for kind, heading in zip(heading_styles(layout), layout.headings, strict=True):
        fonts |= {kind.own_line: heading.chinese, kind.run_in: heading.chinese}
    return {style: AppliedStyle(style, font or body) for style, font in fonts.items()}


class ParagraphFormatter:
    """Formats reports in one layout; `styles` are what its styles are in the document."""

    def __init__(self, layout: Layout, styles: Mapping[str, AppliedStyle]) -> None:
        self._layout = layout
        self._styles = styles
        self._headings = HeadingFinder(layout)
        self._body = self._properties(BODY)
        self._body_look = self._look(BODY)
        self._run_in = lru_cache(maxsize=_RUN_INS_KEPT)(self._find_run_in)
        self._run_in_looks = {
            kind.run_in: self._look(kind.run_in)._replace(style=styles[kind.run_in].id)
            for kind in self._headings.kinds
        }

    def lines(self, report: Report) -> list[FormattedLine]:
        """Return each line of the report with all that is decided of it: how it is to look."""
        found: list[FormattedLine] = []
        lines = report_lines(report)
        rights = self._rights(lines)
        for number, (role, pieces) in enumerate(lines):
            if role in ROLE_STYLES:
                after, _ = lines[number + 1] if number + 1 < len(lines) else (None, ())
                found.append(self._role_line(role, pieces, after, rights.get(number)))
                continue
            runs = self._runs(pieces, None)
            # What most lines end in is looked at first.
            if (runs and runs[-1][1] is self._body_look) or not is_heading(pieces):
                found.append((self._body, runs, ()))
            else:
                found.append(self._heading_line(pieces))
        return found

    def _role_line(
        self, role: BlockRole, pieces: Sequence[Piece], after: BlockRole | None, right: float | None
    ) -> FormattedLine:
        """Return a line of a role with a style of its own; `after` is the role of the next."""
        text = line_text(pieces)
        style = self._tail_style(text) if role == "tail" else ROLE_STYLES[role]
        properties = self._properties(style)._replace(
            closed_up=role == "title" and after == "byline", right=self._right(right)
        )
        breaks = self._title_breaks(text) if role == "title" else ()
        return properties, broken(self._runs(pieces, self._look(style)), breaks), breaks

    def _heading_line(self, pieces: Sequence[Piece]) -> FormattedLine:
        spans, level = pieces[0]
        kind = self._headings.find(ordinal(spans), level)
        # The level is said where it is not the style's own.
        own = level if level not in (0, kind.level) else 0
        properties = self._properties(kind.own_line)._replace(level=own)
        return properties, self._runs(pieces, self._look(kind.own_line)), ()

    def _properties(self, style: str) -> ParagraphProperties:
        applied = self._styles[style]
        return ParagraphProperties(
            applied.id, first_line=applied.first_line, unnumbered=applied.unnumbered
        )

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

    def _right(self, characters: float | None) -> Indent | None:
        if characters is None:
            return None
        twips = indent(self._layout, self._layout.tail.size, characters)
        return Indent(round(characters * 100), twips)

    def _tail_style(self, text: str) -> str:
        """Return the style of a line of the end; letters do not set all of them on the right."""
        tail = self._layout.tail
        if text.startswith(tail.as_body):
            return BODY
        return ROLE_STYLES["salutation" if text.startswith(tail.as_salutation) else "tail"]

    def _runs(self, pieces: Iterable[Piece], look: RunProperties | None) -> list[Run]:
        """Return a line's runs, neighbours that look alike joined; none is empty.

        Without a look it is a line of body text, where a heading that is run in has a look of
        its own.
        """
        found: list[Run] = []
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

    def _find_run_in(self, ordinal: str, level: int) -> RunProperties:
        return self._run_in_looks[self._headings.find(ordinal, level).run_in]

    def _look(self, style: str) -> RunProperties:
        return RunProperties(self._styles[style].chinese)


@lru_cache(maxsize=_LOOKS_KEPT)
def _as_gap(look: RunProperties) -> RunProperties:
    return look._replace(gap=True)
