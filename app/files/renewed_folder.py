"""A folder whose files belong together: all are renewed, or none, wherever the work breaks off.

One of the files comes first, and stands for the folder. Before another one is changed it becomes a
*sign*, which says what each is and will be; the last of all is its own new text. Who finds the sign
knows that the files may be of two kinds, and what is needed to make them one stands beside them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem, raise_all
from app.files.locks import alone_in
from app.files.os_errors import writing
from app.files.places import standing
from app.files.regular import why_no_file
from app.files.replacing import Step, standing_folder, take_steps
from app.files.temporaries import TO_FINISH, remove_leftovers, unnamed_in
from app.files.whole import held
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path


class Change(NamedTuple):
    """The SHA-256 of what a file was and of what it becomes; empty where none stands."""

    was: str
    becomes: str


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    sign: Callable[[Mapping[str, Change]], bytes],
    *,
    stale: Iterable[str] = (),
) -> list[Path]:
    """Write files into a folder, and remove those of the `stale` names not among them.

    The first file is the one that stands for the folder, and what the `sign` of some changes says
    stands in its place meanwhile. Returns the paths in the order given. Raises `InputError` if the
    folder cannot be written, which then is as it was.
    """
    wanted: dict[str, bytes | None] = {**dict.fromkeys(stale), **files}
    raise_all(_in_the_way(folder, wanted))
    with writing(folder), standing_folder(folder), alone_in(folder):
        _change(folder, next(iter(files)), wanted, sign)
    return [folder / name for name in files]


def finish_folder(
    folder: Path, first: str, changes_in: Callable[[bytes], Mapping[str, Change]]
) -> None:
    """Make whole what a killed process left half changed: as it was to become, or else as it was.

    `changes_in` tells what the sign in the `first` file says, nothing where that is none. Raises
    `InputError` where a file was edited since, or what is needed is gone.
    """
    with alone_in(folder):
        data = held(folder / first) or b""
        if changes := changes_in(data):
            _change(folder, first, _found(folder, first, changes), lambda _: data)
        else:
            _tidy(folder)


def _change(
    folder: Path,
    first: str,
    wanted: Mapping[str, bytes | None],
    sign: Callable[[Mapping[str, Change]], bytes],
) -> None:
    """Have the files of a folder be as they are wanted, None for none."""
    there = {name: held(folder / name) for name in wanted}
    changes = {
        name: Change(_fingerprint(there[name]), _fingerprint(data))
        for name, data in wanted.items()
        if name == first or there[name] != data
    }
    others = [name for name in changes if name != first]
    steps = [Step(folder / name, wanted[name]) for name in others]
    if others and there[first] != (data := sign(changes)):
        steps = [Step(folder / first, data), *steps]
    if others or there[first] != wanted[first]:
        steps.append(Step(folder / first, wanted[first]))
    take_steps(steps, force=True, suffix=TO_FINISH)
    # What is left of an earlier process may have been needed until now.
    _tidy(folder)


def _found(folder: Path, first: str, changes: Mapping[str, Change]) -> dict[str, bytes | None]:
    """Return what the files of a half changed folder are to hold, None for what is to be gone."""
    there = {name: held(folder / name) for name in changes}
    raise_all(
        Problem(
            _("上次没有写完，这个文件后来又改过"),
            _("换一个新文件夹，或加 --force 重写"),
            str(folder / name),
        )
        for name, change in changes.items()
        if name != first and _fingerprint(there[name]) not in change
    )
    data = [*there.values(), *map(held, unnamed_in(folder, TO_FINISH))]
    known = {"": None, **{_fingerprint(one): one for one in data}}
    for wanted in (
        {name: change.becomes for name, change in changes.items()},
        {name: change.was for name, change in changes.items()},
    ):
        if known.keys() >= set(wanted.values()):
            return {name: known[sha256] for name, sha256 in wanted.items()}
    hint = _("换一个新文件夹，或加 --force 重写")
    raise InputError(Problem(_("上次没有写完，要接着写的东西也不在了"), hint, str(folder)))


def _tidy(folder: Path) -> None:
    remove_leftovers([folder])
    remove_leftovers([folder], TO_FINISH)


def _in_the_way(folder: Path, names: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        path = folder / name
        stands = standing(path)
        if stands == "folder":
            what = _("这里要写一个文件，却有一个同名的文件夹")
            yield Problem(what, _("把它移走，再来一次"), str(path))
        elif stands == "file" and (why := why_no_file(path)):
            yield Problem(why, _("把它移走，再来一次"), str(path))


def _fingerprint(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
