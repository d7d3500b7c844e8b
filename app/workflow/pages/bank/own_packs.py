"""The packs of the user's own folder: which there are, and where one of a name would stand."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_pack, pack_folders
from app.bank.pack_files import is_mined, pack_info
from app.bank.pack_folder import PACK_FILE
from app.bank.renewal import finish_renewal
from app.errors import InputError, Problem
from app.files.places import members, standing, true_path
from app.files.recovery import safe_name
from app.files.shipped import user_folder
from app.messages import _
from app.workflow.deciding import decisions_beside
from app.workflow.mine import check_name
from app.workflow.review import to_review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.models.pack import PhrasePack
    from app.workflow.deciding import Beside

FIRST = "我的词库"
"""What the first pack of somebody's own may be called."""

_LONGEST = 40


class OwnPack(NamedTuple):
    """A pack that its user can decide on: how much is in it, and how much of that is undecided.

    `unwritten` tells that it is not yet as it was decided, `fault` why it cannot be read.
    """

    name: str
    phrases: int = 0
    reports: int = 0
    left: int = 0
    doubted: int = 0
    unwritten: bool = False
    fault: str = ""


def own_folder() -> Path:
    """Return the folder of the user's own packs; nothing need stand there yet."""
    return user_folder() / "phrasebank"


def folder_for(name: str, given: Sequence[Path]) -> Path:
    """Return where a pack of the user's own would stand by its name.

    Raises `InputError` for a name that no pack can have, or that another pack of the bank has
    that is not the user's own; `given` are the folders of packs that the server was told of.
    """
    name = name.strip()
    check_name(name)
    if safe_name(name) != name or len(name) > _LONGEST:
        hint = _("换一个短的名字，不要有 / \\ : * ? 这些符号，也不要用点开头")
        raise InputError(Problem(_("词库不能叫“{}”").format(name), hint))
    folder = own_folder() / name
    if any(at.name == name and true_path(at) != true_path(folder) for at in pack_folders(given)):
        hint = _("换一个名字")
        raise InputError(Problem(_("已经有一个别的词库叫“{}”").format(name), hint))
    if standing(folder) != "nothing" and not is_own(folder):
        hint = _("换一个名字，或先把那个文件夹移走")
        raise InputError(Problem(_("“{}”里有别的东西，不是拆报告得来的词库").format(name), hint))
    return folder


def is_own(folder: Path) -> bool:
    """Tell whether a pack that was mined stands in a folder."""
    try:
        return standing(folder / PACK_FILE) == "file" and is_mined(folder)
    except InputError:
        return False


def own_pack(name: str) -> Path:
    """Return the folder of a pack of the user's own. Raises `KeyError` where there is none."""
    found = next((at for at in _own_folders() if at.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def own_packs() -> list[OwnPack]:
    """Return the packs of the user's own folder that were mined."""
    return list(map(_told, _own_folders()))


def make_whole() -> None:
    """Finish what a run that was ended left half written of the user's own packs.

    What cannot be finished is told by whoever reads the pack.
    """
    for folder in members(own_folder()):
        with suppress(InputError):
            finish_renewal(folder)


def _own_folders() -> Iterator[Path]:
    yield from (at for at in members(own_folder()) if not at.name.startswith(".") and is_own(at))


def _told(folder: Path) -> OwnPack:
    try:
        pack, made = load_pack(folder), decisions_beside(folder)
        unwritten = is_unwritten(folder, made)
    except InputError as error:
        return OwnPack(folder.name, fault=str(error.problems[0]))
    return _counted(pack, made)._replace(name=folder.name, unwritten=unwritten)


def _counted(pack: PhrasePack, made: Beside) -> OwnPack:
    left = to_review(pack, made.made)
    doubted = sum(bool(one.doubt) for one in left)
    return OwnPack("", len(pack.phrases), len(pack.sources), len(left), doubted)


def is_unwritten(folder: Path, made: Beside) -> bool:
    """Tell whether a pack is not yet as it was decided. Raises `InputError` for a faulty one."""
    return pack_info(folder).decided != made.fingerprint
