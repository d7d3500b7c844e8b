"""Who is told how far a verb has come that reads for long: a large pack, for the first time."""

from app.files.watching import watch_reading

__all__ = ["watch_reading"]
