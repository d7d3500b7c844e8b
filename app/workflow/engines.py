"""By what the work on many reports can be done: the names of the engines."""

from app.engines.engine import ENGINES, EngineName

__all__ = ["ENGINES", "EngineName"]
