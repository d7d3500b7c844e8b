"""The verb `doctor`: what this machine has, what is missing, and what that costs."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from app import __version__
from app.errors import InputError
from app.files.cache import cache_folder
from app.files.fonts import installed_fonts, stand_in
from app.files.office import find_office, how_to_install, office_version
from app.files.packages import package_version
from app.files.places import access_to
from app.files.shipped import data_folders, shipped_folder, user_folder
from app.messages import N_, _, language
from app.workflow.as_json import as_json
from app.workflow.outcome import Outcome
from app.workflow.telling_doctor import tell
from app.writing.layout.loading import layout_names, load_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.files.shipped import Kind

Access = Literal["nothing", "none", "read", "write"]

# In the order in which one asks about them.
_KINDS: tuple[Kind, ...] = ("phrasebank", "templates", "layouts", "rules")
_SETTINGS = "nigao.toml"
_SAYS_LANGUAGE = ("NIGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Folder:
    """A place where data, settings or the cache is looked for, and what one may do there."""

    kind: str
    path: str
    access: Access
    shipped: bool


@dataclass(frozen=True)
class Font:
    """A font of some layouts: whether it is here, and what is shown in its place."""

    name: str
    layouts: tuple[str, ...]
    installed: bool
    stand_in: str | None


@dataclass(frozen=True)
class Part:
    """A program or package that is not always there; `without` says what its absence costs."""

    name: str
    version: str | None
    without: str
    get: str


@dataclass(frozen=True)
class Diagnosis:
    """All that is known of a machine; `problems` are those of the user's own layouts."""

    nigao: str
    python: str
    executable: str
    platform: str
    language: str
    locale: Mapping[str, str]
    encoding: str
    folders: tuple[Folder, ...]
    fonts: tuple[Font, ...]
    parts: tuple[Part, ...]
    problems: tuple[str, ...]


class _Optional(NamedTuple):
    """Packages that some work wants, as messages: what is lost without them."""

    packages: tuple[str, ...]
    without: str


OPTIONAL: Mapping[str, _Optional] = {
    "isal": _Optional(("isal",), N_("Word 文件压缩得慢，成批写文件时多用一倍时间")),
    "rjieba": _Optional(("rjieba",), N_("长标题只在标点和固定词组处分行")),
    "duckdb": _Optional(("duckdb",), N_("nigao mine --engine duckdb 用不了")),
    "ray": _Optional(("ray",), N_("nigao mine --engine ray 用不了")),
    "web": _Optional(
        ("fastapi", "pypdfium2", "python-multipart", "starlette", "uvicorn"),
        N_("nigao serve（在浏览器里用）用不了"),
    ),
}
"""What may be missing of Python's packages, by the name that it goes by."""


def doctor(*, format: str = "text") -> Outcome:  # noqa: A002 - as the option is called
    """Return what this machine has and lacks, in words or as JSON."""
    found = diagnose()
    if format == "json":
        return Outcome(output=as_json(asdict(found)))
    return Outcome(output=tell(found))


def diagnose() -> Diagnosis:
    """Return all that is known of this machine."""
    fonts, problems = _fonts()
    return Diagnosis(
        nigao=__version__,
        python=platform.python_version(),
        executable=sys.executable,
        platform=platform.platform(),
        language=language(),
        locale={name: os.environ[name] for name in _SAYS_LANGUAGE if os.environ.get(name)},
        encoding=sys.getfilesystemencoding(),
        folders=tuple(_folders()),
        fonts=fonts,
        parts=(_office(), *map(_part, OPTIONAL)),
        problems=problems,
    )


def _folders() -> Iterator[Folder]:
    for kind in _KINDS:
        for path in dict.fromkeys(data_folders(kind)):
            yield Folder(kind, str(path), access_to(path), path == shipped_folder(kind))
    for name, path in (("settings", user_folder() / _SETTINGS), ("cache", cache_folder())):
        yield Folder(name, str(path), access_to(path), shipped=False)


def _fonts() -> tuple[tuple[Font, ...], tuple[str, ...]]:
    """Return the fonts of all layouts, and why some layout could not be read."""
    wanted: dict[str, list[str]] = {}
    fallbacks: dict[str, str] = {}
    latin: set[str] = set()
    problems: list[str] = []
    for name in layout_names():
        try:
            layout = load_layout(name)
        except InputError as error:
            problems += map(str, error.problems)
            continue
        fallbacks |= layout.fallbacks
        latin |= layout.latin_fonts
        for font in layout.fonts:
            wanted.setdefault(font, []).append(name)
    here = installed_fonts()
    missing = {
        font: _other(fallbacks.get(font, ""), font, here, chinese=font not in latin)
        for font in wanted
        if font not in here
    }
    fonts = (
        Font(font, tuple(layouts), font in here, missing.get(font))
        for font, layouts in wanted.items()
    )
    return tuple(fonts), tuple(problems)


def _other(said: str, font: str, here: frozenset[str], *, chinese: bool) -> str | None:
    """Return what is shown in the place of a font: as its layout has `said` or by itself."""
    return said if said in here else stand_in(said or font, chinese=chinese)


def _office() -> Part:
    without = _("填不了 .doc .wps .rtf .odt，写不出 PDF，看不了页面的样子")
    version = office_version() or (_("启动不了") if find_office() else None)
    return Part("LibreOffice", version, without, how_to_install())


def _part(name: str) -> Part:
    packages, without = OPTIONAL[name]
    versions = [(package, package_version(package)) for package in packages]
    whole = all(version for _package, version in versions)
    told = versions[0][1] if len(versions) == 1 else " · ".join(f"{p} {v}" for p, v in versions)
    return Part(name, told if whole else None, _(without), f"pip install {' '.join(packages)}")
