"""What the form of a fact entails, with the values that can be computed from it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.conditions import same_conditions
from app.facts.figures import figures_of
from app.facts.numbers import share_words, times_words, write_number
from app.facts.pairs import pairs_of
from app.facts.steps import missing_step, revealing_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.figures import Figure
    from app.facts.pairs import Pair
    from app.models.pattern import Licence, Sense

_SAYS_THE_REST = ("其余", "剩", "余下", "还差", "另外", "别的", "都没", "全部", "一个没")
_SAYS_THE_DIFFERENCE = (
    *(
        "少了",
        "多了",
        "下降",
        "上升",
        "增长",
        "同比",
        "环比",
        "高出",
        "相差",
        "差了",
        "快了",
        "慢了",
    ),
    *(
        "缩短了",
        "减少了",
        "增加了",
        "提高了",
        "降低了",
        "翻了",
        "多出",
        "少掉",
        "回落",
        "高了",
        "低了",
    ),
)
# Below these nobody reckons: 4例里的3例.
_LEAST_SHARE = 0.2
_LEAST_WHOLE = 8
_LEAST_GAP = 2


class Licensed(NamedTuple):
    """A licence that a fact gives, in which senses, and the words for its slots."""

    licence: Licence
    senses: frozenset[Sense]
    values: dict[str, str]


@lru_cache(maxsize=512)
def licences_of(fact: str) -> tuple[Licensed, ...]:
    """Return the licences that a fact gives: nothing that it says itself, nothing in doubt."""
    return tuple(_licences(fact))


def _licences(fact: str) -> Iterator[Licensed]:
    for pair in pairs_of(fact):
        yield from _of_part(fact, pair) if pair.kind == "part" else _of_two(fact, pair)
    same = same_conditions(fact)
    if same:
        values = {"条件": same.condition, "前数": same.first.text, "后数": same.second.text}
        yield Licensed("same_conditions", frozenset(), values)
    missing = missing_step(fact)
    if missing:
        yield Licensed("missing_step", frozenset(), {"步骤": missing.words})
    revealing = revealing_step(fact)
    if revealing:
        values = {"做法": revealing.words}
        values |= {"人": revealing.person} if revealing.person else {}
        yield Licensed("counterfactual", frozenset({revealing.sense}), values)


def _of_part(fact: str, pair: Pair) -> Iterator[Licensed]:
    whole, part = pair.first, pair.second
    share = part.number.size / whole.number.size
    most: Sense = "most" if share >= 0.5 else "few"
    senses = frozenset({"done" if pair.sense == "done" else "so", most})
    rest = _difference(whole, part)
    if whole.number.size < _LEAST_WHOLE or pair.sense == "named":
        return
    if rest and not _says(fact, _SAYS_THE_REST) and (pair.sense == "done" or share > 0.5):
        numbers = {"总数": _amount(whole), "部分": _amount(part), "余数": rest}
        yield Licensed("remainder", senses, {**numbers, "名": part.unit})
    words = share_words(part.number.size, whole.number.size)
    if words and share >= _LEAST_SHARE and not _says_a_share(fact):
        numbers = {"前数": _amount(whole), "后数": _amount(part), "成数": words}
        yield Licensed("ratio", senses, {**numbers, "名": part.unit})


def _of_two(fact: str, pair: Pair) -> Iterator[Licensed]:
    """Yield what follows from two quantities of one thing, unless the fact says it."""
    first, second = pair.first, pair.second
    if _says(fact, _SAYS_THE_DIFFERENCE) or _says_a_share(fact, pair):
        return
    numbers = {"前数": _amount(first), "后数": _amount(second)}
    gap = _difference(first, second)
    if abs(first.number.size - second.number.size) < _LEAST_GAP and second.kind != "share":
        return
    unit = "个百分点" if second.unit in "%％" else second.unit
    senses: frozenset[Sense] = frozenset((pair.sense,))  # type: ignore[arg-type]
    if gap and second.unit:
        yield Licensed("difference", senses, {**numbers, "差数": gap, "名": unit})
    if pair.kind == "apart" or first.kind == "share" or not second.unit:
        return
    if pair.sense == "more":
        times = times_words(second.number.size, first.number.size)
        if times:
            yield Licensed("ratio", senses, {**numbers, "倍数": times, "名": unit})
    else:
        share = second.number.size / first.number.size
        words = share_words(second.number.size, first.number.size)
        if words and share <= 0.5:
            yield Licensed("ratio", senses | {"few"}, {**numbers, "成数": words, "名": unit})


def _amount(figure: Figure) -> str:
    return figure.text.removesuffix(figure.unit)


def _difference(first: Figure, second: Figure) -> str | None:
    """Return how much two figures of one scale differ, in the style of the first, or None."""
    if first.number.scale != second.number.scale:
        return None
    places = max(first.number.places, second.number.places)
    gap = round(abs(first.number.value - second.number.value), places)
    return write_number(gap, first.number._replace(places=places)) if gap else None


def _says(fact: str, words: tuple[str, ...]) -> bool:
    return any(word in fact for word in words)


def _says_a_share(fact: str, pair: Pair | None = None) -> bool:
    own = pair[1:3] if pair else ()
    return any(figure.kind == "share" and figure not in own for figure in figures_of(fact))
