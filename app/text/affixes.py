"""The word a marker is attached to, and what kind of name stands there by that word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.labels import label_before
from app.text.surnames import SURNAMES

if TYPE_CHECKING:
    from app.text.labels import NameKind


class Affix(NamedTuple):
    """Words beside a marker, what kind of name they tell of, and whether they leave no doubt."""

    words: str
    kind: NameKind
    sure: bool


# Each suffix says what must not follow it, because it then is the start of another word.
_PLACE = (
    "自治区|自治州|自治县|开发区|高新区|示范区|新区|街道|社区|"
    "市(?![场值面])|区(?![域别分间])|县|省(?![钱心力略去])|镇(?![静定])|"
    "乡(?![村亲土贤愁])|村|州|旗(?![帜袍舰])"
)
_BODY = (
    "党工委|党委|纪委|政法委|团委|委员会|委(?![托派屈])|"
    "人民政府|政府|人大|政协|人民法院|法院|检察院"
)
_OFFICE = "组织部|宣传部|统战部|办公室|办公厅|机关|党校"
_UNIT = (
    f"(?:[省市区县镇乡村州旗]|街道|社区)?(?:{_BODY})(?:{_OFFICE}|办(?![理好法事公]))?|"
    f"(?:[省市区县镇乡村])?(?:{_OFFICE})|"
    "单位|部门|(?:股份)?有限(?:责任)?公司|公司|集团|企业|银行|大学|学院|学校|中学|小学|幼儿园|医院|党支部|支部|党组|协会|工会|"
    "支行|分行|分公司|派出所|卫生院|卫生室|敬老院|合作社|联合会|项目部|指挥部|工作室|商会|学会(?!了)|"
    "基金会|中心(?![工任])|研究院|研究所|办事处|系统|部队|"
    r"[市区县省]?[^\W\d_某〇Xx的在和与及是为对从到把向将被让使]{0,4}?(?<![大布格结当全时战政开定残僵])局(?![面势部限长])|"
    "厅(?!长)|处(?![理置于在境罚分长])|科室|院(?!长)|所(?![有以需谓在属])|站(?![在位立])|"
    "部(?![分署位长])|科(?![技学员普长目级研幻教创协])|股(?![份东票权市民])|办(?![理好法事公])"
)
_POST = "书记|主任|委员|[局市县区镇乡院部处科校厅]长|主席|经理|秘书|干事|科员|主任科员|调研员|教授"
_ROLE = (
    "[医教导律讲]师|工程师|会计师|护士长|董事长|秘书长|[医学研]生|[护烈院战]士|[局市县区镇乡院部处科校厅组班队站所行会厂]长|"
    "[党团学队教职队]员|成员|驾驶员|网格员|辅导员|技术员|通讯员|患者|村民|居民|市民|职工|司机|代表"
)
# After these characters, or at the start, a surname is one, and no part of a longer word.
_FREE_SURNAME = lazy(
    rf"(?:^|[^{HAN}]|[和与是对由给被了同请的]|{_ROLE}|被告人?|嫌疑人|当事人|群众|干部)"
    rf"[{SURNAMES}]$"
)
_PERSON = (
    "同志|老师|教授|书记|副?主任|副?局长|副?市长|副?县长|副?区长|副?镇长|副?乡长|院长|副?部长|"
    "副?处长|副?科长|校长|主席|总经理|经理|先生|女士|同学|领导|烈士|院士|医生|大夫|护士|律师|家长|支书|"
    "副?[队组站行厂班会]长|董事长|秘书长"
)
_DATE = (
    "年(?![级轻龄富])|月(?![球亮刊])|日(?![常益前报期])|"
    "时(?![代间期刻候机任常事而政效尚段速长差报])"
)
_NUMBER = (
    "[余多][万亿元个人名次项家户件条亩岁门篇场吨倍批例天米台辆套栋间张份册座页]|"
    "季度|学期|等奖|刻钟|万元|亿元|[万亿元](?!众|水|里|象|素|件)|个百分点|%|％|‰|个(?![人性体别])|"
    "人次|人(?![民才大员们生文口类士事居格心间])|名(?![牌片师城单称校胜])|次(?![序要])|"
    "项(?!目)|家(?![庭园长乡国属])|户(?![籍外])|件|条(?![例件])|亩|届|期(?![望盼待间])|岁|"
    "门(?![户市])|篇(?!章)|章(?!程)|场(?![所地景])|小时|分钟|公里|平方米|吨|倍|批(?![评准])|学时|号|"
    "例(?![如外会子行题证句])|起(?![来到步点草源初伏码先诉因义于])|天(?![津下气地空安文然际堂使性生才涯])|"
    "元(?![旦宵素件首帅月年数老])|米(?![饭粉兰])|页(?![面眉脚码岩])|台(?![湾阶账词前北风])|辆|套(?![路话餐装])|栋(?!梁)|"
    "间(?![接或断隙的])|份(?![额内子量])|册(?!子)|座(?![谈位右])|平方公里|公斤|千克|公顷|课时|教学班|行政村|"
    "字(?![眼体样典面段号数])|版(?![权图式面本块])|分(?=[，。；、）)至到\\s]|$)|票(?![据务证])|[°℃′″]"
)
# What the one named does tells that it is a person; the words are no part of the name.
_DEED = (
    "[两二三四五六七八九十]+[名位](?:同志|党员|干部|代表|学员|教师|医生|人员)|"
    "带领|主持|致辞|致词|出席|列席|陪同|授课|讲授|作(?:动员|重要)?(?:讲话|报告|发言)|"
    "(?:指出|强调|表示|介绍|说|认为)[，,：:“]"
)
# X政办发〔20XX〕X号: the short name of whoever numbers the document.
_NUMBERED = rf"[{HAN}]{{1,5}}(?=[〔［\[](?:(?:19|20)\d\d|[\dXxＸ×*＊_○]{{2,4}})[〕］\]])"
_NEARBY = "高质量发展|高质量|建设|发展|经济|大局|大盘|振兴|实际|实践"

# In order of precedence; whether a kind is sure is told by its word.
_AFTER: tuple[tuple[NameKind, re.Pattern[str], bool], ...] = (
    ("place", lazy(_NUMBERED), True),
    ("person", lazy(_PERSON), True),
    ("unit", lazy(_UNIT), True),
    ("place", lazy(_PLACE), True),
    ("date", lazy(_DATE), True),
    ("number", lazy(_NUMBER), True),
    ("place", lazy(_NEARBY), False),
)
_PARTY_CONGRESS = lazy(r"党的?$")
_BEFORE: tuple[tuple[NameKind, re.Pattern[str], bool], ...] = (
    ("number", lazy(r"第$"), True),
    ("date", lazy(r"星期$|[本上下每]周$"), True),
    ("person", lazy(rf"(?:{_BODY}|{_OFFICE}|局|厅)$"), True),
    ("person", lazy(rf"(?:{_POST})\s*$"), True),
    ("person", lazy(r"我[是叫]$|本人$"), False),
    ("person", lazy(rf"(?:{_ROLE})\s?$"), False),
    ("place", lazy(r"(?:新时代|现代化新|来到|前往|位于|建设|先进|兄弟|[把在])$"), False),
)
# The characters that the words of `_BEFORE` end in, for most markers follow none of them.
_LAST_BEFORE = frozenset(
    "第周期委会府大协院部室厅关校记任员长席理书事授局师生士者民工机表是叫人代新到往于设进弟把在"
)
_DEED_AFTER = lazy(_DEED)
_PLACE_PART = lazy(_PLACE)
_ANY_UNIT = lazy("(?:单位|部门)$")
# Words that a name of one sort may end in; some are of two.
_FAMILIES = tuple(
    lazy(rf"(?:{words})$")
    for words in (
        "医院|卫生[院室所站]|诊所|保健院|(?:卫生服务|疾控|急救)中心",
        "大学|学院|学校|中学|小学|幼儿园|党校|附中|附小",
        "公司|集团|企业|银行|[支分]行|合作社|信用社|厂|商[行店场]",
        "协会|学会|联合会|商会|基金会|工会|研究会|联盟",
        "研究[院所]|实验室|科学院|设计院",
        "党支部|支部|党总支|党组|党工委|党委|委员会|委",
        "法院|检察院",
        "敬老院|福利院|养老院|养老中心",
        "项目部|指挥部|工作室|工作组|专班",
        "委|委员会|政府|人大|政协|机关|部队|(?<!支)部|(?<![市城区镇县村])中心|[局厅处科股办站]|(?<!诊)(?<!研究)所|"
        "办公[室厅]|科室|(?<!研究)(?<!卫生)室|总队|支队|大队|法院|检察院",
    )
)
# After these signs no word of a name goes on.
_NOTHING = frozenset("，。、；：！？）》”’ \u3000\t")
_LONGEST_BEFORE = 12
_LONGEST_ROLE = 5


def affix_after(text: str, end: int) -> Affix | None:
    """Return the word that follows a marker ending at `end`: `市` in `XX市`; None without one."""
    following = text[end : end + 1]
    if following in _NOTHING:
        return None
    if following == "大" and not text.startswith(("大学", "大局", "大盘"), end):
        before = re.sub(r"\W+$", "", _signs_off(text, end))
        if _PARTY_CONGRESS.search(before):
            return Affix("大", "number", sure=True)
    if following == "日" and _signs_off(text, end).endswith(("月", "至", "到")):
        return Affix("日", "date", sure=True)
    for kind, words, sure in _AFTER:
        if match := words.match(text, end):
            return Affix(match[0], kind, sure)
    return Affix("", "person", sure=False) if _DEED_AFTER.match(text, end) else None


def affix_before(text: str, start: int, *, blank: bool = False) -> Affix | None:
    """Return the words that a marker at `start` follows: `区委` in `区委**`; None without any.

    `blank` tells that the marker is a line to write on, which needs no colon after its label.
    """
    if label := label_before(text, start, colon=not blank):
        return Affix(label.words, label.kind, sure=True)
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    if before.rstrip()[-1:] not in _LAST_BEFORE:
        return None
    for kind, words, sure in _BEFORE:
        if match := words.search(before):
            return Affix(match[0], kind, sure)
    return None


def place_part(words: str) -> str:
    """Return the first level of government in affixed words: `市` of 市委组织部, or nothing."""
    match = _PLACE_PART.match(words)
    return match[0] if match else ""


def _signs_off(text: str, end: int) -> str:
    """Return the words shortly before a marker that ends at `end`."""
    return text[max(0, end - _LONGEST_BEFORE) : end].rstrip("Xx×Ｘｘ*＊_＿某○〇◯")


def surname_before(text: str, start: int, *, person: bool) -> str:
    """Return the surname a marker at `start` follows (`张` in 张XX), or nothing.

    `person` tells that the words after it are a person's, so that no longer word is split.
    """
    before = text[max(0, start - _LONGEST_ROLE) : start]
    if not before or before[-1] not in SURNAMES:
        return ""
    if person:
        return before[-1]
    return before[-1] if _FREE_SURNAME.search(before) else ""


def named_like(name: str, words: str) -> bool:
    """Tell whether a name is whole where words of this sort end one: 历下区 for 市, but not 泉城.

    A unit's name ends in a word of the same family: 卫生院 for 医院, but not 市中心.
    """
    kind, asked = _ending(name), _ending(words)
    if asked == "unit" and not _ANY_UNIT.search(words):
        return any(family.search(name) and family.search(words) for family in _FAMILIES)
    return {kind, asked} <= {"place", "unit"} or kind == asked == "date"


def _ending(words: str) -> NameKind | None:
    return next(
        (
            kind
            for kind, endings, sure in _AFTER
            for start in range(len(words))
            if sure and endings.fullmatch(words, start)
        ),
        None,
    )
