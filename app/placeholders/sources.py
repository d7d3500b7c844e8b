"""The files whose placeholders are filled: Word files, texts and Markdown, by their suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import decode, read_bytes, read_text
from app.placeholders.plain import PlainText
from app.word.refusal import WORD_SUFFIXES, refuse

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from app.placeholders.word import WordText

    Source = PlainText | WordText

_TEXTS = (".txt", ".md")
_OTHER_TEXTS = ("", ".yaml", ".yml", ".json", ".csv", ".tsv")


def open_source(file: Path, named: Collection[str] = ()) -> Source:
    """Return a file's lines, ready to be filled any number of times.

    A line that is one of the `named` and reads as a rule in Markdown is a line of its own words.
    Raises `InputError` for a file that cannot be filled.
    """
    return _source(read_bytes(file), file, named)


def reopened(data: bytes, file: Path) -> Source:
    """Return the lines of a file that was just filled, as it was written: a text is UTF-8."""
    suffix = file.suffix.lower()
    if suffix in _TEXTS:
        return PlainText(data.decode("utf-8"), markdown=suffix == ".md")
    try:
        return _source(data, file)
    except InputError as error:
        # The user's file could be read: what broke it is this program.
        raise RuntimeError(f"{file} was filled into a file that cannot be read") from error


def _source(data: bytes, file: Path, named: Collection[str] = ()) -> Source:
    suffix = file.suffix.lower()
    if suffix in _TEXTS:
        # What cannot be decoded is refused with a word on what it is.
        text = decode(data)
        text = read_text(file) if text is None else text
        return PlainText(text, markdown=suffix == ".md", named=named)
    # lxml is only loaded for what needs it.
    from app.placeholders.word import WordText

    if suffix in WORD_SUFFIXES:
        return WordText(data, str(file))
    if suffix in _OTHER_TEXTS:
        what = f"不会填“{file.suffix or file.name}”文件"
        raise InputError(Problem(what, "用 .docx、.md 或 .txt 文件", str(file)))
    raise refuse(data, str(file))
