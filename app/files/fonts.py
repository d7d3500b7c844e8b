"""Which fonts this machine has, and by which it shows one that it has not."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.files.commands import said_by
from app.files.font_names import font_names
from app.files.places import home_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


def installed_fonts() -> frozenset[str]:
    """Return the family of every font of this machine, in each language that names it.

    Fontconfig knows them where it is; elsewhere the files in the folders for fonts are looked at.
    """
    if listed := said_by(["fc-list", "--format", "%{family}\n"]):
        return frozenset(name for line in listed.splitlines() for name in line.split(","))
    return frozenset(name for folder in font_folders() for name in font_names(folder))


def stand_in(font: str, *, chinese: bool) -> str | None:
    """Return the font that is shown in the place of one that is not there, where that is known."""
    pattern = _escaped(font) + (":lang=zh-cn" if chinese else "")
    said = said_by(["fc-match", "--format", "%{family}", pattern])
    return said.split(",")[0].strip() or None


def font_folders() -> Iterator[Path]:
    """Yield the folders in which a system of this kind keeps fonts."""
    home = home_folder()
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR"), os.environ.get("LOCALAPPDATA")
        yield Path(windows or "C:/Windows") / "Fonts"
        if local:
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
        # What is fetched when it is first used.
        yield Path("/System/Library/AssetsV2")
        # Word brings its own.
        yield Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".local/share/fonts", home / ".fonts")


def _escaped(font: str) -> str:
    """Return a font's name so that none of its signs means something in a pattern."""
    return "".join(f"\\{sign}" if sign in "\\-:,=" else sign for sign in font)
