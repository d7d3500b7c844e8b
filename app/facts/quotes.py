"""The quoted words of a fact, and who says them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.people import actors_of, person_in
from app.facts.words import WordTable

if TYPE_CHECKING:
    from app.facts.fact_text import FactText

_SAYING = WordTable(
    said=(
        "说 说了 说是 问 问我 反问 追问 讲 讲了 喊 喊了 喊着 骂 骂了 嘟囔 嘀咕 念叨 念着 回 回了"
        " 回道 答 回答 答道 接话 插话 劝 劝我 交代 叮嘱 嘱咐 提醒 告诉我 告诉他 发微信 发消息"
        " 回我一条微信 打电话说 来电话说 说了句 说了一句 说一句 回了一句 问了一句 问一句 来了一句"
        " 丢下一句 甩下一句 留言 留下一句 笑着说 叹气说 嚷 嚷嚷 直说 都说 又说 还说 常说 老说 就说"
        " 才说 总说 只说 说道 问道 喊道 一句 一句话"
    ),
    wrote=(
        "写 写着 写了 写道 写的是 写上 写下 贴着 印着 批 批了 批示 备注 填的是 标着 挂着 念到"
        " 唱到 显示"
    ),
)
_LONGEST_TERM = 6
_SENTENCE_SIGNS = frozenset("，。！？我你他她吗呢啊吧嘛了")
_PRONOUNS = WordTable(pronoun="他 她 他们 她们 人家 对方")


class Quote(NamedTuple):
    """Quoted words, their place, and who says them; `speaker` is empty where nobody is named.

    `saying` is false for a term in quotation marks: “一件事”平台.
    """

    words: str
    start: int
    end: int
    speaker: str
    saying: bool

    @property
    def is_own(self) -> bool:
        """Whether the writer says it."""
        return self.speaker in ("我", "我们")


@lru_cache(maxsize=512)
def quotes_of(fact: str) -> tuple[Quote, ...]:
    """Return what stands in quotation marks in a fact."""
    told = fact_text(fact)
    return tuple(_quote(told, start, end) for start, end in told.quotes)


def _quote(fact: FactText, start: int, end: int) -> Quote:
    words = fact.text[start:end]
    verb = _verb_before(fact, start - 1)
    saying = verb is not None and (
        verb != "wrote" or len(words) > _LONGEST_TERM or any(s in _SENTENCE_SIGNS for s in words)
    )
    speaker = _speaker(fact, start, verb) if saying and verb else ""
    return Quote(words, start, end, speaker, saying)


def _verb_before(fact: FactText, opening: int) -> str | None:
    """Return how the words before a quotation announce it: said, wrote, or not at all."""
    before = fact.plain[:opening].rstrip("：，:")
    word = _SAYING.ending(before, len(before))
    return word.kind if word else None


def _speaker(fact: FactText, start: int, verb: str) -> str:
    """Return who says the words at a place: who acts in this clause, else in one before it."""
    begin = fact.clause_at(start)[0]
    here = _doer(fact, begin, start)
    bare = _SAYING.kind(fact.plain[begin : start - 1]) is not None
    if here or (verb == "wrote" and not bare):
        return here
    for first, last in reversed([span for span in fact.clauses if span[1] < begin]):
        doer = _doer(fact, first, last)
        if doer:
            return doer
    return ""


def _doer(fact: FactText, begin: int, end: int) -> str:
    """Return who acts in a clause: a subject, a pronoun, or the one by whom it is done (被)."""
    actors = [actor for actor in actors_of(fact.text) if begin <= actor.start < end]
    pronoun = _PRONOUNS.at(fact.plain, begin, end)
    if pronoun and (not actors or pronoun.start < actors[0].start):
        return fact.plain[pronoun.start : pronoun.end]
    if actors:
        return actors[-1].name
    pronoun = _PRONOUNS.first(fact.plain, begin, end)
    return fact.plain[pronoun.start : pronoun.end] if pronoun else person_in(fact, begin, end)
