"""A pack that is written anew: until all its files are, its first one says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.bank.pack_files import PackFile, Renewal, pack_file_names, pack_texts
from app.bank.pack_folder import PACK_FILE
from app.bank.pack_yaml import yaml_of
from app.files.renewed_folder import Change, finish_folder, write_folder
from app.files.validated import validate
from app.files.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.models.pack import PhrasePack

_ABOUT = "# 这个词库正在改写，或者上次没有写完：再运行一次写它的 nigao mine，就接着写完。\n"
_KEY = b"\nrenewing:"


def write_pack_files(folder: Path, pack: PhrasePack, decided: str = "") -> list[Path]:
    """Write a pack into a folder, in the place of the one that stands there; return the files.

    `decided` is as for `pack_texts`. Raises `InputError` if it cannot be written; the folder is as
    it was then.
    """
    files = {name: text.encode() for name, text in pack_texts(pack, decided).items()}
    return write_folder(folder, files, partial(_sign, pack), stale=pack_file_names())


def finish_renewal(folder: Path) -> None:
    """Finish or undo what a killed process left half written of a pack, if there is any.

    Raises `InputError` where that cannot be.
    """
    finish_folder(folder, PACK_FILE, partial(_changes, str(folder / PACK_FILE)))


def _sign(pack: PhrasePack, changes: Mapping[str, Change]) -> bytes:
    renewing = {name: Renewal(**change._asdict()) for name, change in changes.items()}
    file = PackFile(name=pack.name, licence=pack.licence, origin=pack.origin, renewing=renewing)
    return (_ABOUT + yaml_of(file.model_dump(mode="json", exclude_defaults=True))).encode()


def _changes(name: str, data: bytes) -> dict[str, Change]:
    """Return what the first file of a pack says is under way."""
    if _KEY not in data:
        return {}
    found = validate(parse_yaml(data.decode("utf-8", "replace"), name), PackFile).renewing
    return {name: Change(each.was, each.becomes) for name, each in found.items()}
