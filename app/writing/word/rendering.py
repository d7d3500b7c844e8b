"""Paragraphs as the XML of a Word part; the properties of paragraphs and runs are made once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.writing.word.elements import element, text_elements, to_xml
from app.writing.word.formats import fonts
from app.writing.word.runs import cells_of, cut_at, moved_on, script_runs
from app.writing.word.scripts import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from app.writing.word.runs import Mark, Run, RunProperties
    from app.writing.word.scripts import Script

_TEXT_END = "</w:t></w:r>"
_NO_MARKS: Mapping[int, Sequence[Mark]] = MappingProxyType({})

# Each character of a text has to be looked at, which takes longer than any other step but packing.
# It takes least where all that is well is told in long stretches, none of which is given back: what
# is Chinese alone, but for blanks, and ASCII that no shared sign follows and XML does not escape.
_CHINESE = "\u2010-\u2027\u2030-\u205e\u2100-\u2fff\u3001-\u9fff\uff01-\uffee\U00020000-\U0003fffd"
_PLAIN = lazy(rf"(?![{SHARED}])(?:[{_CHINESE}]++|[!-%'-;=?-~]++(?![{SHARED}]))*+")


class Indent(NamedTuple):
    """An indent in hundredths of a character, for Word and WPS, and in twips, for LibreOffice."""

    hundredths: int
    twips: int


class ParagraphProperties(NamedTuple):
    """A paragraph's style, and what is said beyond it.

    `level` is the outline level where it is not the style's own, else 0; `closed_up` means that
    no space follows; `left`, `right`, `hanging` and `first_line` are indents that are not the
    style's own; `unnumbered` leaves out the number that the style would give. `before` is XML that
    comes before the paragraph.
    """

    style: str
    level: int = 0
    closed_up: bool = False
    left: Indent | None = None
    right: Indent | None = None
    hanging: Indent | None = None
    first_line: Indent | None = None
    unnumbered: bool = False
    before: str = ""


class RowProperties(NamedTuple):
    """A row of a table: its XML around the cells, and of each cell what comes before its paragraph,
    and how that looks.
    """

    start: str
    cells: tuple[tuple[str, ParagraphProperties], ...]
    end: str


FormattedParagraph = tuple[ParagraphProperties, "Sequence[Run]", tuple[int, ...]]
FormattedRow = tuple[RowProperties, "Sequence[Run]", tuple[int, ...]]
FormattedLine = FormattedParagraph | FormattedRow
"""A line as a page has it: how the paragraph or the row looks, its runs, and the places in its own
text where the runs have a soft line break more.

This, like a run, is a plain tuple: a batch makes very many, and a named one takes seven times as
long to make.
"""


def needs_no_care(line: str) -> bool:
    """Tell whether a line is no more than one stretch of Chinese, any piece of it the same in XML.

    It may say no of such a line, and never says yes of another.
    """
    return _PLAIN.fullmatch(line) is not None


class Renderer:
    """Renders lines; gaps take the highlight colour (`none` for no colour)."""

    def __init__(self, highlight: str) -> None:
        self._highlight = highlight
        self._line_starts: dict[ParagraphProperties, str] = {}
        self._run_starts: dict[Script, dict[RunProperties, str]] = {
            "chinese": {},
            "latin": {},
            "mark": {},
        }

    def render(
        self, lines: Iterable[FormattedLine], marks: Mapping[int, Sequence[Mark]] = _NO_MARKS
    ) -> list[str]:
        """Return a paragraph or a row for each line, and in it the marks that have its number.

        The XML comes in pieces, for whoever takes it to join with more.
        """
        out: list[str] = []
        run_starts = self._run_starts["chinese"]
        before: ParagraphProperties | RowProperties | None = None
        line_start = ""
        for number, (paragraph, runs, breaks) in enumerate(lines):
            # Most lines have the properties of the one before.
            if paragraph is not before:
                before = paragraph
                if isinstance(paragraph, RowProperties):
                    out += self._row(paragraph, runs, marks.get(number, ()))
                    continue
                line_start = self._line_starts.get(paragraph) or self._line_start(paragraph)
            out.append(line_start)
            line = ""
            for text, _properties in runs:
                line += text
            if marks and number in marks:
                out += self._marked(runs, moved_on(marks[number], breaks))
            elif needs_no_care(line):
                for text, properties in runs:
                    start = run_starts.get(properties) or self._run_start(properties, "chinese")
                    out += (start, text, _TEXT_END)
            else:
                out += self._with_care(runs, line)
            out.append("</w:p>")
        return out

    def _row(self, row: RowProperties, runs: Sequence[Run], marks: Sequence[Mark]) -> Iterator[str]:
        """Yield a row; a cell without words is one too."""
        yield row.start
        at = 0
        words = cells_of(runs)
        words += [[] for _ in row.cells[len(words) :]]
        for (before, properties), held in zip(row.cells, words, strict=True):
            end = at + sum(len(text) for text, _ in held)
            inside = [mark._replace(at=mark.at - at) for mark in marks if at <= mark.at <= end]
            yield before
            yield self._line_starts.get(properties) or self._line_start(properties)
            yield from self._marked(held, inside)
            yield "</w:p></w:tc>"
            at = end + 1
        yield row.end

    def _with_care(self, runs: Sequence[Run], line: str) -> Iterator[str]:
        """Yield what stands in a paragraph; text that XML holds in its own way is left to it."""
        # Mostly all of the line is, which is soonest told.
        the_same = _is_the_same_in_xml(line) and " " not in line
        for text, properties, script in script_runs(runs):
            yield from self._run(text, properties, script, the_same)

    def _marked(self, runs: Sequence[Run], marks: Sequence[Mark]) -> Iterator[str]:
        """Yield what stands in a paragraph, and between its runs the marks, which come in order."""
        waiting = list(reversed(marks))
        at = 0
        for text, properties, script in cut_at(script_runs(runs), [mark.at for mark in marks]):
            while waiting and waiting[-1].at <= at:
                yield waiting.pop().xml
            yield from self._run(text, properties, script)
            at += len(text)
        yield from (mark.xml for mark in reversed(waiting))

    def _run(
        self, text: str, properties: RunProperties, script: Script, the_same: bool = False
    ) -> Iterable[str]:
        start = self._run_starts[script].get(properties) or self._run_start(properties, script)
        if the_same or _is_the_same_in_xml(text):
            return start, text, _TEXT_END
        content = "".join(map(to_xml, text_elements(text)))
        return (start.removesuffix("<w:t>"), content, "</w:r>") if content else ()

    def _line_start(self, properties: ParagraphProperties) -> str:
        start = f"{properties.before}<w:p>{to_xml(_paragraph_properties(properties))}"
        self._line_starts[properties] = start
        return start

    def _run_start(self, properties: RunProperties, script: Script) -> str:
        start = f"<w:r>{to_xml(_run_properties(properties, script, self._highlight))}<w:t>"
        self._run_starts[script][properties] = start
        return start


def _is_the_same_in_xml(text: str) -> bool:
    """Return whether a text is the same in XML, blanks at its ends and all.

    No character that XML forbids is printable, nor is a tab, a line end or any blank but a space.
    """
    return (
        text.isprintable()
        and not ("&" in text or "<" in text or ">" in text)
        and text[:1] != " "
        and text[-1:] != " "
    )


def _paragraph_properties(properties: ParagraphProperties) -> _Element:
    return element(
        "pPr",
        element("pStyle", val=properties.style),
        # A report's headings bear their numbers; the style's own would stand beside them.
        element("numPr", element("numId", val=0)) if properties.unnumbered else None,
        element("spacing", after=0) if properties.closed_up else None,
        _indents(properties),
        element("outlineLvl", val=properties.level - 1) if properties.level else None,
    )


def _indents(properties: ParagraphProperties) -> _Element | None:
    sides = {
        "left": properties.left,
        "right": properties.right,
        "hanging": properties.hanging,
        "firstLine": properties.first_line,
    }
    said: dict[str, str | int] = {}
    for side, width in sides.items():
        if width:
            said |= {f"{side}Chars": width.hundredths, side: width.twips}
    return element("ind", **said) if said else None


def _run_properties(properties: RunProperties, script: Script, highlight: str) -> _Element:
    return element(
        "rPr",
        element("rStyle", val=properties.style) if properties.style else None,
        _fonts(properties, script),
        element("highlight", val=highlight) if properties.gap and highlight != "none" else None,
    )


def _fonts(properties: RunProperties, script: Script) -> _Element | None:
    """Return what the run says about fonts; which fonts is for its style to say, but for marks."""
    if script == "latin":
        return None
    # Word goes by the hint, and so by the style's font; the others take this one.
    return fonts(None, properties.chinese if script == "mark" else None, hint=True)
