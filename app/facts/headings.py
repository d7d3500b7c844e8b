"""Headings cut from what the writer answered: letter for letter, and only what stands by itself."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from app.facts.fact_text import fact_text
from app.facts.figures import every_figure
from app.facts.people import names_in
from app.facts.periods import periods_of
from app.facts.shapes import points_back
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.fact_text import FactText, Span


def _words(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_SHORTEST, _LONGEST = 5, 18
_LONGEST_PAIR = 22
_BEST_LENGTH = 11
_ENDS = "。！；，、 \n"
_SIGNS = frozenset("。？！；：“”‘’（）《》…—")
_DANGLING = _words(
    "是 在 把 对 被 给 和 与 跟 时 后 前 着 过 就 都 也 才 却 而 但 要 能 不 没 很 最 更 从 向"
    " 为 以 再 等 即 将 让 叫 由 于 之前 之后 以后 以前 地方 的话 这样 怎么 什么 要是"
    " 开始 左右"
)
# 照样签不了 is whole, 人就跑来了 hangs on what was before; 数是给人用的 is whole, 没人管的 is none.
_WHOLE_LE = ("不了", "得了", "好了", "罢了")
_IS_OF = lazy(r"(?:是|都是)[^，]*的$")
# Where a clause begins with one of these, it leans on the one before or behind it.
_LEANING = WordTable(
    leaning=(
        "虽 虽然 因 因为 如果 要是 只要 只有 除非 不是 不光 不但 不仅 与其 宁可 与其说 既 既然"
        " 无论 不管 哪怕 即使 就算 一边 一旦 若 由于 为了 随着 但 但是 可 可是 却 而 而且 所以"
        " 因此 于是 也 还 就 才 又 更 那么 否则 要不 要不然 其实 只是 是 不过 反而 都 便 则 并"
        " 并且 且 多半 照样 常常 往往 谁也 谁都 再 里面 里头 其中 另外 有的 至于"
        " 结果 后来 最后 甚至 连 自己 一个也 一次也 就要 算 差的是 说明 让 使 怕的是 说的是"
        " 管的是 尤其 特别是 老百姓 人家 比"
    ),
    whole=(
        "才能 才干 可能 可靠 可以 还款 还账 就业 就医 都市 更换 更新 再生 并表 因地制宜 既往 还贷"
        " 还书 是非 真话 真心 真正 真的 真实 让步 算账 自己人 连队 连夜 又快又准"
    ),
)
# Where the next clause begins so, this one is its first half.
_ANSWERING = WordTable(
    answering=(
        "就 也 才 都 却 还 更 可 但 而 是 不是 得 要 再 便 则 照样 多半 那 反 又 先 不 没 说 所以"
        " 因此 人家 真 谁 常常 往往 差 怕 一 能 会 结果 最 人才 人就 不等于 值 比 实际"
    )
)
# What was so before is no heading, nor what somebody thought (总认为田建好了产量自然上来); where it
# is answered (觉得自己懂了，往往是没懂) it is one.
_WAS = WordTable(
    bygone=(
        "过去 以前 以往 从前 原先 原来 原本 本来 早先 先前 早年 早几年 往年 头几年 那几年 那年"
        " 那阵子 当初 当时 当年 那时 那会儿 起初 起先 一开始 刚开始 开始时 刚来 刚接手 一度 一向"
        " 向来 一贯 搁以前 放在以前 本想 原想 本以为 原以为"
    ),
    thought=("以为 认为 觉得 想着 总想着 总以为 总认为 总觉得 老以为 老觉得 都以为 都觉得 都认为"),
    whole="本来面目 以前车 原来如此 当年度 当时当地",
)
# 在柳河镇讲条文时会场有人走动 tells what happened meanwhile.
_MEANWHILE = lazy(
    "(?:在|当|每当)[^，]{2,}?"
    "(?:的时候|期间|过程中|之后|以后|(?<![平小及按随同准临有费省定实暂工课学])时(?![间机效刻候期事常段代]))"
)
# A first clause that begins so tells where or by what the next one holds; 在于 and 在乎 are verbs.
_BY_WHAT = lazy(
    "在(?![于乎意行职座])|通过|经过|按照|依照|根据|针对|面对|围绕|结合|对于|关于|为着|借着"
)
# 往后合格的也送条: the heading begins behind the time to come.
_AHEAD = lazy("(?:从今)?(?:以后|往后|今后)，?(?![的再]|就)")
_NOT_BUT = lazy(
    r"[^，]*不是[^，]+，(?:而)?是[^，]+|[^，]*是[^，]+，不是[^，]+|[^，]*不在[^，]+，在[^，]+"
)
# Times that come again every day need no fact.
_RETURNS = lazy("每|当天|当晚|凌晨|早上|早晨|上午|中午|下午|晚上|夜里|半夜|深夜|白天")
_WRITER = lazy("[我你您咱俺]")
_IDIOMS = ("两回事", "两码事", "两张皮", "两条腿", "十防九空", "百分百", "千家万户", "半句", "半步")
_VERB_OR_JUDGEMENT = lazy(
    "[在是有不没要得能会敢靠算管看听说问讲做查摸量走跑教学记写念交签护守留拿给等让把比用补省赶放"
    "收送到上下开关停先再才找换减增加消立印调整清洗盘]"
)
_PLACES_IN_TIME = lazy(
    r"\d|年|月|季度|学期|周[一二三四五六日]|国庆|春节|期[中末]|寒假|暑假|这次|那次|下次|下一批|下个"
)


@lru_cache(maxsize=256)
def heading_cuts(answer: str) -> tuple[str, ...]:
    """Return the stretches of an answer that may head a point, the best first.

    Each is a whole sentence of the answer, two clauses that belong together or one clause, of five
    to eighteen characters (不是…，是… to twenty-two), as the writer wrote it. None points at the
    fact, leans on another clause, tells what was so before or happened meanwhile, or names a date,
    a figure or a person that only the fact explains.
    """
    found: dict[str, float] = {}
    for text, whole in _standing(answer):
        if text not in found:
            found[text] = _rank(text, whole=whole)
    return tuple(sorted(found, key=lambda text: found[text]))


def sentence_cuts(answer: str) -> tuple[str, ...]:
    """Return the whole sentences of an answer that may head a point, in their order.

    They are among the `heading_cuts`: a plan is headed by what is to be done here too, not by 往后.
    """
    return tuple(text for text, whole in _standing(answer) if whole)


def _standing(answer: str) -> Iterator[tuple[str, bool]]:
    """Yield what of an answer is a heading by itself, and whether it is a whole sentence."""
    for stretch, whole in _stretches(fact_text(answer.strip())):
        text = _AHEAD.sub("", stretch, count=1)
        if _stands(text):
            yield text, whole


def _stretches(answer: FactText) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of an answer, then what may be cut from the long ones.

    A sentence behind another one, and a clause behind another, mostly lean on it: they are taken
    where they have two halves of their own.
    """
    for order, sentence in enumerate(answer.sentences):
        text = answer.text[slice(*sentence)].strip(_ENDS)
        if order == 0 or _is_balanced(text):
            yield text, True
        clauses = [span for span in answer.clauses if _within(span, sentence) and span[0] < span[1]]
        if len(text) > _LONGEST or len(clauses) > 2:
            yield from _cuts(answer, clauses, first=order == 0)


def _cuts(answer: FactText, clauses: list[Span], *, first: bool) -> Iterator[tuple[str, bool]]:
    for (start, _), (_, end) in itertools.pairwise(clauses):
        two = answer.text[start:end].strip(_ENDS)
        if _is_balanced(two):
            yield two, False
    clause = answer.text[slice(*clauses[0])].strip(_ENDS)
    answered = len(clauses) > 1 and _ANSWERING.at(answer.text, clauses[1][0]) is not None
    # 少问一句，老百姓多等两天: what one does less or more of has its price behind it.
    priced = clause.startswith(("少", "多", "早", "晚", "慢", "快"))
    if first and not (answered or priced or _BY_WHAT.match(clause)):
        yield clause, False


def _is_balanced(text: str) -> bool:
    """Tell whether a text is one thought in two halves: 不看平均分，看最低分."""
    if _NOT_BUT.fullmatch(text):
        return True
    halves = text.split("，")
    if len(halves) != 2 or abs(len(halves[0]) - len(halves[1])) > 2:
        return False
    return len(set(halves[0]) & set(halves[1])) >= 2


def _within(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]


def _stands(text: str) -> bool:
    """Tell whether a stretch is a heading by itself."""
    paired = _NOT_BUT.fullmatch(text) is not None
    longest = _LONGEST_PAIR if paired else _LONGEST
    if not _SHORTEST <= len(text) <= longest or text.count("，") > 1:
        return False
    if any(sign in _SIGNS for sign in text):
        return False
    if not _is_balanced(text) and not _VERB_OR_JUDGEMENT.search(text):
        return False
    if (_leans(text) and not paired) or _is_torn(text) or _tells_what_was(text):
        return False
    return not _needs_its_fact(text, paired=paired)


def _leans(text: str) -> bool:
    word = _LEANING.at(text, 0)
    return word is not None and word.kind == "leaning"


def _tells_what_was(text: str) -> bool:
    """Tell whether a stretch tells what was so, was thought or happened once."""
    word = _WAS.at(text, 0)
    if word is not None and word.kind == "thought":
        return "，" not in text
    return (word is not None and word.kind == "bygone") or _MEANWHILE.match(text) is not None


def _is_torn(text: str) -> bool:
    """Tell whether a stretch ends where the sentence does not."""
    if text.endswith("的"):
        return _IS_OF.search(text) is None
    if text.endswith("了"):
        return not text.endswith(_WHOLE_LE) and "不等于" not in text
    return text.endswith(_DANGLING)


def _needs_its_fact(text: str, *, paired: bool) -> bool:
    """Tell whether a stretch names what only the fact explains."""
    if points_back(text) or names_in(text) or _PLACES_IN_TIME.search(text):
        return True
    if _WRITER.search(text) and not paired:
        return True
    if any(not _RETURNS.match(period.text) for period in periods_of(text)):
        return True
    return any(figure.counts for figure in every_figure(text)) and not any(
        idiom in text for idiom in _IDIOMS
    )


def _rank(text: str, *, whole: bool) -> float:
    """Return how far a stretch is from the best heading: whole, balanced, of some eleven signs."""
    return (
        (0 if whole else 10) + (0 if _is_balanced(text) else 3) + abs(len(text) - _BEST_LENGTH) / 2
    )
