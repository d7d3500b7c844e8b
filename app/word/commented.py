"""What the comments of a Word file say, and on which words of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.word.paragraphs import (
    COMMENT_ENDS,
    WORDLESS,
    attribute,
    body_paragraphs,
    is_wordless,
    local_name,
    paragraph_elements,
    pieces,
)
from app.word.stories import text_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.word.package import Package


class Comment(NamedTuple):
    """What a comment says, and the characters that it is about, in the text of the body."""

    text: str
    start: int
    end: int


class Commented(NamedTuple):
    """The text of a body, a line a paragraph, its comments, and where something has no words."""

    text: str
    comments: tuple[Comment, ...]
    wordless: tuple[int, ...] = ()


def commented(package: Package) -> Commented:
    """Return the comments of a Word file, and the places of equations, objects and pictures.

    Without any its body is not read.
    """
    said = dict(_said(package))
    body = package.story(package.main)
    if not said and next(body.iter(*(f"{{*}}{name}" for name in WORDLESS)), None) is None:
        return Commented("", ())
    at, begun, lines = 0, {}, []
    comments: list[Comment] = []
    wordless: list[int] = []
    for element in paragraph_elements(body):
        line = ""
        for piece, text in pieces(element):
            name, number = local_name(piece), attribute(piece, "id")
            if name == COMMENT_ENDS[0]:
                begun[number] = at + len(line)
            elif name == COMMENT_ENDS[1] and number in said and number in begun:
                comments.append(Comment(said[number], begun[number], at + len(line)))
            elif not text and is_wordless(piece):
                wordless.append(at + len(line))
            line += text
        lines.append(line)
        at += len(line) + 1
    return Commented("\n".join(lines), tuple(comments), tuple(wordless))


def _said(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the number of each comment with its words."""
    for source in text_sources(package):
        if source.kind == "comments":
            for comment in package.story(source.name).iter("{*}comment"):
                words = "\n".join(each.text for each in body_paragraphs(comment))
                yield attribute(comment, "id"), words
