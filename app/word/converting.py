"""Word files of other forms (.doc, .wps, .rtf, .odt …) turned into .docx by LibreOffice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.contents import content_of
from app.files.office import Original, convert, find_office, how_to_install
from app.messages import _
from app.word.refusal import SAVE_AS, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.files.contents import Content

# By what a file is, whatever it is called: the suffix LibreOffice knows it by, and the filter that
# reads it. Left to itself LibreOffice takes a broken file for a text, and fills pages with signs.
_FORMS: Mapping[Content, tuple[str, str]] = {
    "old word": (".doc", "MS Word 97"),
    "rtf": (".rtf", "Rich Text Format"),
    "open text": (".odt", "writer8"),
    "word xml": (".xml", "MS Word 2003 XML"),
    "html": (".html", "HTML (StarWriter)"),
    "old office": (".wps", "MS_Works"),
}


def converted(data: bytes, path: str) -> bytes:
    """Return the .docx that the bytes of a convertible file become.

    Raises `InputError` that says what the file is and how to save it where LibreOffice is not
    installed, or does not turn it into a Word file.
    """
    what = refuse(data, path).problems[0].what
    if find_office() is None:
        hint = _(
            "用 Word 或 WPS 打开，另存为 .docx 后再试；或装上 LibreOffice（{}），再运行同样的命令"
        )
        hint = hint.format(how_to_install())
        raise InputError(Problem(what, hint, path))
    suffix, reader = _FORMS[content_of(data)]
    original = Original(f"{Path(path).stem}{suffix}", data)
    (made,) = convert([original], "docx", reader=reader)
    if isinstance(made, str):
        said = _("{what}；{why}").format(what=what, why=made)
        raise InputError(Problem(said, _(SAVE_AS), path))
    return made
