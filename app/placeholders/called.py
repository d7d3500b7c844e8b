"""What each place of a form is called: in messages, in questions, and in the names sheet's columns.

A place has the name of its label, of the question that its boxes answer, or of its own sign
(XX局). Any other is called by the words round it: （¥〔〕）.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.finding import context_of
from app.placeholders.grouping import bare_name
from app.placeholders.others import others_places
from app.placeholders.questions import questions
from app.text.label_matching import is_by_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from app.models.names import Placeholder
    from app.placeholders.questions import Question

MARK = "〔"
"""Where a place stands among the words that it is called by."""

_SPACE = lazy(r"\s+")
_HEADING = lazy(r"（(?:[^（）]|（[^（）]*）)*）$")
# The words of one clause before a place, and behind it.
_CLAUSE = lazy(r"[（(]?[^\s（()）：:，,。；;、]{0,8}$")
_CLAUSE_END = lazy(r"[^\s（()）：:，,。；;、]{0,8}[）)]?")
_GAP = lazy(r"[\s_＿]+")
_WIDTHS = (6, 14, 30)
_CLAUSE_WIDTH = 9
# What stands further off in a line names no place, and a line may have thousands.
_FARTHEST = 400
_LONGEST = 16


class Called(NamedTuple):
    """Places that one value fills, by index, and their name.

    `word` is what people call it, `short` tells it from the others where a sentence is
    about it, and `shown` is the first of its places in the words around it.
    `near` are the words before it in its line, `labelled` tells that the form names it, `by_hand`
    that it is for a signature or an opinion, `in_list` that it stands in a row of a list.
    """

    name: str
    word: str
    short: str
    shown: str
    near: str
    places: tuple[int, ...]
    labelled: bool = False
    by_hand: bool = False
    in_list: bool = False
    around: tuple[str, str] = ("", "")
    heading: str = ""
    titled: tuple[str, ...] = ()


def called_places(
    places: Sequence[Placeholder], lines: Sequence[str], where: Callable[[int], str]
) -> list[Called]:
    """Return the places of a text by their names, in file order; `where` says where a line is."""
    others = others_places(places)
    groups: dict[str | int, list[Question]] = {}
    asked = questions(places)
    signs = Counter(sign for sign, _ in {(_sign(each.place), each.place.group) for each in asked})
    for each in asked:
        name = "" if each.first - 1 in others else _name(each.place)
        if not name and signs[sign := _sign(each.place)] == 1:
            name = sign
        groups.setdefault(_SPACE.sub("", name) or -each.place.group, []).append(each)
    called = [_called(key, group, lines, where) for key, group in groups.items()]
    return list(_apart(called, places, lines, where))


def told_places(
    called: Sequence[Called],
    places: Sequence[Placeholder],
    open_ones: Container[int],
    where: Callable[[int], str],
) -> Iterator[str]:
    """Yield where each of the places with these indices is and what it is called, a date once."""
    words = {n: each.word for each in called for n in each.places}
    for asked in questions(places):
        numbers = range(asked.first - 1, asked.last)
        if any(n in open_ones for n in numbers):
            title = _HEADING.sub("", where(asked.place.paragraph))
            yield f"{title}（{words[numbers[0]]}）"


def shortened(words: str) -> str:
    """Return words as a sentence bears them."""
    words = _SPACE.sub(" ", words).strip()
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _name(place: Placeholder) -> str:
    """Return what a form calls a place: the question of its boxes, or its label."""
    return (place.takes.question if place.shape == "checkbox" else "") or place.label


def _sign(place: Placeholder) -> str:
    """Return the sign by which a place alone is known; nothing for a blank, or a mere XX."""
    if place.is_blank or place.shape != "marker" or not place.token.strip("_＿ \u3000\t\xa0"):
        return ""
    if place.date:
        return place.date
    bare = bare_name(place.token)
    return place.text if place.text != place.token else bare if bare != place.token else ""


def _called(
    key: str | int, group: Sequence[Question], lines: Sequence[str], where: Callable[[int], str]
) -> Called:
    first = group[0]
    place, line = first.place, lines[first.place.paragraph]
    name = "" if isinstance(key, int) else _name(place) or _sign(place)
    title = where(place.paragraph)
    before = _before(line, first.start)
    # 时 behind a date says nothing of whose it is.
    if len(place.label) > 1:
        hand = is_by_hand(place.label)
    else:
        hand = is_by_hand(title) or is_by_hand(before)
    in_list = all(each.place.shape == "row" for each in group)
    word = shortened(name or place.label or ("日期" if place.date else ""))
    heading = _HEADING.search(title)
    is_plain = name or not word or (place.label and (in_list or hand))
    whole = place.model_copy(update={"token": first.words, "start": first.start, "end": first.end})
    return Called(
        name,
        word,
        word if is_plain else f"{word}（{_HEADING.sub('', title)}）",
        " ".join(context_of(whole, line).split()),
        _SPACE.sub("", before)[-_WIDTHS[0] :],
        tuple(n for each in group for n in range(each.first - 1, each.last)),
        bool(name) and name == _name(place),
        hand,
        in_list,
        (_GAP.sub("", before), _GAP.sub("", _behind(line, first.end))),
        heading[0][1:-1] if heading else "",
        tuple(
            f"{word}（{_HEADING.sub('', where(each.place.paragraph))}）"
            for each in group
            for _ in range(each.first, each.last + 1)
        ),
    )


def _apart(
    called: Sequence[Called],
    places: Sequence[Placeholder],
    lines: Sequence[str],
    where: Callable[[int], str],
) -> Iterator[Called]:
    """Yield each with a name of its own: the fewest words that tell it from the others."""
    offered = {
        at: list(_by_context(places[each.places[0]], lines, where, each.places[0] + 1))
        for at, each in enumerate(called)
        if not each.name
    }
    counts = Counter(word for words in offered.values() for word in dict.fromkeys(words))
    # What is in a list, or for a hand, is shown by its label alone: no column is offered it.
    shown = [each for each in called if not (each.in_list or each.by_hand)]
    shorts = Counter(each.short for each in shown)
    for at, each in enumerate(called):
        if each.name:
            yield each
            continue
        name = next(word for word in offered[at] if counts[word] == 1)
        short = name if not each.short or shorts[each.short] > 1 else each.short
        yield each._replace(name=name, word=each.word or name, short=short)


def _by_context(
    place: Placeholder, lines: Sequence[str], where: Callable[[int], str], n: int
) -> Iterator[str]:
    """Yield what a place may be called by the words round it, the shortest first."""
    line = lines[place.paragraph]
    words = place.date or place.token
    start = place.start - words.index(place.token)
    left, right = _before(line, start), _behind(line, start + len(words))
    before, after = _SPACE.sub("", left), _SPACE.sub("", right)
    sign = "" if place.shape not in ("marker", "blank") else _SPACE.sub("", words).strip("_＿")
    near, behind = _CLAUSE.search(left.rstrip()[-_CLAUSE_WIDTH:]), _CLAUSE_END.match(right.lstrip())
    if near and behind and near[0] + behind[0]:
        yield f"{near[0]}{MARK}{sign}〕{behind[0]}"
    for width in _WIDTHS if before or after else ():
        opens = "…" if len(before) > width else ""
        closes = "…" if len(after) > width else ""
        yield f"{opens}{before[-width:]}{MARK}{sign}〕{after[:width]}{closes}"
    title = where(place.paragraph)
    yield f"{title} {before[-_WIDTHS[0] :]}{MARK}{sign}〕{after[: _WIDTHS[0]]}"
    yield f"{title} 第 {n} 处{MARK}〕"


def _before(line: str, start: int) -> str:
    return line[max(0, start - _FARTHEST) : start]


def _behind(line: str, end: int) -> str:
    return line[end : end + _FARTHEST]
