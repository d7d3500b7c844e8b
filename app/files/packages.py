"""Which packages of Python are installed here; none of them is loaded to tell that."""

from __future__ import annotations

from importlib import metadata


def package_version(name: str) -> str | None:
    """Return the version of a package as it is installed; None where it is not."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
