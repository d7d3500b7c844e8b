"""Local works: quoted names of campaigns, brands, classes and methods; products; abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.local_words import NATIONAL
from app.mining.names.evidence import Evidence, Strength
from app.mining.names.lexicon import FREE, official_words
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.mining.names.evidence import Kind
    from app.mining.names.words import Word

_OWN_HEADS = (
    "品牌|工程|行动|工作室|工作法|工作站|模式|服务队|先锋队|突击队|宣讲团|驿站|小屋|讲堂|大讲堂|"
    "课堂|学堂|书院|平台|项目|主题|班会|训练营|夏令营|研学|论坛|大赛|竞赛|比赛|沙龙|社团|基地|"
    "公众号|小程序|系统|示范岗|先锋岗|志愿|党建|文化|节|班|中队|支部|社区|小区|学校|幼儿园|医院|"
    "公司|集团|计划|专项|活动|微课|课程|栏目|节目|展|联盟|共同体|园|广场|馆|路|桥|号|产品|的名字|"
    "牌|杯|团队|热线|专窗|岗|合唱团|艺术团|坊|角|小分队|直播间|讲座|报告会|微党课|一课"
)
_QUOTED = lazy(
    "(?P<before>吉祥物|品牌|[校院班队园店行厂]训|口号|主题[是为]|名为|命名为|取名|起名|叫做?|题为|"
    "打造|推出|创建|创办|擦亮|评为|荣获|获得?了?)?"
    f"[：:]?(?:“(?P<words>[^“”]{{2,30}})”)+(?P<after>(?:这一|的)?(?:党建|特色|服务|主题|专题|系列|"
    f"教育|社会|实践|志愿|教学|德育|文化|管理){{0,2}}(?:{_OWN_HEADS}))?(?P<theme>为主题)?"
)
# Heads that what is quoted everywhere has, too: “问题”清单 is none, “互联网+”行动 is.
_COMMON_QUOTES = lazy(
    "互联网[+＋].*|三下乡|大走访|回头看|我为群众办实事|两学一做|不忘初心.{0,2}牢记使命|学雷锋|"
    "清廉|平安|健康|美丽|数字|智慧|法治|文明|传帮带|青蓝|师徒结对|一对一|送教下乡|国培计划?|名师|"
    "双减|双高|双一流|强基|春蕾|希望|光盘|扫黑除恶|清朗|净网|断卡|护苗|三严三实|三会一课|主题党日|"
    "敬佑生命.*|党政同责.*|下基[层地]|[走进上]基[层地]|破冰(?:行动|之旅)?|一墙之隔|五条禁令|五项禁令|八项规定|四风|放管服|最多跑一次|一网通办|枫桥|浦江|学习强国|中国梦|"
    "一带一路|线上[+＋]线下|线上|线下|请进来|走出去|翻转|微|大|小|空中|第二|思政|行走的|指尖|云端|"
    "掌上|绿色|红色|阳光"
)
_CLASS = lazy(
    "(?:[一二三四五六七八九初高大中小]年级|"
    rf"[初高大中小][一二三])[（(]?[一二三四五六七八九十\d]{{0,2}}[)）]?班|\d{{1,4}}[)）]?班(?!子|"
    "会|车|次|级|主任|[前后])"
    rf"|第[一二三四五六七八九十\d]+期[{HAN}]{{0,8}}班|"
    f"[{HAN}]{{2}}(?<![的人有去来我你他])班(?=[的师同学孩、，。”]|$)"
)
# Parts of a house by number, and units by where they stand.
_NUMBERED = lazy(
    r"(?<![一两几每这那各同另某任第一])(?:第[一二三四五六七八九十\d]+|[二三四五六七八九十]|\d{1,2})"
    "(?:病区|车间|支部|党支部|党小组|分厂|工段|工区|项目部|分局|大队|中队|支队|分队|标段|分部|"
    "片区|网格|村民小组|机组|号机|号楼|号线)"
    "|(?<![一两几每这那各同另某任第有])一(?:大队|中队|支部|车间|病区|分厂)(?=的)"
    f"|(?![同哪每这那头末任某逐])[{HAN}][一二三四五六七八九](?:队|班组|科|组|矿|厂|站|村)(?=[的，。、在])"
)
_PART = lazy(
    f"[{HAN}]{{2}}(?:里|苑|园|庭|府|轩|湾|华庭)(?:小区|社区)|[{HAN}]{{2}}[东南西北](?:站|院|校区|"
    "院区|厂|矿)(?![在于])"
)
_COMMON_CLASS = lazy(
    ".*(?:提升|能力|空|[一二三四五六七八九十半每]天|培训|学习|研讨|研修|读书|轮训|训练|进修|主体|"
    "中青|骨干|提高|专题|示范|毕业|领导|"
    "同[一个]|[一这那哪整全各每本该某两几]个?|[二三四五六七八九十]个|[上下值晚夜早白跟换交接带加到倒排当替顶专轮领查歇退了过]|平行|实验|普通|"
    "重点|[我你他]们|自己|所在|所带|任教|优秀|先进|文明|高级|初级|中级|全日制|干部|党员|教师|书记|"
    "校长|青年|短期|集训|辅导|兴趣|托管|补习|课后|运转|领导|[大中小]|学前|毕业|新生|任何|其他|"
    "原来|不同|特色|后进)班"
)
_LATIN = lazy(r"[A-Za-z][A-Za-z0-9.+\-]*[A-Za-z0-9+]|[A-Za-z]")
_COMMON_LATIN_WORDS = (
    "AI APP App app PPT ppt IT ICU CT MRI B VR AR QQ WiFi WIFI ID PDCA QC KPI OKR ERP OA HR GDP "
    "CPI 5S 6S 7S S HSE BIM DNA NICU CCU ICU ABC A B C D E F G K T X Y Z P2P O2O LED PC U USB PDF "
    "Word Excel word excel Python DeepSeek ChatGPT GPT AIGC STEM STEAM NGO WTO APEC SWOT SOP MBA "
    "EMBA PM CPR AED HIV ESG EPC PPP VOCs PM2.5 IP SCI VIP OK ok HTML html strong of the and in "
    "is to QHSE TQM VS vs TRIZ MOOC Email email DIY PK GPS GIS WPS OTC ETC PLC NBA CBA UV PE LNG "
    "TBM"
)
_COMMON_LATIN = frozenset(_COMMON_LATIN_WORDS.split())
# Short names of schools, hospitals and offices.
_SHORT_UNIT = lazy(
    "[市县区省州镇校][一二三四五六七八九][中小院]|[一二三四五六七八九十](?:中|"
    "小)(?=[的师学校人、，。]|$)(?!学[校生习])|(?:实验|实)小|[一二三四]附院|附[一二三四](?:院)?|"
    "[省市县区立][一二三四五六七八九]院|浙[一二]|[省市县](?:立|人民)医院|附[中小]|[市县区]?人医|"
    "[市县区]?中医院|[市县区]医院|(?:财|师|科|交|农|工|医|理工|政法|外经贸|林|海|石油|矿|"
    "地)大(?=[的学人师校、，。]|$)|"
    "[东南西北浙苏川武湘鲁豫皖赣闽粤桂吉辽冀晋陕甘青宁新蒙云贵琼沪京津渝复同厦兰郑安深]大(?=学子|"
    "人|师生|校园|精神|的(?:老师|教授|专家|课|培训))|[北华南东首陕]师大|东北?师大|复旦|"
    "(?:[区市省县]|农垦|铁路|海事)?(?:高院|中院)|省立医院|总院|总医院|(?:省|"
    "市|区|"
    "县)?(?:农科院|社科院|农科所)|(?:国网|南网|中铁|中建|中石化|中石油|中海油|中交|中冶|中核|中粮|"
    "华润|华电|大唐|国电|铁建|农商行|建行|农行|工行|中行|交行|浙二|协和|华西|湘雅|同济|积水潭)"
)
_INNER_HEAD = lazy(
    ".{2,4}(?<![锋结销信问句符口挂称旗记])号|.{2,}(?:工作|学习|教学|管理|调解|服务|阅读|培养|操作|训练)法|.+(?:品牌|工程|行动|工作室|"
    "工作法|服务队|先锋队|突击队|驿站|讲堂|课堂|训练营|夏令营|论坛|班|"
    "中队|养老院|书院|计划|大赛|大方针)"
)
_SLOGAN = lazy(rf"[{HAN}]{{3,}}[ \u3000][{HAN}]{{3,}}|(?:[{HAN}]{{4}}、){{3,}}[{HAN}]{{4}}")
# What a house calls its idea or its method.
_OWN_IDEA = lazy(
    "(?:学校|医院|公司|集团|幼儿园|该[院校园局]|我[院校园局司行]|他们|校长|园长|"
    "院长)[^，。“”]{0,10}“(?P<words>[^“”]{4,20})”"
    "[^，。“”]{0,4}(?:理念|宗旨|愿景|价值观|校训|精神|文化|方针|战略|思路|目标|方法|做法|机制|"
    "模式|特色|主线)"
)
_COUNTED = lazy("[二三四五六七八][个句](?P<words>“[^“”]{1,4}”)")
# A couplet is an activity's, where the activity is named behind it.
_COUPLET = lazy(
    f"“(?P<words>[{HAN}◎]{{4,10}}[，、 ][{HAN}◎]{{4,10}})”[{HAN}◎]{{0,14}}(?:活动|培训|研学|参观|"
    "讲座|比赛|实践|课程|班会|展)"
)
_BEFORE_SHORT = frozenset("集党其从之成初高期话句程中人")
_NUMERAL = lazy("[一二三四五六七八九十两百][^，]{1,6}")
_IS_HAN = lazy(f"[{HAN}]")
_FEWEST_RARE = 2


def find_works(text: str) -> Iterator[Evidence]:
    """Yield what a sentence quotes or calls as a work of one house."""
    yield from _quoted(text)
    for match in _NUMBERED.finditer(text):
        yield _found(match, "unit", Strength.CLEAR)
    for match in _PART.finditer(text):
        yield _found(match, "unit", Strength.DOUBT)
    for match in _CLASS.finditer(text):
        if not _COMMON_CLASS.fullmatch(match[0]):
            yield _found(match, "work", Strength.CLEAR)
    for match in _SHORT_UNIT.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] not in _BEFORE_SHORT:
            yield _found(match, "unit", Strength.CLEAR)
    for match in _LATIN.finditer(text):
        if match[0] not in _COMMON_LATIN:
            yield _found(match, "unknown", Strength.DOUBT)


def find_unknown(words: Sequence[Word]) -> Iterator[Evidence]:
    """Yield stretches of characters that are no words together and seldom stand alone."""
    run: list[Word] = []
    for word in words:
        if len(word.text) == 1 and word.text not in FREE and _IS_HAN.match(word.text):
            run.append(word)
        elif run:
            if len(run) >= _FEWEST_RARE:
                yield _unknown(run)
            run = []
    if len(run) >= _FEWEST_RARE:
        yield _unknown(run)


def _unknown(run: Sequence[Word]) -> Evidence:
    text = "".join(word.text for word in run)
    return Evidence(run[0].start, run[-1].end, text, "unknown", Strength.DOUBT)


def _found(match: re.Match[str], kind: Kind, strength: Strength) -> Evidence:
    return Evidence(match.start(), match.end(), match[0], kind, strength)


def _quoted(text: str) -> Iterator[Evidence]:
    for match in _QUOTED.finditer(text):
        words = match["words"]
        named = match["before"] or match["after"] or match["theme"]
        shaped = any(rule.fullmatch(words) for rule in (_INNER_HEAD, _SLOGAN, _NUMERAL))
        if (named or shaped) and not _is_common(words):
            yield Evidence(*match.span("words"), words, "work", Strength.CLEAR)
    for rule in (_COUPLET, _OWN_IDEA, _COUNTED):
        for match in rule.finditer(text):
            if not _is_common(match["words"]):
                yield Evidence(*match.span("words"), match["words"], "work", Strength.CLEAR)


def _is_common(words: str) -> bool:
    """Tell whether all quote some words, or a slot stands among them."""
    known = words in official_words() or NATIONAL.fullmatch(words)
    return "□" in words or bool(known or _COMMON_QUOTES.fullmatch(words))
