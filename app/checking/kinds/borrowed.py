"""What stands in another text: passage by passage, and how much of the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.copying.copied import Passage, Shares
    from app.models.finding import Finding

_MOST_NAMED = 5


class BorrowedPassage(Rule):
    """Finds passages that stand in a source, of `least` characters and fewer than `most`.

    Set formulae do not count, and no passage of nothing else is found. `formulae` are expressions
    and sentences that are nobody's own; what more than the share `many` of the sources say, and
    more than `fewest_many` of them, is a formula, too.
    The message may tell `count`, the characters borrowed, and `where`, the source's paragraph.
    """

    kind: Literal["borrowed_passage"]
    least: int
    most: int | None = None
    formulae: tuple[str, ...] = ()
    many: float = 0.01
    fewest_many: int = 12

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each passage with the sentences that it is borrowed from."""
        for passages in _joined(manuscript):
            count = sum(passage.beyond_formulae for passage in passages)
            if count < self.least or (self.most is not None and count >= self.most):
                continue
            line = manuscript.lines[passages[0].line]
            end = max(passage.end for passage in passages)
            where = f"{passages[0].source.name} 第 {passages[0].source.line + 1} 段"
            source = f"{where}：{_words(passages)}"
            yield self.finding(
                line, passages[0].start, end, count=count, where=where, source=source
            )


class BorrowedShare(Rule):
    """Finds a report of which the share `least` or more stands in sources, and less than `most`.

    Set formulae do not count. What is found is its first line.
    The message may tell `share`, `with_formulae`, `where`, the source that most of it is from, and
    `paragraphs`, those of the report that most of it stands in.
    """

    kind: Literal["borrowed_share"]
    least: float
    most: float | None = None

    def refusing_from(self, borrowed: float) -> Self:
        """Return the rule as it is where this share of a text may not be borrowed."""
        if self.most is None:
            return self.model_copy(update={"least": borrowed})
        return self.model_copy(update={"least": min(self.least, borrowed), "most": borrowed})

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the report's first line, if so much of it is borrowed."""
        found = manuscript.copied
        if found is None or not manuscript.lines:
            return
        share = found.share_without_formulae
        if share >= self.least and (self.most is None or share < self.most):
            line = manuscript.lines[0]
            told = {
                "share": f"{share:.0%}",
                "with_formulae": f"{found.share:.0%}",
                "where": next(iter(found.by_source()), ""),
                "paragraphs": "、".join(map(str, _most_borrowed(found.lines))),
            }
            yield self.finding(line, 0, len(line.text), **told)


def _most_borrowed(lines: Sequence[Shares]) -> Iterator[int]:
    """Yield the paragraphs that most is borrowed in, a few of them, in order, from 1."""
    most = sorted(range(len(lines)), key=lambda n: -lines[n].beyond_formulae)[:_MOST_NAMED]
    return (n + 1 for n in sorted(most) if lines[n].beyond_formulae)


def _joined(manuscript: Manuscript) -> Iterator[list[Passage]]:
    """Yield passages, those of sentences side by side that are from one source together."""
    passages = manuscript.copied.passages if manuscript.copied else ()
    joined: list[Passage] = []
    for passage in passages:
        if joined and not _goes_on(manuscript.lines[passage.line], joined[-1], passage):
            yield joined
            joined = []
        joined.append(passage)
    if joined:
        yield joined


def _goes_on(line: Line, before: Passage, passage: Passage) -> bool:
    """Tell whether nothing but marks stands between two passages of one source."""
    if passage.line != before.line or passage.source.file != before.source.file:
        return False
    return not any(map(str.isalnum, line.text[before.end : passage.start]))


def _words(passages: Sequence[Passage]) -> str:
    """Return the sentences that passages are borrowed from, each once."""
    return "".join(dict.fromkeys(passage.source.text for passage in passages))
