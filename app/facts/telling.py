"""Whether a fact tells that a thing was done, or that it was not, or only should be.

The signs stand in tables: a word before the verb opens a state (not done, only meant, asked for
by somebody, supposed), another one closes it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from app.facts.fact_text import FactText

_NEGATED = (
    "没有 没 未 不 无 别 勿 免 很少 极少 少有 忘了 忘记 忘 来不及 没来得及 顾不上 懒得 不肯 拒绝"
    " 停止 停了 取消 省了 省去 省掉 跳过 漏了 漏掉 代替 假装 装作 缺 缺少 怕 嫌"
)
_MEANT = (
    "要 应 应该 应当 必须 需要 需 须 准备 打算 计划 想 想着 希望 将 拟 争取 要求 规定 是否 有没有"
    " 有无 能否 会不会 是不是 该 得 负责 学会 谁 哪 写明 标明 约定 注明 合同 说好 约好 原定"
    " 原想 说是"
)
# Another's deed, or a deed that somebody was told to do: it was done only where 了 says so.
_ASKED = "让 叫 请 催 派 建议 提出 提议 通知 提醒 布置 安排 督促 号召 倡导 教 讲 学 可以 能 能够 靠"
_CLOSING = "就 才 又 再 却 便 而 但 可 只好 后 以后 之后 时 的时候 以前 之前"
# Words that hold a sign and are none.
_OTHER = (
    "不但 不光 不仅 不只 不止 不断 不停 不厌 不同 不少 不久 不时 不到 不足 不等 不管 不论 不得不"
    " 不由 不约而同 不慌不忙 差不多 对不上 说不定 忍不住 免不了 少不了 巴不得 要么 主要 重要 首要"
    " 必要 要害 要点 要紧 纪要 摘要 概要 按要求 将近 将军 想法 想起 想到 想不到 想出 没想到 没多久"
    " 没几天 没过 没一会 别人 别的 分别 特别 区别 类别 级别 性别 个别 无人机 无线 无障碍 无偿 无菌"
    " 无影 无论 无缝 无害 应急 应对 应收 应付 应用 应届 反应 响应 供应 相应 适应 对应 答应 应邀"
    " 得知 得到 得出 得了 难得 觉得 记得 懂得 值得 取得 获得 显得 晓得 认得 免费 避免 免得 能源"
    " 能耗 能力 功能 性能 节能 智能 可能 讲座 讲台 讲解 演讲 教师 教室 教育 教学 教研 教案 教材"
    " 学生 学校 学期 学年 大学 小学 中学 同学 学习 科学 请假 申请 请示 叫号 让步 派出所 派单 派驻"
    " 特派 恐怕 缺口 缺陷 再三 再次 可是 可惜 才能 就业 就诊 就餐 刚才 人才 成就 后勤 后台 后面"
    " 后来 后天 最后 落后 时间 小时 及时 按时 准时 同时 当时 随时 平时 临时 超时 定时 实时 计时"
    " 时候 前后 先后 背后 今后 往后 而且 反而 因而 又是 急需 必需 需求 供需 须知 拟定 将来 该项"
    " 谁知 都说好 说好吃 说好用 说好看 不动产 不良 开学 放学 上学 入学 不锈钢 不舒服 发运计划"
    " 教学计划 检修计划 生产计划 工作计划 应该说 计划书 规定动作 依靠 可靠 未来 希望小学 希望工程"
)
_SUPPOSED = "如果 要是 要不是 假如 倘若 若 若是 只要 除非 万一 哪怕 就算 即使 假设 一旦"
_AHEAD = "明年 明天 下个月 下月 下周 下学期 下季度 下一步 接下来 今后 往后 将来"
# Behind the verb: a deed that cannot be done, a noun that the verb is only a part of (核对表,
# 演练那天, 带教的老师), a deed that was empty.
_CANNOT = lazy(r"不[了到过上成完出清动下起准]|得不|没有[？?]|了没有|了吗|吗")
_NOUN = lazy(
    r"(?<!接)班(?![级次车子主期])|模块|一?栏|到位率|项目|环节|表(?![格面册])|单(?![位元子据独身])|率|制度|办法|流程|规程|机制|系统|平台|软件|模板|方案"
    r"|计划|要求|规定|证|员(?!工)|的|那|时(?![间候段限常])|时候|期间|当天|当晚|夜里|之?前(?![三几])|以前"
    r"|记录|日志|台账|邮件|模块|项目|任务|活动|工作(?!票|服|台)|费|队|组(?!织|里|长)|室(?!内|外)|现场|环节|结果"
    r"|预案|情况|通报|报告|名单|问卷|合同|培训|工具|岗位|除了"
)
_EMPTY = lazy(
    r"流于形式|走过场|走走过场|造假|不到位|不及时|不彻底|没做|没有做|没落实|空白|缺失|不够|落空|是假的|成了摆设|形同虚设"
    r"|取消|作罢|泡汤|没去成|没做成|省了$|没有?人[来去做]"
)
_NEITHER = lazy(r"[都也就还][没不]|没有$|为零$")
_DONE = lazy(r"[了过完毕]|[出到好清][了过]?|一遍|一次|下来|起来")
_LONGEST_SCOPE = 8


_SIGNS = WordTable(other=_OTHER, negated=_NEGATED, meant=_MEANT, asked=_ASKED, closing=_CLOSING)
_BEFORE_SENTENCE = WordTable(supposed=_SUPPOSED, ahead=_AHEAD)


def is_told(fact: FactText, start: int, end: int) -> bool:
    """Tell whether the verb at these places is told as done.

    It is not where it is denied, meant, asked for, supposed, planned for later, a part of a noun
    (核对表), or said by somebody in quotation marks.
    """
    plain = fact.plain
    if plain[start:end] != fact.text[start:end]:
        return False
    clause_start, clause_end = fact.clause_at(start)
    if _BEFORE_SENTENCE.first(plain, fact.sentence_at(start)[0], start):
        return False
    if _CANNOT.match(plain, end) or _NOUN.match(plain, end):
        return False
    state = state_before(plain, clause_start, start)
    done = _DONE.match(plain, end) is not None
    if state == "asked" or state is None:
        rest = plain[end:clause_end]
        return done or (state is None and not (_EMPTY.search(rest) or _NEITHER.search(rest)))
    return False


def state_before(plain: str, start: int, end: int) -> str | None:
    """Return what a verb at `end` stands under: negated, meant, asked, or None.

    The words from `start`, the begin of its clause, are looked at.
    """
    state: str | None = None
    at = start
    for sign in _SIGNS.found(plain, start, end):
        if sign.kind == "closing" or (state and _closes_as_attribute(plain, at, sign.start, end)):
            state = None
        if sign.kind in ("negated", "meant", "asked"):
            state, at = sign.kind, sign.end
    if state and (end - at > _LONGEST_SCOPE or _closes_as_attribute(plain, at, end, end)):
        return None
    return state


def _closes_as_attribute(plain: str, begin: int, until: int, verb: int) -> bool:
    """Tell whether 的 with a noun behind it closes what was said: 没有标签的吊带逐根核对."""
    at = plain.find("的", begin, until)
    return at >= 0 and at + 1 < verb
