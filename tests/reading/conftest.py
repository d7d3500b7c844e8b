from collections.abc import Callable, Iterator
from textwrap import dedent

import pytest

from app.models.report import Block, Place, places
from app.reading import read_lines

# Words that fill a paragraph (⋯ in the texts of these tests) and say nothing about its role.
PROSE = "那几天的课堂很安静，窗外下着雨，老师讲得慢，我们听得细，许多道理是在翻页的时候忽然明白的。"

Check = Callable[[str, str], None]


@pytest.fixture
def check() -> Check:
    """Return a function that reads a text and compares a compact picture of its tree.

    A line of the picture is a block: role, first and last paragraph, `~` if it is inline,
    `-` or `=` for a weakness or background, `@` and its note for a closing line, ordinal,
    「heading」. Children are indented.
    """

    def check_text(text: str, picture: str) -> None:
        lines = dedent(text).strip().replace("⋯", PROSE).split("\n")
        report = read_lines(lines)
        where = {id(block): place for block, place in places(report)}
        drawn = [line for block in report.blocks for line in _draw(block, where, "")]
        assert drawn == dedent(picture).strip().split("\n")
        assert report.paragraphs == tuple(line.strip() for line in lines)

    return check_text


def _draw(block: Block, where: dict[int, Place], indent: str) -> Iterator[str]:
    place = where[id(block)]
    span = f"{place.first}" if place.first == place.last else f"{place.first}-{place.last}"
    mark = {"weakness": "-", "background": "=", None: ""}.get(block.note, f"@{block.note}")
    heading = f"「{block.heading}」" if block.heading else ""
    words = block.ordinal.strip() + heading
    yield f"{indent}{block.role} {span}{'~' if block.inline else ''}{mark} {words}".rstrip()
    for child in block.children:
        yield from _draw(child, where, indent + "  ")
