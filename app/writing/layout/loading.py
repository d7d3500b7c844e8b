"""Layouts by name or path, each laid over the one that it names as its base."""

from __future__ import annotations

from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import read_text
from app.files.editors import is_for_editors
from app.files.places import standing, true_path
from app.files.shipped import all_data, find_data, list_data
from app.files.suffixes import is_yaml
from app.files.validated import nearest, validate
from app.files.yaml_nodes import read_yaml
from app.messages import N_, _
from app.trace import step, used
from app.writing.layout.model import Layout

if TYPE_CHECKING:
    from app.files.yaml_nodes import Plain, YamlFile

DEFAULT_LAYOUT = "gbt9704"
BASE = "base"
"""The key that names the layout a file is laid over; `false` in a file that says all itself."""

_SUFFIX = ".yaml"


def layout_names() -> list[str]:
    """Return the names of the layouts that stand in a folder for them, the usual one first."""
    names = (path.name.removesuffix(_SUFFIX) for path in list_data("layouts", _SUFFIX))
    return sorted(names, key=lambda name: (name != DEFAULT_LAYOUT, name))


def about_layout(name: str) -> str:
    """Return what a layout is: the first of the comments that its file opens with, or nothing."""
    path = find_data("layouts", name + _SUFFIX)
    lines: list[str] = []
    with suppress(InputError):  # A layout of the user's own may be in the making.
        lines = read_text(path).splitlines() if path else []
    comments = takewhile(lambda line: line.startswith("#"), lines)
    said = (line.strip("#：。 ") for line in comments if not is_for_editors(line))
    return next(filter(None, said), "")


@step(N_("读版式"))
def load_layout(name_or_path: str | None = None) -> Layout:
    """Return a layout by its name, or by the path of a YAML file; without either the usual one.

    A file holds what differs from the layout that its `base` names (the usual one if it names
    none). Raises `InputError`: an unknown name with the known ones, a fault with its place.
    """
    name = name_or_path or DEFAULT_LAYOUT
    path = Path(name) if is_yaml(Path(name)) else find_data("layouts", name + _SUFFIX)
    if path is None and standing(Path(name)) == "folder":
        hint = _("写出里面的 .yaml 文件，或写版式的名称")
        raise InputError(Problem(_("这是一个文件夹，不是版式"), hint, name))
    if path is None:
        advice = _("可以用 {}，或写自己的 .yaml 文件").format(_("、").join(layout_names()))
        raise InputError(Problem(_("没有叫“{}”的版式").format(name), advice))
    return _load(path, ())[0]


def _load(path: Path, above: tuple[Path, ...]) -> tuple[Layout, dict[str, Plain]]:
    """Return a layout and all that is said of it; `above` are the files that are laid over it."""
    used(N_("版式"), path)
    file = read_yaml(path)
    own = file.root.plain()
    if not isinstance(own, dict):
        raise InputError(
            file.problem(file.root, _("版式要写成“键: 值”"), _("每项一行，冒号后空一格"))
        )
    whole = {key: value for key, value in own.items() if key != BASE}
    if (base := own.get(BASE, DEFAULT_LAYOUT)) is not False:
        chain = (*above, path)
        below = _load(_base(file, base, chain), chain)[1]
        whole = _laid_over(below, whole)
    return validate(file, Layout, whole), whole


def _base(file: YamlFile, name: Plain, chain: tuple[Path, ...]) -> Path:
    """Return the file of a base. One that has the name of its own base is laid over the next."""
    node = file.find([BASE])
    files = all_data("layouts", name + _SUFFIX) if isinstance(name, str) else []
    if not files:
        said = name if isinstance(name, str) else ""
        what = _("“{}”要写一个版式的名称").format(BASE)
        if said:
            what = _("没有叫“{}”的版式").format(said)
        advice = nearest(said, layout_names())
        raise InputError(file.problem(node, what, advice))
    taken = {true_path(path) for path in chain}
    for path in files:
        if true_path(path) not in taken:
            return path
    what = _("“{}”以本文件为底，本文件又以它为底").format(name)
    raise InputError(
        file.problem(
            node, what, _("改一处的 {base}；各项都自己写的写 {base}: false").format(base=BASE)
        )
    )


def _laid_over(below: dict[str, Plain], above: dict[str, Plain]) -> dict[str, Plain]:
    """Return the upper values, where both are mappings with what only the lower one says."""
    joined = dict(below)
    for key, value in above.items():
        under = below.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            value = _laid_over(under, value)
        joined[key] = value
    return joined
