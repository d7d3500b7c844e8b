"""Questions for the names of a file, one a group of markers, and what the answers mean.

Pure: what is asked comes out as lines, what is typed goes in as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.placeholders.dates import written_as
from app.placeholders.finding import context
from app.placeholders.sheets.words import EMPTY, KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.models.names import Placeholder, PlaceholderKind

HELP = f"（回车：跳过；数字：用前面的回答；/：逐处问；{EMPTY}：删掉占位；=甲：照写“甲”；q：退出）"
_SHOWN = 5
_OFFERED = 5


class Asked(NamedTuple):
    """A marker that is asked for: its number in the file (from 1), and how it is shown."""

    n: int
    marker: Placeholder
    shown: str


@dataclass(frozen=True)
class Question:
    """Markers that one name stands for, in file order."""

    places: tuple[Asked, ...]

    @property
    def date(self) -> str | None:
        """Return the whole date that is asked for, if it is one."""
        return self.places[0].marker.date

    @property
    def kind(self) -> PlaceholderKind:
        """Return what kind of name is asked for."""
        return self.places[0].marker.kind

    def lines(self) -> Iterator[str]:
        """Yield the question: what kind of name, and the context of each of its places."""
        first = self.places[0].marker
        wholes = _wholes(self.places)
        count = f"，共 {len(wholes)} 处" if len(wholes) > 1 else ""
        yield f"{KIND_WORDS[first.kind]} {first.date or first.text}{count}"
        for place in wholes[:_SHOWN]:
            yield f"  第{place.n}处 {place.shown}"
        if len(wholes) > _SHOWN:
            yield f"  …… 还有 {len(wholes) - _SHOWN} 处"


class Answer(NamedTuple):
    """A name that was given, and for what kind of marker."""

    value: str
    kind: PlaceholderKind = "unknown"


class Reply(NamedTuple):
    """What an answer comes to: values by the number of their marker, and what to tell."""

    values: Mapping[int, str]
    told: str = ""


@dataclass
class Interview:
    """Questions that wait, one at a time, and the answers that were given last.

    `question` is the one to ask now, None at the end; `answer` takes what was typed.
    """

    waiting: list[Question]
    recent: list[Answer] = field(default_factory=list)
    left: bool = False
    _asked: int = 0

    @property
    def question(self) -> Question | None:
        """Return the question to ask now; None once all are answered or it was broken off."""
        return self.waiting[0] if self.waiting and not self.left else None

    @property
    def offered(self) -> list[str]:
        """Return the answers that can be picked by their number, the last one first.

        They are those for markers of the same kind, or where a kind is not known. A figure is
        asked for without: there a number is the answer.
        """
        question = self.question
        if question is None or question.kind == "number":
            return []
        kinds = (question.kind, "unknown") if question.kind != "unknown" else tuple(KIND_WORDS)
        near = [each.value for each in self.recent if each.kind in kinds]
        return [value for value in near if _suits(question, value)][:_OFFERED]

    def lines(self) -> list[str]:
        """Return the question as it is shown, with the answers that can be picked."""
        question = self.question
        if question is None:
            return []
        head, *rest = question.lines()
        total = self._asked + len(self.waiting)
        lines = ["", f"[{self._asked + 1}/{total}] {head}", *rest]
        if self.offered:
            lines.append("  " + "  ".join(f"{n}) {each}" for n, each in enumerate(self.offered, 1)))
        return lines

    def answer(self, typed: str) -> Reply:
        """Take an answer, go on to the next question, and return the values it gives."""
        question = self.question
        typed = typed.strip()
        if question is None or typed == "q":
            self.left = True
            return Reply({})
        if typed == "/":
            apart = _apart(question.places)
            self.waiting[:1] = [Question(places) for places in apart]
            return Reply({}, "" if len(apart) > 1 else "只有这一处")
        if not typed:
            self._next()
            return Reply({})
        value = self._value(typed)
        if not _suits(question, value):
            return Reply({}, f"{question.date} 要写成日期，如 2026-11-20 或 2026年11月20日")
        self._next()
        if value:
            others = [each for each in self.recent if each.value != value]
            self.recent = [Answer(value, question.kind), *others]
        return Reply({place.n: value for place in _wholes(question.places)})

    def _next(self) -> None:
        self._asked += 1
        self.waiting.pop(0)

    def _value(self, typed: str) -> str:
        if typed == EMPTY:
            return ""
        if typed.isdecimal() and 1 <= int(typed) <= len(self.offered):
            return self.offered[int(typed) - 1]
        return typed[1:] if typed.startswith("=") and len(typed) > 1 else typed


def questions(
    placeholders: Sequence[Placeholder],
    lines: Sequence[str],
    place: Callable[[int], str],
    left: Sequence[Placeholder],
) -> list[Question]:
    """Return a question for each group of the markers that are left, in file order."""
    open_ones = {id(marker) for marker in left}
    groups: dict[int, list[Asked]] = {}
    for n, marker in enumerate(placeholders, 1):
        if id(marker) in open_ones:
            words = " ".join(_context(marker, lines[marker.paragraph]).split())
            doubt = f"（存疑：{marker.doubt}）" if marker.doubt else ""
            shown = f"{place(marker.paragraph)} {words}{doubt}"
            groups.setdefault(marker.group, []).append(Asked(n, marker, shown))
    return [Question(tuple(places)) for places in groups.values()]


def _context(marker: Placeholder, line: str) -> str:
    if not marker.date:
        return context(line, marker.start, marker.end)
    start = max(0, marker.start - marker.date.index(marker.token))
    return context(line, start, start + len(marker.date))


def _wholes(places: Sequence[Asked]) -> list[Asked]:
    """Return the places of names: of a date its first marker, which stands for all of it."""
    return [apart[0] for apart in _apart(places)]


def _apart(places: Sequence[Asked]) -> list[tuple[Asked, ...]]:
    """Return the places one by one, the parts of one date together."""
    apart: list[list[Asked]] = []
    for place in places:
        before = apart[-1] if apart else []
        if before and place.marker.date and _goes_on(before[-1], place, before[0]):
            before.append(place)
        else:
            apart.append([place])
    return [tuple(each) for each in apart]


def _goes_on(before: Asked, place: Asked, first: Asked) -> bool:
    """Tell whether a marker is a part of the date that the markers before it belong to."""
    start = first.marker.start - str(first.marker.date).index(first.marker.token)
    return (
        place.n == before.n + 1
        and place.marker.paragraph == before.marker.paragraph
        and place.marker.date == before.marker.date
        and place.marker.start < start + len(str(first.marker.date))
    )


def _suits(question: Question, value: str) -> bool:
    return not value or question.date is None or written_as(question.date, value) is not None
