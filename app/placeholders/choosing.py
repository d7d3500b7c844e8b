"""Which value goes where: the names sheet held against the placeholders of a text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.blanks import Edit, is_blank, taken_by
from app.placeholders.dates import written_as
from app.placeholders.doubling import without_repeats, without_words_before
from app.placeholders.finding import find_placeholders
from app.placeholders.fractions import is_fraction
from app.placeholders.grouping import bare_name
from app.placeholders.labelled import timed_edit, value_at
from app.placeholders.literal import literals_in
from app.placeholders.looking_up import NameIndex, fixed_values
from app.placeholders.others import others_places
from app.placeholders.taking import answer_to, edits_for, takes_anything
from app.text.affixes import named_like

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from app.models.names import NameSheet, Occurrence, Placeholder


__all__ = ["Edit", "FillPlan", "plan_filling"]

_WHOLE = "年月日"
_FIGURES = lazy(r"[\d０-９〇○零一二三四五六七八九十两廿X×*_今本当去上下]+(?:年度?|[月日号])?")


class FillPlan(NamedTuple):
    """What a names sheet makes of a text.

    `edits` are in order and never overlap. `left` are the placeholders without a value, where
    they stand before filling. `unused` are the names nothing asked for, `unmatched` the
    occurrences with a value whose marker is not in the text. `literal` are the names that were
    filled where their characters stand, each with how often. `refused` are the values that a place
    does not take, as what is none of its choices.
    """

    placeholders: tuple[Placeholder, ...]
    edits: tuple[Edit, ...]
    left: tuple[Placeholder, ...]
    unused: tuple[str, ...]
    unmatched: tuple[Occurrence, ...]
    literal: tuple[tuple[str, int], ...] = ()
    refused: tuple[tuple[Placeholder, str], ...] = ()


def plan_filling(
    lines: Sequence[str],
    sheet: NameSheet,
    placeholders: Sequence[Placeholder] | None = None,
    literal: Collection[str] = (),
) -> FillPlan:
    """Return the edits that fill the lines by the sheet: one pass, so no value is read again.

    A value of `occurrences` comes first, then the longest key of `names` that matches at the
    place, then the token itself (a bracketed one also without its brackets).

    What a key of `names` such as `XX市` or `先进XXX的改革经验` gives is a name for all of it if
    the value holds the same words round the name (济南市) or is a name of that sort itself
    (历下区); else it stands for the token alone, and the words round it stay. What the value
    surely repeats of the words beside the marker is not doubled.

    A whole date (2026-11-20) as the value of a date's part, or of a key that is the whole date,
    fills all of it in the form that stands there. Of the names that nothing asks for, those that
    are `literal` are filled wherever their characters stand. Time grows with the markers and with
    the names, not with their product.
    """
    found = find_placeholders(lines) if placeholders is None else list(placeholders)
    fixed, unmatched = fixed_values(lines, found, sheet.occurrences)
    names = NameIndex(sheet.names)
    edits: list[Edit] = []
    left: list[Placeholder] = []
    used: set[str] = set()
    refused: list[tuple[Placeholder, str]] = []
    others = others_places(found)
    for n, place in enumerate(found):
        line = lines[place.paragraph]
        if _is_covered(place, edits):
            continue
        if date := _fixed_date(n, found, fixed):
            edits.append(date)
            continue
        options: Iterable[tuple[str, Edit]] = ()
        if n in fixed:
            options = [("", _token_edit(place, line, fixed[n]))]
        else:
            options = _candidates(n, found, line, names, labelled=n not in others)
        for key, edit in options:
            if n not in fixed and _touches(edit, edits, n, found, fixed):
                continue
            used.add(key)
            made = [edit] if _keeps(edit, place) else edits_for(edit, place)
            if made is not None:
                edits += made
                break
            refused.append((place, edit.value))
        else:
            left.append(place)
    unused = tuple(name for name in sheet.names if name not in used)
    plan = FillPlan(
        tuple(found), tuple(edits), tuple(left), unused, tuple(unmatched), refused=tuple(refused)
    )
    named = [name for name in unused if name in literal]
    return _with_literals(plan, lines, sheet, named) if named else plan


def _with_literals(
    plan: FillPlan, lines: Sequence[str], sheet: NameSheet, named: Sequence[str]
) -> FillPlan:
    """Return a plan that also fills these names wherever their characters are free."""
    filled = {(edit.paragraph, at) for edit in plan.edits for at in range(edit.start, edit.end)}
    free = [
        each
        for each in literals_in(lines, named, plan.placeholders)
        if filled.isdisjoint((each.line, at) for at in range(each.start, each.end))
    ]
    made = [Edit(each.line, each.start, each.end, sheet.names[each.name]) for each in free]
    covered = {(edit.paragraph, at) for edit in made for at in range(edit.start, edit.end)}
    counts = Counter(each.name for each in free)
    return plan._replace(
        edits=tuple(sorted([*plan.edits, *made])),
        left=tuple(each for each in plan.left if (each.paragraph, each.start) not in covered),
        unused=tuple(name for name in plan.unused if name not in counts),
        literal=tuple(counts.items()),
    )


def _fixed_date(n: int, found: list[Placeholder], fixed: dict[int, str]) -> Edit | None:
    """Return the edit of a whole date whose parts start at `n`, if a part's value is a date."""
    place = found[n]
    if place.date is None or not _opens_whole(n, found):
        return None
    last = n
    while last + 1 < len(found) and found[last + 1].group == place.group:
        last += 1
    values = [fixed[at] for at in range(n, last + 1) if at in fixed]
    if is_fraction(place.date) and len(values) > 1 and all(map(str.isdecimal, values)):
        return None
    wholes = (written_as(place.date, value) for value in values)
    whole = next((each for each in wholes if each is not None), None)
    return None if whole is None else _whole_edit(place, whole)


def _opens_whole(n: int, found: list[Placeholder]) -> bool:
    return not (n and found[n - 1].group == found[n].group and found[n - 1].date)


def _part_edit(n: int, found: list[Placeholder], line: str, value: str) -> Edit:
    """Return the edit of a placeholder, or of the whole that it opens where the value is one."""
    place = found[n]
    if _opens_whole(n, found) and (timed := timed_edit(place, line, value)):
        return timed
    whole = written_as(place.date, value) if place.date and _opens_whole(n, found) else None
    return _token_edit(place, line, value) if whole is None else _whole_edit(place, whole)


def _whole_edit(place: Placeholder, value: str) -> Edit:
    """Return the edit of the whole that a placeholder is the first part of."""
    whole = place.date or place.token
    start = place.start - whole.index(place.token)
    return Edit(place.paragraph, start, start + len(whole), value)


def _candidates(
    n: int, found: list[Placeholder], line: str, names: NameIndex, *, labelled: bool
) -> Iterator[tuple[str, Edit]]:
    """Yield each key that matches at a placeholder with the edit it asks for, longest first.

    `labelled` tells that it may be named by its label.
    """
    place = found[n]
    if place.date is not None and is_fraction(place.date):
        yield from _of_fraction(n, found, line, names, labelled=labelled)
        return
    matches = list(names.matches(place.token, line, place.start))
    # What a form calls a place says more than the blank that stands there.
    if labelled and place.label and (key := names.labelled(place.label)):
        matches = [match for match in matches if match[0] != place.token]
        if (said := value_at(place, key, names[key])) is not None:
            yield key, _part_edit(n, found, line, said)
    asked = place.takes.question if place.shape == "checkbox" else ""
    if labelled and asked and (key := names.labelled(asked)):
        answer = answer_to(place, names[key])
        if answer is not None:
            yield key, _token_edit(place, line, answer)
    yield from _of_blank_date(n, found, names)
    for key, value, start in matches:
        if key == place.date:
            value = written_as(key, value) or value
        elif key == place.token and place.kind == "date" and not _could_be_date(place, value):
            # A default for every XX is no part of a date unless it could be one.
            continue
        yield key, _key_edit(n, found, line, start, key, value)
    bare = bare_name(place.token)
    if bare != place.token and bare in names:
        yield bare, _token_edit(place, line, names[bare])


def _of_blank_date(
    n: int, found: list[Placeholder], names: NameIndex
) -> Iterator[tuple[str, Edit]]:
    """Yield the names that are a date drawn by blanks, which stand around no token of their own.

    A sheet's cell and a command line lose the blanks that it begins with.
    """
    place = found[n]
    if place.date is None or place.token.strip() or not _opens_whole(n, found):
        return
    for key in (place.date, place.date.strip()):
        if key in names and (whole := written_as(place.date, names[key])) is not None:
            yield key, _whole_edit(place, whole)


def _of_fraction(
    n: int, found: list[Placeholder], line: str, names: NameIndex, *, labelled: bool
) -> Iterator[tuple[str, Edit]]:
    """Yield the keys for a fraction; one for a part of it is a name for the whole figure."""
    first = found[n]
    if not _opens_whole(n, found):
        return
    key = names.labelled(first.label) if labelled and first.label else None
    if key is not None and (said := value_at(first, key, names[key])) is not None:
        yield key, _part_edit(n, found, line, said)
    for place in found[n : n + 2]:
        for key, value, start in names.matches(place.token, line, place.start):
            if key not in str(first.date):
                yield key, _key_edit(n, found, line, start, key, value)
            elif (whole := written_as(str(first.date), value)) is not None or key == first.date:
                yield key, _whole_edit(first, value if whole is None else whole)


def _could_be_date(place: Placeholder, value: str) -> bool:
    """Tell whether a value may be a part of a date, or all of it where no part is asked for."""
    whole = place.date is None and place.text == place.token
    return bool(_FIGURES.fullmatch(value)) or (whole and written_as(_WHOLE, value) is not None)


def _beside(n: int, found: list[Placeholder]) -> list[Placeholder]:
    return found[max(0, n - 1) : n] + found[n + 1 : n + 2]


def _overlap(other: Placeholder, place: Placeholder, start: int, end: int) -> bool:
    return other.paragraph == place.paragraph and other.start < end and start < other.end


def _key_edit(
    n: int, found: list[Placeholder], line: str, start: int, key: str, value: str
) -> Edit:
    place = found[n]
    end = start + len(key)
    several = any(_overlap(other, place, start, end) for other in _beside(n, found))
    if several or not value:
        return Edit(place.paragraph, start, end, without_repeats(value, line, start, end))
    before, after = line[start : place.start], line[place.end : end]
    inner = value.removeprefix(before)
    if after and inner.endswith(after) and inner != after:
        inner = inner.removesuffix(after)
        inner = without_words_before(inner, line, place.start, place.end)
        return Edit(place.paragraph, place.start, place.end, inner)
    if not before and after and place.text == line[start:end] and named_like(value, after):
        value = without_words_before(value, line, start, end)
        return Edit(place.paragraph, start, end, value)
    return _token_edit(place, line, inner or value)


def _token_edit(place: Placeholder, line: str, value: str) -> Edit:
    """Return the edit of the token alone, without doubling what stands beside it."""
    if value == place.token or not takes_anything(place) or place.takes.date_form:
        return Edit(place.paragraph, place.start, place.end, value)
    if is_blank(place) and value:
        value = without_repeats(value, line, place.start, place.end)
        return Edit(place.paragraph, *taken_by(value, place, line), value)
    surname = place.text.partition(place.token)[0]
    if len(value) > len(surname):
        value = value.removeprefix(surname)
    fitted = without_repeats(value, line, place.start, place.end)
    return Edit(place.paragraph, place.start, place.end, fitted)


def _keeps(edit: Edit, place: Placeholder) -> bool:
    """Tell whether an edit leaves a place as it stands, whatever else it takes."""
    return edit == Edit(place.paragraph, place.start, place.end, place.token)


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
