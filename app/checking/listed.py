"""Lists of known members as they stand in a text, with what does not belong to them."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LINK = r"(?:[、，；,;]\s*|[和与及又既并]|以及|还有)+"
# A verb of its own may stand before each member: 坚定道路自信、坚定理论自信.
_LEAD = rf"[{HAN}]{{0,6}}?"
_LINKED = lazy(_LINK)
_PLAIN_LINK = lazy("[、，；,;和与及又]|以及")
_GOES_ON = ("等", "之类", "……", "…")
# What leads from an expression into its members, and from the members to the expression.
_INTO = lazy(
    rf"[”’\"]?(?:是|[{HAN}]{{0,6}}?"
    r"(?:[（(](?:即|就是|是指|指的是|指)?[：:]?"
    r"|[，,]?(?:也?就是|即|是指|指的是|指|包括|分别是|分别为|具体指|具体是|具体为|内容是)[：:，,]?"
    r"|[：:]|——|－－)[“\"‘]?)"
)
_COMMA = lazy(rf"[”’\"]?[{HAN}]{{0,4}}[，,]")
_OUT_OF = lazy(
    r"(?:[，,]?(?:这|的|即|这个|这一|简称为?|统称为?|合称为?|也就是|就是|为主要内容的|为核心内容的"
    r"|为内容的)?[（(]?(?:简称|以下简称|即)?)[“\"‘（(]?$"
)
# Only some of them are told: “六保”前三项, “四个自信”中的文化自信.
_SOME_OF = lazy('[”’"]?的?(?:前|中|里|之|当中|首|第|最后)')
_ITEM = lazy(r"[^、，；,;。！？!?：:（）()“”\n]{1,24}")
_LAST = lazy(rf"(?P<link>[、和与及]|以及)(?P<item>[{HAN}]{{2,16}})$")
_BEFORE_LIST = lazy(rf"(?P<item>[{HAN}]{{2,20}})\s*、$")
_QUOTED_BEFORE = lazy(r'[“"](?P<name>[^“”"]{2,8})[”"][^“”"。；！？]{0,12}$')
_QUOTED_BEHIND = lazy(r'(?:这|的)?[“"](?P<name>[^“”"]{2,8})[”"]')
_LONGEST = 200
_SHORT = 3


class Item(NamedTuple):
    """A thing listed, and the number of the member that it is, or None for a stranger."""

    text: str
    start: int
    end: int
    number: int | None


class Listed(NamedTuple):
    """Things listed side by side; `goes_on` where the list says that there are others.

    `is_told` where words or marks say that the list is all of the expression: a comma or 的 alone
    says nothing.
    """

    items: tuple[Item, ...]
    goes_on: bool
    is_told: bool = True

    @property
    def start(self) -> int:
        """Return where it begins."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.items[-1].end

    @property
    def known(self) -> set[int]:
        """Return the numbers of the members that it has."""
        return {item.number for item in self.items if item.number is not None}

    @property
    def strangers(self) -> list[Item]:
        """Return what is none of the members."""
        return [item for item in self.items if item.number is None]

    @property
    def in_place(self) -> bool:
        """Tell whether every member stands at its own place, and strangers at those of others."""
        return all(item.number in (None, place) for place, item in enumerate(self.items))

    def in_order(self, count: int) -> bool:
        """Tell whether the members stand in order, if there are as many."""
        numbers = [item.number for item in self.items if item.number is not None]
        return len(numbers) != count or numbers == sorted(numbers)


class Reader:
    """Reads lists of the members of one expression; `forms` are other words for some of them."""

    def __init__(self, members: Sequence[str], forms: Mapping[str, int]) -> None:
        self._members = members
        self.suffix = _common_end(members)
        self.prefix = _common_start(members)
        self.forms = {member: number for number, member in enumerate(members)} | dict(forms)
        self._short = {self.root(number): number for number in range(len(members))} | self.forms

    def root(self, number: int) -> str:
        """Return the words of a member without what all of them begin or end with."""
        member = self._members[number]
        return member[len(self.prefix) : len(member) - len(self.suffix)] or member

    def is_like(self, words: str, number: int) -> bool:
        """Tell whether words are those of a member but for one character."""
        return any(_but_for_one(words, form) for form, of in self._short.items() if of == number)

    def beside(self, text: str, start: int, end: int) -> Iterator[Listed]:
        """Yield the list right behind an expression at a place, and the one right before it."""
        if _SOME_OF.match(text, end):
            return
        into = _INTO.match(text, end)
        begin = into.end() if into else self._after_comma(text, end)
        behind = self._behind(text, begin) if begin else None
        if behind and (into or _ends(text, behind.end)):
            yield behind._replace(is_told=bool(into))
        out_of = _OUT_OF.search(text, max(0, start - 12), start)
        if out_of and (before := self._before(text, out_of.start())):
            # 精益求精、追求卓越的工匠精神 does not say that these are all of it.
            yield before._replace(is_told=not out_of[0].startswith("的"))

    def other_name(self, text: str, listed: Listed) -> tuple[int, int] | None:
        """Return where a name in quotation marks stands that a list of members is told of."""
        before = _QUOTED_BEFORE.search(text, max(0, listed.start - 24), listed.start)
        if before and _INTO.fullmatch(text, before.end("name"), listed.start):
            return before.span("name")
        behind = _QUOTED_BEHIND.match(text, listed.end)
        return behind.span("name") if behind else None

    def lists(self, text: str) -> Iterator[Listed]:
        """Yield the lists of members that stand without their expression."""
        end = 0
        for match in self._full.finditer(text):
            listed = self._behind(text, match.start()) if match.start() >= end else None
            if listed is None:
                continue
            end = listed.end
            if len(listed.items) > 1 and self._is_plain(text, listed):
                yield listed

    def _is_plain(self, text: str, listed: Listed) -> bool:
        """Tell whether a list has nothing but marks between what it lists, and ends there."""
        gaps = zip(listed.items, listed.items[1:], strict=False)
        plain = all(_PLAIN_LINK.fullmatch(text, one.end, other.start) for one, other in gaps)
        return plain and _stands_alone(text, listed.start, listed.end)

    def _after_comma(self, text: str, end: int) -> int | None:
        """Return where a list begins that only a comma parts from the expression."""
        comma = _COMMA.match(text, end)
        first = self._any.match(text, comma.end()) if comma else None
        return comma.end() if comma and first and len(first[0]) <= self._longest + 2 else None

    def _behind(self, text: str, at: int) -> Listed | None:
        items: list[Item] = []
        link = "、"
        while len(items) <= 2 * len(self._members):
            item = self._item_at(text, at)
            if item is None or (item.number is None and not self._may_belong(text, item, link)):
                break
            items.append(item)
            linked = _LINKED.match(text, item.end)
            if linked is None:
                break
            link, at = linked[0], self._after(text, linked)
        goes_on = bool(items) and text.startswith(_GOES_ON, items[-1].end)
        while items and items[-1].number is None and not self._closes(text, items[-1]):
            items.pop()
        return Listed(tuple(items), goes_on) if items else None

    def _closes(self, text: str, item: Item) -> bool:
        """Tell whether a list may end with a stranger: a mark, or what members end with."""
        affixed = bool(self.suffix) and item.text.endswith(self.suffix)
        return affixed or _ends(text, item.end)

    def _after(self, text: str, linked: re.Match[str]) -> int:
        """Return where the next thing listed begins: 和 belongs to the word in 文明、和谐."""
        end = linked.end()
        own = end - 1 > linked.start() and self._full.match(text, end - 1)
        return end - 1 if own else end

    def _item_at(self, text: str, at: int) -> Item | None:
        match = self._any.match(text, at)
        if match:
            return self._item(match, "led" if match["led"] else "member")
        run = _ITEM.match(text, at)
        if run is None:
            return None
        words = run[0] if "的" in "".join(self.forms) else run[0].partition("的")[0]
        if self.suffix and (cut := words.find(self.suffix)) > 0:
            words = words[: cut + len(self.suffix)]
        return Item(words, at, at + len(words), None) if words else None

    def _may_belong(self, text: str, item: Item, link: str) -> bool:
        """Tell whether a stranger may stand for a member: between 、 and of their length."""
        if any(self.is_like(item.text, number) for number in range(len(self._members))):
            return True
        if len(item.text) > self._longest + 1:
            return False
        if "、" in link:
            return True
        if link in ("和", "与", "及", "以及"):
            return _ends(text, item.end)
        return item.text[:2] in {form[:2] for form in self.forms if len(form) > _SHORT}

    def _before(self, text: str, end: int) -> Listed | None:
        begin = max(0, end - _LONGEST)
        matches = list(self._ending.finditer(text, begin, end))
        if not matches:
            return None
        if matches[-1].end() == end:
            items = [self._item(matches.pop())]
        elif last := _LAST.match(text, matches[-1].end(), end):
            items = [Item(last["item"], *last.span("item"), None)]
        else:
            return None
        for match in reversed(matches):
            between = text[match.end() : items[0].start]
            stranger = self._between(between, match.end())
            if stranger:
                items.insert(0, stranger)
            elif not self._joins(between):
                break
            items.insert(0, self._item(match))
        if len(items) < len(self._members) and (first := self._first(text, items[0].start)):
            items.insert(0, first)
        return Listed(tuple(items), goes_on=False)

    def _joins(self, between: str) -> bool:
        return bool(re.fullmatch(_LINK + _LEAD, between))

    def _between(self, between: str, start: int) -> Item | None:
        """Return the one stranger between two members, if there is nothing else between them."""
        found = re.fullmatch(rf"[、]\s*(?P<item>[{HAN}]{{2,16}}?)(?:{_LINK}){_LEAD}", between)
        if found is None:
            return None
        return Item(found["item"], start + found.start("item"), start + found.end("item"), None)

    def _first(self, text: str, end: int) -> Item | None:
        """Return a stranger that the list begins with: of what stands before it only its end."""
        found = _BEFORE_LIST.search(text, max(0, end - 24), end)
        if found is None or not found["item"].endswith(self.suffix):
            return None
        item = found["item"]
        if self.suffix:
            words = item[-self._longest :]
        elif self.prefix:
            at = item.rfind(self.prefix)
            words = item[at:] if at >= 0 else ""
        else:
            ends = ((item[-len(form) :], of) for form, of in self.forms.items())
            words = next((words for words, of in ends if self.is_like(words, of)), "")
        start = found.end("item") - len(words)
        return Item(words, start, found.end("item"), None) if words else None

    def _item(self, match: re.Match[str], group: str | int = 0) -> Item:
        words = match[group]
        return Item(words, *match.span(group), self._short[words])

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.forms))

    @cached_property
    def _full(self) -> re.Pattern[str]:
        return lazy(_one_of(self.forms))

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Matches a member where a thing listed begins; its short form only if it is all of it."""
        whole = rf"(?:{_one_of(self._short)})(?=[、，；,;。！？!?和与及又既并以)）”’\"]|$)"
        return lazy(rf"(?P<member>{whole})|{_LEAD}(?P<led>{_one_of(self.forms)})")

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        """Matches members before a link or the end: 政治 alone says nothing inside of 政治工作."""
        return lazy(rf"(?:{_one_of(self._short)})(?=[、，；,;和与及又既并以]|$)")


def _one_of(forms: Mapping[str, int]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def _common_end(members: Sequence[str]) -> str:
    return _common_start([member[::-1] for member in members])[::-1]


def _common_start(members: Sequence[str]) -> str:
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*members, strict=False))
    return "".join(column[0] for column in columns)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a list is joined with nothing else."""
    return not text.endswith(("、", "和", "与", "及"), 0, start) and not text.startswith(
        ("、", "和", "与", "及", "以及"), end
    )


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in '的。！？；!?;）)”’，,"'


def _but_for_one(one: str, other: str) -> bool:
    """Tell whether texts of three characters at least differ in one, or one lacks one."""
    if one == other or min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
