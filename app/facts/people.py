"""Who acts in a fact: the writer, the writer's unit, a colleague, somebody else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.periods import periods_of
from app.facts.words import WordTable
from app.patterns import lazy
from app.text.surnames import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.facts.fact_text import FactText

Who = Literal["self", "we", "colleague", "other"]


class Actor(NamedTuple):
    """Somebody who acts in a fact, by the words that name him and their place."""

    who: Who
    name: str
    start: int


_ROLES = WordTable(
    colleague=(
        "老技师 老员工 保管员 实习生 接线员 会计主管 理财经理 大堂经理 业务员 质检员 同事 班长"
        " 组长 老组长 师傅 老师傅 护士长 护士 护林员 巡检员 安全员 内攻安全员 网格员 导办员"
        " 库房管理员 管理员 老主任 老支书 老班长 实验员 心理老师 临床药师 药师 会计 柜员 内勤"
        " 志愿者 主管 值班员 调度员 检验员 检修工 操作工 麻醉医生 值班医生 主治医生 老护士 老教师"
        " 老党员 老矿工 老网格员 老师傅们 徒弟 带教老师 年级组长 教研员 客户经理 信贷员 安检员"
        " 收费员 驾驶员 司机 民警 辅警 社工"
    ),
    other=(
        "主任 所长 站长 队长 厂长 市民 外卖员 快递员 支书 村支书 科长 区长 副县长 保洁阿姨 保安"
        " 客户 顾客 病人 患者 家属 家长 学生 孩子 男孩 女孩 小男孩 小女孩 男生 女生 老人 老太太"
        " 老爷子 老奶奶 老大爷 大爷 大妈 大娘 大哥 大姐 大叔 阿姨 奶奶 爷爷 婆婆 阿婆 婶子"
        " 邻居婶子 嫂子 小伙子 姑娘 年轻人 妈妈 爸爸 孩子爸爸 孩子妈妈 村民 居民 群众 租户 业主"
        " 住户 商户 老板 老板娘 摊主 乘客 旅客 读者 用户 企业 供应商 女儿 儿子 女工 工人 新工"
        " 邻居 有人 按摩师 厂家 乙方 施工方 场长 户主 大户 农户 散户 外科主任 车间主任"
        " 科室主任 股长 办公室主任 有户人家 有家单位 局长 镇长 县长 书记 院长 校长 领导 监理 甲方"
        " 对方 总包 家里人 大家"
    ),
)
_TITLES = (
    "师傅|老师|主任|科长|股长|站长|所长|队长|班长|组长|校长|院长|书记|经理|主管|会计|工|总|姐|哥|"
    "医生|护士长|护士|大夫|教授|专工|支书|奶奶|大爷|大妈|阿婆|婶|叔|嫂|大姐|大哥"
)
_KIN = ("奶奶", "大爷", "大妈", "阿婆", "婶", "叔", "嫂", "大姐", "大哥")
# What 小 and 老 begin that names nobody: 小区, 老旧.
_NO_NAMES = {
    "小": (
        "组区时心学型伙额事屏票程微姐孩生袋桌棚半布块段熊院路店厂企家包册车船夜班麦结计数看步便床"
        "号字满暑雨雪儿腿动问毛病案井炒吃商贩面餐超品说卡条本球河溪沟桥山树苗猪鸡狗猫葱圈群队分长"
        "年节道巷楼房屋间伞喇电老小朋男女弟妹姨嘴声气偷试考测灯火水修瓶罐盒箱场改幅批米数县镇村城"
        "微康资故曲费件点刀番洋玩众城产权型的"
    ),
    "老": (
        "人师家化旧板乡式年龄客户党干同职护百实是爷太奶伴两公婆大三物区村房城街账病毛问经办规一几"
        "二头样早远林小字牌网主组支观巡测养检修护审工炊调"
    ),
}
_NAMED = lazy(
    rf"[小老{SURNAMES}齐龙祝仇凯季柏骆屈谌岳翟庹冉]"
    rf"(?:(?<=小)[^{_NO_NAMES['小']}\W\d]|(?<=老)[^{_NO_NAMES['老']}\W\d]"
    rf"|(?<![小老])(?<![0-9一二三四五六七八九十百千几].)(?:{_TITLES})(?![资具作序艺地程会厂人况号业]))"
)
_MINE = WordTable(
    # Not the writer, but where the writer works, or whom he is related to.
    unit=(
        "我市 我县 我区 我镇 我乡 我村 我省 我国 我局 我科 我股 我所 我院 我校 我厂 我司 我行"
        " 我站 我支部 我中心 我单位 我部 我办"
    ),
    other="我爷爷 我奶奶 我爸 我妈 我父亲 我母亲 我爱人 我儿子 我女儿 我表姐 我家",
)
# Before 我 these make it the one who is met with, or a part of what is said of another thing.
_TOWARDS = tuple("给跟对和被把让叫向替为骂问催带教找托回看拉拍陪见等在比说求嫌劝是")
_DONE_TO = (
    "骂了",
    "问了",
    "退了",
    "催了",
    "告诉",
    "帮了",
    "笑了",
    "说了",
    "等了",
    "提醒",
    "找了",
    "就是",
)
_LEADS = lazy(
    r"^(?:后来|结果|当时|可是|可|但是|但|却|又|还|也|最后|其中|原来|直到|于是|所以|因为|有|那|这|一|几|两|位|个|户|家|名"
    r"|当晚|当场|上门|就|倒|连|光|还是)*"
)
_LONGEST_TIME = 8
_LONGEST_PLACE = 4


def actor_of(fact: str) -> Actor | None:
    """Return who does what a fact is about, or None where it names nobody.

    The writer comes before others in the same fact: of 一位阿姨来取款，我多问了一句 it is the
    writer's deed that is told. Somebody else counts only while nobody has acted before him:
    撤销了5个学生的处分，有个孩子鞠了一躬 begins with what the writer's unit did.
    """
    actors = actors_of(fact)
    if fact.startswith(_THEY):
        return actors[0] if actors and not actors[0].start else Actor("other", fact[:2], 0)
    writer = next((actor for actor in actors if actor.who in ("self", "we")), None)
    colleague = next((actor for actor in actors if actor.who == "colleague"), None)
    other = next((actor for actor in actors if _acts_first(fact, actor)), None)
    return writer or colleague or other


@lru_cache(maxsize=512)
def actors_of(fact: str) -> tuple[Actor, ...]:
    """Return those who act in a fact, in the order of their places."""
    told = fact_text(fact)
    found = [*_writers(told.plain), *_others(told)]
    return tuple(sorted(found, key=lambda actor: actor.start))


def name_at(plain: str, start: int) -> str:
    """Return the name that begins at a place (小陈, 老焦, 周工), or nothing."""
    found = _NAMED.match(plain, start)
    return found.group() if found else ""


def names_in(text: str) -> bool:
    """Tell whether a text names somebody."""
    return _NAMED.search(text) is not None


def role_at(plain: str, start: int) -> str:
    """Return the word for somebody's post or part that begins at a place, or nothing."""
    word = _ROLES.at(plain, start)
    return plain[word.start : word.end] if word else ""


def person_in(fact: FactText, start: int, end: int) -> str:
    """Return the last person named between two places, whatever he does there, or nothing."""
    names = [match.group() for match in _NAMED.finditer(fact.plain, start, end)]
    roles = [fact.plain[word.start : word.end] for word in _ROLES.found(fact.plain, start, end)]
    return (names or roles or [""])[-1]


def _writers(plain: str) -> Iterator[Actor]:
    at = plain.find("我")
    while at >= 0:
        mine = _MINE.at(plain, at)
        if mine is None:
            actor = _writer(plain, at)
            if actor:
                yield actor
        elif mine.kind == "other":
            yield Actor("other", plain[mine.start : mine.end], at)
        at = plain.find("我", at + 1)


def _writer(plain: str, at: int) -> Actor | None:
    if plain.endswith((*_TOWARDS, *_DONE_TO), 0, at):
        return None
    if not plain.startswith("我们", at):
        return Actor("self", "我", at)
    named = _NAMED.match(plain, at + 2) or _OUR.match(plain, at)
    return None if named else Actor("we", "我们", at)


def _others(fact: FactText) -> Iterator[Actor]:
    plain = fact.plain
    names: list[tuple[int, int]] = []
    for found in _NAMED.finditer(plain):
        names.append(found.span())
        who = _standing(fact, found.start(), found.end())
        if who:
            # 志愿者林奶奶 works here, 徐奶奶 does not.
            kin = found.group().endswith(_KIN) and not _ROLES.ending(plain, found.start())
            outside = who == "other" or kin
            yield Actor("other" if outside else "colleague", found.group(), found.start())
    for word in _ROLES.found(plain):
        # Of 巡检员小屈 and 徐奶奶 the name is said.
        if not any(a <= word.end <= b for a, b in names) and _standing(fact, word.start, word.end):
            role: Who = "colleague" if word.kind == "colleague" else "other"
            yield Actor(role, plain[word.start : word.end], word.start)


def _standing(fact: FactText, start: int, end: int) -> Who | None:
    """Return where a person stands who begins his clause, but for a time and what describes him.

    None for one who does not. What describes him tells whether he is near: 搭班的小骆, but not
    种大棚的老宋.
    """
    plain = fact.plain
    begin, stop = fact.clause_at(start)
    if plain[end : end + 1] in _NO_SUBJECT_BEFORE:
        return None
    for period in periods_of(fact.text):
        if begin <= period.start and period.end <= start:
            begin = period.end
    lead = plain[begin:start]
    found = _LEADS.match(lead)
    lead = lead[found.end() :] if found else lead
    role = _ROLES.ending(lead, len(lead))
    lead = lead[: role.start] if role else lead
    if role and len(lead) <= _LONGEST_PLACE:
        return "colleague"
    if (
        not lead
        or (lead[-1] in "前后时" and len(lead) <= _LONGEST_TIME)
        or (lead == "是" and plain[stop - 1] == "的")
    ):
        return "colleague"
    if any(sign in _VERB_SIGNS for sign in lead.removesuffix("的")) and not _NEAR.first(lead):
        return "other" if lead.endswith("的") and not any(s in lead for s in "是在给把") else None
    if lead.endswith("的"):
        return "colleague" if _NEAR.first(lead) else "other"
    short = (
        len(lead) <= 3
        or (len(lead) <= 6 and lead[-1] in "上里中队科组班站所部行院厂")
        or lead.endswith(_ONE)
    )
    return "colleague" if short else None


_NO_SUBJECT_BEFORE = frozenset("的、")
_ONE = ("一个", "一位", "一名", "有个", "有位", "几个", "几位")
_VERB_SIGNS = frozenset(
    "了过着在是有没不把被给跟对和与问查看打跑说讲请找帮教带陪送接让叫向从到用为种开0123456789"
)
# Of 我们小谈 and 我们组的 it is not said that we all act.
_OUR = lazy(
    "我们(?:[组村科班站所行局院厂镇县队校园店]|中心|支行|车间|工段|库里|系统|这里|这边|那里|那边|"
    "自己的|的|几个)"
)
# Those whom a visit is about.
_THEY = ("人家", "他们", "她们", "对方")
_NEAR = WordTable(
    near=(
        "同屋 同班 机台 机组 班组 车间 工段 病区 库房 岗上 带教 同组 同科 搭班 带我 带班 值班"
        " 夜班 白班 我们 科里 班里 组里 所里 站里 隔壁 柜台 窗口 新来 一起 跟班"
    )
)


def _acts_first(fact: str, actor: Actor) -> bool:
    if actor.who != "other":
        return False
    before = fact[: fact_text(fact).clause_at(actor.start)[0]]
    return not any(sign in before for sign in "了过")
