"""What a figure is told of: its thing, with what qualifies it, of whom it is, and what it does."""

from __future__ import annotations

from functools import cached_property
from operator import add
from typing import TYPE_CHECKING

from app.checking.quantities import quantities_of
from app.facts.fact_text import fact_text
from app.facts.periods import periods_of
from app.facts.words import WordTable
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from app.checking.manuscript import Line
    from app.checking.quantities import Quantity

_GRAMMAR = (
    "的了过着在是有都没不就才被把从到和与跟对这那只也还又给让要去来说为比却未得以及叫将由向于已则"
    "全均"
)
_RUN = lazy(rf"(?:[长高宽深厚]?的|左右的)?(?P<run>(?:[{HAN}](?<![{_GRAMMAR}])){{1,10}})")
_ENDING = lazy(rf"(?:[{HAN}](?<![{_GRAMMAR}])){{1,8}}$")
_THERE_ARE = lazy(
    r"们?(?:总数|总人数|人数|数量|总量)?(?:(?:共计|共有|现有|总共|一共|合计|累计|达到|一行|[全总]?[长高宽深]|[共有为达计是了过出到得])*)"
    r"(?:约|近|逾|超过|超|达)?$"
)
_ABOUT = lazy(r"(?:约|近|逾|超过|超|多达|将近|接近|不到|不足|大约|整整|足足)$")
_LONGEST = 60
_MODIFIER = 5
_FEW = 4
_PAIR = 2
_NEAR = 30
_CLAUSE = lazy("[，；。：]")
# Characters behind a clause that are read with it: 25名医务人员，没有一个叫苦.
_BEYOND = 8
_NAME = 8
_FOUR = 4
# A shorter quotation is a name.
_SAID = 8
_PLACE = lazy(
    rf"(?:[东西南北中][片区]|(?:[{HAN}](?<![{_GRAMMAR}全我们本各该一每个年月日里上中下内其所])){{2}}"
    r"(?:村|镇|(?<![返回下家故异入还思城])乡|县|市|区|社区|街道|车间|小学|中学(?!习)|学校|医院|支行|支部|分局|派出所|公司|片区|网点"
    r"|庭|科|组(?!织))|[甲乙丙丁一二三四五六七八九十\d]班)"
)
_ORDERED = lazy(
    r"第[一二三四五六七八九十\d]+[期批次届组轮季场路]|首[期批届次轮场]|[上下]一?[期批届次轮]|[东西南北中]片"
)
# Morning and evening tell no two things apart.
_TIME = lazy("[年月季]|学期|同期|上周|下周")
_PART_OF_DAY = lazy("[上下]午|次日|第二天|隔天")


class Naming:
    """The words that a reader of things goes by: each row holds those for one thing or deed.

    `sorts` matches what makes a thing a part of another one, `unless` what makes a figure none of
    its own.
    """

    def __init__(
        self,
        names: Sequence[str],
        deeds: Sequence[str],
        events: Sequence[str],
        sorts: re.Pattern[str],
        unless: re.Pattern[str],
    ) -> None:
        self.sorts, self.unless = sorts, unless
        self.names, self.kinds = _table(names)
        self.deeds, self._deed = _table(deeds)
        self.events, self._event = _table(events)

    def deeds_in(self, words: str) -> frozenset[int]:
        """Return which deeds some words tell."""
        return _rows(words, self.deeds, self._deed)

    def events_in(self, words: str) -> frozenset[int]:
        """Return what some words tell that people come together for."""
        return _rows(words, self.events, self._event)


class Thing:
    """What a figure of a line is told of, read by the words of a rule.

    `kinds` are the rows of the names that its noun stands in, none where it is no known one. `lead`
    are the words of its clause before the figure and its noun, `follows` those behind both, `ahead`
    all that stands before the figure. It `is_of_people` if it tells how many, and not which.
    """

    _naming: Naming

    def __init__(self, line: Line, said: tuple[str, int], quantity: Quantity) -> None:
        self.line, self.quantity = line, quantity
        self.size = quantity.size
        self._text, offset = said
        self.start, self.end = offset + quantity.start, offset + quantity.end
        self.plain = fact_text(self._text).plain
        start, end = quantity.clause
        self.kinds: frozenset[int] = frozenset()
        self.modifier = self.noun = self.raw = ""
        self.is_named_before = self.is_of_people = False
        self.ahead = self.plain[max(start, quantity.start - _LONGEST) : quantity.start]
        self.lead = self.ahead
        self.follows = self.plain[quantity.end : min(end + _BEYOND, quantity.end + _LONGEST)]
        self.about = self.ending = ""

    def read(self, naming: Naming) -> None:
        """Read the noun of the figure, and so what stands before and behind both."""
        self._naming = naming
        if not self._name_behind():
            self._name_before()
        about = _ABOUT.search(self.lead)
        self.about = about[0] if about else ""
        self.lead = _ABOUT.sub("", self.lead)
        self.is_of_people = self.quantity.figure.unit == "人" and not self.kinds and not self.raw

    def _name_behind(self) -> bool:
        unit = self.quantity.figure.unit
        if unit[1:] in self._naming.kinds:
            # 个点位 is a measure word with its noun.
            self.noun, self.kinds = unit[1:], self._naming.kinds[unit[1:]]
            return True
        run = _RUN.match(self.follows)
        if run is None:
            return False
        self.raw = "" if self.quantity.figure.unit == "人" else run["run"]
        begin, stop = run.span("run")
        table = self._naming.names
        head = table.first(self.follows, begin, stop)
        if head is None or head.start - begin > _MODIFIER:
            return False
        while more := table.at(self.follows, head.end, stop):
            head = more
        deed = self._naming.deeds.at(self.follows, begin, head.start)
        if deed is not None:
            # 120万元修路 tells what is done with it.
            return False
        self.kinds = self._naming.kinds[self.follows[head.start : head.end]]
        self.modifier = self.follows[begin : head.start]
        self.noun = self.follows[begin : head.end]
        self.follows = self.follows[head.end :]
        return True

    def _name_before(self) -> None:
        there_are = _THERE_ARE.search(self.lead)
        bare = self.lead[: there_are.start()] if there_are else self.lead
        ending = _ENDING.search(bare)
        self.ending = ending[0] if ending else ""
        for lead in (self.lead, bare):
            head = self._naming.names.ending(lead, len(lead))
            if head is not None:
                self.is_named_before = True
                self.noun = lead[head.start : head.end]
                self.kinds = self._naming.kinds[self.noun]
                self.lead = lead[: head.start]
                return

    @cached_property
    def is_excused(self) -> bool:
        """Whether it stands beside words by which it may be another one than before."""
        behind = _CLAUSE.split(self.follows[:_FEW])[0]
        near = f"{self.lead[-_NEAR:]}|{self.modifier}{self.noun}|{behind}"
        return self.quantity.is_aside or self._naming.unless.search(near) is not None

    @cached_property
    def digits(self) -> list[str]:
        """The digits of its figure, in their order."""
        return [sign for sign in self.quantity.figure.text if sign.isdecimal()]

    @cached_property
    def sorts(self) -> frozenset[str]:
        """What makes it a part of what its noun names."""
        near = self.lead[-4:] if self.is_named_before else self.modifier
        return frozenset(self._naming.sorts.findall(near))

    @cached_property
    def deeds(self) -> frozenset[int]:
        """The deeds that its clause tells before it."""
        return self._naming.deeds_in(self.lead)

    @cached_property
    def sentence(self) -> str:
        """The sentence that it stands in, quotations hidden."""
        return self.plain[slice(*fact_text(self._text).sentence_at(self.quantity.start))]

    @cached_property
    def events(self) -> frozenset[int]:
        """What its sentence tells that people come together for."""
        return self._naming.events_in(self.sentence)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places named before it in its sentence, and the last that it is of a row."""
        words = self.plain[
            max(self.quantity.sentence, self.quantity.start - _LONGEST) : self.quantity.start
        ]
        return frozenset([*_PLACE.findall(words), *_ORDERED.findall(words)[-1:]])

    @cached_property
    def times(self) -> frozenset[str]:
        """The times that its sentence names; 每季度公布 names none of its own."""
        start, end = fact_text(self._text).sentence_at(self.quantity.start)
        return frozenset(
            each.text
            for each in periods_of(self._text)
            if start <= each.start < min(end, self.quantity.clause[1])
            and not each.text.startswith("每")
            and (
                _TIME.search(each.text)
                or (each.start < self.quantity.start and _PART_OF_DAY.search(each.text))
            )
        )

    def fits(self, other: Thing) -> bool:
        """Tell whether nothing tells two things of one measure apart."""
        return (
            self._is_named_as(other)
            and self.sorts == other.sorts
            and (len(self.modifier) < _PAIR or _pairs(self.modifier) <= other._around)
        )

    @cached_property
    def _around(self) -> frozenset[str]:
        return _pairs(f"{self.lead}，{self.modifier}{self.noun}，{self.sentence}")

    def _is_named_as(self, other: Thing) -> bool:
        if self.kinds and other.kinds:
            return not self.kinds.isdisjoint(other.kinds)
        if self.is_of_people or other.is_of_people:
            return abs(self.line.number - other.line.number) <= 1
        return not self.kinds and not other.kinds and bool(self._shared(other))

    def _shared(self, other: Thing) -> str:
        """Return the noun that both have, where neither is a known one."""
        for size in range(min(_NAME, len(self.raw)), 1, -1):
            ours = self.raw[:size]
            if other.raw.startswith(ours) or other.ending.endswith(ours):
                return ours
        ours = self.ending[-_FOUR:]
        return ours if len(ours) == _FOUR and other.ending.endswith(ours) else ""


def things_of(line: Line) -> Sequence[Thing]:
    """Return what the figures of a line are told of.

    What somebody says in quotation marks is read for itself.
    """
    found = [Thing(line, (line.text, 0), each) for each in line.quantities]
    for start, end in fact_text(line.text).quotes:
        if end - start > _SAID:
            said = line.text[start:end]
            found += [Thing(line, (said, start), each) for each in quantities_of(said)]
    return found


def _table(rows: Iterable[str]) -> tuple[WordTable, dict[str, frozenset[int]]]:
    of: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row.split():
            of.setdefault(word, set()).add(number)
    return WordTable(words=" ".join(of)), {word: frozenset(of[word]) for word in of}


def _rows(words: str, table: WordTable, of: dict[str, frozenset[int]]) -> frozenset[int]:
    found = [of[words[one.start : one.end]] for one in table.found(words)]
    return frozenset().union(*found)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(map(add, words, words[1:]))
