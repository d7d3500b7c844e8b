"""What is open on the pages, kept on the disk until it is taken away or given up."""

from __future__ import annotations

import secrets
from collections import defaultdict
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from app.errors import InputError
from app.files.places import members
from app.files.recovery import empty_folder, files_of, give_up, keep, kept, kept_names, put
from app.models.base import Model
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

M = TypeVar("M", bound=Model)

_ID = lazy("[A-Za-z0-9_-]{12}")
_BYTES = 9  # Twelve characters, which nobody guesses.
_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


class NotOpenError(KeyError):
    """Nothing of this id is open."""


class Kept(NamedTuple, Generic[M]):
    """A value by the id under which it is kept."""

    id: str
    value: M


class Unreadable(NamedTuple):
    """What is kept under an id but cannot be read, by the names of its files."""

    id: str
    files: tuple[str, ...]


class Store(Generic[M]):
    """Values of one sort by their ids, each with files of its own.

    What is changed is kept on the disk before anybody sees it. Several threads may change values
    at once; each sees what the others have done.
    """

    def __init__(self, model: type[M], place: str) -> None:
        """Keep values of a model in a place of their own."""
        self._model = model
        self._place = place
        self._values: dict[str, M] = {}
        # One for each value, so that nobody waits for what is done to another one.
        self._locks: defaultdict[str, RLock] = defaultdict(RLock)

    def add(self, value: M, files: Mapping[str, bytes] = _NO_FILES) -> str:
        """Keep a new value with its files; return its id. Raises `InputError` where it cannot."""
        name = secrets.token_urlsafe(_BYTES)
        try:
            for file, data in files.items():
                put(self._place, name, file, data)
            self._keep(name, value)
        except InputError:
            # What is not kept as a whole would be found by nobody.
            give_up(self._place, name)
            raise
        return name

    def get(self, name: str) -> M:
        """Return a value. Raises `NotOpenError` where there is none of this id."""
        held = self._values.get(name)
        if held is not None:
            return held
        if not _ID.fullmatch(name):
            raise NotOpenError(name)
        with self._locks[name]:
            if name not in self._values:
                self._values[name] = self._read(name)
            return self._values[name]

    def change(self, name: str, change: Callable[[M], M]) -> M:
        """Change a value and return it. Raises `NotOpenError`, and what `change` raises."""
        self.get(name)
        with self._locks[name]:
            before = self.get(name)
            value = change(before)
            if value != before:
                self._keep(name, value)
            return value

    def put(self, name: str, file: str, data: bytes, within: str = "") -> Path:
        """Put a file to a value, in a folder of its files, and return where it is.

        Raises `KeyError` without the value, `InputError` where it cannot.
        """
        # What is given up meanwhile does not come back as a file alone.
        with self._locks[name]:
            self.get(name)
            return put(self._place, name, file, data, within)

    def folder(self, name: str) -> Path:
        """Return where the files of a value are. Raises `KeyError` without the value."""
        self.get(name)
        return files_of(self._place, name)

    def empty_folder(self, name: str, folder: str) -> Path:
        """Return a folder of a value that is empty now. Raises `KeyError` without the value."""
        with self._locks[name]:
            self.get(name)
            return empty_folder(self._place, name, folder)

    def give_up(self, name: str) -> None:
        """Keep a value and its files no longer."""
        if not _ID.fullmatch(name):
            return
        with self._locks[name]:
            self._values.pop(name, None)
            give_up(self._place, name)

    def all(self) -> list[Kept[M]]:
        """Return all values, those of earlier runs too, what was changed last first."""
        found = []
        for name in kept_names(self._place):
            try:
                found.append(Kept(name, self.get(name)))
            except KeyError:
                continue
        return found

    def clear(self, wanted: Callable[[M], bool]) -> None:
        """Keep those values no longer that are not wanted any more."""
        for one in self.all():
            if not wanted(one.value):
                self.give_up(one.id)

    def unreadable(self) -> list[Unreadable]:
        """Return what can only be given up, as after a crash or of another version."""
        found = []
        for name in filter(_ID.fullmatch, kept_names(self._place)):
            try:
                self.get(name)
            except NotOpenError:
                files = tuple(path.name for path in members(files_of(self._place, name)))
                found.append(Unreadable(name, files))
        return found

    def _keep(self, name: str, value: M) -> None:
        keep(self._place, name, value.model_dump_json().encode())
        self._values[name] = value

    def _read(self, name: str) -> M:
        data = kept(self._place, name)
        if data is None:
            raise NotOpenError(name)
        try:
            return self._model.model_validate_json(data)
        except ValidationError as error:
            raise NotOpenError(name) from error
