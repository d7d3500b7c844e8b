"""Names and occurrences of a sheet, indexed so that a marker is looked up in one step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.text.label_names import label_key, same_label
from app.text.markers import tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.models.names import Occurrence, Placeholder


class _Shape(NamedTuple):
    """How many characters of a key stand before its token, and how many it has."""

    before: int
    length: int


# Keys of one shape by their words, each with its rank among all.
_Keys = dict[str, int]


class NameIndex:
    """The names of a sheet by the tokens their keys hold."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)
        self._ranks = {key: rank for rank, key in enumerate(names)}
        self._shapes: dict[str, dict[_Shape, _Keys]] = {}
        self._by_token: dict[str, list[str]] = defaultdict(list)
        self._by_label: dict[str, list[str]] = defaultdict(list)
        for key in names:
            self._by_label[label_key(key)].append(key)
            for token in dict.fromkeys(tokens_in(key)):
                self._by_token[token].append(key)

    def labelled(self, label: str) -> str | None:
        """Return the key that is a form's label, however it is spaced; None without one."""
        return same_label(label, self._by_label.get(label_key(label), ()))

    def __contains__(self, key: str) -> bool:
        return key in self._names

    def __getitem__(self, key: str) -> str:
        return self._names[key]

    def matches(self, token: str, line: str, start: int) -> Iterator[tuple[str, str, int]]:
        """Yield key, value and start of each key that stands around a token in a line.

        The longest comes first, and of those as long as each other the first of the sheet.
        """
        met: list[tuple[int, int, int, str]] = []
        for shape, keys in self._shapes_of(token).items():
            first = start - shape.before
            words = line[first : first + shape.length] if first >= 0 else ""
            if words in keys:
                met.append((-shape.length, keys[words], shape.before, words))
        for _, _, before, key in sorted(met):
            yield key, self._names[key], start - before

    def _shapes_of(self, token: str) -> dict[_Shape, _Keys]:
        if token not in self._shapes:
            shapes: dict[_Shape, _Keys] = defaultdict(dict)
            for key in self._keys_of(token):
                for before in _offsets(key, token):
                    shapes[_Shape(before, len(key))][key] = self._ranks[key]
            self._shapes[token] = dict(shapes)
        return self._shapes[token]

    def _keys_of(self, token: str) -> Sequence[str]:
        # A blank is in every key, and none of them means it.
        if not token.strip():
            return ()
        # The token of a gap may be any words; only such a one is looked for in every key.
        if next(tokens_in(token), None) == token:
            return self._by_token.get(token, ())
        return [key for key in self._names if token in key]


def fixed_values(
    lines: Sequence[str], found: Sequence[Placeholder], occurrences: Sequence[Occurrence]
) -> tuple[dict[int, str], list[Occurrence]]:
    """Return the values of single occurrences by index, and those whose marker is not there.

    An occurrence whose number is off, as after an edit of the text, is known by its context
    where only one marker has it.
    """
    fixed: dict[int, str] = {}
    unmatched: list[Occurrence] = []
    contexts = _Contexts(lines, found)
    for occurrence in occurrences:
        if occurrence.value is None:
            continue
        at = occurrence.n - 1
        if not (0 <= at < len(found) and _fits(occurrence, found[at], lines)):
            alike = contexts.alike(occurrence) if occurrence.context else ()
            at = alike[0] if len(alike) == 1 else -1
        if at < 0:
            unmatched.append(occurrence)
        else:
            fixed[at] = occurrence.value
    return fixed, unmatched


class _Contexts:
    """The placeholders by the words around them, as many words as an occurrence shows."""

    def __init__(self, lines: Sequence[str], found: Sequence[Placeholder]) -> None:
        self._lines = lines
        self._found = found
        self._by_token: dict[str, list[int]] = {}
        self._by_words: dict[tuple[str, int, int], dict[tuple[str, str], list[int]]] = {}

    def alike(self, occurrence: Occurrence) -> Sequence[int]:
        """Return the placeholders that an occurrence may mean, by index."""
        if not self._by_token:
            for n, place in enumerate(self._found):
                self._by_token.setdefault(place.token, []).append(n)
        around = _around(occurrence)
        if around is None:
            return self._by_token.get(occurrence.token, ())
        return self._of_width(occurrence.token, *map(len, around)).get(around, ())

    def _of_width(self, token: str, before: int, after: int) -> dict[tuple[str, str], list[int]]:
        known = self._by_words.get((token, before, after))
        if known is None:
            known = self._by_words[token, before, after] = {}
            for n in self._by_token.get(token, ()):
                place = self._found[n]
                line = self._lines[place.paragraph]
                if place.label and not line.strip():
                    known.setdefault((place.label, ""), []).append(n)
                elif place.start >= before:
                    words = line[place.start - before : place.start]
                    then = line[place.end : place.end + after]
                    known.setdefault((words, then), []).append(n)
        return known


def _around(occurrence: Occurrence) -> tuple[str, str] | None:
    """Return the words an occurrence shows before and after its token; None if it shows none."""
    before, mark, after = occurrence.context.partition(f"〔{occurrence.token}〕")
    return (before.lstrip("…"), after.rstrip("…")) if mark else None


def _fits(occurrence: Occurrence, place: Placeholder, lines: Sequence[str]) -> bool:
    if occurrence.token != place.token:
        return False
    around = _around(occurrence)
    if around is None:
        return True
    line = lines[place.paragraph]
    if place.label and not line.strip():
        return around == (place.label, "")
    # The end of the slice keeps a long line from being copied.
    return line.endswith(around[0], 0, place.start) and line.startswith(around[1], place.end)


def _offsets(key: str, token: str) -> Iterator[int]:
    at = key.find(token)
    while at >= 0:
        yield at
        at = key.find(token, at + 1)
