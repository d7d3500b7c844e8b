"""How closing lines are written, after GB/T 9704-2012: attachments, copies, whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.closing_lines import closing_note, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_ATTACHMENTS, _COPIES = "附件：", "抄送："
_OPENING, _CONTACT, _CLOSING = "（", "联系人：", "）"
_MARKS = " 。；;，,、"
_OWN_LABEL = lazy(r"附\s*+件\s*+\d*+\s*+[：:]\s*")


class Words(NamedTuple):
    """Words of a line: those that the form needs, or the writer's text with this number."""

    text: str
    number: int | None = None


Lines = list[list[Words]]


def attachment_lines(names: Sequence[str]) -> Lines:
    """Return 附件：甲, or of several 附件：1.甲 and 2.乙 below; the names' own numbers go."""
    several = len(names) > 1
    return [
        [
            Words(("" if at else _ATTACHMENTS) + (f"{at + 1}." if several else "")),
            Words(_bare_name(name, at + 1), at),
        ]
        for at, name in enumerate(names)
    ]


def own_number(name: str, place: int) -> str:
    """Return the number that a writer has set before an attachment's name at a place (from 1).

    It is empty where there is none, or where it does not count as the form does.
    """
    written, number = numbered(name[len(_own_label(name)) :])
    return written if number == place and written[0] not in "首第" else ""


def copies_lines(texts: Sequence[str]) -> Lines:
    """Return 抄送：甲，乙。 in one line; a text with its own label (抄报：甲) begins another."""
    lines: Lines = []
    for at, text in enumerate(texts):
        if closing_note(text) == "copies":
            lines.append([])
        elif not lines:
            lines.append([Words(_COPIES)])
        else:
            lines[-1].append(Words("，"))
        lines[-1].append(Words(text, at))
    for line in lines:
        if not line[-1].text.endswith(("。", "印发")):
            line.append(Words("。"))
    return lines


def contact_lines(texts: Sequence[str]) -> Lines:
    """Return （联系人：甲）, each text in a line of its own; brackets and label stand once."""
    return [list(_contact(text, at)) for at, text in enumerate(texts)]


CLOSING_FORMS: Mapping[str, Callable[[Sequence[str]], Lines]] = {
    "attachments": attachment_lines,
    "contact": contact_lines,
    "copies": copies_lines,
}
"""What writes the closing lines that an outline has a key for, by the key."""


def _contact(text: str, at: int) -> Iterator[Words]:
    bracketed = text.startswith((_OPENING, "("))
    if not bracketed:
        yield Words(_OPENING + ("" if closing_note(text) == "contact" else _CONTACT))
    yield Words(text, at)
    if not bracketed:
        yield Words(_CLOSING)


def _bare_name(name: str, place: int) -> str:
    """Return an attachment's name without the label and the number that the form gives it.

    No mark stands behind it: GB/T 9704-2012, 7.3.4.
    """
    bare = name[len(_own_label(name)) + len(own_number(name, place)) :]
    return bare.rstrip(_MARKS) or name


def _own_label(name: str) -> str:
    label = _OWN_LABEL.match(name)
    return label[0] if label else ""
