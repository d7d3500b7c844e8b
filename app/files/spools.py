"""Files for what is too much for memory, gone when the work is done."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.os_errors import said_of
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give an empty folder that is removed with all in it.

    Raises `InputError` where nothing can be written there, or no more.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="nigao-", ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        what = _("临时文件夹写不了（{}）").format(said_of(error))
        hint = _("腾出地方，或用环境变量 TMPDIR 换一个文件夹")
        raise InputError(Problem(what, hint, tempfile.tempdir)) from error


class Spool:
    """A file that bytes are added to, for another program, or to be read again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("wb")

    def add(self, data: bytes) -> None:
        """Add some bytes."""
        self._file.write(data)

    def close(self) -> None:
        """Have all bytes stand in the file."""
        self._file.close()

    def read(self) -> bytes:
        """Return all bytes; none can be added any more."""
        self.close()
        return self.path.read_bytes()
