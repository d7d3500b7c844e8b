"""The works that are being written, each kept on the disk until it is taken away or given up."""

from __future__ import annotations

import secrets
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from app.files.recovery import give_up, keep, kept, kept_names
from app.patterns import lazy
from app.workflow.works import Work

if TYPE_CHECKING:
    from collections.abc import Callable

_ID = lazy("[A-Za-z0-9_-]{12}")
_BYTES = 9  # Twelve characters, which nobody guesses.


class Kept(NamedTuple):
    """A work by the name under which it is kept."""

    id: str
    work: Work


class Shelf:
    """Works by their ids. What is changed is kept on the disk before anybody sees it.

    Several threads may change works at once; each sees what the others have done.
    """

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}
        self._lock = RLock()

    def add(self, work: Work) -> str:
        """Keep a new work and return its id. Raises `InputError` where it cannot be kept."""
        name = secrets.token_urlsafe(_BYTES)
        with self._lock:
            self._keep(name, work)
        return name

    def work(self, name: str) -> Work:
        """Return a work. Raises `KeyError` where there is none of this id."""
        with self._lock:
            if name not in self._works:
                self._works[name] = _read(name)
            return self._works[name]

    def change(self, name: str, change: Callable[[Work], Work]) -> Work:
        """Change a work and return it. Raises `KeyError`, and what `change` raises."""
        with self._lock:
            before = self.work(name)
            work = change(before)
            if work != before:
                self._keep(name, work)
            return work

    def give_up(self, name: str) -> None:
        """Keep a work no longer."""
        with self._lock:
            self._works.pop(name, None)
            if _ID.fullmatch(name):
                give_up(name)

    def unsaved(self) -> list[Kept]:
        """Return the works that were not taken away as files, those of earlier runs too."""
        found = []
        for name in kept_names():
            try:
                found.append(Kept(name, self.work(name)))
            except KeyError:
                continue
        return [one for one in found if not one.work.saved]

    def _keep(self, name: str, work: Work) -> None:
        keep(name, work.model_dump_json().encode())
        self._works[name] = work


def _read(name: str) -> Work:
    data = kept(name) if _ID.fullmatch(name) else None
    if data is None:
        raise KeyError(name)
    try:
        return Work.model_validate_json(data)
    except ValidationError as error:
        raise KeyError(name) from error
