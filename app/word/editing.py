"""Changing characters of a paragraph: what to write where among its part's characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.breaking import Breaks, element_end
from app.word.check_boxes import TICKS, UNTICKED, tick
from app.word.gaps import GapStyles
from app.word.inserting import insertion
from app.word.raw_text import escaped, raw_units, read_raw
from app.word.scanning import scan_raw_texts
from app.word.set_aside import SIGN
from app.word.splices import Splice
from app.word.xml_part import one_line, xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.grammar import Dialect
    from app.word.pictures import PlacedPicture
    from app.word.scanning import Paragraph, RawTexts

_BREAK = lazy(r"(\r\n|\r|\n|\t)")
_BREAKS = {"\t": "tab", "\n": "br", "\r": "br", "\r\n": "br"}
_SIGN = lazy(SIGN)
_SPACE = lazy(r"(?<=\s)xml:space\s*=\s*(?:\"\w*\"|'\w*')")
NO_GAPS = GapStyles()


class Replacement(NamedTuple):
    """The characters `start` to `end` of a line become `value`, or a picture."""

    start: int
    end: int
    value: str
    picture: PlacedPicture | None = None


@dataclass(slots=True)
class _RawText:
    """The text of one element, and which of its characters go; a value stands where it is due."""

    raw: str
    start: int
    text: str
    cuts: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def is_mark(self) -> bool:
        """Tell whether it is the element of a tab or a break, whose place `start` tells as `~`."""
        return self.start < 0


def splices_of(
    text: str,
    paragraph: Paragraph,
    replacements: Sequence[Replacement],
    dialect: Dialect,
    gaps: GapStyles = NO_GAPS,
    *,
    splits: bool = True,
) -> Iterator[Splice]:
    """Yield what to write where, so that a paragraph reads with these replacements made.

    Replacements are in order and do not overlap. The first run that a replaced stretch touches
    carries the value in its formatting; no other run changes but for the characters it loses,
    and none is removed. A newline in a value starts a new paragraph with the same properties;
    where a paragraph cannot be split (in a link, a content control, the result of a field, or
    anywhere without `splits`) it is a line break. Characters that XML forbids are left out.
    What is filled in a run of one of the `gaps` is no gap any more; what else stands there is.
    """
    breaks = Breaks(text, paragraph, dialect, gaps, splits=splits)
    # From the last to the first, since the last paragraph of a split one ends its section.
    held = scan_raw_texts(text, dialect, paragraph)
    contents = _cut_texts(held, replacements, marks=dialect.word)
    if not contents:
        value = "".join(at.value for at in replacements)
        yield Splice(*insertion(text, paragraph, value))
    for content in reversed(contents):
        if content.cuts and content.is_mark:
            yield from _mark_splices(text, content)
        elif content.cuts:
            yield from _text_splices(text, content, breaks, dialect)
    yield from (Splice(*span, "") for span in breaks.moved())


def value_splice(
    start: int, raw: str, replacements: Sequence[Replacement], *, attribute: bool = False
) -> Splice:
    """Return what to write for a text that is one line whatever comes, such as a title's."""
    content = _RawText(raw, start, read_raw(raw))
    for at in replacements:
        content.cuts.append((at.start, at.end, one_line(at.value)))
    kept = "".join(
        escaped(made, attribute=attribute) if is_value else made
        for made, is_value in _made(content)
    )
    return Splice(start, start + len(raw), kept)


def _cut_texts(
    held: RawTexts, replacements: Sequence[Replacement], *, marks: bool
) -> list[_RawText]:
    """Return the texts of a paragraph with what goes of each; a value stands in the first.

    With `marks` tabs and breaks go too, where they are replaced.
    """
    texts = [
        _RawText(raw, start, read_raw(raw) if start >= 0 else raw)
        for raw, start in zip(*held, strict=True)
    ]
    ends = list(accumulate(len(content.text) for content in texts))
    for at in replacements:
        touched = _touched(texts, ends, at)
        if any(texts[number].start < 0 for number in touched):
            own = [number for number in touched if texts[number].start >= 0]
            touched = sorted(touched, key=lambda number: texts[number].start < 0) if marks else own
        value = xml_safe(at.value)
        for number in touched:
            content = texts[number]
            first = ends[number] - len(content.text)
            cut = max(at.start - first, 0), max(min(at.end, ends[number]) - first, 0)
            content.cuts.append((*cut, value))
            value = ""
    return texts


def _touched(texts: Sequence[_RawText], ends: Sequence[int], at: Replacement) -> Sequence[int]:
    """Return the numbers of the texts that a replacement takes characters from or writes to."""
    first = min(bisect_right(ends, at.start), len(texts) - 1)
    if at.start < at.end:
        return range(first, bisect_left(ends, at.end) + 1)
    # What is only written goes on with the text before it.
    before = (n for n in range(first, -1, -1) if not texts[n].is_mark and texts[n].text)
    return list(islice(before, 1)) or ([first] if texts else [])


def _text_splices(
    text: str, content: _RawText, breaks: Breaks, dialect: Dialect
) -> Iterator[Splice]:
    """Yield the new text of one element, its start tag included, and the run's new properties."""
    opening = text.rfind("<", 0, content.start)
    tag = text[opening : content.start]
    end = content.start + len(content.raw)
    made = [(piece, is_value) for piece, is_value in _made(content) if piece]
    gap = breaks.gap(opening) if any(is_value for _, is_value in made) else None
    is_open = gap is not None and not (gap.opens and made[0][1])
    if gap and not is_open:
        yield Splice(*gap.properties, gap.filled)
    lines = [""]
    between: list[str] = []
    for piece, is_value in made:
        if gap and is_open == is_value:
            is_open = not is_open
            between.append(gap.returns if is_open else gap.leaves)
            lines.append("")
        first, *others = _BREAK.split(piece) if is_value else [piece]
        lines[-1] += escaped(first) if is_value else piece
        between += others[::2]
        lines += [escaped(each) for each in others[1::2]]
    if gap and not is_open and not text.startswith(gap.closes, text.index(">", end) + 1):
        between.append(gap.returns)
        lines.append("")
    written = [lines.pop()]
    for line, kind in zip(reversed(lines), reversed(between), strict=True):
        written += (breaks.written(kind, opening) if _BREAK.fullmatch(kind) else kind, line)
    if dialect.word and _needs_space(content.text, read_raw(written[-1])):
        tag = _SPACE.sub("", tag).rstrip("> ") + ' xml:space="preserve">'
    yield Splice(opening, end, tag + "".join(reversed(written)))


def _mark_splices(text: str, content: _RawText) -> Iterator[Splice]:
    """Yield what stands where a tab or a break was, or before it: a value in texts of its own.

    A box that Word draws is ticked; a form field is nothing that a text takes the place of.
    """
    start = ~content.start
    prefix = text[start + 1 : start + 1 + text[start + 1 : start + 40].find(":") + 1]
    value = "".join(made for made, is_value in _made(content) if is_value)
    if value in (UNTICKED, *TICKS) and (made := tick(text, start, ticked=value != UNTICKED)):
        yield made
        return
    if text.startswith("fldChar", start + 1 + len(prefix)):
        return
    written = (
        f"<{prefix}{_BREAKS[piece]}/>"
        if piece in _BREAKS
        else f'<{prefix}t xml:space="preserve">{escaped(piece)}</{prefix}t>'
        for piece in _BREAK.split(value)
        if piece
    )
    goes = any(first < last for first, last, _ in content.cuts)
    yield Splice(start, element_end(text, start) if goes else start, "".join(written))


def _made(content: _RawText) -> Iterator[tuple[str, bool]]:
    """Yield what a content is made of now: its own raw text, and the values (True) between."""
    raws = content.text if content.raw == content.text else _raw_characters(content.raw)
    at = 0
    for start, end, value in content.cuts:
        yield "".join(raws[at:start]), False
        yield value, True
        if content.raw != content.text:
            # What was set aside within a stretch that goes stays all the same.
            yield "".join(_SIGN.findall("".join(raws[start:end]))), False
        at = end
    yield "".join(raws[at:]), False


def _raw_characters(raw: str) -> list[str]:
    """Return for each character of a text what makes it in the file, comments before it too."""
    found: list[str] = []
    before = ""
    for char, written in raw_units(raw):
        if char:
            found.append(before + written)
            before = ""
        else:
            before += written
    return [*found, before]


def _needs_space(old: str, new: str) -> bool:
    """Tell whether a text has a space at an edge now that an application would drop."""
    opens = new[:1].isspace() and not old[:1].isspace()
    return opens or (new[-1:].isspace() and not old[-1:].isspace())
