"""The bank as the user has it: own packs before shipped ones, checked packs from a cache."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from typing import TYPE_CHECKING

from pydantic import ValidationError

from app.bank.pack_folder import PACK_FILE, pack_paths
from app.bank.phrase_bank import PhraseBank
from app.errors import InputError, Problem
from app.files.cache import fingerprint, read_cached, write_cached
from app.files.cached_database import database_version
from app.files.decoding import read_bytes
from app.files.places import is_usable, standing, true_path
from app.files.shipped import list_data, program_code
from app.messages import N_, _
from app.models.pack import PhrasePack
from app.trace import step, used

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.bank.index_store import IndexStore

# What a phrase is checked by: its model, and all that the room of text tells of it. A pack that was
# sound by older checks may not be by these.
_CHECKS = (*program_code("models"), *program_code("text"))
LARGE = 1_000_000
"""The bytes from which a pack is indexed: to read the whole of a smaller one takes no longer."""


@step(N_("读词库"))
def load_bank(folders: Sequence[Path] = ()) -> PhraseBank:
    """Return the bank: the packs in `folders` first, then every pack on the search path.

    Raises `InputError` for a folder without a pack, and for every fault of a pack.
    """
    found = pack_folders(folders)
    for folder in found:
        used(N_("词库"), folder)
    return PhraseBank([stored_pack(folder) for folder in found])


def pack_folders(folders: Sequence[Path] = ()) -> list[Path]:
    """Return the folders of the bank's packs: `folders`, then those on the search path."""
    found = {true_path(folder): folder for folder in folders}
    for folder in list_data("phrasebank"):
        if standing(folder / PACK_FILE) == "file" and all(map(is_usable, pack_paths(folder))):
            found.setdefault(true_path(folder), folder)
    return list(found.values())


def stored_pack(folder: Path) -> PhrasePack | IndexStore:
    """Return the pack in a folder, or its index where the pack is large and was indexed before."""
    contents = _contents(folder)
    if sum(map(len, contents)) >= LARGE and (version := database_version()):
        # What asks an index is only loaded for a large pack.
        from app.bank.indexing import index_of

        code = (*_CHECKS, *program_code("bank"))
        name = fingerprint(code, version.encode(), *contents)
        return index_of(folder, name, partial(_read, folder, contents))
    return _checked_pack(folder, contents)


def load_pack(folder: Path) -> PhrasePack:
    """Return the whole pack in a folder, from the cache if this very pack was checked before."""
    return _checked_pack(folder, _contents(folder))


def _checked_pack(folder: Path, contents: Sequence[bytes]) -> PhrasePack:
    """Return a pack, from the cache if it was checked before.

    Reading a pack as YAML and checking each phrase takes a hundred times as long as reading
    what was found sound; the cache is named by the bytes of all its files.
    """
    name = f"pack-{fingerprint(_CHECKS, *contents)}"
    cached = read_cached(name)
    if cached is not None:
        with contextlib.suppress(ValidationError):
            return PhrasePack.model_validate_json(cached, context={"checked": True})
    pack = _read(folder, contents)
    write_cached(name, pack.model_dump_json().encode())
    return pack


def _read(folder: Path, contents: Sequence[bytes]) -> PhrasePack:
    """Return the pack of files that hold these contents.

    Raises `InputError` as `load_bank` does, and where somebody changes the files meanwhile.
    """
    # What reads YAML into packs and writes them is only loaded for a pack that is new.
    from app.bank.pack_files import read_pack

    pack = read_pack(folder)
    # One of files that were never there together would be kept for one that is sound.
    if _contents(folder) != contents:
        raise InputError(Problem(_("这个词库正在改写"), _("等一下，再来一次"), str(folder)))
    return pack


def _contents(folder: Path) -> list[bytes]:
    paths = pack_paths(folder)
    return [part for path in paths for part in (os.fsencode(path.name), read_bytes(path))]
