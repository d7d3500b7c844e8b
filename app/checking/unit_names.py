"""Names of units held against each other: another place's, another work's, or one and the same."""

from __future__ import annotations

from app.patterns import lazy
from app.text.beginnings import begin_alike
from app.text.characters import HAN

_PLACE = lazy("(?P<place>.{1,5}.(?P<level>[省市县区旗镇乡]))(?P<work>[^省市县区旗镇乡]{2,})")
_LEVELS = str.maketrans("区旗乡", "县县镇")
_WORK = lazy(f"(?:.*[省市县区州旗镇乡村盟](?=.{{2}}))?(?P<work>[{HAN}]*)")


def is_like(one: str, other: str) -> bool:
    """Tell whether two names without their ends are of those who do the same work elsewhere."""
    here, there = _PLACE.match(one), _PLACE.match(other)
    if here and there:
        level = here["level"].translate(_LEVELS) == there["level"].translate(_LEVELS)
        return level and here["work"] == there["work"] and here["place"] != there["place"]
    if here or there:
        return False
    tail = begin_alike(one[::-1], other[::-1])
    return tail > 1 and min(len(one), len(other)) > tail + 1


def differ(one: str, other: str) -> bool:
    """Tell whether two names without their ends are of other work, or of the same elsewhere."""
    here, there = work_of(one), work_of(other)
    if is_short_for(here, there) or is_short_for(there, here):
        return is_like(one, other)
    return True


def work_of(name: str) -> str:
    """Return what a name without its end tells behind the place in it: 水务 of 历下区水务."""
    match = _WORK.match(name)
    return match["work"] if match else name


def is_short_for(short: str, whole: str) -> bool:
    """Tell whether the characters of a name stand in another one in their order."""
    rest = iter(whole)
    return all(char in rest for char in short)
