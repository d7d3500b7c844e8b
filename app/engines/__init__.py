"""Engines: by what the work on many reports is done, always with the same outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.engines.engine import ENGINES

if TYPE_CHECKING:
    from app.engines.engine import Engine, EngineName

__all__ = ["ENGINES", "engine_of"]


def engine_of(name: EngineName, jobs: int) -> Engine:
    """Return the engine of a name, with so many jobs; 0 for as many as the machine can do.

    Raises `InputError` if it wants a package that is not installed.
    """
    if name == "duckdb":
        from app.engines.on_duckdb import DuckdbEngine

        return DuckdbEngine(jobs)
    if name == "ray":
        from app.engines.on_ray import RayEngine

        return RayEngine(jobs)
    from app.engines.local import LocalEngine

    return LocalEngine(jobs)
