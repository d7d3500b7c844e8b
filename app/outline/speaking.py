"""An outline key in the words a writer knows: `insights[2].facts` is 体会第 3 条的事例."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import _
from app.models.outline import (
    Fact,
    Measure,
    Outline,
    Point,
    Section,
    Signature,
    Speaker,
    Study,
)
from app.patterns import lazy
from app.text.numerals import numeral

if TYPE_CHECKING:
    from app.models.names import Placeholder

_TITLES = {
    model.written_names()[name]: field.title or name
    for model in (Fact, Measure, Point, Section, Signature, Speaker, Study, Outline)
    for name, field in model.model_fields.items()
}
_KEYS = {"content", "内容", "id", "编号", "slots", "槽位", *_TITLES, *_TITLES.values()}
_FIRST = lazy(r"\s*(\w{1,12})\s*[：:]")
_STEP = lazy(r"([a-z_]+)((?:\[\d+\])?)")
# What YAML would not take for plain text at the start of a key.
_PLAIN = lazy(r"[\w（《〔【〇○×]")


def opens_like_a_key(text: str) -> bool:
    """Tell whether a text begins as a key and its colon do, so that it may be taken for them."""
    first = _FIRST.match(text)
    return first is not None and first[1] in _KEYS


def spoken_key(key: str) -> str:
    """Return a key's Chinese name with the key itself: 发言人的单位（speaker.unit）."""
    steps = _STEP.findall(key)
    names = [_TITLES.get(name, name) + _number(index) for name, index in steps]
    return f"{'的'.join(names)}（{key}）"


def spoken_part(key: str) -> str:
    """Return the part of a report that a key belongs to, as one speaks of it: 体会二, 结尾."""
    step = _STEP.match(key)
    name, index = step.groups() if step else (key, "")
    return f"{_TITLES.get(name, name)}{numeral(int(index[1:-1]) + 1) if index else ''}"


def name_entry(token: str) -> str:
    """Return the line of an outline's `names` that would say what a placeholder stands for."""
    written = token if _PLAIN.match(token) else f'"{token}"'
    return _("名称对照里写 {}: …").format(written)


def outline_advice(place: Placeholder) -> str:
    """Return where in the outline a place that is open would be filled."""
    # A gap that no key of the outline supplies is a name like any other placeholder.
    supplied = place.key and not place.key.startswith("names.")
    return spoken_key(place.key) if supplied else name_entry(place.text)


def _number(index: str) -> str:
    return f"第 {int(index[1:-1]) + 1} 条" if index else ""
