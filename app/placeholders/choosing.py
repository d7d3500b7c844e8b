"""Which value goes where: the names sheet held against the placeholders of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.dates import written_as
from app.placeholders.finding import find_placeholders
from app.placeholders.grouping import bare_name
from app.placeholders.looking_up import NameIndex, fixed_values
from app.text.affixes import named_like
from app.text.repeats import repeated_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.names import NameSheet, Occurrence, Placeholder


_WHOLE = "年月日"
_YEAR = lazy(r"\d{4}年?")
_FIGURES = lazy(r"[\d０-９〇○零一二三四五六七八九十两廿X×*_今本当去上下]+[年月日号]?")


class Edit(NamedTuple):
    """The characters `start` to `end` of a line become `value`."""

    paragraph: int
    start: int
    end: int
    value: str


class FillPlan(NamedTuple):
    """What a names sheet makes of a text.

    `edits` are in order and never overlap. `left` are the placeholders without a value, where
    they stand before filling. `unused` are the names nothing asked for, `unmatched` the
    occurrences with a value whose marker is not in the text.
    """

    placeholders: tuple[Placeholder, ...]
    edits: tuple[Edit, ...]
    left: tuple[Placeholder, ...]
    unused: tuple[str, ...]
    unmatched: tuple[Occurrence, ...]


def plan_filling(
    lines: Sequence[str], sheet: NameSheet, placeholders: Sequence[Placeholder] | None = None
) -> FillPlan:
    """Return the edits that fill the lines by the sheet: one pass, so no value is read again.

    A value of `occurrences` comes first, then the longest key of `names` that matches at the
    place, then the token itself (a bracketed one also without its brackets).

    What a key of `names` such as `XX市` or `先进XXX的改革经验` gives is a name for all of it if
    the value holds the same words round the name (济南市) or is a name of that sort itself
    (历下区); else it stands for the token alone, and the words round it stay. A surname before
    the marker or a word after it that the value repeats is not doubled.

    A whole date (2026-11-20) as the value of a date's part, or of a key that is the whole date,
    fills all of it in the form that stands there. Time grows with the markers and with the names,
    not with their product.
    """
    found = find_placeholders(lines) if placeholders is None else list(placeholders)
    fixed, unmatched = fixed_values(lines, found, sheet.occurrences)
    names = NameIndex(sheet.names)
    edits: list[Edit] = []
    left: list[Placeholder] = []
    used: set[str] = set()
    for n, place in enumerate(found):
        line = lines[place.paragraph]
        if _is_covered(place, edits):
            continue
        if date := _fixed_date(n, found, fixed):
            edits.append(date)
            continue
        if n in fixed:
            edits.append(_token_edit(place, line, fixed[n]))
            continue
        for key, edit in _candidates(n, found, line, names):
            if not _touches(edit, edits, n, found, fixed):
                edits.append(edit)
                used.add(key)
                break
        else:
            left.append(place)
    unused = tuple(name for name in sheet.names if name not in used)
    return FillPlan(tuple(found), tuple(edits), tuple(left), unused, tuple(unmatched))


def _fixed_date(n: int, found: list[Placeholder], fixed: dict[int, str]) -> Edit | None:
    """Return the edit of a whole date whose parts start at `n`, if a part's value is a date."""
    place = found[n]
    if place.date is None or (n and found[n - 1].group == place.group and found[n - 1].date):
        return None
    last = n
    while last + 1 < len(found) and found[last + 1].group == place.group:
        last += 1
    start = place.start - place.date.index(place.token)
    for at in range(n, last + 1):
        whole = written_as(place.date, fixed[at]) if at in fixed else None
        if whole is not None:
            return Edit(place.paragraph, start, start + len(place.date), whole)
    return None


def _candidates(
    n: int, found: list[Placeholder], line: str, names: NameIndex
) -> Iterator[tuple[str, Edit]]:
    """Yield each key that matches at a placeholder with the edit it asks for, longest first."""
    place = found[n]
    for key, value, start in names.matches(place.token, line, place.start):
        if place.date and key == place.date.strip():
            value = written_as(key, value) or value
        elif key == place.token and place.kind == "date" and not _could_be_date(place, value):
            # A default for every XX is no part of a date unless it could be one.
            continue
        several = any(
            _overlap(other, place, start, start + len(key)) for other in _beside(n, found)
        )
        yield key, _key_edit(place, line, start, start + len(key), value, several=several)
    bare = bare_name(place.token)
    if bare != place.token and bare in names:
        yield bare, _token_edit(place, line, names[bare])


def _could_be_date(place: Placeholder, value: str) -> bool:
    """Tell whether a value may be a part of a date, or all of it where no part is asked for."""
    whole = place.date is None and place.text == place.token
    return bool(_FIGURES.fullmatch(value)) or (whole and written_as(_WHOLE, value) is not None)


def _beside(n: int, found: list[Placeholder]) -> list[Placeholder]:
    return found[max(0, n - 1) : n] + found[n + 1 : n + 2]


def _overlap(other: Placeholder, place: Placeholder, start: int, end: int) -> bool:
    return other.paragraph == place.paragraph and other.start < end and start < other.end


def _key_edit(
    place: Placeholder, line: str, start: int, end: int, value: str, *, several: bool
) -> Edit:
    if several or not value:
        return Edit(place.paragraph, start, end, value)
    before, after = line[start : place.start], line[place.end : end]
    inner = value.removeprefix(before)
    if after and inner.endswith(after) and inner != after:
        return Edit(place.paragraph, place.start, place.end, inner.removesuffix(after))
    if not before and after and place.text == line[start:end] and named_like(value, after):
        return Edit(place.paragraph, start, end, value)
    return _token_edit(place, line, inner or value)


def _token_edit(place: Placeholder, line: str, value: str) -> Edit:
    """Return the edit of the token alone, without doubling the surname or the word beside it."""
    surname = place.text.partition(place.token)[0]
    if len(value) > len(surname):
        value = value.removeprefix(surname)
    if place.date and _YEAR.fullmatch(value) and line.endswith(value[:2], 0, place.start):
        value = value[2:]
    repeated = repeated_after(value, line, place.end)
    return Edit(place.paragraph, place.start, place.end, value.removesuffix(repeated))


def _is_covered(place: Placeholder, edits: list[Edit]) -> bool:
    last = edits[-1] if edits else None
    return last is not None and last.paragraph == place.paragraph and place.start < last.end


def _touches(
    edit: Edit, edits: list[Edit], n: int, found: list[Placeholder], fixed: dict[int, str]
) -> bool:
    """Tell whether an edit touches an earlier one, or a marker with a value of its own."""
    last = edits[-1] if edits else None
    if last and last.paragraph == edit.paragraph and edit.start < last.end:
        return True
    at = n + 1
    while at < len(found) and _overlap(found[at], found[n], edit.start, edit.end):
        if at in fixed:
            return True
        at += 1
    return False
