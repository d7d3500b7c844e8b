"""What a file is that is no table, and what its owner can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Problem
from app.files.contents import content_of
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.files.contents import Content

_SAVE_AS = N_("用 Excel 或 WPS 打开，另存为 .xlsx 后再试")
_BROKEN = N_("这个 Excel 文件坏了，打不开")
_REPAIR = N_("用 Excel 或 WPS 打开修复，另存后再试；或换一份")
_OTHER = N_("换一个 .xlsx 或 .csv 文件")
_EXCEL = (".xlsx", ".xlsm")
_SUFFIXES = (".csv", ".tsv", *_EXCEL)
_SAY: Mapping[Content, tuple[str, str]] = {
    "pdf": (N_("这是一个 PDF 文件，不是表格"), _SAVE_AS),
    "rtf": (N_("这是一个 RTF 文件，不是表格"), _SAVE_AS),
    "xml": (N_("这是一个 XML 文件，不是 .xlsx"), _SAVE_AS),
    "word xml": (N_("这是 XML 格式的 Word 文件，不是表格"), _OTHER),
    "mht": (N_("这是一个网页（.mht），不是表格"), _SAVE_AS),
    "html": (N_("这是一个网页，不是表格"), _SAVE_AS),
    "image": (N_("这是一张图片，不是表格"), _OTHER),
    "archive": (N_("这是一个压缩包，不是表格"), N_("解开后用里面的 .xlsx 文件")),
    "locked archive": (N_("这个压缩包加了密码"), N_("解开后再试")),
    "broken archive": (_BROKEN, _REPAIR),
    "locked office": (N_("这个文件加了密码"), N_("用 Excel 或 WPS 打开，去掉密码，另存后再试")),
    "old word": (N_("这是旧版的 Word 或 WPS 文件，不是表格"), _OTHER),
    "old sheet": (N_("这是旧版的表格文件（.xls 或 .et），不是 .xlsx"), _SAVE_AS),
    "old slides": (N_("这是旧版的演示文稿，不是表格"), _OTHER),
    "old office": (N_("这是旧版 Office 文件，不是 .xlsx"), _SAVE_AS),
    "word": (N_("这是一个 Word 文件，不是表格"), _SAVE_AS),
    "binary sheet": (N_("这是二进制的 Excel 文件（.xlsb）"), _SAVE_AS),
    "slides": (N_("这是一个演示文稿，不是表格"), _SAVE_AS),
    "visio": (N_("这是一个 Visio 文件，不是表格"), _OTHER),
    "theme": (N_("这是 Office 的主题文件，不是表格"), _OTHER),
    "ofd": (N_("这是一个 OFD 版式文件，不是表格"), _OTHER),
    "open text": (N_("这是 LibreOffice 的文字文件（.odt 等），不是表格"), _OTHER),
    "open document": (N_("这是 LibreOffice 的文件（.ods 等）"), _SAVE_AS),
}


def check_table_suffix(path: Path) -> Problem | None:
    """Return the problem of a name that is no table's by its suffix."""
    if path.suffix.lower() in _SUFFIXES:
        return None
    what = _("表格要用 .xlsx 或 .csv，不能用“{}”").format(path.suffix or path.name)
    return Problem(what, _(_SAVE_AS), str(path))


def refuse_table(path: Path, data: bytes) -> Problem | None:
    """Return what these bytes are instead of a .csv or .xlsx file; None if they may be one."""
    content = content_of(data)
    if content in _SAY:
        what, hint = _SAY[content]
        return Problem(_(what), _(hint), str(path))
    if content != "unknown":
        return None
    if path.suffix.lower() in _EXCEL:
        return Problem(_("这不是 Excel 文件"), _("检查文件是不是选对了"), str(path))
    return check_table_suffix(path)


def broken_excel(path: str, why: str = "") -> Problem:
    """Return the problem of an Excel file that cannot be read; `why` says what is damaged."""
    what = _("这个 Excel 文件坏了，打不开：{}").format(why) if why else _(_BROKEN)
    return Problem(what, _(_REPAIR), path)
