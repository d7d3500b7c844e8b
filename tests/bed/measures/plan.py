"""Whether the plan follows from the body, and the body leads to the plan."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.outline import Outline
from app.models.report import Block, Report
from tests.bed.told import Found, ToldFact, all_sentences, bare, blocks_of, facts_of, sentences_of
from tests.bed.words import content_words


def rootless_steps(outline: Outline, report: Report) -> Found:
    """Find the steps of the plan that take up no word of the points before them, and do not ask.

    A step is rooted where its heading or its text shares a content word (`content_words`) with
    the points: with the facts, the answers, and what was said about them. A step that is an
    answer about a fact of the points is rooted in it. A theme that fills a slot is a label, and
    roots nothing.
    """
    body = content_words("\n".join(_text(block) for block in blocks_of(report, "insight", "body")))
    steps = blocks_of(report, "action")
    told = [step for step in steps if not _asks(step) and not _answers(step)]
    faults = [_text(step) for step in told if not content_words(_text(step)) & body]
    return Found(len(steps), tuple(faults))


def unplaced_answers(outline: Outline, report: Report) -> Found:
    """Find what is missing, or will be different, that nothing is to be done about.

    What a fact `lacks` has its place where `change` of the same fact stands in the draft, which
    is the remedy, wherever it is told; or where the plan holds its words or shares a content word
    with it; or where its point asks something. A `change` has its place where it stands. (Rule 7
    of the design says “in the plan”, rule 5 that `change` follows at once and nothing is said
    twice: told behind the shortfall, it is the plan.) See `unplanned_answers` for the former.
    """
    plan = _plan(report)
    looked, faults = 0, []
    for told in _argued(outline):
        looked += 1
        change, lacks = bare(told.fact.change or ""), bare(told.fact.lacks or "")
        placed = change in report.text if change else _is_planned(lacks, plan)
        if not placed and not _is_asked(report, told.point):
            faults.append(" / ".join(words for words in (lacks, change) if words))
    return Found(looked, tuple(faults))


def unplanned_answers(outline: Outline, report: Report) -> Found:
    """Find what is missing, or will be different, that the plan does not take up.

    `lacks` and `change` of one fact belong together: the plan answers both where it holds the
    words of either or shares a content word with them. A report without a plan, as its outline
    wants it, is not looked at.
    """
    if outline.next_steps is False:
        return Found(0)
    plan = _plan(report)
    said = [
        [bare(words) for words in (told.fact.lacks, told.fact.change) if words]
        for told in _argued(outline)
    ]
    left = [" / ".join(texts) for texts in said if not any(_is_planned(t, plan) for t in texts)]
    return Found(len(said), tuple(left))


def _argued(outline: Outline) -> Iterator[ToldFact]:
    """Yield the facts of the points that have something missing, or to be changed."""
    for told in facts_of(outline):
        if told.point.startswith("insights") and (told.fact.lacks or told.fact.change):
            yield told


def _plan(report: Report) -> str:
    return "\n".join(_text(block) for block in blocks_of(report, "action_lead", "action"))


def _is_planned(words: str, plan: str) -> bool:
    return words in plan or bool(content_words(words) & content_words(plan))


def _text(block: Block) -> str:
    """Return the words of a block with its heading, without themes that fill a slot."""
    heads = [s for paragraph in block.paragraphs for s in paragraph.spans if s.part == "heading"]
    spans = [*heads, *(span for sentence in sentences_of(block) for span in sentence.spans)]
    return "".join("□" if s.origin.ref.endswith(".theme") else s.text for s in spans)


def _answers(block: Block) -> bool:
    """Tell whether a step holds an answer about a fact."""
    refs = [span.origin.ref for paragraph in block.paragraphs for span in paragraph.spans]
    return any(ref.startswith("insights[") and ".facts[" in ref for ref in refs)


def _asks(block: Block) -> bool:
    return any(span.gap for paragraph in block.paragraphs for span in paragraph.spans)


def _is_asked(report: Report, point: str) -> bool:
    """Tell whether the draft asks something of a point, wherever the question stands."""
    return any(
        span.gap and span.origin.ref.startswith(point)
        for sentence in all_sentences(report)
        for span in sentence.spans
    )
