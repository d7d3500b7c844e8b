"""The placeholders of a text as a list to be read, and what a names sheet holds besides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.placeholders.called_by import nearest
from app.placeholders.finding import context
from app.placeholders.others import others_places
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


NOTHING = (
    "没有找到占位名称：要填的地方空着（____、（　）、空的格子）才认得；"
    "印着字的，写 --set '原字=新字'"
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
        return f"{NOTHING}\n"
    rows = [
        (
            asked.place.paragraph,
            f"{_numbers(asked)} {label(asked.place.paragraph)} {KIND_WORDS[asked.place.kind]} "
            f"第{asked.place.group}组 {asked.name} "
            f"{shown_in(lines[asked.place.paragraph], asked)}",
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
        words += f"（可选：{'、'.join(choices)}）"
    return words + (f"（存疑：{marker.doubt}）" if marker.doubt else "")


def tell_unused(names: Iterable[str]) -> Iterator[str]:
    """Yield a line that tells which names nothing asked for, if there are any."""
    if said := "、".join(names):
        yield f"没有用到的名称（文中没有，或都填了更具体的）：{said}"


def tell_refused(
    refused: Iterable[tuple[Placeholder, str]], label: Callable[[int], str]
) -> Iterator[str]:
    """Yield a line for each value that a place does not take, with what it takes."""
    for place, value in refused:
        choices = "、".join(asked_choices(place))
        called = f"“{place.label}”" if place.label else ""
        yield f"{label(place.paragraph)}{called}不能填“{value}”，只能填：{choices}"


def tell_literal(names: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield a line that tells which names were filled by their characters, and how often."""
    if said := "、".join(f"{name} {count} 处" for name, count in names):
        yield f"不是占位、按原字换掉的：{said}"


def tell_printed(
    names: Iterable[str], places: Sequence[Placeholder], label: Callable[[int], str]
) -> Iterator[str]:
    """Yield a line for each name that is a printed label, and says which place it names."""
    for name in names:
        named = [place for place in places if place.label and is_same_label(name, place.label)]
        said = "没有叫这个名的空白"
        if named:
            lists = all(place.shape == "row" for place in named)
            shown = "、".join(dict.fromkeys(label(place.paragraph) for place in named))
            said = f"叫这个名的空白在{shown}{'，是名单里的一栏，用 --rows 表格.xlsx 填' * lists}"
        yield f"“{name}”是印好的栏名，不会换掉；{said}"


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
            where = f"填的是{label(named[-1].paragraph)}" if named else "不知道是哪一处，没有填"
            ways = _ways(others, shorts)
            told[name] = f"“{name}”有 {len(all_of_it)} 处，{where}；{ways}"
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
        more = f"等 {len(near)} 处" if len(near) > _MOST_SHOWN else ""
        yield f"“{name}”没有填，空着的有{shown}{more}：要填哪一处，名称照引号里的写"


def tell_unmatched(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """Yield a line for each single marker of a sheet that the text does not hold."""
    for occurrence in occurrences:
        shown = occurrence.context or occurrence.token
        yield f"对照表第 {occurrence.n} 处（{shown}）和文中对不上，没有填“{occurrence.value}”"


def _numbers(asked: Question) -> str:
    if asked.first == asked.last:
        return f"第{asked.first}处"
    return f"第{asked.first}至{asked.last}处"


def _ways(others: Sequence[Placeholder], shorts: Mapping[int, str]) -> str:
    """Return how places are named that a plain name does not fill."""
    called = "、".join(dict.fromkeys(place.label for place in others if place.row))
    ways = [f"按行写：{called}"] if called else []
    nameless = "".join(f"“{shorts[place.group]}”" for place in others if not place.row)
    ways += [f"别处这样写：{nameless}"] if nameless else []
    return "；".join(ways)
