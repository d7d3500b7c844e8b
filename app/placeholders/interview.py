"""Questions for the names of a file, one a group of markers, and what the answers mean.

Pure: what is asked comes out as lines, what is typed goes in as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_, _, plural
from app.patterns import lazy
from app.placeholders.blanks import Edit
from app.placeholders.dates import written_as
from app.placeholders.listing import shown_in
from app.placeholders.questions import questions
from app.placeholders.sheets.words import EMPTY, KIND_WORDS
from app.placeholders.taking import asked_choices, edits_for
from app.text.numerals import figures_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.models.names import Placeholder
    from app.placeholders.questions import Question
    from app.text.labels import NameKind

HELP = N_(
    "（回车：跳过；b：上一题；有 1) 2) 的，写号就用那一个；/：逐处问；{}：删掉占位；"
    "=甲：照写“甲”；q：退出）"
)
"""What may be typed, with what stands for nothing."""
_BACK = ("b", "上一题")
# Of these kinds no answer is a number, so that one can be picked by its number.
_PICKED = ("person", "unit", "place")
_DRAWN = lazy(r"[\s_＿年月日]+")
_SHOWN = 5
_OFFERED = 5


class AskedPlace(NamedTuple):
    """A place that is asked for, its number in the file (from 1), and how it is shown."""

    n: int
    place: Question
    shown: str


@dataclass(frozen=True)
class GroupQuestion:
    """Places that one name stands for, in file order; a date is one place."""

    places: tuple[AskedPlace, ...]

    @property
    def group(self) -> int:
        """Return the number of the group that all of its places are of."""
        return self.places[0].place.place.group

    @property
    def date(self) -> str | None:
        """Return the whole date that is asked for, if it is one."""
        return self.places[0].place.place.date

    @property
    def kind(self) -> NameKind:
        """Return what kind of name is asked for."""
        return self.places[0].place.place.kind

    @property
    def choices(self) -> tuple[str, ...]:
        """Return what may be answered, where there is a choice."""
        return asked_choices(self.places[0].place.place)

    @property
    def label(self) -> str:
        """Return what the form calls the place."""
        return self.places[0].place.place.label

    def answer(self, value: str) -> Answer:
        """Return a value as what was answered here."""
        return Answer(value, self.kind, self.label, self.date)

    def offered(self, recent: Iterable[Answer]) -> list[str]:
        """Return which answers to other questions may be the answer here, the last one first."""
        near = [each.value for each in recent if _is_near(each, self)]
        return [value for value in near if not self.refusal(value)][:_OFFERED]

    def refusal(self, value: str) -> str:
        """Return why a value cannot stand here; nothing where it can."""
        place = self.places[0].place.place
        whole = Edit(place.paragraph, place.start, place.end, value)
        if value and edits_for(whole, place) is None:
            return _("只能填：{}").format(_("、").join(self.choices))
        if not value or self.date is None or written_as(self.date, value) is not None:
            return ""
        told = _("{} 要写成数字，如 12.5")
        if self.kind == "date":
            told = _("{} 要写成日期，如 2026-11-20 或 2026年11月20日")
        return told.format(self.date)

    @property
    def words(self) -> str:
        """Return what is asked for: the marker with its word, or what the form calls the place."""
        first = self.places[0].place
        words = first.name if first.name != first.words else first.place.text
        asked = " ".join((self.date or words).split())
        if self.label and self.date and _DRAWN.fullmatch(asked):
            asked = f"{self.label} {asked}"
        return asked

    def lines(self) -> Iterator[str]:
        """Yield the question: what kind of name, and the context of each of its places."""
        told = f"{_(KIND_WORDS[self.kind])} {self.words}"
        if (count := len(self.places)) > 1:
            told = plural("{asked}，共 {count} 处", count).format(asked=told, count=count)
        yield told
        for place in self.places[:_SHOWN]:
            yield "  " + _("第{n}处 {shown}").format(n=place.n, shown=place.shown)
        if len(self.places) > _SHOWN:
            yield "  " + plural("…… 还有 {} 处", len(self.places) - _SHOWN).format(
                len(self.places) - _SHOWN
            )


class Answer(NamedTuple):
    """A name that was given, for what kind of marker, and what was called so or is a whole date."""

    value: str
    kind: NameKind = "unknown"
    label: str = ""
    date: str | None = None


class Reply(NamedTuple):
    """What an answer comes to: values by the number of their marker, and what to tell."""

    values: Mapping[int, str]
    told: str = ""


class _Past(NamedTuple):
    """A question that was asked, and what was answered; None where it was passed over."""

    question: GroupQuestion
    value: str | None


@dataclass
class Interview:
    """Questions that wait, one at a time, and the answers that were given last.

    `question` is the one to ask now, None at the end; `answer` takes what was typed.
    """

    waiting: list[GroupQuestion]
    recent: list[Answer] = field(default_factory=list)
    left: bool = False
    _past: list[_Past] = field(default_factory=list)
    # What was answered to the questions that are asked again, the next one last.
    _again: list[str | None] = field(default_factory=list)

    @property
    def question(self) -> GroupQuestion | None:
        """Return the question to ask now; None once all are answered or it was broken off."""
        return self.waiting[0] if self.waiting and not self.left else None

    @property
    def offered(self) -> list[str]:
        """Return the answers that can be picked by their number, the last one first.

        Where there is a choice they are all of it. Else they are those for a person where one is
        asked for, and likewise of a unit and a place; of whole dates those that were called the
        same. Where the answer may be a number itself (教龄, ____时), nothing is offered.
        """
        question = self.question
        if question is None:
            return []
        if question.choices:
            return list(question.choices)
        return question.offered(self.recent)

    def lines(self) -> list[str]:
        """Return the question as it is shown, with the answers that can be picked."""
        question = self.question
        if question is None:
            return []
        head, *rest = question.lines()
        asked = len(self._past)
        lines = ["", f"[{asked + 1}/{asked + len(self.waiting)}] {head}", *rest]
        if self.offered:
            lines.append("  " + "  ".join(f"{n}) {each}" for n, each in enumerate(self.offered, 1)))
        if self._before is not None:
            before = _("刚才记下：{}（回车：不改）").format(self._before)
            lines.append("  " + (before if self._before else _("刚才记下：删掉占位（回车：不改）")))
        return lines

    def answer(self, typed: str) -> Reply:
        """Take an answer, go on to the next question, and return the values it gives."""
        question = self.question
        typed = typed.strip()
        if question is None or typed == "q":
            self.left = True
            return Reply({})
        if typed in _BACK and typed not in question.choices:
            return self._go_back()
        if typed == "/":
            self._again.clear()
            self.waiting[:1] = [GroupQuestion((place,)) for place in question.places]
            return Reply({}, "" if len(question.places) > 1 else _("只有这一处"))
        if not typed:
            self._next(self._before)
            return Reply({}, _("没有填，下一题") if self._past[-1].value is None else _("没有改"))
        value = self._value(typed)
        if refusal := question.refusal(value):
            told = _("{}（写前面的数字也行）") if question.choices else "{}"
            return Reply({}, told.format(refusal))
        self._next(value)
        if value:
            others = [each for each in self.recent if each.value != value]
            self.recent = [question.answer(value), *others]
        return Reply({place.n: value for place in question.places}, _said(value))

    @property
    def _before(self) -> str | None:
        """What was answered to the question that is asked again."""
        return self._again[-1] if self._again else None

    def _next(self, value: str | None) -> None:
        self._past.append(_Past(self.waiting.pop(0), value))
        if self._again:
            self._again.pop()

    def _go_back(self) -> Reply:
        if not self._past:
            return Reply({}, _("这是第一题"))
        question, value = self._past.pop()
        self.waiting.insert(0, question)
        self._again.append(value)
        return Reply({})

    def _value(self, typed: str) -> str:
        if typed == EMPTY:
            return ""
        offered = self.offered
        number = figures_value(typed)
        if number and number <= len(offered) and typed not in offered:
            return offered[number - 1]
        return typed[1:] if typed.startswith("=") and len(typed) > 1 else typed


def group_questions(
    placeholders: Sequence[Placeholder],
    lines: Sequence[str],
    label: Callable[[int], str],
    left: Sequence[Placeholder],
) -> list[GroupQuestion]:
    """Return a question for each group of the markers that are left, in file order.

    `label` says where a line stands.
    """
    open_ones = {id(marker) for marker in left}
    groups: dict[int, list[AskedPlace]] = {}
    for asked in questions(placeholders):
        if any(id(marker) in open_ones for marker in placeholders[asked.first - 1 : asked.last]):
            at = asked.place.paragraph
            shown = f"{label(at)} {shown_in(lines[at], asked)}"
            groups.setdefault(asked.place.group, []).append(AskedPlace(asked.first, asked, shown))
    return [GroupQuestion(tuple(places)) for places in groups.values()]


def _is_near(answer: Answer, question: GroupQuestion) -> bool:
    """Tell whether what was answered elsewhere may be the answer to a question."""
    if question.date is not None and question.kind == "date":
        # A drawn date without a label says nothing of what happened on that day.
        is_called = question.label or not _DRAWN.fullmatch(question.date)
        return bool(is_called) and (answer.date, answer.label) == (question.date, question.label)
    return question.kind in _PICKED and answer.kind == question.kind


def _said(value: str) -> str:
    return _("记下：{}").format(value) if value else _("记下：删掉占位")
