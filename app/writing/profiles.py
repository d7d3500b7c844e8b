"""Layout profiles by name or path; a user's own file is laid over a shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.suffixes import is_yaml
from app.files.validated import nearest, validate
from app.files.yaml_nodes import read_yaml
from app.writing.layout import Layout

if TYPE_CHECKING:
    from app.files.yaml_nodes import Plain, YamlFile

DEFAULT_LAYOUT = "gbt9704"
LAYOUT_NAMES = (DEFAULT_LAYOUT, "plain", "gbt9704-system-fonts")
"""The shipped profiles, each a file of this name in `layouts/`."""

BASE = "base"
"""The key of an own file that names the shipped profile it is laid over."""

_FOLDER = Path(__file__).parent / "layouts"


def load_layout(name_or_path: str | None = None) -> Layout:
    """Return a shipped layout by its name, or a user's own by the path of its YAML file.

    Without either it is the usual one. An own file holds what differs from the profile its
    `base` names (`gbt9704` if it names none). Raises `InputError`: an unknown name with the
    known ones, a fault with its place.
    """
    name_or_path = name_or_path or DEFAULT_LAYOUT
    if name_or_path in LAYOUT_NAMES:
        return validate(_shipped_file(name_or_path), Layout, _shipped(name_or_path))
    path = Path(name_or_path)
    if not is_yaml(path):
        raise InputError(
            Problem(
                f"没有叫“{name_or_path}”的版式",
                f"可以用 {'、'.join(LAYOUT_NAMES)}，或写自己的 .yaml 文件",
            )
        )
    return _own(path)


def _own(path: Path) -> Layout:
    file = read_yaml(path)
    own = file.root.plain()
    if not isinstance(own, dict):
        raise InputError(file.problem(file.root, "版式要写成“键: 值”", "每项一行，冒号后空一格"))
    return validate(file, Layout, _laid_over(_shipped(_base(file, own)), _rest(own)))


def _base(file: YamlFile, own: dict[str, Plain]) -> str:
    name = own.get(BASE, DEFAULT_LAYOUT)
    if isinstance(name, str) and name in LAYOUT_NAMES:
        return name
    what = f"没有叫“{name}”的版式" if isinstance(name, str) else f"“{BASE}”要写一个版式的名称"
    advice = nearest(name if isinstance(name, str) else "", LAYOUT_NAMES)
    raise InputError(file.problem(file.find([BASE]), what, advice))


def _laid_over(below: Plain, above: Plain) -> Plain:
    """Return the upper value, where both are mappings with what only the lower one says."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    joined = dict(below)
    for key, value in above.items():
        joined[key] = _laid_over(below[key], value) if key in below else value
    return joined


def _shipped(name: str) -> Plain:
    """Return a shipped profile; one without a base says everything itself."""
    own = _shipped_file(name).root.plain()
    if not isinstance(own, dict) or BASE not in own:
        return own
    return _laid_over(_shipped(str(own[BASE])), _rest(own))


def _shipped_file(name: str) -> YamlFile:
    return read_yaml(_FOLDER / f"{name}.yaml")


def _rest(own: dict[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in own.items() if key != BASE}
