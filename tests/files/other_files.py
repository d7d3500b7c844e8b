"""The bytes of files that are neither tables nor Word files of today, as short as can be."""

from __future__ import annotations

import io
import zipfile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


def stream(name: str) -> bytes:
    """Return an old Office file with a stream of this name."""
    return OLE + name.encode("utf-16-le")


def zipped(*names: str) -> bytes:
    """Return an archive with parts of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return out.getvalue()
