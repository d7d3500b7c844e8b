"""What an answer begins with: the writer, somebody else, a thing, or at once with what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.facts.people import name_at, role_at
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from app.facts.fact_text import FactText

Subject = Literal["self", "we", "people", "thing", ""]

# People in general, and those whom a writer names by what they are to him.
_OTHERS = WordTable(
    people=(
        "有人 有同事 有老同事 有老师傅 有的人 有的 同事 同事们 大家 老同志 老师傅 老护士 老教师"
        " 老员工 师傅 家里人 家里那口子 爱人 老婆 老伴 科里人 班里人 组里人 所里人 村里人 领导"
        " 班长 主任 主刀 老板 客户 家属 家长 病人 学生 群众 群众办 居民 村民 商户 工人 工人们"
        " 企业 旁人 别人 邻居 人家 老人 年轻人 同行 司机 徒弟 柜员 熟面孔 他们 她们"
    )
)
_WRITER = WordTable(
    we="我们 咱们 我科 我局 我院 我校 我行 我司 我所 我站 我区 我县 我市 我镇 我村", me="我"
)
# An answer that begins with one of these has no subject yet: 我 may be put before it.
_VERBS = WordTable(
    verb=(
        "觉得 觉着 以为 认为 想着 心想 相信 指望 总 一直 也 老 都 还 就 只 光 嫌 怕 图 不好意思"
        " 懒得 信得过 碍于 想 当 凭 靠 照 按 拿 发 贴 放 写 填 查 看 问 跑 开 关 打 说 讲 做 教"
        " 走 接 送 收 交 报 签 念 记 抄 照抄 图快 图省事 没 不 从 从来 从没 往往 每次 每回 一般"
        " 多半 常常 经常 习惯 顺手 随手 嘴上 心里 闭着眼 够 下了课 下了班 上了班 到 各 先 遇到"
        " 碰到 遇上 碰上 忙着 盯着 忙 急着 赶 为了 满足于 满以为 自以为 自认为 自信 反正 能 会 要"
        " 该 敢 舍不得 不敢 不想 起步 一听 一看 一见 电话里 听 听见 见 等 备 备课 讲课 批 改 办"
        " 管 用 买 卖 种 养 学 读 翻 抓 催 罚 扣 退 派 约 请 找 带 叫 让 给 跟 和 对 把 被 是 来"
        " 去 回 出 进 拖 压 攒 在 存在 一向 年年 历来 天天"
    ),
    # They begin a noun or a proposition.
    noun=(
        "报表 对方 教师 教室 学生 学校 查房 开会 打印机 发票 收据 记录 讲座 想法 看法 做法 说法"
        " 办法 老人 老师 老护士 老同志 老百姓 都一样 还款 要求 会计 会议 对账单 和谐 用户 用例"
        " 种子 养殖 读者 管子 管道 买家 卖家 改厕 压力 出厂 进度 回单 来人 去年 回访 送检 交班"
        " 交接 接班"
    ),
)
_PERSONS = WordTable(
    person=(
        "学生 孩子 老人 客户 病人 家属 家长 居民 村民 群众 同事 师傅 徒弟 用户 读者 乘客 企业"
        " 老板 领导 专家 医生 护士 教师 老师 干部 党员 操作工 工人"
    )
)
_ANYBODY = ("谁", "他", "她")
# 一骂我就背话术: the writer acts, whatever stands before him.
_ACTS = ("就", "都", "也", "才", "便", "总")
_TO_ME = (
    *("劝", "说", "嫌", "给", "跟", "对", "让", "叫", "骂", "问", "笑", "怪", "催", "找", "把"),
    *("被", "告诉", "提醒", "是", "替", "帮", "看"),
)


def subject_of(answer: FactText, begin: int = 0) -> Subject:
    """Return who or what acts in an answer, or nothing where 我 may be put before it.

    `begin` is the place behind its time word. The writer counts wherever he acts.
    """
    plain = answer.plain
    for start, end in answer.clauses:
        writer = _WRITER.first(plain, start, end)
        acts = writer and plain.startswith(_ACTS, writer.end)
        if writer and (acts or not plain.endswith(_TO_ME, 0, writer.start)):
            return "we" if writer.kind == "we" else "self"
    if somebody_at(plain, begin) or plain.startswith(_ANYBODY, begin):
        return "people"
    return "" if begins_with_deed(plain, begin) else "thing"


def begins_with_deed(plain: str, start: int) -> bool:
    """Tell whether what begins at a place is a verb or an adverb, not a noun."""
    verb = _VERBS.at(plain, start)
    return verb is not None and verb.kind == "verb"


def somebody_before(plain: str, end: int) -> bool:
    """Tell whether words name somebody before a place, whom 他 may mean there."""
    return any(word.end - word.start > 1 for word in _PERSONS.found(plain, 0, end))


def somebody_at(plain: str, start: int) -> str:
    """Return the words for somebody that begin at a place (有人, 同事, 小陈), or nothing."""
    word = _OTHERS.at(plain, start)
    named = (
        plain[word.start : word.end] if word else "",
        name_at(plain, start),
        role_at(plain, start),
    )
    return max(named, key=len)


def doer_at(plain: str, start: int, end: int) -> bool:
    """Tell whether a unit or somebody begins a clause and does something: 党建部每季度审核."""
    if somebody_at(plain, start):
        return True
    found = _UNIT.match(plain, start, end)
    return found is not None


# A unit or a post, and behind it what only one who acts has: 每, 逐, 带着, 把.
_UNIT = lazy(
    r"[^，。；的把给对跟由在]{0,6}?(?:部|股|科|室|组|所|站|班|支部|办|户|组长|负责人|护士|人员|专员|员|长|书记|主任)"
    r"(?=每|逐|必|都|带|替|对|给|不|抽|排|把|先|来|自己|全体|负责|会同|牵头|认领|当|轮|再)"
)
