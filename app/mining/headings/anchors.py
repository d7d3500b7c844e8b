"""Whether the words of a frame say something, and whether its slots tear words apart.

A skeleton is a frame whose slots have no names yet: each stands as one `SLOT`.
"""

from __future__ import annotations

from itertools import accumulate

from app.patterns import lazy
from app.text.characters import ONE_HAN
from app.text.pairs import unpaired_marks

Parts = list[str | list[str]]
"""The words of a frame in order, and in each slot the value of every sibling."""

SLOT = "\ufffc"

# Words of grammar: alone they open a place and say nothing of what stands there.
_WEAK = frozenset(
    "的了着是要和与及或在中上下里内以为把将让使对到从向于由也就都更还又再不有能会应我们这那一个地得被而"
)
_VAGUE = lazy("方面|工作")
# Two that belong together say how the words in their places hang together.
_PAIRED = lazy(
    "从“?\ufffc.*?到“?\ufffc|在\ufffc[^，]*?[中上下里]\ufffc|以\ufffc[^，]*?为\ufffc|把\ufffc[^，]*?[为作]\ufffc"
    "|由\ufffc[^，]*?[到向]\ufffc|不\ufffc.*?不\ufffc|越\ufffc.*?越\ufffc|既\ufffc.*?[又也]\ufffc"
)
# Without a second clause these say when, why or how, and nothing of it.
_LEADING = lazy(
    "通过|作为|随着|为了|面对|由于|因为|虽然|尽管|如果|只要|只有|无论|除了|经过|按照|根据|当\ufffc"
)
_OPEN_END = lazy("[的和与及或在对把是将被而，、：]$")
_MARKUP = lazy(r"[#*`|<>~\\]")
_LITERAL = lazy("[^\ufffc]+")
_TWO_CHARACTERS, _SET_IN_PLACE = 2, 4


def is_sound(skeleton: str) -> bool:
    """Tell whether a skeleton is a whole heading whose own words say something."""
    if SLOT not in skeleton or unpaired_marks(skeleton) or _MARKUP.search(skeleton):
        return False
    return says_something(skeleton) and not _is_half(skeleton)


def says_something(skeleton: str) -> bool:
    """Tell whether the words between the slots carry meaning.

    There are two characters beyond grammar, or one that grammar sets in its place (让{}更有{}味),
    or a pair that belongs together; and no clause is but slots joined by grammar ({}要{}), for
    then one slot could stand there. Beside a clause that is all slot another has to open itself.
    """
    clauses = skeleton.split("，")
    if any(clause.count(SLOT) > 1 and not _content(clause) for clause in clauses):
        return False
    if SLOT in clauses and all(clause.startswith(SLOT) for clause in clauses):
        return False
    content = sum(map(_content, clauses))
    enough = content >= _TWO_CHARACTERS or weight(skeleton) >= _SET_IN_PLACE
    return (enough and content > 0) or bool(_PAIRED.search(skeleton))


def _content(clause: str) -> int:
    """Return how many characters of a clause carry meaning; a pair counts as one."""
    words = ONE_HAN.findall(_VAGUE.sub("", clause))
    return sum(word not in _WEAK for word in words) or int(bool(_PAIRED.search(clause)))


def literals(skeleton: str) -> list[str]:
    """Return the stretches of words between the slots."""
    return _LITERAL.findall(skeleton)


def weight(skeleton: str) -> int:
    """Return how many characters of a skeleton are its own."""
    return len(skeleton) - skeleton.count(SLOT)


def _is_half(skeleton: str) -> bool:
    leads = _LEADING.match(skeleton) and "，" not in skeleton
    return bool(leads) or _OPEN_END.search(skeleton) is not None


def mended(parts: Parts, count: int) -> Parts:
    """Return the parts of a frame with words that its slots tore given back to them.

    A word is torn where most siblings have one there that begins in the frame and ends in a
    slot, or the other way round: 成长 and 成才 share no 成.
    """
    torn = _torn(parts, count)
    if not torn:
        return parts
    cut: Parts = []
    for n, part in enumerate(parts):
        if isinstance(part, list):
            cut.append(part)
            continue
        start, end = torn.get((n, 0), 0), len(part) - torn.get((n, 1), 0)
        if start >= end:
            cut.append([part] * count)
            continue
        cut += [[part[:start]] * count, part[start:end], [part[end:]] * count]
    return _joined(cut)


def _joined(parts: Parts) -> Parts:
    """Return parts with slots side by side made one, and empty ones left out."""
    joined: Parts = []
    for part in parts:
        if isinstance(part, list):
            if not any(part):
                continue
            if joined and isinstance(joined[-1], list):
                joined[-1] = [one + more for one, more in zip(joined[-1], part, strict=True)]
                continue
        joined.append(part)
    return joined


def _torn(parts: Parts, count: int) -> dict[tuple[int, int], int]:
    """Return how many characters at the start (0) or end (1) of a literal belong to a word."""
    votes: dict[tuple[int, int], list[int]] = {}
    for row in range(count):
        words = [part if isinstance(part, str) else part[row] for part in parts]
        starts = [0, *accumulate(map(len, words))]
        seams = word_seams("".join(words))
        for n, part in enumerate(parts):
            if not isinstance(part, str):
                continue
            for side, at in enumerate((starts[n], starts[n + 1])):
                if 0 < at < starts[-1] and at not in seams:
                    step = 1 if side == 0 else -1
                    length = next(k for k in range(1, starts[-1] + 1) if at + step * k in seams)
                    votes.setdefault((n, side), []).append(length)
    return {place: min(lengths) for place, lengths in votes.items() if 2 * len(lengths) > count}


def word_seams(text: str) -> set[int]:
    """Return the offsets where words of a text meet, its start and end among them.

    Where no dictionary is at hand, every place may be a seam.
    """
    return {0, *accumulate(map(len, words_of(text) or text))}


def words_of(text: str) -> list[str]:
    """Return the words of a text by jieba's dictionary; a platform it is not built for has none."""
    try:
        from rjieba import cut
    except ImportError:
        return []
    # Names it guesses by their characters would tear what stands around them.
    words: list[str] = cut(text, False)
    return words
