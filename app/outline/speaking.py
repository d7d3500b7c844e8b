"""An outline key in the words a writer knows: `insights[2].facts` is 体会第 3 条的事例."""

from __future__ import annotations

import re

from app.models.outline import Outline, Point, Section, Speaker, Study

_TITLES = {
    name: field.title or name
    for model in (Point, Section, Speaker, Study, Outline)
    for name, field in model.model_fields.items()
}
_STEP = re.compile(r"([a-z_]+)((?:\[\d+\])?)")
# What YAML would not take for plain text at the start of a key.
_PLAIN = re.compile(r"[\w（《〔【〇○×]")


def spoken_key(key: str) -> str:
    """Return a key's Chinese name with the key itself: 发言人的单位（speaker.unit）."""
    steps = _STEP.findall(key)
    names = [_TITLES.get(name, name) + _number(index) for name, index in steps]
    return f"{'的'.join(names)}（{key}）"


def name_entry(token: str) -> str:
    """Return the line of an outline's `names` that would say what a placeholder stands for."""
    written = token if _PLAIN.match(token) else f'"{token}"'
    return f"名称对照里写 {written}: …"


def _number(index: str) -> str:
    return f"第 {int(index[1:-1]) + 1} 条" if index else ""
