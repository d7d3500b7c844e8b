"""Whether figures that do not fit as a rule takes them fit as other parts, wholes or shares."""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise, permutations
from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.checking.manuscript import Line
    from app.checking.quantities import Quantity

LINES_BACK = 2
"""So many lines before one may tell the figures that its parts make."""

_NEAR = 240
_BEHIND = 60
# So many figures of a sentence are asked for what two of them make.
_SHARED = 8
_LEFT = lazy("[余剩缺另欠增转]|还有|不足")
_UP = lazy("[增升涨多扩]|提高")
_APART = lazy(r"(?:[增升涨多扩减降少缩省差]|提高|节约)[^，。；\d到至为成]{0,4}$")
_OCCASION = lazy(
    r"(?:第?[一二两三四五六七八九十\d]+|[首末后前上下每这那头当次另]|最后一?)个?"
    r"[堂次场回晚天日讲课节轮午夜趟遍周]|周[一二三四五六日末]|翌日|早上|晚上"
)


def fit_as_sums(lines: Sequence[Line], parts: Sequence[Quantity], whole: float) -> bool:
    """Tell whether parts of the last line, and what seems their whole, fit in another reading.

    What they make is told nearby, or what they make with the whole, which is a part then; or one of
    them is what the figures before it make. The first of them make the whole, and the others stand
    behind a semicolon, or are what is left; what lacks stands right behind; one of them is the
    whole of those behind it; or they are of occasions that the same people come to.
    """
    others = [*_others(lines, parts, whole)]
    sizes = [one.size for one in parts]
    total = sum(sizes)
    if _is_among(total, (one.size for one in others)):
        return True
    if _is_among(total + whole, (one.size for one in others)):
        return True
    if _fit_first(lines[-1].text, parts, whole) or _fit_nested(sizes, whole):
        return True
    if len(parts) == 1 and _is_made(lines[-1].quantities, parts[0]):
        return True
    end = parts[-1].end
    behind = [one for one in others if 0 <= one.start - end <= _BEHIND]
    lacking = whole - total
    if lacking > 0 and _is_among(lacking, (one.size for one in behind)):
        return True
    return _are_occasions(parts)


def fit_as_total(
    lines: Sequence[Line], parts: Sequence[Quantity], made: float, total: Quantity
) -> bool:
    """Tell whether what seems a total fits in another reading; `made` is what its parts make.

    What they make is told nearby, or what they make with the total, which is a part then, or one
    more part stands nearby.
    """
    told = [one.size for one in _others(lines, parts, total.size)]
    ways = (made, made + total.size, total.size - made)
    return any(_is_among(way, told) for way in ways) or _are_occasions(parts)


def fit_as_change(quantities: Sequence[Quantity], by: Quantity) -> bool:
    """Tell whether how much something has changed is so for some figures before it.

    A share may be of a difference that is told itself: 比上年的22万元少花3.3万元，下降15%.
    """
    before = [one for one in quantities if one.end <= by.start and one.is_counted]
    up = _UP.search(by.before) is not None
    for less, more in permutations(before[-_SHARED:], 2):
        if not 0 < less.size < more.size or not less.is_like(more):
            continue
        difference = more.size - less.size
        if by.is_like(less) and _is_among(difference, [by.size]):
            return True
        told = _APART.search(less.before) is not None
        share = less.size / more.size if told else difference / (less.size if up else more.size)
        if by.percent is not None and by.admits(100 * share):
            return True
    return False


def fit_as_product(listed: Sequence[Quantity], each: Quantity, total: Quantity) -> bool:
    """Tell whether a total is what other figures of its sentence make, multiplied.

    Or it is what all groups have and some more that is told, too.
    """
    others = [one for one in listed if one is not total and one.figure.number.exact][:_SHARED]
    pairs = [(a, b, a.size * b.size) for a, b in combinations(others, 2)]
    of_measure = (product for *pair, product in pairs if any(one.is_like(total) for one in pair))
    if _is_among(total.size, of_measure):
        return True
    of_each = [(pair, product) for *pair, product in pairs if each in pair]
    return any(
        _is_among(abs(total.size - product), [one.size])
        for pair, product in of_each
        for one in others
        if one not in pair and one.is_like(total)
    )


def fit_as_share(quantities: Sequence[Quantity], share: Quantity) -> bool:
    """Tell whether a share is what some two figures of its sentence make."""
    begin = share.sentence
    near = [one for one in quantities if one.sentence == begin and one.is_counted][:_SHARED]
    for part, whole in permutations(near, 2):
        if not whole.size or not part.is_like(whole):
            continue
        if part.size < whole.size and share.admits(100 * part.size / whole.size):
            return True
    return False


def _are_occasions(parts: Sequence[Quantity]) -> bool:
    """Tell whether figures are of occasions, and may count the same people again and again."""
    times = [_OCCASION.search(one.before) for one in parts if one.is_of_people]
    return len(parts) > 1 and sum(match is not None for match in times) > 1


def _others(lines: Sequence[Line], parts: Sequence[Quantity], whole: float) -> Iterator[Quantity]:
    """Yield the figures near some parts that are of their measure, and not as much as the whole."""
    used = {id(one) for one in parts}
    first, last = parts[0], parts[-1]
    for line in lines:
        here = line is lines[-1]
        for one in line.quantities:
            if here and not (first.start - _NEAR <= one.start <= last.end + _NEAR):
                continue
            other = id(one) not in used and one.size != whole
            if other and one.is_like(first) and one.is_exact:
                yield one


def _fit_first(text: str, parts: Sequence[Quantity], whole: float) -> bool:
    """Tell whether the first of some parts make a whole, and those behind them are others."""
    made = 0.0
    for one, following in pairwise(parts):
        made += one.size
        between = text[one.end : following.start]
        apart = "；" in between or _LEFT.search(following.before)
        if apart and one is not parts[0] and _is_among(made, [whole]):
            return True
    return False


def _is_made(quantities: Sequence[Quantity], one: Quantity) -> bool:
    """Tell whether a figure is what two or more right before it in its sentence make."""
    before = [
        other
        for other in quantities
        if other.end <= one.start and other.sentence == one.sentence and other.is_like(one)
    ]
    sums = accumulate(other.size for other in reversed(before))
    return _is_among(one.size, [*sums][1:])


def _fit_nested(sizes: Sequence[float], whole: float) -> bool:
    """Tell whether numbers make a whole without those that make the one right before them."""
    total = sum(sizes)
    return any(
        _is_among(size, [*accumulate(sizes[at + 1 :])][1:]) and _is_among(total - size, [whole])
        for at, size in enumerate(sizes[:-2])
    )


def _is_among(number: float, others: Iterable[float]) -> bool:
    return any(abs(number - other) <= 1e-6 * max(1.0, abs(number)) for other in others)
