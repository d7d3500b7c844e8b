"""Where the reports of a pack stand, and a phrase's own sentence in the report it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.files.places import members, standing
from app.files.shipped import search_path
from app.messages import _
from app.reading.readers import bytes_of_report, report_of
from app.workflow.archive import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.models.pack import SourceFile
    from app.models.phrase import Phrase

KEPT = "reports"
"""The folder in that of a pack where the reports are kept that it was mined from on a page."""


class InReport(NamedTuple):
    """A phrase's own words in the paragraph of its report, or why that cannot be shown.

    Where there is no `fault`, they stand there character for character.
    """

    before: str = ""
    words: str = ""
    after: str = ""
    fault: str = ""


def reports_of(
    folder: Path, sources: Iterable[SourceFile]
) -> Iterator[tuple[SourceFile, Path | None]]:
    """Yield each report of a pack with where it may stand: in its folder, beside it, in seeds."""
    near = [folder / KEPT, folder, folder.parent, *search_path("seeds")]
    held = {path.name: path for at in reversed(near) for path in members(at)}
    for source in sources:
        if "/" in source.file:
            paths = (at / source.file for at in near)
            yield source, next((path for path in paths if standing(path) == "file"), None)
        else:
            yield source, held.get(source.file)


def in_report(phrase: Phrase, folder: Path, sources: Iterable[SourceFile]) -> InReport | None:
    """Return a phrase in the report it was mined from; None for one that was written for a pack.

    `folder` is that of its pack, `sources` are the reports that the pack was mined from.
    """
    at = phrase.source
    if at is None:
        return None
    named = [source for source in sources if source.file == at.report]
    path = next((path for _, path in reports_of(folder, named) if path), None)
    if path is None:
        return InReport(fault=_("这份报告不在这台机器上了，只有词库记得它在哪一段。"))
    try:
        data = bytes_of_report(path)
        if digest(data) != named[0].sha256:
            return InReport(fault=_("这份报告在拆成词库以后改过，对不上了。"))
        lines = report_of(data, path).paragraphs
    except InputError as error:
        return InReport(fault=str(error.problems[0]))
    line = lines[at.paragraph] if at.paragraph < len(lines) else ""
    words = line[at.start : at.end]
    if words != phrase.source_text:
        return InReport(fault=_("报告里那一处写的不是这句话：词库可能改过。"))
    return InReport(line[: at.start], words, line[at.end :])
