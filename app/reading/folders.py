"""The reports among the files of a folder, and why the others are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.files.editors import schema_name
from app.files.places import members, standing, true_path
from app.files.regular import why_no_file
from app.messages import N_, _
from app.reading.readers import READERS, how_to_convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MOST_NAMED = 10
_TEMPORARY = ("~", ".~")
_SYSTEM = ("thumbs.db", "desktop.ini")
_BELOW = N_("子文件夹，要读就另外写上它")
_BACK = N_("链接指回读过的文件夹")


class Folder(NamedTuple):
    """The reports in a folder by name, and a line for each sort of files that are passed over."""

    reports: tuple[Path, ...]
    passed_over: tuple[str, ...]


def look_into(path: Path, *, deep: bool = False) -> Folder:
    """Return what is in a folder; only where it is `deep` also what is in folders in it.

    A folder that several links lead to is looked into once.
    """
    reports: list[Path] = []
    others: list[tuple[str, str]] = []
    for file, why in _sorted(members(path), {true_path(path)} if deep else None):
        if why:
            others.append((file.relative_to(path).as_posix(), why))
        else:
            reports.append(file)
    return Folder(tuple(reports), tuple(passed_over(path, others)))


def passed_over(folder: Path, others: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each reason why files of a folder are not read; each comes with its name."""
    names: dict[str, list[str]] = {}
    for name, why in others:
        names.setdefault(why, []).append(name)
    for why, listed in names.items():
        files = _("、").join(listed[:_MOST_NAMED])
        told = _("没有读 {folder}：{files}（{why}）")
        if len(listed) > _MOST_NAMED:
            told = _("没有读 {folder}：{files} 等 {count} 个（{why}）")
        yield told.format(folder=folder, files=files, count=len(listed), why=why)


def _sorted(files: Iterable[Path], seen: set[Path] | None) -> Iterator[tuple[Path, str]]:
    """Yield each file with why it is not read, empty if it is.

    `seen` are the folders that were looked into; None if folders are not looked into.
    """
    for file in files:
        why = _why_not(file)
        if why != _(_BELOW) or seen is None:
            yield file, why
        elif (true := true_path(file)) in seen:
            yield file, _(_BACK)
        else:
            seen.add(true)
            try:
                below = members(file)
            except InputError as error:
                yield file, error.problems[0].what
            else:
                yield from _sorted(below, seen)


def _why_not(file: Path) -> str:
    """Return why a file of a folder is not read, with what to do; empty if it is."""
    if file.name.startswith(_TEMPORARY):
        return _("打开文件时的临时文件")
    if file.name.startswith(".") or file.name.lower() in _SYSTEM:
        return _("隐藏文件")
    if file.name.lower().endswith(schema_name("")):
        return _("给编辑器看的 JSON Schema")
    if why := why_no_file(file):
        return why
    if standing(file) == "folder":
        return _(_BELOW)
    return "" if file.suffix.lower() in READERS else how_to_convert(file)
