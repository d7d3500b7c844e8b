"""What a unit is called for short by its own people: 东机械, 云财大, 柳人医, 白供销社."""

from __future__ import annotations

from itertools import product

from app.mining.names.unit_words import unit_endings
from app.patterns import lazy

_SHORTEST = 3
_WORD = 2  # Most words that offices are called by have two characters.
_PLACES = frozenset("省市县区旗州镇乡村")
_WORDS_LIKE_PLACES = ("市场", "市政", "村镇", "乡镇", "乡村", "县域", "区域")
_CALLED_BY_THEIR_FIRST = ("中心", "学校")
_LEGAL_FORM = lazy("(?:股份|责任|有限|集团|总|分|子)*公司$|集团$")
# Not made of the words that stand in the whole name.
_CALLED_OTHERWISE = {
    "自然资源局": "资规局",
    "住房和城乡建设局": "住建局",
    "人力资源和社会保障局": "人社局",
    "人民代表大会常务委员会": "人大",
}


def abbreviations(unit: str) -> frozenset[str]:
    """Return what a unit may be called for short: a character of its place, and what it is."""
    places = {unit[:1], unit[:2]}
    kinds = _shortened(_kind(unit))
    found = {place + kind for place, kind in product(places, kinds)}
    return frozenset(name for name in found if len(name) >= _SHORTEST and name != unit)


def _kind(unit: str) -> str:
    """Return what a unit is, apart from its place, which mostly is called by two characters."""
    rest = unit[_WORD:]
    return rest[1:] if rest[:1] in _PLACES and not rest.startswith(_WORDS_LIKE_PLACES) else rest


def _shortened(kind: str) -> set[str]:
    """Return what a kind of unit may be called for short, nothing that is a word by itself."""
    if len(kind) <= _WORD:
        return set()
    whole = _LEGAL_FORM.sub("", kind)
    words = [whole[at : at + _WORD] for at in range(0, len(whole), _WORD)]
    first, last = words[0], whole[-1]
    found = {first[0] + last}
    named = whole != kind or whole.endswith(_CALLED_BY_THEIR_FIRST)
    if named and first not in unit_endings():
        found.add(first)
    if kind in _CALLED_OTHERWISE:
        found.add(_CALLED_OTHERWISE[kind])
    if len(words) > 1:
        heads = first[0] + words[1][0]
        found |= {first + last, heads, heads + last}
    return {one for one in found if len(one) > 1}
