"""What a file is that is no Word document, and what its owner can do about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.contents import content_of
from app.files.decoding import decode
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.files.contents import Content

# With macros or without, documents and templates.
WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")

_LOOKED_AT = 4096
_LONGEST_CHARACTER = 4
SAVE_AS = N_("用 Word 或 WPS 打开，另存为 .docx 后再试")
_AS_TEXT = N_("改后缀为 .txt，或用 Word 打开它，另存为 .docx")
_UNPACK = N_("解开后用里面的 .docx 文件")
_OTHER = N_("换一个 .docx 文件")
_BROKEN = (N_("这个 Word 文件坏了，打不开"), N_("用 Word 或 WPS 打开修复，另存后再试；或换一份"))
_SAY: Mapping[Content, tuple[str, str]] = {
    "pdf": (N_("这是一个 PDF 文件，不是 Word 文件"), N_("找到它的 Word 原稿，或转成 .docx 后再试")),
    "rtf": (N_("这是一个 RTF 文件，不是 .docx"), SAVE_AS),
    "xml": (N_("这是一个 XML 文件，不是 .docx"), SAVE_AS),
    "word xml": (N_("这是 XML 格式的 Word 文件，不是 .docx"), SAVE_AS),
    "mht": (N_("这是一个网页（.mht），不是 .docx"), SAVE_AS),
    "html": (N_("这是一个网页，不是 .docx"), SAVE_AS),
    "image": (N_("这是一张图片，不是 Word 文件"), N_("图里的字要先识别成文字，另存为 .docx")),
    "archive": (N_("这是一个压缩包，不是 Word 文件"), _UNPACK),
    "locked archive": (N_("这个压缩包加了密码"), N_("解开后再试")),
    "locked office": (N_("这个文件加了密码"), N_("用 Word 或 WPS 打开，去掉密码，另存后再试")),
    "old word": (N_("这是旧版的 Word 或 WPS 文件（.doc、.wps），不是 .docx"), SAVE_AS),
    "old sheet": (N_("这是旧版的表格文件（.xls、.et），不是 Word 文件"), _OTHER),
    "old slides": (N_("这是旧版的演示文稿（.ppt、.dps），不是 Word 文件"), _OTHER),
    "old office": (N_("这是旧版的 Office 或 WPS 文件（如 .doc、.wps），不是 .docx"), SAVE_AS),
    "sheet": (N_("这是一个 Excel 文件，不是 Word 文件"), _OTHER),
    "binary sheet": (N_("这是一个 Excel 文件，不是 Word 文件"), _OTHER),
    "slides": (N_("这是一个演示文稿，不是 Word 文件"), _OTHER),
    "visio": (N_("这是一个 Visio 文件，不是 Word 文件"), _OTHER),
    "theme": (N_("这是 Office 的主题文件，不是 Word 文件"), _OTHER),
    "ofd": (N_("这是一个 OFD 版式文件，不是 Word 文件"), N_("找到它的 Word 原稿再试")),
    "open text": (N_("这是 LibreOffice 的文字文件（.odt 等），不是 .docx"), SAVE_AS),
    "open document": (N_("这是 LibreOffice 的文件（.odt 等），不是 .docx"), SAVE_AS),
}

_CONVERTIBLE: tuple[Content, ...] = ("old word", "rtf", "open text", "word xml", "html")
_WORKS = (".wps", ".wpt")


def is_convertible(data: bytes, path: str) -> bool:
    """Tell whether these bytes are a Word file in a form that LibreOffice turns into .docx.

    A .wps of Kingsoft is a .doc; one of Microsoft Works has no stream of Word's.
    """
    content = content_of(data)
    if content == "old office":
        return Path(path).suffix.lower() in _WORKS
    return content in _CONVERTIBLE


def refuse(data: bytes, path: str = "", why: str = "") -> InputError:
    """Return the error that says what these bytes are instead of a Word document.

    Where they are one, `why` says what in it is damaged.
    """
    what, hint = _what_it_is(data, Path(path).suffix)
    if why and what == _(_BROKEN[0]):
        what = _("这个 Word 文件坏了，打不开：{}").format(why)
    return InputError(Problem(what, hint, path or None))


def refuse_part(name: str, why: str, path: str = "") -> InputError:
    """Return the error that says why a part of a Word file is not touched."""
    what = _("这个 Word 文件里的 {name} 写法少见（{why}），改了怕出错").format(name=name, why=why)
    return InputError(Problem(what, _(SAVE_AS), path or None))


def _what_it_is(data: bytes, suffix: str) -> tuple[str, str]:
    content = content_of(data)
    if content in _SAY:
        what, hint = _SAY[content]
        return _(what), _(hint)
    if content == "unknown":
        return _of_no_office(data)
    other = bool(suffix) and suffix.lower() not in WORD_SUFFIXES
    if content == "word" and other:
        return _("这其实是 .docx 文件，后缀写成了 {}").format(suffix), _("把后缀改成 .docx 后再试")
    if content != "word" and other:
        return _("这是“{}”文件，不是 .docx").format(suffix), _(SAVE_AS)
    what, hint = _BROKEN
    return _(what), _(hint)


def _of_no_office(data: bytes) -> tuple[str, str]:
    # The last character looked at may be cut.
    starts = (data[: _LOOKED_AT - cut] for cut in range(_LONGEST_CHARACTER))
    if any(decode(start) is not None for start in starts):
        return _("这是文本文件，不是 Word 文件"), _(_AS_TEXT)
    return _("这不是 Word 文件"), _("检查文件是不是选对了；它要是 .docx")
