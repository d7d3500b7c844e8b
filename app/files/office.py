"""LibreOffice, where it is installed: files in one of the forms it knows become files in another.

It works in a temporary folder, as a user of its own without macros, links or anything that it
would fetch, beside a LibreOffice that somebody has open.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import zipfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.errors import InputError, Problem
from app.files.commands import run_patiently, said_by
from app.files.contents import content_of
from app.files.spools import temporary_folder
from app.messages import N_, _
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Target = Literal["docx", "pdf"]

MOST_A_RUN = 40
"""How many files are converted by one run: to start takes longer than to convert a file."""

_PATIENCE = 120.0
_BARREN = 2
_LONGEST_NAME = 80
_NAMES = ("soffice", "libreoffice")
# Where its installers put it without telling the shell.
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_INSTALLERS = {
    "winget": "winget install TheDocumentFoundation.LibreOffice",
    "brew": "brew install --cask libreoffice",
    "apt": "sudo apt install libreoffice-writer fonts-noto-cjk",
    "dnf": "sudo dnf install libreoffice-writer google-noto-serif-cjk-fonts",
    "pacman": "sudo pacman -S libreoffice-fresh noto-fonts-cjk",
    "zypper": "sudo zypper install libreoffice-writer noto-sans-cjk-fonts",
}
_FILTERS: dict[Target, str] = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_SWITCHES = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
# Settings by their place: no macro runs, no link is followed, nothing is fetched.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)


class Original(NamedTuple):
    """A file to be converted: its name, by whose suffix LibreOffice knows it, and its bytes."""

    name: str
    data: bytes


def find_office() -> str | None:
    """Return the path of LibreOffice's program; None where it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def office_version() -> str | None:
    """Return the version of LibreOffice (`24.2.7`); None where it is not there or does not run."""
    program = find_office()
    if program is None:
        return None
    with temporary_folder() as folder:
        # By itself it would look into, and lock, what its user has set.
        said = said_by([program, f"-env:UserInstallation={folder.as_uri()}", "--version"])
    words = said.split()
    return next((word for word in words if word[:1].isdigit()), None)


def how_to_install() -> str:
    """Return how LibreOffice is installed on this machine, in words for people."""
    command = next((say for name, say in _INSTALLERS.items() if shutil.which(name)), "")
    return command or _("见 https://zh-cn.libreoffice.org")


def convert(
    originals: Iterable[Original],
    to: Target,
    *,
    reader: str = "",
    patience: float = _PATIENCE,
) -> Iterator[bytes | str]:
    """Yield the bytes that each file becomes, in order, or why it became nothing.

    Many files take few runs of LibreOffice. One that it breaks on, or has nothing to show for in
    `patience` seconds, is given up, and those behind it are taken up again; where two runs in
    turn make nothing at all, LibreOffice itself does not work. `reader` is the filter that reads
    files whose content does not tell it. Raises `InputError` without LibreOffice.
    """
    if find_office() is None:
        hint = _("先装上：{}").format(how_to_install())
        raise InputError(Problem(_("这要用 LibreOffice，这台机器上没有"), hint))
    waiting = iter(originals)
    while chunk := list(islice(waiting, MOST_A_RUN)):
        results = _results(chunk, to, reader, patience)
        yield from results
        if len(chunk) > 1 and all(isinstance(result, str) for result in results):
            yield from (results[0] for _ in waiting)


@step(N_("LibreOffice 转换"))
def _results(
    files: Sequence[Original], to: Target, reader: str, patience: float
) -> list[bytes | str]:
    """Return what becomes of files that one run can take, by as many runs as they need."""
    made: dict[int, bytes | str] = {}
    barren = 0
    while left := [n for n in range(len(files)) if n not in made]:
        run = _Run([files[n] for n in left], to, reader, patience)
        barren = 0 if run.results else barren + 1
        # They are taken in order: what stands behind the last result is what it broke on.
        reached = max(run.results, default=-1) + 2 if barren < _BARREN else len(left)
        made |= {n: run.results.get(at, run.why) for at, n in enumerate(left[:reached])}
    return [made[n] for n in range(len(files))]


class _Run:
    """One run of LibreOffice: what became of the files by their number, or why one did not."""

    def __init__(self, files: Sequence[Original], to: Target, reader: str, patience: float) -> None:
        self.why = _("LibreOffice 打不开它，多半是文件坏了")
        with temporary_folder() as folder:
            names = _own_names(files)
            results = folder / "results"
            sources = [folder / str(n) / name for n, name in enumerate(names)]
            for source, file in zip(sources, files, strict=True):
                source.parent.mkdir()
                source.write_bytes(file.data)
            results.mkdir()
            command = [*_command(folder, to, reader), "--outdir", str(results), *map(str, sources)]
            try:
                ended = run_patiently(command, folder, lambda: _size(results), patience)
            except OSError:
                self.why = _("LibreOffice 启动不了")
            else:
                if not ended:
                    self.why = _("LibreOffice 等了 {:.0f} 秒没有转出来").format(patience)
            made = (results / f"{Path(name).stem}.{to}" for name in names)
            found = ((n, _whole(path, to)) for n, path in enumerate(made))
            self.results = {n: data for n, data in found if data}


def _command(folder: Path, to: Target, reader: str) -> list[str]:
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_settings(), "utf-8")
    return [
        str(find_office()),
        f"-env:UserInstallation={profile.as_uri()}",
        *_SWITCHES,
        *([f"--infilter={reader}"] if reader else []),
        "--convert-to",
        _FILTERS[to],
    ]


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{place}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for place, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _own_names(files: Sequence[Original]) -> list[str]:
    """Return a name for each file: its own, for fields that tell it, where it can have that."""
    taken: set[str] = set()
    names: list[str] = []
    for n, file in enumerate(files):
        stem, suffix = Path(file.name).stem, Path(file.name).suffix
        if stem.casefold() in taken or len(stem) > _LONGEST_NAME:
            stem = f"{stem[:_LONGEST_NAME]}-{n}"
        taken.add(stem.casefold())
        names.append(stem + suffix)
    return names


def _size(folder: Path) -> int:
    """Return how many bytes stand in a folder, of what is not renamed meanwhile."""
    size = 0
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            size += path.stat().st_size
    return size


def _whole(path: Path, to: Target) -> bytes:
    """Return the bytes of a file that was made; nothing for one that is missing or cut off."""
    data = path.read_bytes() if path.is_file() else b""
    if to == "pdf":
        return data if content_of(data) == "pdf" and b"%%EOF" in data[-32:] else b""
    return _timeless(data) if content_of(data) == "word" else b""


def _timeless(data: bytes) -> bytes:
    """Return a Word file without the times of its parts, the only thing that differs by the run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = zipfile.ZipInfo(entry.filename, _FIRST_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            new.writestr(part, old.read(entry))
    return out.getvalue()
