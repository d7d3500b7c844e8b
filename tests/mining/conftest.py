from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from app.mining.mapper import map_report
from app.mining.mining import mine
from app.mining.reducing import Mined, Order, reduce_records
from app.mining.sentences.report_voice import is_archive
from app.models.pack import PhrasePack
from app.models.report import Report
from app.reading import read_lines, read_report

# Words that fill a paragraph and hold nothing volatile; ⋯ in the texts of these tests.
PROSE = "那几天的课堂很安静，窗外下着雨，老师讲得慢，大家听得细。"

MineText = Callable[..., PhrasePack]


@pytest.fixture(scope="session")
def seed_paths(checkout: Path) -> list[Path]:
    return sorted((checkout / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def seeds(seed_paths: Sequence[Path]) -> dict[str, Report]:
    """Return the seed reports by file name."""
    return {
        path.name: read_report(path).model_copy(update={"name": path.name}) for path in seed_paths
    }


@pytest.fixture(scope="session")
def pack(seeds: dict[str, Report]) -> PhrasePack:
    """Return what mining the seeds gives."""
    return mine(list(seeds.values()), "seeds")


def report_of(text: str, name: str = "a.txt") -> Report:
    lines = dedent(text).strip().replace("⋯", PROSE).split("\n")
    return read_lines(lines).model_copy(update={"name": name})


def mined(*texts: str) -> Mined:
    """Return what mining some texts gives, with the number of sentences that it does not list."""
    reports = [report_of(text, f"{n:03}.txt") for n, text in enumerate(texts)]
    strict = is_archive(len(reports))
    return reduce_records([map_report(one, strict=strict) for one in reports], Order("p"))


@pytest.fixture
def mine_text() -> MineText:
    """Return a function that mines reports given as texts; they are named a.txt, b.txt …"""

    def mine_texts(*texts: str) -> PhrasePack:
        reports = [report_of(text, f"{chr(97 + n)}.txt") for n, text in enumerate(texts)]
        return mine(reports, "p")

    return mine_texts


def check_offsets(reports: Sequence[Report], pack: PhrasePack) -> None:
    """Check that each phrase and each sentence left out gives its source back to the letter."""
    lines = {report.name: report.paragraphs for report in reports}
    for phrase in pack.phrases:
        assert phrase.source is not None
        line = lines[phrase.source.report][phrase.source.paragraph]
        assert phrase.source_text == line[phrase.source.start : phrase.source.end]
    for item in pack.left_out:
        line = lines[item.source.report][item.source.paragraph]
        assert item.text == line[item.source.start : item.source.end]
