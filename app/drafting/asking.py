"""Questions about the fact at hand, chosen from the bank by what the fact tells."""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.drafting.headings import theme_classes
from app.drafting.plan import Saying
from app.drafting.studied import study_signs
from app.drafting.wording import gap
from app.facts.deeds import deeds_of
from app.facts.figures import figures_of
from app.facts.kinds import kinds_of
from app.facts.matter import speaks_of
from app.facts.people import actors_of, names_in
from app.facts.quotes import quotes_of
from app.facts.roots import comes_from
from app.facts.signs import signs_of
from app.models.pattern import STUDY_SIGNS
from app.models.phrase import fill_slots, slot_names
from app.patterns import lazy
from app.text.characters import CHINESE_MARKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.picking import Picker
    from app.models.outline import Fact, Outline, Point
    from app.models.pattern import Asks, Question

_SHORTEST, _LONGEST = 5, 16
_FACT_NUMBER = lazy(r"facts\[(\d+)\]")
_CLAUSE_END = lazy("[，。；：！？]")
_SHARE = {"deeds": 8, "kinds": 4, "fields": 2, "classes": 1}
"""How much each thing that a question is for counts: what the fact tells, then its surroundings."""
_STUDY_SHARE = 16
"""What is asked of this very study goes before: a report is on what was studied."""
_QUOTED = lazy("(“[^”]*”|《[^》]*》)")
_YOU = lazy("你（们）|你(?!们)")


class Asking(NamedTuple):
    """A question as it is put: what it asks for, its words, why, an example, the key it fills."""

    key: str
    text: str
    explains: str
    example: str


class About(NamedTuple):
    """What a question is about: a point and, where there is one, a fact; other words by slot."""

    point: Point | None = None
    fact: Fact | None = None
    words: tuple[tuple[str, str], ...] = ()


class Asker:
    """Asks about one outline; `put` are questions that were asked about it before."""

    def __init__(self, bank: PhraseBank, picker: Picker, outline: Outline) -> None:
        self._bank = bank
        self._picker = picker
        self._outline = outline
        self._kind = outline.kind
        self.put: Collection[str] = ()

    def ask(self, asks: Asks, key: str, about: About) -> Asking | None:
        """Return the narrowest question that is left, or None if the bank has none.

        One is put again only when all that fit have been put.
        """
        if asks == "learned" and about.fact is None and about.point:
            # It opens the report, but what is asked is which words the fact brings to mind.
            about = about._replace(fact=_fact_at(about.point, key))
        told = self._told(about)
        words = dict(about.words) | dict(_words(about))
        fitting = [
            (score, one)
            for one in self._serving(asks)
            if (score := _fit(one, told)) >= 0
            and _holds(one, told["signs"])
            and slot_names(one.text) <= words.keys()
        ]
        if not fitting:
            return None
        if self.put:
            new = [each for each in fitting if self._put_words(each[1].text, words) not in self.put]
            fitting = new or fitting
        scores = sorted({score for score, _ in fitting}, reverse=True)
        ranks = ([one for score, one in fitting if score == rank] for rank in scores)
        left = filter(None, map(self._picker.pattern, ranks))
        chosen = next(left, None) or max(fitting, key=itemgetter(0))[1]
        text = self._put_words(chosen.text, words)
        return Asking(key, text, self._to_signer(chosen.explains), chosen.example)

    def gap(self, point: Point, key: str) -> Asking | None:
        """Return the one question that a point without any argument asks."""
        if not point.facts:
            return self.ask("fact", f"{key}.facts", About(point))
        last = len(point.facts) - 1
        return self.ask("shows", f"{key}.facts[{last}].shows", About(point, point.facts[last]))

    def lacking_gap(self, point: Point, key: str, plan: str) -> Asking | None:
        """Return the question about something missing that nothing in the plan answers."""
        n = lacking_fact(point, plan)
        if n is None:
            return None
        return self.ask("change", f"{key}.facts[{n}].change", About(point, point.facts[n]))

    def root_gap(self, point: Point, key: str, told: str) -> Asking | None:
        """Return the question about a step that takes up nothing of the insights."""
        words = "\n".join(measure.measure for measure in point.measures)
        explained = any(measure.because for measure in point.measures)
        if not words or explained or comes_from(words, told):
            return None
        # The measure stands right before the question, which need not quote it.
        return self.ask("because", f"{key}.measures[0].because", About(point))

    def step_gap(self) -> Asking | None:
        """Return the question for next steps of which nothing is said."""
        return self.ask("measure", "next_steps", About())

    def measure_gap(self, point: Point, key: str) -> Asking | None:
        """Return the question for a step without a measure."""
        return self.ask("measure", f"{key}.measures", About(point))

    def _serving(self, asks: Asks) -> list[Question]:
        """Return the questions that ask for something in this kind of report."""

        def found() -> list[Question]:
            kind = self._kind
            asking = (one for one in self._bank.questions if one.asks == asks)
            return [one for one in asking if not one.reports or kind in one.reports]

        return self._bank.kept(("questions", asks, self._kind), found)

    @cached_property
    def _fields(self) -> frozenset[str]:
        """The field of work that the outline's words tell of most, if any does."""
        said = self._outline.model_dump_json(include={"speaker", "study", "insights"})
        return self._bank.kept(("fields", said), lambda: _fields(said, self._bank))

    @cached_property
    def _study(self) -> frozenset[str]:
        """What the study is and who signs, read when something is first asked."""
        return study_signs(self._outline)

    def _put_words(self, text: str, words: Mapping[str, str]) -> str:
        return self._to_signer(fill_slots(text, words))

    def _to_signer(self, text: str) -> str:
        """Return a question as it is put to whoever signs; a unit is many.

        What stands in quotation marks was said to somebody else.
        """
        if "unit" not in self._study:
            return text
        pieces = _QUOTED.split(text)
        return "".join(
            piece if at % 2 else _YOU.sub("你们", piece) for at, piece in enumerate(pieces)
        )

    def _told(self, about: About) -> dict[str, frozenset[str]]:
        fact = about.fact.fact if about.fact else ""
        theme = about.point.theme if about.point else None
        kinds = frozenset(kinds_of(fact)) if fact else frozenset()
        signs = self._study | kinds | (signs_of(fact) if fact else frozenset())
        # Who was seen doing a thing elsewhere can tell what a doer is asked; the writer cannot.
        seen = {"visited", "others"} & signs
        deeds = () if seen else deeds_of(fact, self._bank.vocabulary)
        return {
            "signs": signs,
            "deeds": frozenset(deeds),
            "fields": self._fields,
            "kinds": kinds,
            "classes": frozenset(theme_classes(theme, self._bank)) if theme else frozenset(),
        }


def lacking_fact(point: Point, plan: str) -> int | None:
    """Return the number of the first fact that lacks what neither it nor the plan will mend."""
    for n, fact in enumerate(point.facts):
        if fact.lacks and not fact.change and not speaks_of(fact.lacks, plan):
            return n
    return None


def asked_saying(asking: Asking) -> Saying:
    """Return a question as it stands in a draft: a visible gap with the key that fills it."""
    return Saying("question", "question", (gap(asking.text, asking.key),), asking.explains)


def _fit(question: Question, told: dict[str, frozenset[str]]) -> int:
    """Return how well a question fits, from 0 for one that fits anything; -1 where it does not."""
    score, wanted = 0, False
    for name, share in _SHARE.items():
        named = getattr(question, name)
        wanted = wanted or bool(named)
        score += share * bool(told[name] & set(named))
    if wanted and not score:
        return -1
    return score if STUDY_SIGNS.isdisjoint(question.needs) else score + _STUDY_SHARE


def _holds(question: Question, signs: frozenset[str]) -> bool:
    """Tell whether a fact tells what a question takes for granted and nothing that answers it."""
    return signs.issuperset(question.needs) and signs.isdisjoint(question.unless)


def _fact_at(point: Point, key: str) -> Fact | None:
    """Return the fact of a point whose answer a key names, or None."""
    found = _FACT_NUMBER.search(key)
    at = int(found[1]) if found else len(point.facts)
    return point.facts[at] if at < len(point.facts) else None


def _fields(said: str, bank: PhraseBank) -> frozenset[str]:
    signs = set(said)
    counts = {
        # Most nouns have a character that stands nowhere, which is told sooner.
        field.name: sum(signs.issuperset(noun) and noun in said for noun in field.nouns)
        for field in bank.vocabulary.fields
    }
    most = max(counts.values(), default=0)
    return frozenset(name for name, count in counts.items() if count == most and most > 1)


def _words(about: About) -> Iterator[tuple[str, str]]:
    """Yield the words that a question may take up."""
    if about.point and about.point.theme:
        yield "主题", about.point.theme
    if about.fact:
        yield from _told_words(about.fact.fact)
        answers = (
            ("差距", about.fact.lacks),
            ("改变", about.fact.change),
            ("说明", about.fact.shows),
        )
        for name, words in answers:
            if words and len(words) <= _LONGEST:
                yield name, words.rstrip(CHINESE_MARKS)


def _told_words(fact: str) -> Iterator[tuple[str, str]]:
    """Yield what a fact tells: its first words, a figure, somebody's words, who acts."""
    if clause := _first_clause(fact):
        yield "事", clause
    # What came of it is told last, and is what one remembers of it.
    for figure in figures_of(fact)[-1:]:
        yield "数", figure.text + figure.noun
    for quote in quotes_of(fact):
        if quote.saying and not quote.is_own and len(quote.words) <= _LONGEST:
            yield "引语", f"“{quote.words}”"
    for actor in actors_of(fact):
        if actor.who == "colleague" and names_in(actor.name):
            yield "人", actor.name


def _first_clause(fact: str) -> str:
    """Return a fact's first clause if it is short enough to be quoted, else nothing."""
    clause = _CLAUSE_END.split(fact.strip(), maxsplit=1)[0]
    return clause if _SHORTEST <= len(clause) <= _LONGEST else ""


def open_questions(kind: str, bank: PhraseBank) -> dict[str, list[str]]:
    """Return the questions that fit any fact of a kind of report, by what they ask for."""
    found: dict[str, list[str]] = {}
    for one in bank.questions:
        named = one.deeds or one.kinds or one.fields or one.classes or one.needs or one.unless
        narrow = named or slot_names(one.text)
        if not narrow and (not one.reports or kind in one.reports):
            found.setdefault(one.asks, []).append(one.text)
    return found
