"""Characters and words that a slip has doubled, told from those that are doubled on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import HAN, ONE_HAN
from app.text.said_on_purpose import is_said_on_purpose

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# A character that no one doubles on purpose meets itself only where one word ends in it, by what
# stands before (可以|以学促干), or where one begins with it, by what stands behind (和|和平).
_MEETINGS: dict[str, tuple[str, str]] = {
    "以": ("可所予加得难足何用借无赖", "上下前后来内外往及色"),
    "的": ("目标打", "确士哥黎"),
    "在": ("现存所内实潜自难旨", "座校职岗线场编建册读籍押外家售"),
    "和": ("温缓柔总饱共调中祥暖随协议求附失谦心泰", "平谐睦美解气尚约县谈田善声蔼服煦颜硕顺"),
    "与": ("参", "会否时日众"),
    "把": ("一几两火拖倒车扫舵", "关握脉手控守门持柄"),
    "被": ("棉毛植", "动告子单褥套执害检征保"),
    "将": ("名小大上中少健猛麻干战老即武主副良点闯虎", "士军领来"),
    "为": (
        "成作行称变认以因化视列定改转升评选分折译名设写誉当纳立尊奉传沦结现展整建造换算调更述释读概缩扩延合减增任聘推提收有何所代",
        "民期首政官国难",
    ),
    "对": (
        "面一几两相反绝针核校应配成比不敌作结答",
        "手方象策口外内标接照比抗话立应称联决虾华待账",
    ),
    "从": ("服听遵顺随盲屈自无依主", "事业政严容前教军商警医众犯属"),
    "由": ("理自缘事任路", "衷"),
    "于": ("终", "是洪都田右谦"),
    "及": ("普埃", "时早格"),
    "向": ("方一导志意动流去取风", "往上善好心阳导"),
    "是": ("求但可", "否非不"),
    "要": ("主重必需首只想摘纪扼紧提简次概纲索", "求点素领害闻件义务职旨紧账钱债回"),
    "了": ("", "解结断却然事如不之"),
    "着": ("沉", "力重手眼想急火装陆凉色迷落实"),
    "们": ("", ""),
    "也": ("", ""),
    "但": ("", "凡愿"),
    "而": ("然进从因反故既时继忽偶转甚", "今后已立"),
    "并": ("合吞兼归裁一撤", "存举肩联行轨列购网重进发驾入"),
    "或": ("抑", ""),
    "因": ("原起成病基肇诱外内动主死近", "公"),
    "我": ("自忘无本唯敌小大给诉知问教", ""),
    "他": ("其吉排利维给诉知问教耳", ""),
    "这": ("", ""),
    "其": ("尤与及极何土", ""),
    "之": ("总反换随置久加", ""),
    "有": (
        "所具拥没还只享含占国持固仅惟唯独颇富稀既共原自私公集都也",
        "关效序利力限益机害偿待望助幸形色所别线轨氧期",
    ),
    "给": ("供补配自", "予力水养付"),
    "使": ("促迫驱即纵行指大天假致", "命用者得馆节劲团臣"),
    "很": ("", ""),
    "还": ("归偿返交退送奉生", "原款本贷清债给账钱"),
    "都": ("首成古故京丰帝陪建国定旧迁宜益武江花", "市城江督会匀邦昌兰安灵"),
    "就": ("成造高将迁铸屈俯练铺", "业此地近任读餐医座位事诊职绪势里义学寝算"),
    "到": (
        "达遇感得想看听收做接学找直迟周报赶提来落办拿碰谈说见回送走签独精实聚应",
        "处底位来达期会场岗点家手访账货款任校户案港站付庭席",
    ),
    "让": ("谦忍转出礼退避推割", "利位步座贤渡"),
    "那": ("刹塞维", ""),
    "你": ("给诉知问教", ""),
    "已": ("早业既久而不均", ""),
}
# 了 is a deed as well (事情就了了, 了了一桩心愿): it is a slip only behind what has been done.
_DONE = (
    "出得有现到行成定加进立强展高挥取明动起过持决入护示发证除结受变办免用击制胜创订服判议化善产整固转"
    "述备清设倒犯确建放夺破复答析退止露脱实施排准做看听学修写读走买卖吃喝查讲问带换养扩降升减增提推完"
    "派送交印种抓摸解消"
)
# What is a word of its own before almost anything, and the end of many words.
_WORDS_OF_ONE = "为在对从将和把到有于给"
# A content character is doubled by a slip where the word that follows begins with it (进进一步),
# unless the word before may end in it (推进|进度). The first string says how such words go on.
_BEGINNINGS: dict[str, tuple[str, str]] = {
    "进": ("一行展而", "推促改先前奋跟引并行递上激跃演挺增突精渐冲迈共民武"),
    "提": ("高升供出醒质倡炼", "前手"),
    "推": ("进动行广荐", "助力强公外首"),
    "加": ("强快大速深", "增参更添施追附累叠另外有相稍"),
    "落": ("实", "村部角下段坠堕院低错失脱掉沦零衰群聚陨"),
    "发": ("展挥现生", "开研出自引激启突触散颁奋印爆勃蓬批理萌揭转分沙蒸喷头并多下首复频诱签"),
    "建": ("设立议成", "新党改扩组共创构搭修重基兴筹福城土援在续未始承营捐联违拆迁整"),
    "强": ("化调", "加增坚顽富图自做更建变最刚高健超好百列走牵勉倔豪"),
    "深": ("入化刻", "加纵精资高渐水最景"),
    "认": ("真识为", "确公承否自辨指默误"),
    "责": ("任", "负职追问尽权压担谴指专免失定"),
    "努": ("力", ""),
    "始": ("终", "开原起创"),
    "积": ("极累", "面累体堆容"),
    "持": ("续", "坚支保维主扶把秉手减"),
    "措": ("施", "举筹失"),
    "必": ("须要", "务势何未不想"),
    "可": ("以能", "许认宁尚不无方亦即岂"),
    "需": ("要", "必急所按供刚内特军无亟"),
    "工": (
        "作",
        "职员施开竣动分加化手人军民罢技电木矿女招复停返务用社义护理钳焊瓦漆车铣石打完建教总零代",
    ),
    "领": ("导域", "引带率统本占白蓝首要纲认申衣受"),
    "服": ("务", "说信克征衣西军制佩舒客心校礼警便"),
}
# Any other character is doubled by a slip at the end of a word that is in every report (发展展的)
# or at its beginning (，发发展), where what stands next can be no part of another word. Words whose
# last character may be said alone there are not among these (检查查的是作风).
_FREQUENT = (
    "发展 经济 群众 工作 学习 精神 建设 服务 管理 改革 政治 组织 领导 干部 党员 企业 产业 项目 "
    "问题 能力 作风 责任 制度 机制 措施 活动 会议 意识 理论 实践 任务 目标 基础 保障 创新 环境 "
    "国家 人民 中央 坚持 加强 推动 推进 促进 完善 深化 强化 开展 贯彻 解决 实现 积极 努力 重要 "
    "主要 结合 联系 实际 情况 成效 成果 经验 认识 收获 感悟 自觉 信念 理想 宗旨 使命 担当 意义 "
    "方法 思路 特色 优势 质量 效率 安全 生产 技术 科技 文化 生态 农村 城市 乡村 振兴 治理 监督 "
    "纪律 规矩 廉洁 风险 隐患 事业 岗位 单位 部门 业务 素质 本领 同志 社区 教师 课堂 护理 患者"
)
# What is done to the word before: 把工作|作了安排, 会议|议了三件事, 改革|革的是旧习.
_DEEDS = "作议动评革育习织新理管查设学教创担干训"
_ENDS_BEFORE = "的了和与及等，。、；：！？）”》"
_BEGINS_BEHIND = "的了，。、；：！？（“《"
# Verbs that may stand before such a word: 学学习方法, 干干部工作.
_VERBS = "学干管改组领创治问人教"
_TWICE = "常渐默紧深牢刚仅早"
_DOUBLED = lazy(rf"([{HAN}])\1+")
_PAIR = lazy(rf"([{HAN}])\1")

# Words said twice in a row: two characters to eight. What is weighed or done a little is
# doubled on purpose, and so are the units of 一步一步, 又快又好 and 点对点.
_AGAIN = lazy(rf"[，、：]([{HAN}]{{4,20}})(?![{HAN}])")
# A clause of four characters is said again for emphasis, but not one that only leads to another.
_SHORT = 4
_LEADS = lazy(
    "(?:通过|经过|按照|根据|围绕|针对|作为|对于|关于|为了|随着)..$"
    "|..(?:指出|强调|要求|认为|提出|表示|明确|以来|期间|之后|之前|过后|结束)$"
)
# What one cries is said again as well: 我们回来了，我们回来了.
_CRIES = "了吗呢啊吧呀啦"
_QUOTES = "“‘"
# A short sentence that stands twice in a row: 请审阅。请审阅。
_SENTENCE = lazy(rf"(?<![{HAN}“])([{HAN}]{{3,11}})([。；])\1(?=[。；]|$)")
# 一一一一 says 一一 twice.
_FOUR = lazy(
    r"(?<![〇零一二三四五六七八九十百千万年])([一人天层家个事处时步])\1{3}(?![〇零一二三四五六七八九十百千万月日])"
)
# A unit behind a figure, and the words that begin with its character: 3万元|元旦.
_UNIT_WORDS = {
    "元": "旦月宵素器件首帅老",
    "亩": "均产",
    "米": "粉饭面线色",
    "吨": "位",
    "户": "均籍口数主外型厕",
    "名": "单额册师誉优校医家录",
    "岁": "月末",
    "斤": "",
    "里": "程面弄边外长",
    "倍": "增加感",
}
_UNIT_BEHIND = lazy(r"\d[万亿千百余多]{0,3}(?:公|平方|立方|英|海|厘|毫|千)?\Z")
_WORD = lazy(rf"([{HAN}]{{2,8}})\1")


def doubled_characters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of characters that stand twice by a slip: 以以, 进进一步, 发展展的."""
    for match in _DOUBLED.finditer(text):
        at = match.start()
        if match[1] in _UNIT_WORDS and _is_unit(text, at, match.end()):
            yield match.span()
            continue
        if match[1] in _TWICE:
            # Twice it is a word, three times one too many: 常常常提醒.
            if match.end() - at > len("常常") and ONE_HAN.match(text, match.end()):
                yield match.span()
            continue
        is_known = match[1] in _MEETINGS or match[1] in _BEGINNINGS
        if not _is_meant(text, at) if is_known else _is_of_one_word(text, at):
            yield match.span()


def may_meet(text: str, start: int, end: int) -> bool:
    """Tell whether a doubled character within a clause may still be two words, as 转化为|为国家.

    The words that end or begin in it are more than any table holds.
    """
    if text[start] in _TWICE:
        return True
    is_within = ONE_HAN.match(text, start - 1) if start else None
    return bool(text[start] in _WORDS_OF_ONE and is_within and ONE_HAN.match(text, end))


def doubled_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words that stand twice by a slip, side by side or about a mark.

    A clause that takes up the end of the one before it is said again on purpose.
    """
    for again in _AGAIN.finditer(text):
        start = again.start() - len(again[1])
        if start >= 0 and text.startswith(again[1], start):
            is_whole = start == 0 or not ONE_HAN.match(text, start - 1)
            is_short = len(again[1]) <= _SHORT and not _LEADS.match(again[1])
            is_cry = again[1][-1] in _CRIES or text[max(0, start - 1) : start] in {*_QUOTES}
            if not is_short and not is_cry and (is_whole or text[again.start()] == "、"):
                yield start, again.end()
    yield from (match.span() for match in _SENTENCE.finditer(text) if not _goes_on(text, match))
    yield from (match.span() for match in _FOUR.finditer(text))
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if not is_said_on_purpose(match[1], before, text[match.end() : match.end() + 1]):
            yield match.span()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a short sentence that stands twice stands a third time, or is a cry."""
    return match[1][-1] in _CRIES or match[1] in text[match.end() : match.end() + len(match[1]) + 2]


def _is_unit(text: str, start: int, end: int) -> bool:
    """Tell whether a doubled character is a unit behind a figure and begins no word."""
    is_behind = _UNIT_BEHIND.search(text, max(0, start - 8), start) is not None
    return is_behind and end - start == 2 and text[end : end + 1] not in {*_UNIT_WORDS[text[start]]}


def _is_of_one_word(text: str, at: int) -> bool:
    """Tell whether a doubled character ends or begins a frequent word that stands apart."""
    before, after = text[max(0, at - 1) : at], text[at + 2 : at + 3]
    if before + text[at] in _FREQUENT.split():
        if text[at] in _DEEDS and after in ("了", "的"):
            return False
        return after in {"", *_ENDS_BEFORE} and text[max(0, at - 2) : at - 1] != before
    begins = text[at] + after in _FREQUENT.split() and text[at + 3 : at + 4] != after
    return begins and text[at] not in _VERBS and before in {"", *_BEGINS_BEHIND}


def _is_meant(text: str, at: int) -> bool:
    """Tell whether a doubled character is two words, or half of 实实在在 or 和和美美."""
    char, before, after = text[at], text[max(0, at - 2) : at], text[at + 2 : at + 4]
    if any(_PAIR.fullmatch(pair) for pair in (before, after)):
        return True
    if char in _MEETINGS:
        ends, begins = _MEETINGS[char]
        if char == "了" and before[-1:] not in {*_DONE}:
            return True
        return before[-1:] in set(ends) or after[:1] in set(begins)
    goes_on, ends = _BEGINNINGS[char]
    return after[:1] not in set(goes_on) or before[-1:] in set(ends)
