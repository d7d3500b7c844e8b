"""The words that synthetic reports are made of, as lists in text files."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a file of this folder."""
    return tuple((_FOLDER / f"{name}.txt").read_text("utf-8").splitlines())


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists of a file, by their labels."""
    return {
        label: tuple(words.split()) for label, words in (line.split(": ") for line in lines(name))
    }


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of a file under each of its headings."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        if line.startswith("# "):
            found[line[2:]] = under = []
        else:
            under.append(line)
    return {heading: tuple(under) for heading, under in found.items()}


@cache
def by_role(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of a file that open with their role, by role."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        role, frame = line.split(" ", 1)
        found.setdefault(role, []).append(frame)
    return {role: tuple(frames) for role, frames in found.items()}
