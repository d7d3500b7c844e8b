"""The figures by which drafts are judged, and what each is to reach."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from app.bank.loading import load_bank
from app.models.outline import Outline
from app.models.report import Report
from tests.bed.measures.befores import wrong_joints
from tests.bed.measures.connectives import worn_connectives
from tests.bed.measures.deadlines import early_ends, past_deadlines
from tests.bed.measures.doubled import doubled_words, empty_marks
from tests.bed.measures.first_measures import late_measures
from tests.bed.measures.gaps import crowded_gaps
from tests.bed.measures.headings import alike_headings, label_headings, repeated_headings
from tests.bed.measures.lengths import missed_length
from tests.bed.measures.lost_words import lost_words
from tests.bed.measures.persons import mixed_persons, office_words
from tests.bed.measures.plan import rootless_steps, unplaced_answers, unplanned_answers
from tests.bed.measures.pronouns import early_pronouns
from tests.bed.measures.repeats import repeated_remedies, repeated_sentences
from tests.bed.measures.runs import RunPlaces, broken_runs
from tests.bed.measures.stranded import stranded_facts
from tests.bed.measures.structure import talk_of_the_text
from tests.bed.measures.themes import quoted_themes
from tests.bed.told import Found

Measure = Callable[[Outline, Report], Found]


class Aim(NamedTuple):
    """A figure to reach: at most so many faults for each thing looked at, or in all.

    Where `most` is None the figure is only told.
    """

    name: str
    says: str
    most: float | None
    unit: Literal["share", "count"] = "count"

    def value(self, found: list[Found]) -> float | None:
        """Return the figure over some drafts; None where there was nothing to look at."""
        looked = sum(one.looked for one in found)
        faults = sum(len(one.faults) for one in found)
        if self.unit == "count":
            return faults
        return faults / looked if looked else None


class Figure(NamedTuple):
    """A figure measured in each draft by itself."""

    aim: Aim
    measure: Measure

    @property
    def name(self) -> str:
        """Return the short name of the figure."""
        return self.aim.name


def _runs(outline: Outline, report: Report) -> Found:
    return broken_runs(outline, report, _places())


@cache
def _places() -> RunPlaces:
    return RunPlaces(load_bank())


EACH: tuple[Figure, ...] = (
    Figure(Aim("stranded", "facts left stranded", 0.05, "share"), stranded_facts),
    Figure(Aim("quoted", "theme quoted in a point's text, a point", 0.1, "share"), quoted_themes),
    Figure(Aim("late", "measures late in their step", 0), late_measures),
    Figure(Aim("alike", "headings alike once themes are masked", 0), alike_headings),
    Figure(Aim("labels", "labels beside headings that say more", 0), label_headings),
    Figure(Aim("echoes", "headings said again in their text", 0), repeated_headings),
    Figure(Aim("rootless", "steps without a word of the body", 0), rootless_steps),
    Figure(Aim("unplaced", "lacks, change without a place", 0), unplaced_answers),
    Figure(Aim("unplanned", "of them not taken up by the plan", None, "share"), unplanned_answers),
    Figure(Aim("persons", "drafts that mix I and we", 0), mixed_persons),
    Figure(Aim("office", "official sentences in plain drafts", 0), office_words),
    Figure(Aim("runs", "official: neighbours not of one run", 0.05, "share"), _runs),
    Figure(Aim("gaps", "points that ask more than once", 0), crowded_gaps),
    Figure(Aim("lost", "writer's words not letter for letter", 0), lost_words),
    Figure(Aim("joints", "wrong words set before what was before", 0), wrong_joints),
    Figure(Aim("pronouns", "pronouns before what they mean", 0), early_pronouns),
    Figure(Aim("doubled", "words doubled at a joint", 0), doubled_words),
    Figure(Aim("empty", "empty brackets, doubled stops", 0), empty_marks),
    Figure(Aim("twice", "sentences said twice", 0), repeated_sentences),
    Figure(Aim("remedies", "remedies said twice", 0), repeated_remedies),
    Figure(Aim("past", "deadlines before the report's day", 0), past_deadlines),
    Figure(Aim("ends", "ends on a day before the plan's last", 0), early_ends),
    Figure(Aim("worn", "connectives used again", 0), worn_connectives),
    Figure(Aim("itself", "talk of the text itself", 0), talk_of_the_text),
    Figure(Aim("length", "length missed and not excused", 0), missed_length),
)

SHARED = Aim("shared", "sentences that another of eight drafts has", 0.1, "share")

AIMS = (EACH[0].aim, SHARED, *(figure.aim for figure in EACH[1:]))
"""Every aim, in the order of the table."""
