"""The quantities of a line: each figure with the words around it, read once for all rules."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from app.checking.figures import counts_alike, is_percent, leeway
from app.facts.fact_text import fact_text
from app.facts.figures import every_figure
from app.patterns import lazy
from app.text.numerals import amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line
    from app.facts.figures import Figure

_MARKS = "，,。；;：:！？!?、（(）) 　"
_ABOUT = lazy(
    r"(?:约|近|逾|超|超过|多达|高达|不到|不足|不少于|至少|最多|最少|大概|平均|突破)(?:为|是)?$"
)
_OR_SO = lazy(r"(?:以上|以内|以下|左右|上下|不到|还?多|余|许|有余|出头|挂零)")
_BOUNDS = (
    (
        "more",
        lazy(r"(?:超过|超|逾|突破|高于|过)(?:了)?$"),
        lazy(r"(?:以上|还?多|余|强|有余|出头|挂零)"),
    ),
    ("less", lazy(r"(?:不到|不足|未到|低于|接近|将近|近)$"), lazy(r"(?:以下|不到|弱)")),
    ("about", lazy(r"(?:约|大约|大概|左右)(?:为|是|占)?$"), lazy(r"(?:左右|上下)")),
)
_SHARE = lazy(
    r"(?P<of>[百千二两三四五六七八九十]{1,2})分之(?P<part>[零〇一二三四五六七八九十百两]+)"
)
_NEAR = 60
_COUNTED = ("people", "things", "money", "size")
_VAGUE = frozenset("个种类层条项点步句件面次")
_ABOUT_WHOLE = 3
_SHARE_OF_WHOLE = 0.06
_NAMED = frozenset("组班队连排期批路片厂科站所庭室部线")
_EACH = lazy(r"每|各(?!类|项|级|地|种|县|镇|村|部)|均(?!已|为|有)")
_REST = lazy(
    r"(?:其余|其馀|余下|剩余|剩下|还剩|只剩|仅剩|尚余|尚剩|尚有|仍有|尚欠|还欠|还差|结余|节余|剩|(?<=，)余)"
    r"(?:下|的)?[^，。；：、\d]{0,6}$"
)
_NOT = lazy(
    r"(?:尚未|还未|从未|未能|未曾|未|还没有?|没有|没|不(?![仅但只断同久过错少]))(?P<of>.{0,6})"
)
_MERGED = lazy(
    "(?:[合归兼]?并|[整聚]合|归[集纳总类]|汇[总集]|梳理|整理|提炼|浓缩|压[缩减]|精[简炼]|核减|缩减|筛选|去重)"
    "(?:为|成|到|至|出|后(?:为|成|是|有|剩|形成)?)(?:了|共)?$"
)
_MORE = lazy(r"还有(?:[^，。；：、\d]{0,4})$")
_PERSON = lazy(
    "学生|学员|孩子|同学|同志|干部|职工|员工|民警|干警|教师|老师|护士|医生|党员|团员|队员|村民|居民|老人|工人"
    "|志愿者|青年|年轻人|战士|家长|娃"
)
_PENDING = lazy("[^，。；：、]{0,6}?(?:在[制办建途]|待|未|没|正在|仍|差)")
_ASPECT = lazy("已经|已|经|完成|能|及时|得到|实现|进行|参与|被|通过(?=.)")


class Quantity:
    """A figure of a line: `before` and `behind` are the words of its clause on both sides of it.

    They reach to the next figure, and no farther than its `clause`; where its sentence begins is
    `sentence`, and `is_aside` whether it stands in brackets.
    """

    def __init__(self, text: str, figure: Figure, last: int, following: int) -> None:
        told = fact_text(text)
        self.figure = figure
        self.start, self.end = figure.start, figure.end
        self.clause = told.clause_at(figure.start)
        self.sentence = told.sentence_at(figure.start)[0]
        begin = max(self.clause[0], last, figure.start - _NEAR)
        self.before = text[begin : figure.start].lstrip(_MARKS)
        self.behind = text[figure.end : min(self.clause[1], following, figure.end + _NEAR)]
        aside = text[max(self.clause[0], figure.start - _NEAR) : figure.start]
        self.is_aside = aside.count("（") + aside.count("(") > aside.count("）") + aside.count(")")

    @property
    def size(self) -> float:
        """The number with its scale."""
        return self.figure.number.size

    @property
    def is_time(self) -> bool:
        """Whether it says how long."""
        return self.figure.kind == "time"

    @cached_property
    def is_exact(self) -> bool:
        """Whether it says just how many: 约30人 and 30人以上 do not."""
        return self.figure.number.exact and not (
            _ABOUT.search(self.before) or _OR_SO.match(self.behind)
        )

    @cached_property
    def percent(self) -> float | None:
        """How many hundredths a share is (30%, 三成, 三分之一, 两倍); None for no share."""
        figure = self.figure
        if is_percent(figure):
            return self.size
        if figure.unit in ("成", "倍"):
            # 七成五 is 75 hundredths.
            more = amount(self.behind[:1]) if figure.unit == "成" and self.behind else None
            return self.size * (10 if figure.unit == "成" else 100) + (more or 0)
        share = _SHARE.fullmatch(figure.text)
        if share:
            of, part = amount(share["of"]), amount(share["part"])
            return 100 * part / of if of and part is not None else None
        return 50.0 if figure.text == "一半" else None

    @property
    def unit_of_share(self) -> float:
        """By how many hundredths a share may be off that is rounded or cut off at its last digit.

        Who cuts off says less than is, and never a whole unit less.
        """
        if is_percent(self.figure):
            return 1.98 * leeway(self.figure)
        return 4.8 if self.figure.unit == "成" else 4.0

    @cached_property
    def bound(self) -> str:
        """Whether its number is a bound: `more` (超过一半), `less` (不到三成), `about` (约四成)."""
        for bound, before, behind in _BOUNDS:
            if before.search(self.before) or behind.match(self.behind):
                return bound
        return ""

    def admits(self, share: float, rough: float = 0.0) -> bool:
        """Tell whether a share of so many hundredths may be told by this one; `rough` is added."""
        said = self.percent or 0.0
        spare = self.unit_of_share + rough
        if self.bound == "more":
            return share > said - spare / 4
        if self.bound == "less":
            return share < said + spare / 4
        return abs(share - said) <= spare * (2 if self.bound or not self.is_exact else 1)

    @property
    def rounding(self) -> float:
        """By how much the number may have been rounded: 48 people are 48, 4.8万 may be more."""
        number = self.figure.number
        return leeway(self.figure) if number.places or number.scale else 0.0

    @property
    def is_counted(self) -> bool:
        """Whether it says how many or how much there is of something."""
        return self.figure.kind in _COUNTED

    @cached_property
    def label(self) -> str:
        """The words of its clause that say what it counts: those before it, or else behind it."""
        return self.before if self.before.strip("还另尚仍有为是共达约") else self.behind

    @cached_property
    def is_each(self) -> bool:
        """Whether it is what each of several has: 每组6人, 各5名, 人均3万元."""
        return _EACH.search(self.before) is not None

    @cached_property
    def is_rest(self) -> bool:
        """Whether it is what is left of something: 其余3人, 还剩33户, 还有3张在制."""
        if _MORE.search(self.before) and _PENDING.match(self.behind):
            return True
        return _REST.search(self.before) is not None

    @cached_property
    def is_merged(self) -> bool:
        """Whether it is what a greater number before it has been made into: 13条，合并为8条."""
        return _MERGED.search(self.before) is not None

    @cached_property
    def undone(self) -> str:
        """The deed or state that what it counts has not: 审结 of 未审结的3件; nothing for none."""
        match = _NOT.search(self.label)
        return _ASPECT.sub("", match["of"]).strip("的有为是共达") if match else ""

    def has_state(self, state: str) -> bool:
        """Tell whether what it counts is, or has done, what a word says."""
        if not state or self.undone or _NOT.search(self.label):
            return False
        forms = (state[:2], *(state[0] + aspect for aspect in "了过完到好上"))
        short = len(state) == 1 and state in self.label
        return short or any(form in self.label for form in forms)

    @property
    def leeway(self) -> float:
        """By how much its last digit may have been rounded."""
        return leeway(self.figure)

    def is_like(self, other: Quantity) -> bool:
        """Tell whether another one has the same measure; 40个学生 are people as 12人 are."""
        return counts_alike(self.figure, other.figure) or (self.is_of_people and other.is_of_people)

    @cached_property
    def is_of_people(self) -> bool:
        """Whether it says how many people."""
        figure = self.figure
        return figure.kind == "people" or (figure.unit == "个" and bool(_PERSON.match(self.behind)))


def quantities_of(text: str) -> Sequence[Quantity]:
    """Return the quantities of a line, in order, articles (一位) left out."""
    figures = [each for each in every_figure(text) if each.counts or each.kind == "bare"]
    figures = [one for one, after in zip_longest(figures, figures[1:]) if not _names(one, after)]
    ends = [0, *(figure.end for figure in figures)]
    starts = [*(figure.start for figure in figures[1:]), len(text)]
    return [
        Quantity(text, figure, last, following)
        for figure, last, following in zip(figures, ends, starts, strict=False)
    ]


def far_whole(lines: Sequence[Line], total: float, like: Quantity) -> Quantity | None:
    """Return the figure of lines before that parts of so much in all must be meant to make up.

    None where one is just as much, or several are about as much. What 个 or 条 counts may be
    anything.
    """
    if like.figure.unit in _VAGUE:
        return None
    before = [
        one
        for line in lines
        for one in line.quantities
        if one.is_like(like) and (line is not lines[-1] or one.end <= like.start)
    ]
    spare = max(_ABOUT_WHOLE, _SHARE_OF_WHOLE * total)
    near = [one for one in before if 0 < abs(one.size - total) <= spare]
    alone = len({one.size for one in near}) == 1 and not any(one.size == total for one in before)
    whole = near[-1] if alone else None
    exact = whole is not None and whole.is_exact and not (whole.is_aside or whole.is_each)
    return whole if exact else None


def _names(figure: Figure, after: Figure | None) -> bool:
    """Tell whether a figure is the name of what the one right behind it counts: 二组11人."""
    beside = after is not None and after.start == figure.end
    return beside and figure.number.han and figure.unit in _NAMED and after is not None


def by_place(one: Quantity) -> int:
    """Return where a quantity begins, to sort by."""
    return one.start


def by_sentence(quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the quantities of each sentence that has two at least."""
    for _, group in groupby(quantities, key=lambda one: one.sentence):
        listed = list(group)
        if len(listed) > 1:
            yield listed
