"""What an outline that was taken from an old report says in its comments: what to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.outline.languages import written_keys
from app.outline.writing import EDITOR_LINES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.outline.pinning import Steps
    from app.outline.shapes import Language

_LONGEST_SHOWN = 40  # Characters of a phrase.
_CALLED: Mapping[Language, dict[str, str]] = {
    "zh": {"id": "编号", "slots": "槽位"},
    "en": {"id": " id", "slots": " slots "},
}
_HEAD = """\
# 从“{source}”拆出来的提纲：照样拟出来，就是原文。改好以后运行：nigao draft 提纲.yaml
# 带{id}的是词库里的语句（# 后面是它的话）：改{slots}里的字；要说别的，整条换成自己写的一段。
# 删去一项，那一部分就由词库来拟；写 false，成稿里就没有。
# “核对”后面是随年份、人、事变的内容：改好一处，删去一处。
"""
_CHANGED: Mapping[str, str] = {
    "speaker": "谁来讲：换了人就改",
    "date": "改成这一次的日期",
    "byline": "标题下面几行照原文写；删去这一项，就照通常的样子写",
    "attachments": "改成这一次的附件",
    "signature": "改成这一次的单位和日期",
    "contact": "换了人就改",
    "copies": "核对抄送给谁",
}
"""What is as good as never the same in the next report, by its key."""


class Remarks(NamedTuple):
    """What is to be said of an outline that was taken from a report.

    `source` is the report's name, `matter` are the words of each part that belong to their year,
    by the way to the part, `phrases` the words of the phrases that are pinned, by their ids.
    """

    source: str
    matter: Mapping[Steps, Sequence[str]]
    phrases: Mapping[str, str]
    language: Language


def commented(text: str, remarks: Remarks) -> str:
    """Return an outline's text with comments: how it is changed, and at each part what is."""
    lines = text.split("\n")
    above = _above(text, remarks.matter)
    for written in written_keys(text):
        words = remarks.phrases.get(str(written.value.value))
        if written.key.english == "id" and words:
            lines[written.node.line - 1] += f"  # {_beginning(words)}"
    for number in sorted(above, reverse=True):
        line = lines[number - 1]
        indent = line[: len(line) - len(line.lstrip())]
        lines[number - 1 : number - 1] = [f"{indent}# {remark}" for remark in above[number]]
    head = _HEAD.format(source=remarks.source, **_CALLED[remarks.language])
    return "\n".join(lines).replace(EDITOR_LINES, EDITOR_LINES + head, 1)


def _above(text: str, matter: Mapping[Steps, Sequence[str]]) -> dict[int, list[str]]:
    """Return what is said above each line (from 1) of a text."""
    waiting = {steps: f"核对：{'、'.join(words)}" for steps, words in matter.items() if words}
    above: dict[int, list[str]] = {}
    for written in written_keys(text):
        steps = tuple(step for step in written.path if step != "items")
        said = above.setdefault(written.node.line, [])
        if len(steps) == 1 and written.value.value is not False:
            said += filter(None, [_CHANGED.get(written.key.english)])
        # The first key of a point stands where the point does.
        said += (waiting.pop(way) for way in (steps[:-1], steps) if way in waiting)
    return above


def _beginning(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}……"
