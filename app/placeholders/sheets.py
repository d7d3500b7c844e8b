"""A names sheet to be filled in: every placeholder of a text with its context."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from app.placeholders.finding import context
from app.text.glue import glue_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.names import Placeholder

_HEAD = """\
# 名称对照表：把要填的名称写在冒号后面；空着的不填。
# names：同样的占位名称都换成这个名称。上下文越长的越优先（“XX市”先于“XX”），也可以自己添，
#   如“先进XXX的改革经验”。含 * & [ { 的要加引号。
# occurrences：按文中的先后逐处列出；这里写了 value 的，优先于 names。
"""
_PLAIN = re.compile(r"[\w\u4e00-\u9fff…〔〕【】《》“”，。；：、！？×○〇%．－—（）]+")
_YAML_WORDS = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)|[\d.+-][\d._+-]*|[%].*|0[xo].*")
_NO_CONTEXT = ("date", "number")


def sheet_text(placeholders: Sequence[Placeholder], lines: Sequence[str]) -> str:
    """Return a YAML names sheet that lists each placeholder, ready to be filled in.

    `names` holds each word a marker is glued to and each token; `occurrences` each marker in
    file order with its context, those that stand for one name marked with the same group.
    """
    if not placeholders:
        return _HEAD + "names: {}\noccurrences: []\n"
    names = "".join(f"  {_scalar(name)}:\n" for name in _names(placeholders))
    rows = "".join(
        _row(n, place, lines[place.paragraph]) for n, place in enumerate(placeholders, 1)
    )
    return f"{_HEAD}names:\n{names}occurrences:\n{rows}"


def _names(placeholders: Sequence[Placeholder]) -> Iterator[str]:
    """Yield the keys worth offering, in file order: words with their glue first, then tokens."""
    glued = dict.fromkeys(
        place.text for place in placeholders if place.kind not in _NO_CONTEXT and _is_a_name(place)
    )
    yield from glued
    tokens = dict.fromkeys(place.token for place in placeholders)
    yield from (token for token in tokens if token not in glued)


def _is_a_name(place: Placeholder) -> bool:
    """Tell whether the glued word belongs to the name, as in XX市 and 张XX, not in XXX建设."""
    start = place.text.index(place.token)
    glue = glue_after(place.text, start + len(place.token))
    return start > 0 or (glue is not None and glue.sure)


def _row(n: int, place: Placeholder, line: str) -> str:
    shown = _scalar(context(line, place.start, place.end))
    note = f"，存疑：{place.doubt}" if place.doubt else ""
    return (
        f"  - {{n: {n}, token: {_scalar(place.token)}, context: {shown}, "
        f"kind: {place.kind}, value: }}  # 第 {place.group} 组{note}\n"
    )


def _scalar(text: str) -> str:
    """Return a text as a YAML scalar that reads back as the same text."""
    if _PLAIN.fullmatch(text) and not _YAML_WORDS.fullmatch(text):
        return text
    # A JSON string is a YAML one but for what YAML does not allow to stand unescaped.
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        quoted,
    )
