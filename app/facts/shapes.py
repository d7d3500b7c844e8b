"""The shape of an answer to `learned`, `change`, `shows` or `lacks`: what may be put around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.periods import periods_of
from app.facts.subjects import doer_at, somebody_before, subject_of
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from app.facts.fact_text import FactText
    from app.facts.subjects import Subject

LearnedShape = Literal["quotation", "attributed", "said", "term", "sentence"]


class Learned(NamedTuple):
    """The form of an answer to `learned`.

    A quotation stands alone; 课上讲“…” is said, 老师讲的“…” attributed; a term names what was
    taught, a sentence tells it.
    """

    shape: LearnedShape


class Change(NamedTuple):
    """The form of an answer to `change`.

    `timed` is whether it says when or how often, `doer` who does it, empty where nobody is
    named, `done` whether it tells what is so already.
    """

    timed: bool
    doer: Subject
    done: bool

    @property
    def placed(self) -> bool:
        """Whether no word for the time to come may be put before it."""
        return self.timed or self.done or bool(self.doer)


class Statement(NamedTuple):
    """The form of an answer to `shows` or `lacks`.

    `points` is whether it points at what was said before it.
    """

    points: bool


_ENDS = "。！；， "
_CITED = ("的", "那句", "这句", "一句", "的话", "例子", "那条", "、", "和")
_SAID = lazy(
    r"(?:说|讲|写|念|提|强调|要求|问|喊|让我们|告诉我们|提醒我们|叮嘱我们|指出|写着|讲到|说过|常说|写道|叫|叫做|说法是|要)$"
)
_OF_A_SOURCE = lazy(
    r"(?:讲|说|写|念|提|举|强调|规定|要求|提出|列|教)(?:过|到)?的|(?:里|上|中)(?:的|那)"
)
_TERM_ENDS = (
    *(
        "要求",
        "规定",
        "思想",
        "精神",
        "部署",
        "内容",
        "原则",
        "办法",
        "方法",
        "理论",
        "章",
        "节",
        "字",
        "课",
        "条",
        "关系",
    ),
    *("概念", "制度", "例子", "故事", "道理", "说法", "模型", "定律", "效应", "法则"),
)
# 那一章，说人和人的远近: the source is followed by what it says.
_GOES_ON = ("，说", "，讲", "，都", "，跟着", "，写着")
_CLAUSE_SIGNS = WordTable(
    sign=(
        "说 讲 都 也 是 就 要 不 没 能 会 了 跟着 可以 必须 应当 由 把 被 让 才 又 先 有 在 往往 越"
    ),
    other=(
        "要求 要点 学会 会议 社会 机会 都市 是非 有效 现在 所在 存在 先进 优先 能力 性能 功能"
        " 才能 要素 重要 主要 必要 不变 了解"
    ),
)
_COPULA = WordTable(
    copula="是", other="是非 是否 但是 可是 只是 于是 凡是 要是 若是 或是 实事求是 关于"
)
# 漏掉的往往是, 是这样讲的: what is told of something, whatever relative clause stands in it.
_TELLS = lazy(r"的[^，。、的]{0,3}是|(?<!关于)是[^，。]*的$")
_NOUN_ENDS = (*(f"的{end}" for end in _TERM_ENDS), *("个字", "几个字"))
_WHEN = WordTable(
    when=(
        "往后 今后 以后 从今往后 下次 下回 下一次 下一批 下一步 下个版本 接下来 先期 每次 每回"
        " 每天 每晚 每周 每月 每季度 每半 每个夜班 每个班 每个大班 从下 上岗前 上班前 下班前"
        " 月底前 年底前 年前 入冬前 汛前 开春 周末 周五前 期限 随时 马上 立即 尽快 当天 当周"
        " 从现在起 现在 一周 一个月内 到期 扎第"
    )
)
_DONE = WordTable(
    done=(
        "现在每 现在只 现在已 已经 已 加了 收了 改成了 换成了 换了 装了 设了 建了 定了 当天收了"
        " 补上了 贴上了 取消了 做了"
    ),
    other="报了 到了 完了",
)
# 打印前停一下, 关门以后心里数三下: what it is done before or after.
_BEFORE = lazy(
    r"(?:在)?[^，。；我先]{1,9}?(?<![从之以提])(?:之前|之后|以前|以后|前|后(?!面|头|台|勤|门|果))(?=[^，。]|，)"
)
_BY = lazy(r"(?<!理|自|缘|来|事)由(?!于|来)")
_EVERY = lazy(r"每\d")
_BETWEEN = "，起开始内的就都"
_POINTERS = WordTable(
    person="他 她 他们 她们 它 它们",
    thing=(
        "这事 这件 这个 这种 这样 这么 这些 这点 这句 这话 这笔 这张 这一 这份 这就 这是 这类"
        " 这项 这几 这四 这三 这两 这五 这六 这九 这十 这15 这37 这家 这位 这不 那事 那件 那次"
        " 那回 那句 那段 那一 那是 那种 那张 那份 那笔 那几 那个 那天 那柴 那些 那批 那把 那台"
        " 那位 那家 此事 前者 后者 上述 这2 这3 这1 这4 这5 这6 这7 这8 这9 这道 这关 这招 这股"
    ),
    none="其他 其它 他人 吉他 他乡 这里 那里 这边 那边 这一行 这些年 这几年 那么 这门课",
)


@lru_cache(maxsize=256)
def read_learned(answer: str) -> Learned:
    """Return the form of an answer to `learned`."""
    return Learned(_shape(answer))


def _shape(answer: str) -> LearnedShape:
    told = fact_text(answer.strip().rstrip(_ENDS))
    text = told.text
    if told.quotes and told.quotes[-1][1] == len(text) - 1:
        opening = told.quotes[-1][0] - 1
        if opening == 0:
            return "quotation"
        lead = text[:opening].rstrip("，：")
        return "said" if _SAID.search(lead) and not lead.endswith(_CITED) else "attributed"
    if any(sign in told.plain for sign in _GOES_ON) or _is_told(told):
        return "sentence"
    if answer.rstrip().endswith("。"):
        return "term" if _is_noun(told) else "sentence"
    if _OF_A_SOURCE.search(told.plain) or text.endswith(_TERM_ENDS):
        return "term"
    return "sentence" if _has_sign(told) and len(text) > 6 else "term"


def _has_sign(told: FactText, start: int = 0) -> bool:
    return any(word.kind == "sign" for word in _CLAUSE_SIGNS.found(told.plain, start))


def _is_told(told: FactText) -> bool:
    """Tell whether 是 is what an answer says of something, not said inside of what it names.

    Behind a source (会上讲的监管与服务不是两件事) it belongs to what was taught.
    """
    plain = told.plain
    copula = _COPULA.first(plain)
    while copula and copula.kind != "copula":
        if plain[copula.start : copula.end] == "关于":
            return False
        copula = _COPULA.first(plain, copula.end)
    if copula is None:
        return False
    source = _OF_A_SOURCE.search(plain)
    return bool(_TELLS.search(plain)) or source is None or copula.start < source.start()


def _is_noun(told: FactText) -> bool:
    """Tell whether an answer that is written as a sentence only names something."""
    if told.text.endswith(_NOUN_ENDS):
        return _COPULA.first(told.plain) is None or "关于" in told.plain
    source = _OF_A_SOURCE.search(told.plain)
    if source is None and not told.text.endswith(_TERM_ENDS):
        return False
    return "，" not in told.plain and not _has_sign(told, source.end() if source else 0)


@lru_cache(maxsize=256)
def read_change(answer: str) -> Change:
    """Return the form of an answer to `change`."""
    told = fact_text(answer.strip().rstrip(_ENDS))
    plain = told.plain
    timed = bool(periods_of(told.text)) or _WHEN.first(plain) is not None or _is_before(told)
    done = any(word.kind == "done" for word in _DONE.found(plain))
    return Change(timed, _doer(told), done)


@lru_cache(maxsize=256)
def read_statement(answer: str) -> Statement:
    """Return the form of an answer to `shows` or `lacks`."""
    return Statement(points_back(fact_text(answer.strip().rstrip(_ENDS)).plain))


def points_back(plain: str) -> bool:
    """Tell whether words point at something said before them: 他这话, 这样的账.

    这个顺序 behind a clause may mean that clause, and 学生看一眼，他记得住 names whom it means.
    """
    first = re.match("[^，。；：！？]*", plain)
    until = first.end() if first else len(plain)
    for word in _POINTERS.found(plain):
        if word.kind == "none" or plain[word.start - 1 : word.start] in ("的", "我", "们"):
            continue
        if word.kind == "person" and not somebody_before(plain, word.start):
            return True
        if word.kind == "thing" and word.start < until:
            return True
    return False


def _doer(answer: FactText) -> Subject:
    """Return who does what an answer says, as far as it names him."""
    begin = _behind_time(answer)
    subject = subject_of(answer, begin)
    if subject in ("self", "we", "people"):
        return subject
    for start, end in answer.clauses:
        first = max(start, begin)
        first += answer.plain.startswith("由", first)
        if doer_at(answer.plain, first, end) or _BY.search(answer.plain, start, end):
            return "people"
    return ""


def _is_before(answer: FactText) -> bool:
    """Tell whether an answer begins with what it is done before or after: 打印前, 关门以后."""
    start, end = answer.clauses[0]
    found = _BEFORE.match(answer.plain, start, end)
    return found is not None or _EVERY.search(answer.plain) is not None


def _behind_time(answer: FactText) -> int:
    """Return where an answer begins behind the times it begins with."""
    at, plain = 0, answer.plain
    moved = True
    while moved:
        moved = False
        for period in periods_of(answer.text):
            if period.start == at:
                at, moved = period.end, True
        word = _WHEN.at(plain, at)
        before = _BEFORE.match(plain, at)
        if word:
            at, moved = word.end, True
        elif before and at == 0:
            at, moved = before.end(), True
        while plain[at : at + 1] in _BETWEEN and at < len(plain):
            at += 1
    return at
