"""What a newline within a text becomes: a new paragraph with the same properties, or a break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.grammar import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.gaps import GapStyles
    from app.word.grammar import Dialect
    from app.word.scanning import Paragraph

    Span = tuple[int, int]

_TAG = lazy(rf"<(/?)([^\s/>!?]+){ATTRIBUTES}>")
_OWN_ID = lazy(r"\s[\w.-]+:(?:paraId|textId)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_IN_OWN_RUN = 2
# What one paragraph alone can have of what it says of itself: what it was before a tracked change
# stays where it is; the section that it ends, and that its mark was inserted, deleted or moved,
# are matters of its mark, which is now that of the last.
_SINGLE = lazy(
    r"<(?:[\w.-]+:)?(?:(?:[pr]PrChange|numberingChange)"
    r"|(?P<of_mark>sectPr|ins|del|moveFrom|moveTo|conflictIns|conflictDel))(?=[\s/>])"
)
_FIELD = lazy(r"fldCharType\s*=\s*.(begin|end)")


class Element(NamedTuple):
    """An element among a part's characters: its name with prefix, and where its tag stands."""

    name: str
    start: int
    end: int


class TextPlace(NamedTuple):
    """The name of a text's element, its run, and whether a paragraph cannot be split there."""

    name: str
    run: Element
    deep: bool


class Gap(NamedTuple):
    """A text that stands in the run of a gap: where the run's properties are, and they without it.

    `opens` tells that nothing stands in the run before the text; `closes` ends the run. `leaves`
    goes on in a run that is no gap any more, `returns` in one that is.
    """

    properties: Span
    filled: str
    opens: bool
    closes: str
    leaves: str
    returns: str


class Breaks:
    """The breaks within one paragraph, made from the last to the first."""

    def __init__(
        self, text: str, paragraph: Paragraph, dialect: Dialect, gaps: GapStyles, *, splits: bool
    ) -> None:
        self._text = text
        self._paragraph = paragraph
        self._dialect = dialect
        self._gaps = gaps
        self._splits = splits and not _in_plain_control(text, paragraph.start)
        self._moved: list[Span] | None = None
        self._places: dict[int, TextPlace] = {}

    def written(self, kind: str, opening: int) -> str:
        """Return what ends one line and starts the next within the text whose tag is at a place.

        `kind` is a tab or a newline.
        """
        if kind == "\t" and not self._dialect.word:
            return kind
        name, run, deep = self._place(opening)
        again = f'<{name} xml:space="preserve">' if self._dialect.word else f"<{name}>"
        mark = f"{name[:-1]}tab" if kind == "\t" else f"{name[:-1]}br"
        if kind != "\t" and self._splits and not deep:
            return f"</{name}>{self._new_paragraph(run)}{again}"
        if self._dialect.word:
            return f"</{name}><{mark}/>{again}"
        return f"</{name}></{run.name}><{mark}/>{self._new_run(run)}{again}"

    def gap(self, opening: int) -> Gap | None:
        """Return how the text whose tag is at a place is a gap; None where it is none."""
        if not self._gaps:
            return None
        name, run, _ = self._place(opening)
        properties = self._properties(run)
        filled = self._gaps.without(properties)
        if filled is None:
            return None
        end = run.end + len(properties)
        ends, again = f"</{name}></{run.name}>", f'<{name} xml:space="preserve">'
        start = self._text[run.start : run.end]
        return Gap(
            (run.end, end),
            filled,
            opens=end == opening,
            closes=f"</{run.name}>",
            leaves=f"{ends}{start}{filled}{again}",
            returns=f"{ends}{start}{properties}{again}",
        )

    def moved(self) -> list[Span]:
        """Return what stands no longer where it stood, for a later paragraph has it now."""
        return self._moved or []

    def _new_paragraph(self, run: Element) -> str:
        paragraph = next(_elements(self._text, self._paragraph.start))
        start = _OWN_ID.sub("", self._text[paragraph.start : paragraph.end])
        properties = self._properties(paragraph)
        if self._moved is None:
            at = self._text.index(properties, paragraph.end)
            moved = _single(properties, of_mark=True)
            self._moved = [(at + first, at + last) for first, last in moved]
        else:
            properties = _without(properties, _single(properties, of_mark=True))
        properties = _without(properties, _single(properties, of_mark=False))
        return f"</{run.name}></{paragraph.name}>{start}{properties}{self._new_run(run)}"

    def _new_run(self, run: Element) -> str:
        properties = self._properties(run)
        # A gap is filled by now.
        properties = self._gaps.without(properties) or properties
        told = _without(properties, _single(properties, of_mark=False))
        return self._text[run.start : run.end] + told

    def _place(self, opening: int) -> TextPlace:
        if not self._places:
            self._places = dict(_text_places(self._text, self._paragraph))
        return self._places[opening]

    def _properties(self, element: Element) -> str:
        """Return the characters of an element's properties, which are its first child."""
        first = _TAG.search(self._text, element.end)
        if first is None or first[2] != f"{element.name}Pr":
            return ""
        return self._text[first.start() : element_end(self._text, first.start())]


def _text_places(text: str, paragraph: Paragraph) -> Iterator[tuple[int, TextPlace]]:
    """Yield each text of a paragraph by where its tag stands.

    A paragraph is split only between its own runs, and not within the result of a field.
    """
    above: list[Element] = []
    fields = 0
    for match in _TAG.finditer(text, paragraph.start, paragraph.end):
        name = match[2]
        if match[1]:
            above.pop()
        elif text[match.end() - 2] != "/":
            if name.rpartition(":")[2] == "t" and above:
                deep = len(above) != _IN_OWN_RUN or fields > 0
                yield match.start(), TextPlace(name, above[-1], deep)
            above.append(Element(name, *match.span()))
        if not match[1] and (field := _FIELD.search(match[0])):
            fields += 1 if field[1] == "begin" else -1


def _elements(text: str, start: int) -> Iterator[Element]:
    """Yield the elements whose tags stand from a place on."""
    for match in _TAG.finditer(text, start):
        if not match[1]:
            yield Element(match[2], *match.span())


def element_end(text: str, start: int) -> int:
    """Return where the element whose tag is at `start` ends."""
    depth = 0
    for match in _TAG.finditer(text, start):
        if match[1]:
            depth -= 1
        elif text[match.end() - 2] != "/":
            depth += 1
        if not depth:
            return match.end()
    return len(text)


def without_identity(raw: str) -> str:
    """Return the characters of a tag and of properties as another paragraph or run may have them.

    What one alone can have is left out: its id, and what a tracked change made of it.
    """
    spans = sorted([*_single(raw, of_mark=True), *_single(raw, of_mark=False)])
    return _OWN_ID.sub("", _without(raw, spans))


def _single(properties: str, *, of_mark: bool) -> list[Span]:
    """Return where properties say what one paragraph alone can have, of its mark or not."""
    found: list[Span] = []
    at = 0
    while match := _SINGLE.search(properties, at):
        at = element_end(properties, match.start())
        if (match["of_mark"] is not None) == of_mark:
            found.append((match.start(), at))
    return found


def _without(raw: str, spans: Sequence[Span]) -> str:
    edges = [0, *(edge for span in spans for edge in span), len(raw)]
    return "".join(raw[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True))


def _in_plain_control(text: str, start: int) -> bool:
    """Tell whether a paragraph is the first of a content control that holds plain text only."""
    before = text.rfind("<", 0, start)
    if before < 0 or "sdtContent" not in text[before:start]:
        return False
    opened = max(text.rfind("sdt>", 0, before), 0)
    end = text.rfind("sdtPr>", opened, before)
    properties = text[text.rfind("sdtPr>", opened, max(end, opened)) : end] if end >= 0 else ""
    return re.search(r"<(?:[\w.-]+:)?text(?=[\s/>])", properties) is not None
