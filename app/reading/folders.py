"""The reports among the files of a folder, and why the others are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.files.places import members, standing
from app.reading.readers import READERS, how_to_convert

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NAMED = 10
_TEMPORARY = ("~", ".~")
_SYSTEM = ("thumbs.db", "desktop.ini")


class Folder(NamedTuple):
    """The reports in a folder by name, and a line for each sort of files that are passed over."""

    reports: tuple[Path, ...]
    passed_over: tuple[str, ...]


def look_into(path: Path) -> Folder:
    """Return what is in a folder; folders in it are not looked into."""
    reports: list[Path] = []
    others: dict[str, list[str]] = {}
    for file in members(path):
        if why := _why_not(file):
            others.setdefault(why, []).append(file.name)
        else:
            reports.append(file)
    lines = (f"没有读 {path}：{_listed(names)}（{why}）" for why, names in others.items())
    return Folder(tuple(reports), tuple(lines))


def _why_not(file: Path) -> str:
    """Return why a file of a folder is not read, with what to do; empty if it is."""
    if file.name.startswith(_TEMPORARY):
        return "打开文件时的临时文件"
    if file.name.startswith(".") or file.name.lower() in _SYSTEM:
        return "隐藏文件"
    if standing(file) == "folder":
        return "子文件夹，要读就另外写上它"
    return "" if file.suffix.lower() in READERS else how_to_convert(file)


def _listed(names: list[str]) -> str:
    shown = "、".join(names[:_MOST_NAMED])
    return f"{shown} 等 {len(names)} 个" if len(names) > _MOST_NAMED else shown
