"""The place of a form that somebody means by a name, however a list or a message shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.called import MARK
from app.placeholders.others import others_places
from app.text.label_matching import FAR, Matching, is_by_hand
from app.text.label_names import is_same_label, same_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from app.models.names import NameSheet, Placeholder
    from app.placeholders.called import Called

_SPACE = lazy(r"[\s_＿…]+")
_ALL = f"{MARK}〕"
# Where a place is, in the words of a message: 联系电话（正文第 3 段）.
_TITLED = lazy(r"[（(](?:\S*第\d+(?:段|行|列|处)\S*|(?:文本框|页眉|页脚)\d*\S*)[）)]$")
_MARKED = lazy(r"([^〔〕]*)〔[^〔〕]*〕([^〔〕]*)")


def place_called(word: str, called: Sequence[Called]) -> Called | None:
    """Return the place that somebody means by a name, however our messages show it.

    What is told apart by where it is, is a place of that line alone: 联系电话（正文第 3 段）.
    """
    by_short = {each.short: each for each in reversed(called)}
    by_name = {each.name: each for each in reversed(called)}
    for known in (by_name, by_short):
        if found := known.get(word.strip()):
            return found
    bare = _SPACE.sub("", word)
    titled = list(_titled(bare.removesuffix(_ALL), called))
    if titled or _TITLED.search(bare.removesuffix(_ALL)):
        return _only(titled)
    if MARK in bare:
        return _only([each for each in called if _stands(bare, each)])
    same = same_label(word, by_name)
    if same is not None:
        return by_name[same]
    return _only([each for each in called if each.heading and is_same_label(word, each.heading)])


def named_anew(
    places: Sequence[Placeholder], called: Sequence[Called], names: Collection[str]
) -> list[Placeholder]:
    """Return the places with the name for a label where they are called by the words round them.

    So a column can fill them as it does any place with a label. Whoever else is meant by a place
    still is.
    """
    meant = [(name, place_called(name, called)) for name in names if MARK in name]
    labels = {n: name for name, each in meant if each for n in each.places}
    if not labels:
        return list(places)
    others = others_places(places)
    return [
        place.model_copy(update={"label": labels[n], "again": False})
        if n in labels
        else place.model_copy(update={"again": place.again or n in others})
        for n, place in enumerate(places)
    ]


def with_called(
    sheet: NameSheet, places: Sequence[Placeholder], called: Sequence[Called], names: Iterable[str]
) -> tuple[NameSheet, list[Placeholder]]:
    """Return a sheet and places in which those of its names that only show a place are its label.

    A label, and what is a place's own sign, means its places as it is.
    """
    anew: dict[str, str] = {}
    for name in names:
        each = place_called(name, called)
        if each and not is_same_label(each.name, name):
            anew[name] = each.name
    renamed = {anew.get(name, name): value for name, value in sheet.names.items()}
    marked = {name for name in renamed if MARK in name}
    sheet = sheet.model_copy(update={"names": renamed}) if anew else sheet
    return sheet, named_anew(places, called, marked)


def nearest(name: str, called: Sequence[Called]) -> tuple[Called, ...]:
    """Return the places that a name may be meant for, the nearest first."""
    able = {
        each.name: each
        for each in called
        if not each.in_list and (not each.by_hand or is_by_hand(name))
    }
    found = _matching(name, able.values()).near(FAR).get(name, ())
    return tuple(able[each] for each in found)


def likeness(name: str, each: Called) -> float:
    """Return how likely a name is meant for a place, from 0."""
    return _matching(name, [each]).likeness(name, each.name)


def _matching(name: str, able: Collection[Called]) -> Matching:
    words = {each.name: each.near for each in able if not each.labelled}
    return Matching({}, (name,), tuple(each.name for each in able), words)


def _titled(word: str, called: Sequence[Called]) -> Iterator[Called]:
    """Yield what is called so with the place where it is, as far as it is there."""
    for each in called:
        titled = (_SPACE.sub("", title) for title in each.titled)
        at = [n for n, title in zip(each.places, titled, strict=True) if title == word]
        if len(at) == len(each.places):
            yield each
        elif at:
            yield each._replace(name=word + _ALL, places=tuple(at))


def _stands(word: str, each: Called) -> bool:
    """Tell whether words round a mark are those round a place."""
    match = _MARKED.fullmatch(word)
    before, after = each.around
    return match is not None and before.endswith(match[1]) and after.startswith(match[2])


def _only(found: Sequence[Called]) -> Called | None:
    return found[0] if len(found) == 1 else None
