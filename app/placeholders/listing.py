"""The placeholders of a text as a list to be read, and what a names sheet holds besides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.messages import N_, _, plural
from app.placeholders.called_by import nearest
from app.placeholders.finding import context
from app.placeholders.others import others_places
from app.placeholders.places_told import place_told
from app.placeholders.questions import Question, questions
from app.placeholders.sheets.words import KIND_WORDS
from app.placeholders.taking import asked_choices
from app.text.label_names import is_same_label, label_key
from app.text.labels import kind_of_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.models.names import Occurrence, Placeholder
    from app.placeholders.called import Called

_MOST_SHOWN = 4


NOTHING = N_(
    "没有找到占位名称：要填的地方空着（____、（　）、空的格子）才认得；印着字的，"
    "写 --set '原字=新字'"
)
"""What is told of a text in which nothing is to be filled in."""


def list_placeholders(
    placeholders: Sequence[Placeholder],
    lines: Sequence[str],
    label: Callable[[int], str],
    remarks: Mapping[int, str] | None = None,
) -> str:
    """Return what is to be filled in, one to a line: number, place, kind, group, context, doubt.

    A date is listed once, whatever the number of its markers. `label` says where a line
    stands (正文第 3 段); `remarks` follow the places of the lines that they are on.
    """
    if not placeholders and not remarks:
        return f"{_(NOTHING)}\n"
    rows = [
        (
            asked.place.paragraph,
            _("{numbers} {where} {kind} 第{group}组 {name} {shown}").format(
                numbers=_numbers(asked),
                where=place_told(label(asked.place.paragraph)),
                kind=_(KIND_WORDS[asked.place.kind]),
                group=asked.place.group,
                name=asked.name,
                shown=shown_in(lines[asked.place.paragraph], asked),
            ),
        )
        for asked in questions(placeholders)
    ]
    told = sorted([*rows, *(remarks or {}).items()], key=lambda row: row[0])
    return "".join(words + "\n" for _, words in told)


def shown_in(line: str, marker: Placeholder | Question) -> str:
    """Return a marker in the words around it, blanks drawn together, and why it is doubted.

    Where there is a choice it is told.
    """
    words = " ".join(context(line, marker.start, marker.end).split())
    if choices := asked_choices(marker.place if isinstance(marker, Question) else marker):
        told = _("{shown}（可选：{choices}）")
        words = told.format(shown=words, choices=_("、").join(choices))
    if marker.doubt:
        words = _("{shown}（存疑：{doubt}）").format(shown=words, doubt=_(marker.doubt))
    return words


def tell_unused(names: Iterable[str]) -> Iterator[str]:
    """Yield a line that tells which names nothing asked for, if there are any."""
    if said := _("、").join(names):
        yield _("没有用到的名称（文中没有，或都填了更具体的）：{}").format(said)


def tell_refused(
    refused: Iterable[tuple[Placeholder, str]], label: Callable[[int], str]
) -> Iterator[str]:
    """Yield a line for each value that a place does not take, with what it takes."""
    for place, value in refused:
        told = _("{where}不能填“{value}”，只能填：{choices}")
        if place.label:
            told = _("{where}“{label}”不能填“{value}”，只能填：{choices}")
        yield told.format(
            where=place_told(label(place.paragraph)),
            label=place.label,
            value=value,
            choices=_("、").join(asked_choices(place)),
        )


def tell_literal(names: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield a line that tells which names were filled by their characters, and how often."""
    told = [
        plural("{name} {count} 处", count).format(name=name, count=count) for name, count in names
    ]
    if told:
        yield _("不是占位、按原字换掉的：{}").format(_("、").join(told))


def tell_printed(
    names: Iterable[str], places: Sequence[Placeholder], label: Callable[[int], str]
) -> Iterator[str]:
    """Yield a line for each name that is a printed label, and says which place it names."""
    for name in names:
        named = [place for place in places if place.label and is_same_label(name, place.label)]
        told = _("“{name}”是印好的栏名，不会换掉；没有叫这个名的空白")
        if named and all(place.shape == "row" for place in named):
            told = _(
                "“{name}”是印好的栏名，不会换掉；叫这个名的空白在{where}，"
                "是名单里的一栏，用 --rows 表格.xlsx 填"
            )
        elif named:
            told = _("“{name}”是印好的栏名，不会换掉；叫这个名的空白在{where}")
        where = _("、").join(dict.fromkeys(place_told(label(place.paragraph)) for place in named))
        yield told.format(name=name, where=where)


def tell_others(
    names: Iterable[str],
    called: Sequence[Called],
    places: Sequence[Placeholder],
    left: Sequence[Placeholder],
    label: Callable[[int], str],
) -> dict[str, str]:
    """Return what to say of each name that several places have, some of which are somebody else's.

    It says which of them was filled, if any was, and how the others are named.
    """
    shorts = {places[n].group: each.short for each in called for n in each.places}
    apart = {label_key(places[n].label) for n in others_places(places)}
    alike: dict[str, list[Placeholder]] = defaultdict(list)
    for place in places:
        several = place.table or label_key(place.label) in apart
        if place.label and several and place.shape != "row":
            alike[label_key(place.label.removeprefix(place.row))].append(place)
    still = {place.group for place in left}
    told = {}
    for name in names:
        all_of_it = {place.group: place for place in reversed(alike.get(label_key(name), ()))}
        others = [each for each in reversed(all_of_it.values()) if each.group in still]
        named = [each for each in all_of_it.values() if not each.row and each.group not in still]
        if others and any(each.row or named for each in others) and len(all_of_it) > 1:
            count = len(all_of_it)
            words = plural("“{name}”有 {count} 处，不知道是哪一处，没有填；{ways}", count)
            if named:
                words = plural("“{name}”有 {count} 处，填的是{where}；{ways}", count)
            where = place_told(label(named[-1].paragraph)) if named else ""
            ways = _ways(others, shorts)
            told[name] = words.format(name=name, count=count, where=where, ways=ways)
    return told


def tell_unknown(
    names: Iterable[str],
    called: Sequence[Called],
    places: Sequence[Placeholder],
    left: Iterable[Placeholder],
) -> Iterator[str]:
    """Yield for each of these names, which nothing asked for, what the open places are called.

    Those that it may be meant for come first, then those that are for the same sort of thing.
    """
    still = set(map(id, left))
    free = [each for each in called if any(id(places[n]) in still for n in each.places)]
    free = [each for each in free if not each.in_list]
    for name in names if free else ():
        kind = kind_of_label(label_key(name))
        alike = [each for each in free if kind == places[each.places[0]].kind != "unknown"]
        near = list(dict.fromkeys([*nearest(name, free), *alike, *free]))
        shown = "".join(f"“{each.short}”" for each in near[:_MOST_SHOWN])
        told = _("“{name}”没有填，空着的有{shown}：要填哪一处，名称照引号里的写")
        if len(near) > _MOST_SHOWN:
            told = plural(
                "“{name}”没有填，空着的有{shown}等 {count} 处：要填哪一处，名称照引号里的写",
                len(near),
            )
        yield told.format(name=name, shown=shown, count=len(near))


def tell_unmatched(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """Yield a line for each single marker of a sheet that the text does not hold."""
    for occurrence in occurrences:
        shown = occurrence.context or occurrence.token
        yield _("对照表第 {n} 处（{shown}）和文中对不上，没有填“{value}”").format(
            n=occurrence.n, shown=shown, value=occurrence.value
        )


def _numbers(asked: Question) -> str:
    if asked.first == asked.last:
        return _("第{}处").format(asked.first)
    return _("第{first}至{last}处").format(first=asked.first, last=asked.last)


def _ways(others: Sequence[Placeholder], shorts: Mapping[int, str]) -> str:
    """Return how places are named that a plain name does not fill."""
    called = _("、").join(dict.fromkeys(place.label for place in others if place.row))
    ways = [_("按行写：{}").format(called)] if called else []
    nameless = "".join(f"“{shorts[place.group]}”" for place in others if not place.row)
    ways += [_("别处这样写：{}").format(nameless)] if nameless else []
    return _("；").join(ways)
