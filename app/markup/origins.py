"""The record of origins at the end of a draft text: where each of its words comes from.

It is a comment that Markdown does not show, so that the text above it stays clean:

    <!-- nigao …
    kind 心得体会
    1 outline insights[2].facts
    = 0o2.1f0e9c3a 1t9!.77ab0312
    -->

A numbered line is an origin, a line that starts with `=` a paragraph: for each of its spans the
origin's number, the part's letter, the length in characters, `!` for a gap, and a checksum of the
words. It holds none of the words themselves: what a writer takes out of a draft is out of it.
Nothing in it looks like a placeholder, so that filling a draft leaves it alone.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote
from zlib import crc32

from app.markup.marks import without_private
from app.models.report import WRITER, Origin
from app.patterns import lazy
from app.text.markdown.signs import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.report import Paragraph, Part, Report

HEADER = "<!-- nigao"
_EXPLAINED = f"{HEADER}：以下由程序读写，记着上面每处文字的来源；删去它，正文一字不少"
_END = "-->"
_LETTERS: dict[Part, str] = {"ordinal": "o", "heading": "h", "stop": "s", "text": "t"}
_PARTS: dict[str, Part] = {letter: part for part, letter in _LETTERS.items()}
_PIECE = lazy(r"([0-9]{1,6})([ohst])([0-9]{1,6})(!?)\.([0-9a-f]{8})")
_ORIGIN = lazy(r"([0-9]{1,6}) (phrase|outline|template|writer)(?: (\S+))?")
_NAMED = lazy(r"(kind|name) (\S+)")
_LINE = lazy(rf"=.*|{_ORIGIN.pattern}|{_NAMED.pattern}")
# What may be part of a placeholder (X, 某, __) or end the comment (>) is written as %58.
_UNSAFE = lazy(r"[^0-9A-WYZa-wyz./\u4e00-\u9fff_x-]|某|(?<![a-z])[_x]|[_x](?![a-wyz])")
_INDEX = lazy(r"%5B([0-9]+)%5D")


class RecordedSpan(NamedTuple):
    """A span as it was recorded: everything but its words, of which it knows the checksum."""

    origin: Origin
    part: Part
    gap: bool
    length: int
    checksum: str

    def fits(self, text: str, start: int) -> bool:
        """Tell whether its words stand in a text at an offset."""
        words = text[start : start + self.length]
        return len(words) == self.length and checksum(words) == self.checksum


class Record(NamedTuple):
    """What is recorded of a report: its kind and name, and each paragraph's pieces in order."""

    kind: str
    name: str
    rows: tuple[tuple[RecordedSpan, ...], ...]


def checksum(words: str) -> str:
    """Return the CRC-32 of a text's UTF-8 bytes as eight hexadecimal figures."""
    return f"{crc32(words.encode()):08x}"


def write_origins(report: Report) -> str:
    """Return the record of a report, or nothing if all its words are the writer's own."""
    paragraphs = [paragraph for block in report.walk() for paragraph in block.paragraphs]
    spans = [span for paragraph in paragraphs for span in paragraph.spans]
    if all(span.origin == WRITER and not span.gap for span in spans):
        return ""
    numbers: dict[Origin, int] = {}
    for span in spans:
        numbers.setdefault(span.origin, len(numbers))
    named = {"kind": report.kind, "name": report.name}
    lines = [
        _EXPLAINED,
        *(f"{key} {_quoted(value)}" for key, value in named.items() if value),
        *(f"{n} {origin.kind} {_quoted(origin.ref)}".rstrip() for origin, n in numbers.items()),
        *(_row(paragraph, numbers) for paragraph in paragraphs),
        _END,
    ]
    return "".join(line + "\n" for line in lines)


def split_origins(text: str) -> tuple[str, Record]:
    """Return a draft text with its records blanked out, and what they tell, taken together.

    Lines keep their numbers. What cannot be made out in a record is passed over, and one whose
    last line is missing ends at the first line that is none of a record's.
    """
    lines = text.split("\n")
    kind = name = ""
    rows: list[tuple[RecordedSpan, ...]] = []
    for start, line in enumerate(lines):
        if line.strip().startswith(HEADER):
            held = _held(lines[start + 1 :])
            lines[start : start + 1 + len(held)] = [""] * (1 + len(held))
            found = _record(one.strip() for one in held)
            kind, name = kind or found.kind, name or found.name
            rows += found.rows
    return "\n".join(lines), Record(kind, name, tuple(rows))


def _held(lines: list[str]) -> list[str]:
    """Return the lines of a record below its first one, the last one included."""
    known = list(takewhile(lambda line: _LINE.fullmatch(line.strip()), lines))
    ends = [line.strip() for line in lines]
    if _END not in ends:
        return known
    end = ends.index(_END) + 1
    later = any(line.startswith((HEADER, *BLOCK)) for line in ends[:end])
    return known if later else lines[:end]


def _row(paragraph: Paragraph, numbers: dict[Origin, int]) -> str:
    pieces = []
    for span in paragraph.spans:
        words = without_private(span.text)
        shape = f"{numbers[span.origin]}{_LETTERS[span.part]}{len(words)}{'!' * span.gap}"
        pieces.append(f"{shape}.{checksum(words)}")
    return " ".join(["=", *pieces])


def _record(lines: Iterable[str]) -> Record:
    origins: dict[str, Origin] = {}
    named: dict[str, str] = {}
    rows: list[tuple[RecordedSpan, ...]] = []
    for line in lines:
        if origin := _ORIGIN.fullmatch(line):
            fields = {"kind": origin[2], "ref": unquote(origin[3] or "")}
            origins[origin[1]] = Origin.model_validate(fields)
        elif name := _NAMED.fullmatch(line):
            named[name[1]] = unquote(name[2])
        elif line.startswith("="):
            pieces = [_piece(word, origins) for word in line[1:].split()]
            rows.append(tuple(piece for piece in pieces if piece))
    return Record(named.get("kind", ""), named.get("name", ""), tuple(rows))


def _piece(word: str, origins: dict[str, Origin]) -> RecordedSpan | None:
    match = _PIECE.fullmatch(word)
    if match is None or match[1] not in origins:
        return None
    return RecordedSpan(
        origin=origins[match[1]],
        part=_PARTS[match[2]],
        gap=bool(match[4]),
        length=int(match[3]),
        checksum=match[5],
    )


def _quoted(text: str) -> str:
    """Return a text without blanks or anything else that has a meaning, as an address has it."""
    plain = _UNSAFE.sub(lambda odd: "".join(f"%{byte:02X}" for byte in odd[0].encode()), text)
    return _INDEX.sub(r"[\1]", plain)
