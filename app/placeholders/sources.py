"""The files whose placeholders are filled: Word files, texts and Markdown, by their suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.contents import content_of
from app.files.decoding import as_written, decode, read_bytes
from app.files.suffixes import WORD
from app.messages import N_, _
from app.placeholders.plain import PlainText
from app.trace import step
from app.word.refusal import WORD_SUFFIXES, is_convertible, refuse

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from app.placeholders.word import WordText

    Source = PlainText | WordText

_TEXTS = (".txt", ".md")
_OTHER_TEXTS = ("", ".yaml", ".yml", ".json", ".csv", ".tsv")


class Fillable(NamedTuple):
    """A file to be filled: where it lies, and its bytes in a form that can be filled.

    `suffix` is that of the filled file; `note` tells of a form that had to become another first.
    """

    path: Path
    data: bytes
    suffix: str
    note: str = ""


def read_fillable(file: Path) -> Fillable:
    """Return a file to be filled; a Word file of another form is turned into .docx here, once.

    Raises `InputError` for a file that cannot be filled.
    """
    return fillable_of(read_bytes(file), file)


def fillable_of(data: bytes, file: Path) -> Fillable:
    """Return the bytes of a file to be filled, as `read_fillable` does. Raises `InputError`."""
    suffix = file.suffix.lower()
    if suffix in _OTHER_TEXTS:
        what = _("不会填“{}”文件").format(file.suffix or file.name)
        raise InputError(Problem(what, _("用 .docx、.md 或 .txt 文件"), str(file)))
    if suffix not in _TEXTS and is_convertible(data, str(file)):
        from app.word.converting import converted

        note = _("已用 LibreOffice 转成 {word} 再填；结果是 {word}").format(word=WORD)
        return Fillable(file, converted(data, str(file)), WORD, note)
    if suffix in (*_TEXTS, *WORD_SUFFIXES):
        return Fillable(file, data, file.suffix)
    if content_of(data) == "word":
        note = _("这其实是 {word} 文件，后缀写成了 {suffix}；结果是 {word}").format(
            word=WORD, suffix=file.suffix
        )
        return Fillable(file, data, WORD, note)
    raise refuse(data, str(file))


def open_source(file: Path) -> Source:
    """Return the lines of a file to be filled. Raises `InputError` where it cannot be."""
    return open_fillable(read_fillable(file))


@step(N_("找占位名称"))
def open_fillable(file: Fillable, named: Collection[str] = ()) -> Source:
    """Return a file's lines, ready to be filled any number of times.

    A line that is one of the `named` and reads as a rule in Markdown is a line of its own words.
    Raises `InputError` for a file that cannot be filled.
    """
    suffix = file.suffix.lower()
    if suffix in _TEXTS:
        # What cannot be decoded is refused with a word on what it is.
        text = decode(file.data)
        text = as_written(file.data, file.path) if text is None else text
        return PlainText(text, markdown=suffix == ".md", named=named)
    # lxml is only loaded for what needs it.
    from app.placeholders.word import WordText

    return WordText(file.data, str(file.path))


def reopened(data: bytes, file: Fillable) -> Source:
    """Return the lines of a file that was just filled, as it was written: a text is UTF-8."""
    suffix = file.suffix.lower()
    if suffix in _TEXTS:
        return PlainText(data.decode("utf-8"), markdown=suffix == ".md")
    try:
        return open_fillable(file._replace(data=data))
    except InputError as error:
        # The user's file could be read: what broke it is this program.
        raise RuntimeError(f"{file.path} was filled into a file that cannot be read") from error


def filled_suffix(file: Path) -> str:
    """Return the suffix that a filled file has, as far as the name of the form tells it."""
    known = (*_TEXTS, *_OTHER_TEXTS, *WORD_SUFFIXES)
    return file.suffix if file.suffix.lower() in known else WORD
