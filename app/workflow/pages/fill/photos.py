"""The photographs that come with a list, which names each by its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.recovery import safe_name
from app.messages import _
from app.placeholders.pictures import is_picture_path

if TYPE_CHECKING:
    from collections.abc import Sequence


def photos_in(files: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the pictures among files by their names alone, whatever folder each is from.

    Raises `InputError` where two that differ have one name: a list could mean either.
    """
    found: dict[str, bytes] = {}
    for file, data in files:
        name = safe_name(file)
        if is_picture_path(name) and found.setdefault(name, data) != data:
            what = _("有两张不一样的图片都叫“{}”").format(name)
            raise InputError(Problem(what, _("名单照文件名找照片：改成不一样的名字，再一起拖进来")))
    return found
