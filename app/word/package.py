"""A Word package: its parts, and a copy of it in which only the changed parts differ.

What is not changed is copied as it stands in the file, compressed bytes and all, so that a
part is never packed anew (or lost) because of a change in another one.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from app.files.archives import TooMuchError
from app.files.parts import Parts
from app.messages import _
from app.word.refusal import refuse, refuse_part
from app.word.xml_part import NotXmlError, UnusualXmlError, XmlPart, read_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.files.archives import Local

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What the types of most relationships begin with."""

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
"""What the content types of Word's own parts begin with."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR_FOLLOWS = 0x08
_DEFLATE_VERSION = 20
_UTF8 = 0x800
_ZIP64 = 0x0001
_DOCUMENT = "word/document.xml"
_SIGNATURES = "_xmlsignatures/"
_EMBEDDED = "aFChunk"
# Empty ones included; a thousand pages have thirty thousand lines.
_MOST_PARAGRAPHS = 100_000


class Package(Parts):
    """The parts of a .docx file, read from its bytes.

    Raises `InputError` that says what the file is if it is no Word document, or a broken one.
    """

    def __init__(self, data: bytes, path: str = "") -> None:
        super().__init__(data, path, _DOCUMENT, lambda why: refuse(data, path, why))
        self._stories: dict[str, etree._Element] = {}

    def story(self, name: str) -> etree._Element:
        """Return the root element of a part that holds paragraphs, not to be changed.

        Raises `InputError` also for more paragraphs than any document has.
        """
        if name not in self._stories:
            root = self.tree(name)
            self.check_paragraphs(name, sum(1 for _ in root.iter("{*}p")))
            self._stories[name] = root
        return self._stories[name]

    def xml(self, name: str) -> XmlPart:
        """Return the characters of a part, which may be changed.

        Raises `InputError` for one that is broken, or written so that a change could harm it.
        """
        try:
            return read_xml(self.part(name))
        except NotXmlError as error:
            raise self.broken_part(name) from error
        except UnusualXmlError as error:
            raise refuse_part(name, str(error), self.path) from error

    def check_paragraphs(self, name: str, count: int) -> None:
        """Raise `InputError` where a part has more paragraphs than any document has."""
        if count > _MOST_PARAGRAPHS:
            with self._opening():
                said = _("里面的 {name} 太大了：有 {count:,} 段，最多 {most:,} 段")
                raise TooMuchError(said.format(name=name, count=count, most=_MOST_PARAGRAPHS))

    @property
    def is_signed(self) -> bool:
        """Tell whether it holds a digital signature, which any change makes invalid."""
        return any(name.lower().startswith(_SIGNATURES) for name in self.names)

    @property
    def embedded_files(self) -> list[str]:
        """Return the parts that are files of their own, which Word merges in when it opens it."""
        return [part for part, kind, _ in self.relations(self.main) if kind == _EMBEDDED]

    def with_parts(self, changed: Mapping[str, bytes], removed: Collection[str] = ()) -> bytes:
        """Return the package with these parts changed or added, and those removed left out.

        Without any change it is the bytes it was.
        """
        if not changed and not removed:
            return self.data
        if added := {name: data for name, data in changed.items() if name not in self.names}:
            return Package(_with_added(self.data, added), self.path).with_parts(changed, removed)
        out = io.BytesIO()
        directory = io.BytesIO()
        entries = [each for each in self._archive.entries if each.filename not in removed]
        with self._opening():
            standing = [self._archive.local(entry) for entry in entries]
        for local, entry in zip(standing, entries, strict=True):
            _copy(local, entry, changed.get(entry.filename), out, directory)
        start, listed = out.tell(), directory.getvalue()
        out.write(listed)
        comment = self._archive.comment
        count = len(entries)
        out.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), start, len(comment)))
        out.write(comment)
        return out.getvalue()


def serialize(root: etree._Element) -> bytes:
    """Return the bytes of a part's tree, as Word writes them: UTF-8, standalone."""
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _with_added(data: bytes, added: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an archive with further entries behind those it has."""
    grown = io.BytesIO(data)
    with zipfile.ZipFile(grown, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in added.items():
            entry = zipfile.ZipInfo(name)  # Its time is the earliest that an archive can hold.
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # Otherwise the archive tells Windows from Unix.
            archive.writestr(entry, part)
    return grown.getvalue()


def _copy(
    local: Local,
    entry: zipfile.ZipInfo,
    changed: bytes | None,
    out: io.BytesIO,
    directory: io.BytesIO,
) -> None:
    """Append one entry with its header, and its line of the central directory."""
    local_extra = _without_zip64(local.extra)
    method, crc, size = entry.compress_type, entry.CRC, entry.file_size
    needs = entry.extract_version
    packed = local.packed
    if changed is not None:
        method, crc, size = zipfile.ZIP_DEFLATED, zlib.crc32(changed), len(changed)
        needs = max(needs, _DEFLATE_VERSION)
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(changed) + packer.flush()
    # The sizes stand in the header here, so the descriptor behind the body is left out.
    flags = entry.flag_bits & ~_DESCRIPTOR_FOLLOWS
    day, time = _dos_time(entry)
    offset = out.tell()
    sizes = (crc, len(packed), size)
    out.write(
        _LOCAL.pack(
            b"PK\x03\x04", needs, flags, method, time, day, *sizes,
            len(local.name), len(local_extra),
        )
    )  # fmt: skip
    out.write(local.name + local_extra)
    out.write(packed)
    name = entry.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
    extra = _without_zip64(entry.extra)
    directory.write(
        _CENTRAL.pack(
            b"PK\x01\x02", entry.create_version, entry.create_system, needs,
            entry.reserved, flags, method, time, day, *sizes, len(name), len(extra),
            len(entry.comment), 0, entry.internal_attr, entry.external_attr, offset,
        )
    )  # fmt: skip
    directory.write(name + extra + entry.comment)


def _without_zip64(extra: bytes) -> bytes:
    """Return extra fields without the sizes of a 64-bit archive, which this one does not need.

    What cannot be read as extra fields is kept as it is.
    """
    kept, at = b"", 0
    while at + 4 <= len(extra):
        tag, size = struct.unpack_from("<2H", extra, at)
        if tag != _ZIP64:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept + extra[at:] if at <= len(extra) else extra


def _dos_time(entry: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
