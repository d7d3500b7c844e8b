"""The lines of Markdown that say what stands elsewhere: addresses of links, words of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.patterns import lazy
from app.text.markdown.inline import Definitions, folded, is_address, plain_line
from app.text.markdown.regions import ToldAt
from app.text.markdown.signs import LINK_TITLE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_NOTE = lazy(r"\s{0,3}\[\^([^\[\]\s]+)\]:\s*(.*)")
_IN_BRACKETS = lazy(r"\[([^\[\]]*)\]")
_GOES_ON = lazy(r"(?:\t| {4})\s*(\S.*)")
_ADDRESS = lazy(rf"\s{{0,3}}\[([^\[\]^][^\[\]]*)\]:\s*<?([^\s<>]+)>?(?:\s+{LINK_TITLE})?\s*")


class Defined(NamedTuple):
    """What some lines define, what these lines (by number, from 0) are now, and what is told."""

    known: Definitions
    lines: dict[int, str]
    told: tuple[ToldAt, ...]


class _Part(NamedTuple):
    """A line of a note: its number, where its words begin in it, and the words."""

    line: int
    column: int
    words: str


def defines(line: str) -> bool:
    """Tell whether a line says where a link leads, or what a note says."""
    return bool(_NOTE.fullmatch(line) or _address(line))


def find_definitions(lines: Sequence[str]) -> Defined:
    """Return what the lines of a text define.

    Those lines are blank then, but for a note that nothing refers to.
    """
    notes = _notes(lines)
    addresses = {n: found for n, line in enumerate(lines) if (found := _address(line))}
    own = {part.line for note in notes.values() for part in note} | addresses.keys()
    rest = "\n".join(line for n, line in enumerate(lines) if n not in own)
    known = Definitions({folded(found[1]): found[2] for found in reversed(addresses.values())})
    now = dict.fromkeys(own, "")
    told = list(_unused(addresses, rest))
    words: dict[str, str] = {}
    names = _names(rest)
    for number, note in notes.items():
        if f"^{number}" in names:
            words[number] = "".join(_plain(note, known, told))
            continue
        told.append(
            ToldAt(
                note[0].line + 1,
                1,
                _("正文里没有脚注 [^{}] 的记号").format(number),
                _("注文留在原处"),
            )
        )
        now |= {part.line: part.words for part in note}
    return Defined(Definitions(known.addresses, words), now, tuple(told))


def _plain(note: Sequence[_Part], known: Definitions, told: list[ToldAt]) -> Iterator[str]:
    for line, column, words in note:
        plain = plain_line(words, known)
        told += (
            ToldAt(line + 1, column + each.at + 1, each.what, each.hint) for each in plain.told
        )
        yield plain.text


def _notes(lines: Sequence[str]) -> dict[str, list[_Part]]:
    notes: dict[str, list[_Part]] = {}
    open_note: list[_Part] | None = None
    for n, line in enumerate(lines):
        if begun := _NOTE.fullmatch(line):
            open_note = notes.setdefault(begun[1], [])
            open_note.append(_Part(n, begun.start(2), begun[2]))
        elif open_note and (more := _GOES_ON.fullmatch(line)):
            open_note.append(_Part(n, more.start(1), more[1]))
        elif line.strip():
            open_note = None
    return notes


def _address(line: str) -> re.Match[str] | None:
    found = _ADDRESS.fullmatch(line)
    return found if found and is_address(found[2]) else None


def _names(text: str) -> frozenset[str]:
    """Return what stands in square brackets: all that a text may refer to."""
    return frozenset(_IN_BRACKETS.findall(text))


def _unused(addresses: dict[int, re.Match[str]], rest: str) -> Iterator[ToldAt]:
    """Yield the addresses that no link of the rest of the text leads to."""
    there = _names(folded(rest))
    for n, found in addresses.items():
        if folded(found[1]) not in there:
            what = _("正文里没有用到的网址没有放进来：{}").format(found[2])
            yield ToldAt(n + 1, 1, what, _("要印出来，就写进正文的括号里"))
