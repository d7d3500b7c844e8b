"""One insight or action as a template sees it: its number, its heading, its words in order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateRuntimeError

from app.drafting.choosing import Named
from app.drafting.supply import Value
from app.markup.marks import CLOSE
from app.models.outline import Content
from app.text.characters import CHINESE_MARKS
from app.text.markdown.signs import JOINED
from app.text.markdown.tables import begins_with_row
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.drafting.choosing import Chooser
    from app.drafting.lengths import LengthPlan
    from app.drafting.parallel_headings import Heading
    from app.drafting.report_bank import ReportBank
    from app.drafting.wording import Wording
    from app.models.outline import Fact, Measure, Pin, Point
    from app.models.phrase import Phrase
    from app.models.roles import PhraseRole

_STOPS = tuple(CHINESE_MARKS)


class OwnWords(NamedTuple):
    """The place in a point for the writer's own words: what a template calls it, what it asks."""

    field: str
    asks: str


OWN_WORDS = {
    "事例": OwnWords("facts", "请补充：本单位事例"),
    "措施": OwnWords("measures", "请补充：本单位措施"),
}


class PointRequest(NamedTuple):
    """What the outline asks of one point.

    `number` counts from 0, `points` are all of its section; `first` is the outline's own first
    ordinal (empty for none); `theme_key` is the key that gives the theme.
    """

    point: Point
    key: str
    theme_key: str
    number: int
    points: int
    first: str | None
    heading: Heading | None


class Shared(NamedTuple):
    """What the writers of all points of a draft share."""

    bank: ReportBank
    chooser: Chooser
    wording: Wording
    plan: LengthPlan
    role_named: Callable[[object], PhraseRole]


class PointWriter:
    """Writes one point."""

    def __init__(self, asked: PointRequest, shared: Shared) -> None:
        self._asked = asked
        self._point = asked.point
        self._key = asked.key
        self._shared = shared
        self._theme = Value(asked.point.theme, asked.theme_key, "主题")
        # Whichever of them a template sets first.
        self._joined = JOINED if asked.point.inline else ""
        self._heading = self._write_heading()
        self._before: str | None = None
        self._named = Named()

    def context(self) -> dict[str, Any]:
        """Return the names of the point for a template."""
        return {
            "序号": self._ordinal,
            "标题": self._joined + self._heading,
            "句号": self._stop(),
            # What a template asks for twice is the same words, not other ones.
            "正文": cache(lambda *names: self._joined + self._body(*names)),
            "主题": self._shared.wording.value(self._theme),
        }

    def _ordinal(self, sample: str) -> str:
        if self._asked.first == "":
            return self._joined
        try:
            number = make_ordinal(
                self._asked.first or sample, self._asked.number + 1, self._asked.points
            )
        except (ValueError, TypeError) as error:
            raise TemplateRuntimeError(
                f"看不懂的序号“{sample}”；可以写 一、 一是 （一） 1."
            ) from error
        return self._joined + self._shared.wording.fixed(number, "ordinal", "ordinal")

    def _write_heading(self) -> str:
        written, heading = self._point.heading, self._asked.heading
        key = f"{self._key}.heading"
        if isinstance(written, Content):
            return self._shared.wording.content(written.pieces, key, self._theme, "heading")
        if written is False:
            return ""
        if heading is None:
            return self._shared.wording.gap("请补充：标题", key, "heading")
        values = {
            name: self._theme
            if slot.kind == "theme"
            else Value(heading.values.get(name), "" if name in heading.values else key, name)
            for name, slot in heading.family.slots.items()
        }
        ident = heading.phrase_id(self._shared.bank.whole)
        return self._shared.wording.filled(heading.frame, ident, values, "heading")

    def _stop(self) -> str:
        """Return the stop after a run-in heading; a heading on its own line has none."""
        words = self._heading.rstrip(CLOSE)
        first = self._point.content[0] if self._point.content else ""
        on_own_line = isinstance(first, str) and (first[:1] == "\n" or begins_with_row(first))
        if not words or words.endswith(_STOPS) or on_own_line:
            return ""
        return self._shared.wording.fixed("。", "stop", "stop")

    def _body(self, *names: str) -> str:
        self._before, self._named = None, Named()
        if self._point.content is not None:
            key = f"{self._key}.content"
            written = self._shared.wording.content(self._point.content, key, self._theme)
            return written + self._unasked(()) + "".join(map(self._pinned, self._pins()))
        roles = [name if name in OWN_WORDS else self._shared.role_named(name) for name in names]
        pins = self._pins()
        written = "".join(self._place(role, pins) for role in roles)
        left = [pin for pin in pins if pin.phrase.role not in roles]
        return written + self._unasked(roles) + "".join(map(self._pinned, left))

    def _place(self, role: str, pins: list[_Pinned]) -> str:
        if role in OWN_WORDS:
            self._before = None
            words = OWN_WORDS[role]
            key = f"{self._key}.{words.field}"
            return self._given(words.field) or self._shared.wording.gap(words.asks, key)
        fixed = [pin for pin in pins if pin.phrase.role == role]
        wanted = self._shared.plan.sentences(role, self._asked.number) - len(fixed)
        written = "".join(map(self._pinned, fixed))
        return written + "".join(self._chosen(role) for _ in range(wanted))

    def _unasked(self, roles: Sequence[str]) -> str:
        """Return the writer's own words that the template has no place for: none may be lost."""
        return "".join(
            self._given(words.field) for name, words in OWN_WORDS.items() if name not in roles
        )

    def _chosen(self, role: str) -> str:
        shared = self._shared
        phrase = shared.chooser.choose(
            shared.role_named(role),
            theme=self._theme,
            before=self._before,
            named=self._named,
        )
        if phrase is None:
            return ""
        self._before = phrase.id
        self._named = self._named.with_phrase(phrase)
        return shared.wording.phrase(phrase, self._theme)

    def _pins(self) -> list[_Pinned]:
        bank = self._shared.bank.whole
        return [
            _Pinned(phrase, pin, f"{self._key}.pin[{n}]")
            for n, pin in enumerate(self._point.pin)
            if (phrase := bank.phrase(pin.id))
        ]

    def _pinned(self, pinned: _Pinned) -> str:
        """Return a pinned phrase, after the one it depends on if that does not stand there."""
        phrase, wording = pinned.phrase, self._shared.wording
        leader = self._shared.bank.whole.phrase(phrase.follows or "")
        lead = wording.phrase(leader, self._theme) if leader and self._before != leader.id else ""
        self._before = phrase.id
        return lead + wording.pin(pinned.pin, pinned.key, self._theme)

    def _given(self, field: str) -> str:
        told: tuple[Fact | Measure, ...] = getattr(self._point, field)
        return "".join(
            sentence
            for n, one in enumerate(told)
            for sentence in self._sentences(one, f"{self._key}.{field}[{n}]")
        )

    def _sentences(self, one: Fact | Measure, key: str) -> Iterator[str]:
        """Yield a fact or a measure, then its answers: none of the writer's words may be lost."""
        names = one.written_names()
        for at, (field, words) in enumerate(one):
            if words and words.strip():
                where = f"{key}.{names[field]}" if at else key
                yield self._shared.wording.sentence(words, where)


class _Pinned(NamedTuple):
    """A phrase that the outline wants in a point, and the key that says so."""

    phrase: Phrase
    pin: Pin
    key: str
