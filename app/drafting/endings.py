"""The closing lines of a draft: attachments, signature and date, whom to ask, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.drafting.supply import Value
from app.drafting.wording import date_value, fixed, in_lines, own, value_words
from app.models.outline import Content, Outline, Signature, Speaker
from app.text.closing_forms import CLOSING_FORMS
from app.text.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drafting.plan import Words
    from app.drafting.wording import Wording
    from app.models.outline import Listed
    from app.text.closing_forms import Words as FormWords

    Date = str | Literal[False] | None

_KEYS = ("attachments", "signature", "contact", "copies")
# A template's function, and the block it stands in, is called as the outline's key is.
_NAMES_OF = {key: Outline.model_fields[key].title or key for key in _KEYS}
_NAMES = {name: key for key, name in _NAMES_OF.items()}


def write_endings(
    outline: Outline, wording: Wording, *, signed: bool
) -> dict[str, tuple[Words, ...]]:
    """Return the words of each closing block by the name of its key; empty for no block.

    A `signed` report names its writer at its end, as others do under their title.
    """
    speaker, date = outline.speaker or Speaker.model_construct(), outline.date
    found: dict[str, tuple[Words, ...]] = {}
    for name, key in _NAMES.items():
        given = getattr(outline, key)
        if isinstance(given, Content):
            found[name] = wording.content(given.pieces, key, None)
        elif key == "signature":
            found[name] = in_lines(_signature(given, speaker, date))
        else:
            found[name] = in_lines(_listed(key, given))
    if signed:
        found[_NAMES_OF["signature"]] = in_lines(_signed(speaker, date))
    return found


def _signed(speaker: Speaker, date: Date) -> Iterator[list[Words]]:
    """Yield the writer's unit, his post and name where he is named, and the date."""
    if speaker.unit or not speaker.name:
        yield [value_words(Value(speaker.unit, "speaker.unit", "单位"))]
    person = [(speaker.post, "speaker.post"), (speaker.name, "speaker.name")]
    said = [own(words, key) for words, key in person if words]
    if said:
        yield [words for one in said for words in (fixed("　", "signature"), one)][1:]
    if date is not False:
        yield [value_words(date_value(date))]


def _listed(key: str, given: Listed) -> Iterator[list[Words]]:
    texts = given if isinstance(given, tuple) else ()
    for line in CLOSING_FORMS[key](texts):
        yield [_words(words, key) for words in line]


def _words(words: FormWords, key: str) -> Words:
    if words.number is None:
        return fixed(words.text, key)
    return own(words.text, _at(key, words.number))


def _signature(
    given: Signature | bool | None, speaker: Speaker, date: Date
) -> Iterator[list[Words]]:
    if isinstance(given, Signature):
        for at, unit in enumerate(given.unit):
            yield [own(unit, _at("signature.unit", at))]
        if given.date:
            yield [own(long_date(given.date), "signature.date")]
    elif given:
        yield [value_words(_signer(speaker))]
        if date is not False:
            yield [value_words(date_value(date))]


def _signer(speaker: Speaker) -> Value:
    """Return the speaker's unit; a person without one signs with the name."""
    if speaker.name and not speaker.unit:
        return Value(speaker.name, "speaker.name", "姓名")
    return Value(speaker.unit, "speaker.unit", "单位")


def _at(key: str, number: int) -> str:
    return f"{key}[{number}]"
