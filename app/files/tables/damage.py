"""Cells that a spreadsheet program has damaged, or could not work out itself.

In an Excel file the program knows them; in a CSV file, or pasted as text, only their looks are
left. What may be a writer's own text is let through.
"""

from __future__ import annotations

import re

from app.messages import N_, _
from app.patterns import lazy

_MORE_THAN_TYPED = 32_767
_ERROR = lazy(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!"
    r"|BUSY!|PYTHON!|GETTING_DATA)|(?:Err|错误)[:：]\d{3}"
)
_PICTURE = "=DISPIMG("
_NARROW = lazy(r"#{2,}")
_POWER_OF_TEN = lazy(r"-?[1-9](?:\.\d+)?E[-+]\d{2,3}", re.IGNORECASE)
_FORMULA = lazy(r"=[-+(]*(?:[A-Z][A-Z.]*\(|\$?[A-Z]{1,3}\$?\d+(?:[-+*/&^=<>:,()]|$)).*", re.I)
# The digits of an identity number (GB 11643-1999): where, born when, which, and their check.
_CUT_IDENTITY = lazy(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d000")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_AS_TEXT = N_("把这一列设成“文本”格式，再重新写")


def damage(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a cell and what to do; None if it may be what was written."""
    if len(text) > _MORE_THAN_TYPED:
        hint = _("一格最多 {} 个字").format(_MORE_THAN_TYPED)
        return _("有 {} 个字，太长了").format(len(text)), hint
    if _ERROR.fullmatch(text):
        return _("是错误值 {}").format(text), _("改正公式，或直接写上内容")
    if _NARROW.fullmatch(text):
        return _("是一串“#”：格子太窄，内容没有显示出来"), _("把这一列拉宽，再存一次")
    if _POWER_OF_TEN.fullmatch(text):
        return _("是“{}”：被改成了科学计数法，后面几位没有了").format(text), _(_AS_TEXT)
    if text.startswith(_PICTURE):
        return _("是 WPS 放在格子里的图片，不是文字"), _("写上文字；用不着就删去这一列")
    if _FORMULA.fullmatch(text):
        hint = _("写上它的结果；用 Excel 打开能算出来的，保存后再试")
        return _("是公式“{}”，没有算出结果").format(text), hint
    if _CUT_IDENTITY.fullmatch(text) and not _is_identity(text):
        return _("身份证号“{}”的最后三位变成了 0").format(text), _(_AS_TEXT)
    return None


def _is_identity(number: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[weighed % 11] == number[-1]
