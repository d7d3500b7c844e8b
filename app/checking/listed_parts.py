"""Parts that a line lists side by side, each with its name: 甲组20人、乙组22人."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.quantities import Quantity

_LINK = lazy(r"[^。！？；：、，\d]{0,16}?(?:[、，；]|[和及与])(?P<name>[^。！？；：，]{1,24})")
# 20人参加、3人请假: what is counted stands behind the figures.
_BARE_LINK = lazy(r"[^。！？；：、，\d]{1,16}?[、，；](?:另?有)?")
_BARE_FIRST = lazy(r"(?:^|[，。；：:、（(])(?:其中|另)?[，：]?有?$")
_BEHIND = lazy(r"[^。！？；：、，\d]{2,16}(?=[、，；。])")
_FIRST = lazy(r"(?:^|[，。；：:、（(])(?P<name>[^，。；：:、（(]{1,24})$")
_VERB = lazy(r"(?:有|为|是|达|占|各|共|约|的)+$")
_LEAD = lazy(r"^(?:其中|分别是|包括)[，,：:]?")
_AGE = r"(?<!\d)(?P<{}>\d{{1,9}})(?:周?岁)?"
_BAND = lazy(rf"{_AGE.format('low')}(?:以上|及以上)|{_AGE.format('high')}(?:以下|及以下)")
_FROM_TO = lazy(rf"{_AGE.format('low')}[至到—~～-]{{1,2}}(?P<high>\d{{1,9}})周?岁")
_OTHER = lazy("其中|另|合计|总计|共计|总共|一共|比(?!例)|较|增(?!值)|减|每|其他|其余|剩|新")
_STAGE = lazy("(?P<undone>尚未|还未|未|没有|还没)|(?P<going>正在|在建|在办)|(?P<done>已经|已|完成)")
_NUMBERING = ("一二三四五六七八九十", "甲乙丙丁戊己", "123456789", "ABCDEFGH")
_SHORT = 5
_REST = lazy("^(?:其他|其它|别的)")
_OLDEST = 999

ASIDE = ("time", "age", "share", "bare")
"""The kinds of figures that say how old or how long parts are, and count none."""


class Parts(NamedTuple):
    """Quantities side by side, of one measure, and their names.

    They are `closed` where the last of them is all that is not named (其他收入10万元).
    """

    quantities: Sequence[Quantity]
    names: Sequence[str]
    closed: bool = False

    @property
    def size(self) -> float:
        """What the parts make together."""
        return sum(each.size for each in self.quantities)

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.quantities[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.quantities[-1].end

    @property
    def tail(self) -> str:
        """How all names end alike: 组 of 甲组 and 乙组; nothing where one is no more than that."""
        first = self.names[0]
        tail = next(
            first[at:]
            for at in range(len(first) + 1)
            if all(name.endswith(first[at:]) for name in self.names)
        )
        heads = {name.removesuffix(tail) for name in self.names}
        return tail if len(heads) == len(self.names) and "" not in heads else ""

    @property
    def are_numbered(self) -> bool:
        """Whether the names number on from the first: 第一路, 第二路; 甲班, 乙班; 一连, 二连."""
        return any(
            all(
                name.startswith((sign, "第" + sign))
                and (name.startswith("第") or len(name) <= _SHORT)
                for name, sign in zip(self.names, signs, strict=False)
            )
            for signs in _NUMBERING
            if len(self.names) <= len(signs)
        )

    @property
    def are_stages(self) -> bool:
        """Whether the names say what is done, what goes on and what is not begun."""
        found = [match.lastgroup for match in map(_STAGE.search, self.names) if match]
        return len(set(found)) == len(self.names) == len(found) and "undone" in found

    @property
    def are_all_ages(self) -> bool:
        """Whether the names are ages, without a gap: 35岁以下, 36至59岁, 60岁以上."""
        bands = sorted(map(_band, self.names))
        ends = [-1, *(high for _, high in bands)]
        joins = all(0 < low - end <= 1 for (low, _), end in zip(bands, ends, strict=False))
        return joins and bands[-1][1] == _OLDEST


def listed_parts(
    text: str, quantities: Sequence[Quantity], *, shares: bool = False
) -> Iterator[Parts]:
    """Yield the parts that stand side by side in a line, two at least.

    How old or how long the parts are belongs to their names. The first of a list may be the whole
    of the others: they come alone, too, if it is named otherwise than they. With `shares` it is
    percentages that are listed.
    """
    run: list[Quantity] = []
    names: list[str] = []
    for one in quantities:
        if (one.figure.kind in ASIDE) if not shares else one.percent is None:
            continue
        link = _LINK.fullmatch(text, run[-1].end, one.start) if run else None
        name = link["name"] if link and run[-1].is_like(one) else ""
        if not name and run and run[-1].is_like(one):
            name = _behind(text, one, _BARE_LINK.fullmatch(text, run[-1].end, one.start))
        if name and not one.is_aside and _REST.search(_name(name)):
            yield from _lists([*run, one], [*names, _name(name)], closed=True)
            run, names = [], []
        elif not name or one.is_aside or _OTHER.search(name):
            yield from _lists(run, names)
            first = None if one.is_aside else _FIRST.search(text, max(0, one.start - 26), one.start)
            name = _name(first["name"]) if first else ""
            if not name and not one.is_aside:
                begin = max(0, one.start - 6)
                name = _behind(text, one, _BARE_FIRST.search(text, begin, one.start))
            run, names = ([one], [name]) if name and not _OTHER.search(name) else ([], [])
        else:
            run.append(one)
            names.append(_name(name))
    yield from _lists(run, names)


def _lists(
    run: Sequence[Quantity], names: Sequence[str], *, closed: bool = False
) -> Iterator[Parts]:
    if len(run) > 1:
        yield Parts(run, names, closed)
    if len(run) > 2:
        others = Parts(run[1:], names[1:], closed)
        if names[0][-1:] not in {name[-1:] for name in others.names}:
            yield others


def _behind(text: str, one: Quantity, bare: re.Match[str] | None) -> str:
    """Return the words right behind a figure that has none before it."""
    behind = _BEHIND.match(text, one.end) if bare else None
    return behind[0] if behind else ""


def _name(words: str) -> str:
    return _VERB.sub("", _LEAD.sub("", words))


def _band(name: str) -> tuple[int, int]:
    """Return the ages that a name says, from and to; an empty stretch for none."""
    if match := _FROM_TO.search(name):
        return int(match["low"]), int(match["high"])
    match = _BAND.search(name)
    if match is None:
        return _OLDEST, 0
    return (int(match["low"]), _OLDEST) if match["low"] else (0, int(match["high"]))
