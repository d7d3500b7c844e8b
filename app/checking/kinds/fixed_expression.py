"""Fixed expressions beside their members: one is missing, another stands there, or the order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.listed import Reader
from app.checking.regex import Month
from app.checking.rule import Rule
from app.checking.spread import told_one_by_one
from app.models.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.listed import Item, Listed
    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_EVER = "0001-01"
_SEVERAL = 3
_LEAST = 2
# So many members in their order leave no doubt about what is listed.
_SURE = 5
_NUMBERS = frozenset("一二两三四五六七八九十")


class FixedExpression(Rule):
    """Finds where the members of the expression `name` are told and do not agree with `members`.

    `also` are other names of it; `variants` other words for a member, by the words. Members stand
    in order; what they begin or end with in common may be left out (道路、理论、制度自信). A list
    before or behind the name is held against all of them, but not one that has a word of `others`,
    the members of another expression with the same name. `order` is the level where only the
    order differs, and `alone` that of a list without the name that leaves out one of them: both
    may be null, then nothing is said. `adopted` is the month since which it has been so. Texts of
    an earlier date are not looked at, nor are sentences that tell of an earlier year.

    `{what}` in the message is what is wrong, `{members}` are all of them.
    """

    kind: Literal["fixed_expression"]
    name: str
    also: tuple[str, ...] = ()
    members: tuple[str, ...] = Field(min_length=2)
    variants: dict[str, str] = Field({})
    others: tuple[str, ...] = ()
    adopted: Month | None = None
    order: Level | None = "hint"
    alone: Level | None = None
    message: str = "{what}：“{name}”是{members}"

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each list of members that is not right."""
        names = [name for name in (self.name, *self.also) if name in manuscript.text]
        alone = self.alone and any(member in manuscript.text for member in self.members[:2])
        since = tuple(map(int, (self.adopted or _EVER).split("-")))
        if not names and not alone:
            return
        if self._is_earlier(manuscript, since):
            return
        for line in manuscript.written:
            named = [name for name in names if name in line.text]
            found = list(self._named(line, named))
            found = found or (list(self._alone(line, named)) if alone or named else [])
            yield from found or self._one_by_one(line, named)

    def _is_earlier(self, manuscript: Manuscript, since: tuple[int, ...]) -> bool:
        """Tell whether a report is earlier; any year that it names speaks against a hint."""
        if manuscript.date or self.alone == "hint":
            return manuscript.latest_month is not None and manuscript.latest_month < since
        return False

    def _named(self, line: Line, names: list[str]) -> Iterator[Finding]:
        judged: set[int] = set()
        for name in names:
            at = line.text.find(name)
            while at >= 0:
                for listed in self._reader.beside(line.text, at, at + len(name)):
                    if listed.start not in judged and not self._is_older(line, listed):
                        judged.add(listed.start)
                        yield from self._judged(line, listed)
                at = line.text.find(name, at + len(name))

    def _one_by_one(self, line: Line, named: list[str]) -> Iterator[Finding]:
        """Yield the one that is no member among those told one by one behind the name."""
        for name in named:
            end = line.text.find(name) + len(name)
            forms, suffix = self._reader.forms, self._reader.suffix
            listed = told_one_by_one(line.text, end, self.members, forms, suffix)
            if listed is None or self._is_older(line, listed):
                continue
            missing = self._missing(line, listed)
            stranger = listed.strangers[0]
            if missing and stranger.text not in self.others:
                what = f"“{stranger.text}”应是“{self.members[missing[0]]}”"
                yield self._finding(line, stranger.start, stranger.end, what)
                return

    def _judged(self, line: Line, listed: Listed) -> Iterator[Finding]:
        """Yield what is wrong with a list beside the name."""
        missing = self._missing(line, listed)
        if missing is None or any(item.text in self.others for item in listed.items):
            return
        if not missing:
            if self.order and not listed.in_order(len(self.members)):
                yield self._finding(line, listed.start, listed.end, "次序不同", level=self.order)
            return
        strangers = listed.strangers
        if not strangers:
            if not listed.goes_on and (listed.is_told or len(missing) == 1):
                lacks = "、".join(self.members[number] for number in missing)
                yield self._finding(line, listed.start, listed.end, f"少了“{lacks}”")
            return
        for stranger in strangers:
            right = self._right(listed, stranger, missing)
            if right is not None:
                what = f"“{stranger.text}”应是“{self.members[right]}”"
                yield self._finding(line, stranger.start, stranger.end, what)

    def _right(self, listed: Listed, stranger: Item, missing: list[int]) -> int | None:
        """Return the member that should stand where a stranger does, if there is just one."""
        like = [number for number in missing if self._reader.is_like(stranger.text, number)]
        if like:
            return like[0]
        if len(listed.items) != len(self.members):
            return None
        if len(missing) == 1:
            return missing[0]
        place = listed.items.index(stranger)
        return place if listed.in_place and place in missing else None

    def _missing(self, line: Line, listed: Listed) -> list[int] | None:
        """Return the members that a list leaves out, or None where it is no list of them."""
        known = listed.known
        missing = [number for number in range(len(self.members)) if number not in known]
        if len(listed.items) < _LEAST or len(known) < (len(self.members) + 1) // 2:
            return None
        elsewhere = tuple(self.members[number] for number in missing)
        return None if line.told_at(listed.start).names(elsewhere) else missing

    def _alone(self, line: Line, named: list[str]) -> Iterator[Finding]:
        """Yield lists not beside the name that lack one member, or have another for it.

        Where the name stands in the sentence, nothing else can be meant.
        """
        for listed in self._reader.lists(line.text):
            missing = self._missing(line, listed)
            level = self.level if line.told_at(listed.start).names(tuple(named)) else self.alone
            if missing == [] and (name := self._misnamed(line, listed)):
                what = f"“{line.text[slice(*name)]}”应是“{self.name}”"
                yield self._finding(line, *name, what)
            if not missing or len(missing) > 1 or len(self.members) < _SEVERAL or not level:
                continue
            strangers = listed.strangers
            if self._is_older(line, listed) or listed.goes_on or len(strangers) > 1:
                continue
            right = self.members[missing[0]]
            if not strangers and len(self.members) > _SEVERAL:
                yield self._finding(line, listed.start, listed.end, f"少了“{right}”", level=level)
            elif strangers and self._stands_for(
                listed, strangers[0], missing[0], is_named=level == self.level
            ):
                stranger = strangers[0]
                what = f"“{stranger.text}”应是“{right}”"
                yield self._finding(line, stranger.start, stranger.end, what, level=level)

    def _misnamed(self, line: Line, listed: Listed) -> tuple[int, int] | None:
        """Return where another name stands for a list of all members, with a number or a kind.

        Only the number may be another one (五个自信), or what the members end with (四个意识).
        """
        at = self._reader.other_name(line.text, listed)
        name = line.text[slice(*at)] if at else ""
        if not at or name in (self.name, *self.also) or name[0] not in _NUMBERS:
            return None
        kind = self._reader.suffix
        wrong = name[1:] == self.name[1:] or (
            bool(kind) and self.name.endswith(kind) and name[:2] == self.name[:2]
        )
        return at if wrong and not self._is_older(line, listed) else None

    def _stands_for(self, listed: Listed, stranger: Item, number: int, *, is_named: bool) -> bool:
        """Tell whether a stranger can only stand for a member, in a list not beside the name."""
        if self._reader.is_like(stranger.text, number):
            return True
        place = listed.items.index(stranger)
        fits = len(listed.items) == len(self.members) and listed.in_place and place == number
        affixed = stranger.text.endswith(self._reader.suffix or "\n") or stranger.text.startswith(
            self._reader.prefix or "\n"
        )
        sure = len(listed.known) >= _SURE or affixed
        return fits and sure and (place < len(listed.items) - 1 or (is_named and affixed))

    def _is_older(self, line: Line, listed: Listed) -> bool:
        adopted = int((self.adopted or _EVER)[:4])
        return any(year < adopted for year in line.told_at(listed.start).history)

    def _finding(
        self, line: Line, start: int, end: int, what: str, level: Level | None = None
    ) -> Finding:
        members = "、".join(self.members)
        found = self.finding(line, start, end, what=what, name=self.name, members=members)
        return found.model_copy(update={"level": level or self.level})

    @cached_property
    def _reader(self) -> Reader:
        numbers = {member: number for number, member in enumerate(self.members)}
        forms = {words: numbers[member] for words, member in self.variants.items()}
        return Reader(self.members, forms)
