"""Which header of a list fits which label of a form: the same, said otherwise, or perhaps.

What is only perhaps meant is never filled: the more so where a form asks for the same of several
people (姓名, 家长姓名) or units (单位, 推荐单位).
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.label_names import is_same_label, label_key, same_label
from app.text.label_words import label_words, things
from app.text.labels import kind_of_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeVar

    from app.text.label_words import LabelWord

    _Key = TypeVar("_Key")

# What these ask for is written by hand, whoever the words before them name.
_BY_HAND = lazy(r"(?:意见|评语|签[字名章收]|盖章|公章|印章|审[批核])(?:\(.*\))?$")
_HAND = lazy(r"意见|评语|签[字名章收]|盖章|公章|印章|审[批核]")
_REMARK = lazy(r"序号|项次|备注|附注|说明|附言|№|NO\.?", re.IGNORECASE)
_MONEY = lazy(r"金额|总投资|投资额|[价款费]$|[元￥¥]")
_SHORTEST = 2
_CLOSE = 0.6
# How far what only shares some words, or is for the same sort of thing, is below what is alike.
_SHARED, _SORT = 0.5, 0.3
_ROUND = 0.1
FAR = 0.2
_MOST_OFFERED = 5


class Matching(NamedTuple):
    """The labels that each header fits, and what is left of both.

    `fits` holds the labels that are filled by a header, `headers` those that fill none and may yet,
    `labels` those that nothing fills. `words` are what stands before the place of a label.
    """

    fits: Mapping[str, tuple[str, ...]]
    headers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: Mapping[str, str] = {}

    def said_otherwise(self) -> Iterator[tuple[str, str]]:
        """Yield each header with a label that it fits in other words."""
        for header, labels in self.fits.items():
            yield from ((header, label) for label in labels if not is_same_label(header, label))

    def near(self, least: float = _CLOSE) -> dict[str, tuple[str, ...]]:
        """Return the headers that may be meant for labels left, each with them, nearest first.

        What is less alike than `least` is left out: FAR takes what shares a word, or is for the
        same sort of thing.
        """
        offered = {header: tuple(self._near(header, least)) for header in self.headers}
        return {header: labels for header, labels in offered.items() if labels}

    def _near(self, header: str, least: float) -> list[str]:
        scored = [(self.likeness(header, label), -at) for at, label in enumerate(self.labels)]
        best = sorted((each for each in scored if each[0] >= least), reverse=True)[:_MOST_OFFERED]
        return [self.labels[-at] for _, at in best]

    def likeness(self, header: str, label: str) -> float:
        """Return how likely a header is meant for a label, from 0, or for the words before it."""
        likeness = _likeness(header, label)
        if likeness or not self.words.get(label):
            return likeness
        return max(_likeness(header, self.words[label]) - _ROUND, 0)


def match_labels(
    headers: Sequence[str],
    labels: Iterable[str],
    decided: Mapping[str, Sequence[str]] | None = None,
) -> Matching:
    """Return which headers fit which labels of a form.

    A header fits the label that is the same; else the one that says the same otherwise, where no
    other header or label could be meant as well. `decided` are headers with the labels that
    somebody has chosen, none for one that fits none; they go before all else. Time grows with the
    headers and with the labels, not with their product.
    """
    return _Matcher(headers, list(dict.fromkeys(labels)), decided or {}).matching()


def is_remark(label: str) -> bool:
    """Tell whether a column of this label is an office's own: a number, a remark."""
    return bool(_REMARK.fullmatch(label_key(label)))


def is_by_hand(words: str) -> bool:
    """Tell whether words are about what a hand adds: a signature, a seal, an opinion."""
    return bool(_HAND.search(words))


def label_thing(label: str) -> int | str:
    """Return what a label asks for, the same for all words that may mean it."""
    word = _word(label)
    return word.thing if word else label_key(label)


class _Matcher:
    """Headers and labels, and what has been found for them so far."""

    def __init__(
        self, headers: Sequence[str], labels: Sequence[str], decided: Mapping[str, Sequence[str]]
    ) -> None:
        by_key = {label_key(header): chosen for header, chosen in decided.items()}
        chosen = {header: by_key.get(label_key(header)) for header in headers}
        self._headers = [each for each in headers if chosen[each] is None or chosen[each]]
        self._chosen = {header: chosen for header, chosen in chosen.items() if chosen}
        self._labels = labels
        self._fits: dict[str, list[str]] = {}
        self._taken: set[str] = set()

    def matching(self) -> Matching:
        """Return the labels of each header."""
        for header, chosen in self._chosen.items():
            for label in chosen:
                self._take(header, [each for each in self._labels if is_same_label(label, each)])
        self._take_same()
        self._take_always()
        self._take_alone()
        return Matching(
            {each: tuple(self._fits[each]) for each in self._headers if each in self._fits},
            tuple(header for header in self._headers if header not in self._fits),
            tuple(self._open_labels()),
        )

    def _take_same(self) -> None:
        by_key = _grouped(self._headers, label_key)
        for label in self._open_labels():
            header = same_label(label, by_key.get(label_key(label), ()))
            if header is not None:
                self._take(header, [label])

    def _take_always(self) -> None:
        """Take the labels whose words always stand for a header, if one header alone is so."""
        by_word = _grouped(self._headers, _word)
        for label in self._open_labels():
            able = by_word.get(_word(label), ())
            if _word(label) and len(able) == 1:
                self._take(able[0], [label])

    def _take_alone(self) -> None:
        """Take what a header and the labels of one word may mean where there are no others."""
        headers, labels = _grouped(self._headers, _thing), _grouped(self._labels, _thing)
        for thing, able in headers.items():
            asked = labels.get(thing, ())
            is_free = not self._taken.intersection(asked) and able[0] not in self._fits
            if thing is None or len(able) > 1 or len(set(map(_word, asked))) != 1 or not is_free:
                continue
            if not any(_rivals(label, thing) for label in self._open_labels()):
                self._take(able[0], asked)

    def _take(self, header: str, labels: Iterable[str]) -> None:
        fresh = [label for label in labels if label not in self._taken]
        if fresh:
            self._fits.setdefault(header, []).extend(fresh)
            self._taken.update(fresh)

    def _open_labels(self) -> list[str]:
        return [label for label in self._labels if label not in self._taken]


def _grouped(words: Iterable[str], key: Callable[[str], _Key]) -> dict[_Key, list[str]]:
    groups: dict[_Key, list[str]] = defaultdict(list)
    for word in words:
        groups[key(word)].append(word)
    return groups


def _word(label: str) -> LabelWord | None:
    return label_words().get(label_key(label).lower())


def _thing(label: str) -> int | None:
    word = _word(label)
    return word.thing if word else None


def _rivals(label: str, thing: int) -> bool:
    """Tell whether a label asks for such a thing of somebody else: 办公电话 beside 联系电话."""
    key = label_key(label)
    words = (word for group in things()[thing] for word in group if len(word) >= _SHORTEST)
    return _thing(label) != thing and key.endswith(tuple(words))


def _likeness(header: str, label: str) -> float:
    """Return how likely a header is meant for a label, from 0; what ends alike comes first."""
    one, other = label_key(header), label_key(label)
    kinds = {kind_of_label(one), kind_of_label(other)} - {"unknown"}
    if len(kinds) > 1 or bool(_BY_HAND.search(one)) != bool(_BY_HAND.search(other)):
        return 0
    thing, other_thing = _thing(header), _thing(label)
    if thing is not None and thing == other_thing:
        return 4
    if thing is not None and _rivals(label, thing):
        return 3
    if other_thing is not None and _rivals(header, other_thing):
        return 2
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORTEST and shorter in longer:
        return 2 + longer.endswith(shorter)
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    if ratio >= _CLOSE:
        return ratio
    return _SHARED if _share(one, other) else _SORT if _same_sort(one, other) else 0


def _share(one: str, other: str) -> bool:
    """Tell whether two characters side by side stand in both."""
    return any(pair in other and pair.isalpha() for pair in map("".join, pairwise(one)))


def _same_sort(one: str, other: str) -> bool:
    """Tell whether both are for money, or for figures of one sort, as 住院号 and 病案号."""
    if _MONEY.search(one) and _MONEY.search(other):
        return True
    is_known = kind_of_label(one) != "unknown" or one.endswith("号")
    return is_known and one[-1:] == other[-1:]
