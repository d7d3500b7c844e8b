"""The closing lines of a draft: attachments, signature and date, whom to ask, copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.drafting.supply import Value
from app.models.outline import Content, Outline, Signature, Speaker
from app.text.closing_forms import CLOSING_FORMS
from app.text.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.drafting.wording import Wording
    from app.models.outline import Listed
    from app.text.closing_forms import Words

_KEYS = ("attachments", "signature", "contact", "copies")
# A template's function, and the block it stands in, is called as the outline's key is.
_NAMES = {Outline.model_fields[key].title or key: key for key in _KEYS}


class Endings:
    """Gives a template the closing lines, and the draft's end those that it has no place for."""

    def __init__(self, outline: Outline, wording: Wording) -> None:
        self._outline = outline
        self._wording = wording
        self._asked: set[str] = set()

    def context(self) -> dict[str, Callable[[], str]]:
        """Return the names a template can use; each returns marked text, empty for no block."""
        return {name: partial(self._ask, key) for name, key in _NAMES.items()}

    def left(self) -> str:
        """Return the blocks that were not asked for: none of the writer's words may be lost."""
        left = (name for name, key in _NAMES.items() if key not in self._asked)
        blocks = ((name, self._write(_NAMES[name])) for name in left)
        return "".join(f"\n::: {name}\n{text}\n" for name, text in blocks if text)

    def _ask(self, key: str) -> str:
        self._asked.add(key)
        return self._write(key)

    def _write(self, key: str) -> str:
        given = getattr(self._outline, key)
        if isinstance(given, Content):
            return self._wording.content(given.pieces, key, None)
        return "\n".join(self._signature(given) if key == "signature" else self._listed(key, given))

    def _listed(self, key: str, given: Listed) -> Iterator[str]:
        texts = given if isinstance(given, tuple) else ()
        for line in CLOSING_FORMS[key](texts):
            yield "".join(self._words(words, key) for words in line)

    def _words(self, words: Words, key: str) -> str:
        if words.number is None:
            return self._wording.fixed(words.text, key)
        return self._wording.own(words.text, _at(key, words.number))

    def _signature(self, given: Signature | bool | None) -> Iterator[str]:
        if isinstance(given, Signature):
            for at, unit in enumerate(given.unit):
                yield self._wording.own(unit, _at("signature.unit", at))
            if given.date:
                yield self._wording.own(long_date(given.date), "signature.date")
        elif given:
            yield self._wording.value(self._signer())
            if self._outline.date is not False:
                date = self._outline.date
                yield self._wording.value(Value(date and long_date(date), "date", "日期"))

    def _signer(self) -> Value:
        """Return the speaker's unit; a person without one signs with the name."""
        speaker = self._outline.speaker or Speaker.model_construct()
        if speaker.name and not speaker.unit:
            return Value(speaker.name, "speaker.name", "姓名")
        return Value(speaker.unit, "speaker.unit", "单位")


def _at(key: str, number: int) -> str:
    return f"{key}[{number}]"
