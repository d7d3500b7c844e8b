"""The members of a list that stands right before a place: 思想、工作和作风(三个方面)."""

from __future__ import annotations

from app.patterns import lazy
from app.text.characters import HAN

_FARTHEST = 80  # Characters before a place in which its list stands.
_LONGEST = 8
_FEWEST = 2
_SPREAD = 2
_AND = lazy("[和与及]")
_LIST = lazy(f"[{HAN}、]*$")
# Behind one of these a list has begun before: in letters, with a quotation or a title.
_GOES_BACK = lazy("[^。！？；：，\n]")
_NUMBERS = lazy("[一二三四五六七八九十]+")
# What ends in one of these is no last member: it leads to the number, or leaves some out.
_LEADS = "等的了是有这那各共出成为在对从到抓做以及其他另外下上前后"


def counts_before(text: str, end: int) -> tuple[int, ...]:
    """Return how many members the list has that ends at a place of a text; none where none does.

    Only members about as long as each other are a list. 和 parts two of them; the last of those
    that 、 parts may yet have one within, which is the other count.
    """
    listed = _LIST.search(text, max(end - _FARTHEST, 0), end)
    if listed is None or _GOES_BACK.match(text, max(listed.start() - 1, 0), listed.start()):
        return ()
    members = listed[0].split("、")
    pairs = [_AND.split(member) for member in members]
    apart = [each for pair in pairs for each in pair]
    if not _is_list(apart):
        return ()
    # 学与用、点与面 are two, each of which is a pair.
    whole = len(pairs) > 1 and all(len(pair) > 1 for pair in pairs)
    return (len(members),) if whole else (len(apart), len(members))


def _is_list(members: list[str]) -> bool:
    """Tell whether words are members of one list; before the first, other words may stand."""
    if len(members) < _FEWEST or any(_NUMBERS.fullmatch(each) or not each for each in members):
        return False
    first, *others = [len(member) for member in members]
    shortest, longest = min(others), max(others)
    alike = longest <= min(_LONGEST, shortest + _SPREAD) and first >= shortest
    return alike and members[-1][-1] not in _LEADS
