"""Compiled patterns put into the user's cache at the end of a command, for the next one."""

from __future__ import annotations

from app.patterns.kept import keep, to_keep, version


def take_up_patterns() -> None:
    """Have patterns taken up that an earlier command compiled, as soon as one is needed."""
    keep(_read)


def put_away_patterns() -> None:
    """Keep what this command has compiled; a cache that cannot be written keeps nothing."""
    if data := to_keep():
        # Most commands add nothing, and a page reads nothing.
        from app.files.cache import write_cached

        write_cached(_name(), data)


def _read() -> bytes | None:
    from app.files.cache import read_cached

    return read_cached(_name())


def _name() -> str:
    return f"patterns-{version()}"
