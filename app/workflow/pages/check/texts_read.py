"""The texts that a draft is held against: read once, as long as they and the rules are the same."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from app.reading.readers import bytes_of_report
from app.workflow.archive import digest
from app.workflow.check import HeldAgainst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.checking import Checker
    from app.checking.rule import Rule
    from app.checking.settings import Settings

    Watch = Callable[[int, int], None]

_watching: ContextVar[Watch] = ContextVar("_watching")


class TextsRead(NamedTuple):
    """Texts as they were read: their names and digests, by which rules and settings they count.

    Which rules are ignored makes no difference to them.
    """

    files: Sequence[tuple[str, str]]
    rules: Mapping[str, Rule]
    settings: Settings
    held: HeldAgainst


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Tell a watch, and none of an earlier look, how many texts are read meanwhile."""
    token = _watching.set(watch)
    try:
        yield
    finally:
        _watching.reset(token)


def texts_read(
    texts: Sequence[Path], checker: Checker, draft: Path, before: TextsRead | None
) -> TextsRead:
    """Return texts for a draft: those read before, where reading them anew would make the same.

    Raises `InputError` for a text that is not there any more, and for faulty settings.
    """
    files = [(path.name, digest(bytes_of_report(path))) for path in texts]
    settings = checker.settings(draft)
    if before and before[:-1] == (files, checker.rules, settings):
        return before
    here = texts[0].parent if texts else None
    return TextsRead(files, checker.rules, settings, HeldAgainst(texts, checker, _tell, here))


def _tell(done: int, of: int) -> None:
    _watching.get()(done, of)
