"""One insight or action as a template sees it: its number, its heading, its words in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.drafting.choosing import names_theme
from app.drafting.supply import Value
from app.markup.marks import CLOSE
from app.models.outline import Content, Pin
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.drafting.choosing import Chooser
    from app.drafting.headings import Heading
    from app.drafting.lengths import Plan
    from app.drafting.shelf import Shelf
    from app.drafting.wording import Wording
    from app.models.outline import Point
    from app.models.phrase import Phrase
    from app.models.roles import PhraseRole

_STOPS = tuple("。！？；：，、…")


class OwnWords(NamedTuple):
    """The place in a point for the writer's own words: what a template calls it, what it asks."""

    field: str
    asks: str


OWN_WORDS = {
    "事例": OwnWords("facts", "请补充：本单位事例"),
    "措施": OwnWords("measures", "请补充：本单位措施"),
}


class Room(NamedTuple):
    """What the writers of all points of a draft share."""

    shelf: Shelf
    chooser: Chooser
    wording: Wording
    plan: Plan
    role_named: Callable[[object], PhraseRole]


class PointWriter:
    """Writes one point. `number` counts from 0; `first` is the outline's own first ordinal."""

    def __init__(
        self,
        point: Point,
        key: str,
        number: int,
        first: str | None,
        heading: Heading | None,
        room: Room,
    ) -> None:
        self._point = point
        self._key = key
        self._number = number
        self._first = first
        self._room = room
        self._theme = Value(point.theme, f"{key}.theme", "主题")
        self._heading = self._write_heading(heading)
        self._before: str | None = None
        self._theme_named = False

    def context(self) -> dict[str, Any]:
        """Return the names of the point for a template."""
        return {
            "序号": self._ordinal,
            "标题": self._heading,
            "句号": self._stop(),
            "正文": self._body,
            "主题": self._room.wording.value(self._theme),
        }

    def _ordinal(self, sample: str) -> str:
        # An outline that says `false` has points without numbers.
        if self._first == "":
            return ""
        number = make_ordinal(self._first or sample, self._number + 1)
        return self._room.wording.fixed(number, "ordinal", "ordinal")

    def _write_heading(self, heading: Heading | None) -> str:
        written = self._point.heading
        if isinstance(written, Content):
            key = f"{self._key}.heading"
            return self._room.wording.content(written.pieces, key, self._theme, "heading")
        if heading is None:
            return ""
        values = {
            name: self._theme
            if slot.kind == "theme" and self._theme.words
            else Value(
                heading.values.get(name), "" if name in heading.values else self._asked, name
            )
            for name, slot in heading.family.slots.items()
        }
        ident = heading.phrase_id(self._room.shelf.bank)
        return self._room.wording.filled(heading.frame, ident, values, "heading")

    @property
    def _asked(self) -> str:
        return f"{self._key}.heading"

    def _stop(self) -> str:
        """Return the stop after a run-in heading; a heading on its own line has none."""
        words = self._heading.rstrip(CLOSE)
        first = self._point.content[0] if self._point.content else ""
        if not words or words.endswith(_STOPS) or (isinstance(first, str) and first[:1] == "\n"):
            return ""
        return self._room.wording.fixed("。", "stop", "stop")

    def _body(self, *names: str) -> str:
        self._before, self._theme_named = None, False
        if self._point.content is not None:
            key = f"{self._key}.content"
            own = "".join(self._given(words.field) for words in OWN_WORDS.values())
            return self._room.wording.content(self._point.content, key, self._theme) + own
        pinned = [
            phrase for pin in self._point.pin if (phrase := self._room.shelf.bank.phrase(pin.id))
        ]
        roles = [name if name in OWN_WORDS else self._room.role_named(name) for name in names]
        written = "".join(self._place(role, pinned) for role in roles)
        left = [phrase for phrase in pinned if phrase.role not in roles]
        return written + "".join(map(self._pinned, left))

    def _place(self, role: str, pinned: list[Phrase]) -> str:
        if role in OWN_WORDS:
            self._before = None
            return self._own_words(OWN_WORDS[role])
        fixed = [phrase for phrase in pinned if phrase.role == role]
        wanted = self._room.plan.sentences(role, self._number) - len(fixed)
        written = "".join(map(self._pinned, fixed))
        return written + "".join(self._chosen(role) for _ in range(wanted))

    def _chosen(self, role: str) -> str:
        room = self._room
        phrase = room.chooser.choose(
            room.role_named(role),
            theme=self._theme,
            before=self._before,
            theme_named=self._theme_named,
        )
        if phrase is None:
            return ""
        self._before = phrase.id
        self._theme_named |= names_theme(phrase)
        return room.wording.phrase(phrase, self._theme)

    def _pinned(self, phrase: Phrase) -> str:
        self._before = phrase.id
        slots = next(pin.slots for pin in self._point.pin if pin.id == phrase.id)
        pin = Pin(id=phrase.id, slots=slots)
        return self._room.wording.content([pin], f"{self._key}.pin", self._theme)

    def _own_words(self, words: OwnWords) -> str:
        given = self._given(words.field)
        return given or self._room.wording.gap(words.asks, f"{self._key}.{words.field}")

    def _given(self, field: str) -> str:
        key = f"{self._key}.{field}"
        texts: tuple[str, ...] = getattr(self._point, field)
        return "".join(self._sentences(texts, key))

    def _sentences(self, texts: tuple[str, ...], key: str) -> Iterator[str]:
        for n, text in enumerate(texts):
            if text.strip():
                yield self._room.wording.sentence(text, f"{key}[{n}]")
