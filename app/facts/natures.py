"""What an answer to `before` tells, and what it bears already that a joint need not add."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.measure_words import UNITS
from app.facts.subjects import begins_with_deed, somebody_at, somebody_before, subject_of
from app.facts.words import WordTable

if TYPE_CHECKING:
    from app.facts.fact_text import FactText
    from app.facts.subjects import Subject
    from app.facts.words import Word
    from app.models.pattern import Nature


class Before(NamedTuple):
    """The form of an answer to `before`.

    `nature` is where it may stand: bound where it points at the fact, else what it tells. `timed`
    says that it bears its own time word, `turned` its own turn. `subject` is who or what it begins
    with, empty where 我 may be put before it.
    """

    nature: Nature
    timed: bool
    subject: Subject
    turned: bool


# What points at something outside the answer.
_POINTING = WordTable(
    person="他 她 它 他们 她们 它们",
    this="这个 那个",
    pointing=(
        "这事 这件 这种 这样 这么 这些 这点 这句 这话 这笔 这张 这一 这份 这是 这类 这项"
        " 这几 那事 那件 那天 那次 那回 那句 那段 那一 那是 那种 那张 那份 那笔 那几 那阵"
        " 当时 那时 那会儿 此事 对方 一听 一看 一见 我说 我们说"
    ),
    # They hold a sign and point at nothing.
    other=(
        "其他 其它 他人 他乡 吉他 家里那口子 年轻那会儿 年轻那阵 刚来那会儿 刚来那阵 头几年那阵"
        " 那口子 谁他 别人 这边 那边 这里 那里 一看就 我说得 我说的 这行 这一行 这些年 这几年"
        " 这么多年"
    ),
)
# 人家 means everybody but where somebody speaks about one: 有人说人家不要就算了.
_ABOUT_ONE = ("说人家", "嫌人家", "怪人家", "笑人家")
_TIMED = WordTable(
    timed=(
        "以前 以往 原先 原来 过去 早先 从前 当时 那天 那次 那时 那会儿 起初 一度 往年 头几年"
        " 前些年 前几年 一开始 刚开始 开头 最初 年轻那会儿 年轻时 年轻那阵 刚转正 刚来 刚到"
        " 刚入职 刚参加工作 刚毕业 刚接手 放在以前 搁以前 搁过去 早几年 那阵子 那几年 那年 去年"
        " 前年 上学期 头一年"
    ),
    # 以前 behind a verb counts from it: 开工以前.
    other="原来如此 过去了 过去就",
)
_BELIEFS = (
    "觉得 觉着 以为 认为 想着 心想 相信 指望 当成 当是 当他 当她 当它 当作 放心 信得过 就算 算数"
    " 就当 当没 都一样 也一样 一个样 心里有数 没什么 不算 就行了 就够了 就好 就成 就行 总想"
    " 最省事 闲人 头一个念头 能行 还想 就想着 就想 就得 不碍事 够了 闭着眼 不会有 出不了 用不着"
    " 没必要 顶多 无所谓 该是 肯定 反正 盼着 自信 当回事 念头是"
)
_MOTIVES = (
    "怕 嫌 图快 图省 图方便 图个 省事 不好意思 懒得 碍于 碍着 想少 想等 想快 想早 想省 想抢"
    " 舍不得 拉不下 抹不开 不想 不敢 顾着 为了 怕麻烦 怕得罪 心疼 赶时间 太费 费事 难为情 顾不上"
    " 急着"
)
_TELLING = WordTable(
    belief=_BELIEFS,
    motive=_MOTIVES,
    other="当成绩写 恐怕 可怕 嫌疑 以为然 果然 想想 哪怕 害怕的 生怕的",
)
_SAY = (
    "说",
    "嫌",
    "笑",
    "劝",
    "怪",
    "骂",
    "讲",
    "问",
    "反对",
    "埋怨",
    "嘀咕",
    "抱怨",
    "担心",
    "觉得",
    "怨",
    "嫌我",
    "提醒",
)
_BEFORE_TIMES = ("我", "我们", "放在", "我也", "他", "她", "人家")
_TURNS = (
    "，可",
    "，但",
    "，后来",
    "，直到",
    "，结果",
    "，却",
    "。可",
    "。但",
    "。后来",
    "。直到",
    "；可",
    "，没想到",
    "，谁知",
    "，哪知",
    "，才知道",
)


@lru_cache(maxsize=512)
def read_before(answer: str) -> Before:
    """Return the form of an answer to `before`."""
    told = fact_text(answer.strip().rstrip("。！；，"))
    nature: Nature = "bound" if _points(told) else _tells(told)
    timed = any(_is_timed(told, word) for word in _TIMED.found(told.plain))
    turned = any(turn in told.plain for turn in _TURNS)
    return Before(nature, timed, subject_of(told, _begin(told.plain)), turned)


def _is_timed(answer: FactText, word: Word) -> bool:
    """Tell whether a time word stands where one tells the time: not within 切过去."""
    opens = word.start == answer.clause_at(word.start)[0]
    return word.kind == "timed" and (opens or answer.plain.endswith(_BEFORE_TIMES, 0, word.start))


def _points(answer: FactText) -> bool:
    """Tell whether an answer points at its fact: 他 does, unless it names somebody before.

    这事 in what somebody says points at it, too.
    """
    plain = answer.plain
    for word in _POINTING.found(answer.text):
        quoted = plain[word.start : word.end] != answer.text[word.start : word.end]
        if word.kind == "person" and (quoted or somebody_before(plain, word.start)):
            continue
        if word.kind == "this" and (quoted or "，" in plain[: word.start]):
            continue
        if word.kind != "other":
            return True
    return any(words in plain for words in _ABOUT_ONE) or _shows_a_thing(plain)


def _shows_a_thing(plain: str) -> bool:
    """Tell whether the first clause shows a thing: 这命令敲过几百遍, 图那袋洗衣粉."""
    first = plain.split("，", 1)[0]
    return any(
        (at == 0 or UNITS.at(first, at + 1) is not None)
        and _POINTING.at(first, at) is None
        and plain[at - 1 : at] != "的"
        for at, sign in enumerate(first)
        if sign in "这那"
    )


def _tells(answer: FactText) -> Nature:
    """Return what an answer tells by itself: another's opinion, a motive, a belief, a deed."""
    if _is_others_opinion(answer):
        return "opinion"
    kinds = [word.kind for word in _TELLING.found(answer.plain)]
    if "motive" in kinds and not ("belief" in kinds and kinds[0] == "belief"):
        return "motive"
    return "belief" if "belief" in kinds else "deed"


def _is_others_opinion(answer: FactText) -> bool:
    """Tell whether somebody else is the first to say or think something.

    老板说“没有”，我就没查 tells what the writer did.
    """
    begin = _begin(answer.plain)
    for start, end in answer.clauses:
        first = max(start, begin)
        name = somebody_at(answer.plain, first)
        if (name or first == begin) and _says(answer.plain, first, end, name):
            return not answer.plain.startswith("我", end + 1)
    return False


def _says(plain: str, start: int, end: int, name: str) -> bool:
    """Tell whether a clause begins with a noun for somebody, and what he says or is against."""
    until = min(end, start + len(name) + _LONGEST_SPEAKER)
    for say in _SAY:
        at = plain.find(say, start, until)
        speaker = plain[start:at] if at > start else ""
        if name and speaker:
            return not plain.startswith("我", start + len(name))
        if len(speaker) > 1 and not any(sign in speaker for sign in _NO_SPEAKER):
            return not begins_with_deed(plain, start)
    return False


# A speaker is a noun: 业务部门说, 设备科觉得.
_LONGEST_SPEAKER = 7
_NO_SPEAKER = frozenset("我你了着过就都也不没要想在一把被给哪谁什")


def _begin(plain: str) -> int:
    """Return where an answer begins behind its time word."""
    word = _TIMED.at(plain, 0)
    at = word.end if word else 0
    while plain[at : at + 1] in ("，", "时", "，"):
        at += 1
    return at
