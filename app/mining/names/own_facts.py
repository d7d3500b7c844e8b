"""What only this writer can tell: a story of one's own, thanks, figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.patterns import lazy, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.mining.names.evidence import Kind
    from app.mining.slots.volatile import Held

_SINCE = "(?:以来|[一二三四五六七八九十多几两]+年)"
_I = "我(?:(?<![使让令]我)们(?![党国]|民族|人民|的(?:党|国))|(?![们国党]))"
_DID = (
    "[^，。；！？]{0,8}(?:走访|遇到|碰到|见到|看到|听到|接到|接待|带领|负责|分管|(?<!理论)联系|"
    "包联|帮扶|处理|结识|撰写|"
    "担任|打电话|赶到|跑了|去了|来到|走进了|坐在|站在[^，。]{0,6}(?:前|里|旁)|问(?:他|她|了|过)|"
    "告诉|发现|拿着|收到|"
    "教的|带的|所教|所带|所在)"
)
_BEHAVED = "(?:激动|笑着?|哭着?|高兴|握着|拉着|对我|跟我)"
_NERVOUS = "(?:忐忑|激动|紧张|犹豫)"
_ARRIVED = "[^，。]{0,10}(?:大厅|大门|展厅|现场|第一天|土地|[一二三四五六七八九十]个?多?月)"
_SOMEBODY = (
    "学生|同学|孩子|家长|老人|村民|群众|患者|病人|老师|同事|客户|阿姨|大爷|大娘|奶奶|爷爷|师傅|"
    "干部|老党员"
)
_OUR_PARTS = (
    "班|科|组|所|站|队|村|镇|乡|县|市|区|局|院|校|厂|矿|处|部|支部|行|司|园|单位|中心|公司|病区|"
    "车间|社区|街道"
)
_STORY = one_of(
    # A time that only the writer remembers.
    "记(?:(?<=^记)|(?<=[，还今仍]记))得(?![住不]) 那年 那天 那次 那晚 那段 当晚 有一次 有一回 "
    "有一天 有一年 前些天 前几天 前段时间 几天前 刚才 "
    "[刚初](?:参加工作|到任|接手|入职|上任|毕业|来(?:到)?(?:单位|学校|村|这里)) "
    f"入职{_SINCE} 工作{_SINCE} 从[教警医]{_SINCE} 任职{_SINCE} 驻村{_SINCE} 当兵{_SINCE} 参加工作 "
    f"走上讲台 "
    "走上工作岗位 大学毕业 调[入到] 分配到 借调 挂职[到于在] 跟岗 交流到 轮岗到 "
    # What the writer did, met, or was told.
    f"{_I}{_DID} 本人{_DID} 笔者{_DID} 对(?:{_I}|本人|笔者)[说讲] 告诉我(?!们) 问我 教我 带着?我 "
    f"陪着?我 拉着我 [他她]们?{_BEHAVED} 老人{_BEHAVED} 学生{_BEHAVED} 孩子{_BEHAVED} "
    f"家长{_BEHAVED} 群众{_BEHAVED} 村民{_BEHAVED} 患者{_BEHAVED} 病人{_BEHAVED} 师傅{_BEHAVED} "
    f"同事{_BEHAVED} 领导{_BEHAVED} 老师{_BEHAVED} "
    "我班 我的(?:学生|同事|师傅|徒弟|父亲|母亲|爱人|孩子|家|同学|班|老师|导师|办公室) "
    "我(?:儿子|女儿|父亲|母亲|爱人|爷爷|奶奶|爸|妈|家) "
    f"[一两](?<![每任哪][一两])[位名个](?!好|优秀|合格|真正)[^，。；的]{{0,8}}(?:{_SOMEBODY})"
    "(?=[^，。的都]{0,3}(?:说|问|告诉|来|拿|打|找|跑|因|患|对|哭|笑|分享|走)) "
    # What one felt and saw at one time.
    f"心里(?:特别|十分|非常|很) 非常{_NERVOUS} 十分{_NERVOUS} 特别{_NERVOUS} 有些{_NERVOUS} "
    f"还是{_NERVOUS} 驻足 "
    "映入眼帘 转眼间?[^，。]{0,6}(?:已|过去|工作|结束) [一刚](?:走?进|踏[入进上])[^，。]{2,10}， "
    "突然 匆匆 说实话 "
    f"走进{_ARRIVED} 来到{_ARRIVED} 踏[入上]{_ARRIVED} "
    "[让使令]我们?(?:印象|驻足|感叹|激动|更加期待|惊|震撼) [听看]完课?后 祭扫 瞻仰 拜谒 "
    "我(?:问自己|喜欢|没有|很犹豫|很感谢|虽|是学|也梦想) 后来我 如果[不没][^，。]{0,6}，?也许我 "
    "的我， 给了我 "
    f"我们?(?:{_OUR_PARTS})的?[^，。]{{0,10}}(?:获|荣获|被评|先后|已|连续|率先|创建|成立|投入|"
    "建成|实施了|开展了|推出|打造了|组织了|举办) 我们?(?:班|科|病区|车间|班组) "
    "我们(?:[内外儿妇]科|[院校村镇队]|所(?=[的里长全]))"
)
_THANKS = lazy(
    """
    (?: [感谢]谢 | 感恩 | 多谢 )
    (?! 大家 | 各位 | 聆听 | 倾听 | 您的聆听 | 你们的聆听 | 之心 | 之情 | 教育 | 奋进 | 社会 | 祖国
      | 时代 | 生活 )
    [^，。]{0,30}
    (?: 机会 | 培养 | 关心 | 支持 | 信任 | 帮助 | 指导 | 教诲 | 付出 | 老师 | 领导 | 学校 | 组织
      | 平台 | 单位 | 局 | 院 | 党委 | 同事 | 安排 | 邀请 )
    | 表示 [^，。]{0,12} (?: 感谢 | 谢意 ) | [致献][以上] [^，。]{0,12} (?: 感谢 | 谢意 | 敬意 )
    """,
    re.VERBOSE,
)
# 位 of 一体, 次 of 要, and the like are no measures.
_MEASURE = """
    周年 | 名 | 位(?!一体) | 人(?![民类生才大心]) | 户 | 家(?![庭园国]) | 亩 | 公顷 | 公里 | 千米
    | 米 | 平方 | 吨 | 斤 | 公斤 | 万 | 亿 | 元 | % | ％ | 个百分点 | 余 | 多 | 学时 | 课时 | 场
    | 次(?!要) | 篇 | 份(?!内) | 册 | 本 | 件 | 起 | 例 | 台 | 辆 | 套 | 间 | 栋 | 节 | 堂 | 门
    | 期(?!间|待|望) | 条 | 处 | 座 | 项 | 批(?!评) | 轮 | 字 | 分 | 岁 | 届 | 级 | 号 | 班 | 张
    | 部 | 所 | 支 | 个(?!方面|月|维度|层面|角度|小时)
"""
_FIGURE = lazy(
    rf"""
    (?<! [A-Za-z\d.第+＋] ) \d+ (?: [.,]\d+ )? (?: [～~—－-] \d+ (?: \.\d+ )? )? [余多几]?
      \s* (?: {_MEASURE} )
    | 〔20\d\d〕
    | (?<! [一二三四五六七八九十百千万两第家] )
      [一二三四五六七八九十两]? [二三四五六七八九十百千万两] [十百千万]? [余多几]?
      (?: 学时 | 课时 | 名 | 位(?!一体) | 户 | 亩 | 场(?!景) | 篇 | 份 | 元(?!化) | 节课 | 门课
        | 堂课 | 公里 | 万元 | 人次 )
    """,
    re.VERBOSE,
)
_DIGIT = lazy(r"\d")
# Where it comes to dozens, whatever is counted is one's own.
_MANY = lazy(
    """
    (?<! [一二三四五六七八九十百千万两第家几数] )
    (?: [二三四五六七八九两][十百千万]
      | [一二三四五六七八九]?[十百千万][一二三四五六七八九十百千万余多几] )
    [一二三四五六七八九十百千万]* [余多几]?
    (?: 个(?!民族|方面|月|小时|层面) | 项(?!目) | 处 | 所 | 家(?!万户|[庭园国]) | 座 | 台 | 辆 | 次
      | 件 | 页 | 本(?!领) | 名 | 间 | 亩 | 公里 | 例 | 株 | 套 | 人(?!民|心) )
    | [一二三四五六七八九两几]个多?亿
    | [一二三四五六七八九]成(?:[一二三四五六七八九]|以上)
    """,
    re.VERBOSE,
)
# Numbers of the whole country, and numbers that are names of a thing.
_COMMON_FIGURE = lazy(
    r"100周年|[67]0周年|一百周年|(?:24|8|12|365)小时|365天|100[%％]|1[%％]|99[%％]|9\d{3}多?万|14亿|960万"
)
_OF_A_THOUGHT = lazy(r"\d+个(?:方面|月|维度|层面|角度|民族|环节|确立|坚持)")


def find_own_numbers(text: str, volatile: Iterable[Held]) -> Iterator[Evidence]:
    """Yield the figures among what becomes a slot: no other report has them."""
    for start, end, _, kind, _ in volatile:
        if kind != "number" or not _DIGIT.search(text[start:end]):
            continue
        if text[start - 1 : start] != "第" and not _OF_A_THOUGHT.match(text, start):
            yield Evidence(start, end, text[start:end], "figure", Strength.CLEAR)


def find_own_facts(text: str) -> Iterator[Evidence]:
    """Yield what in a sentence only its writer can tell."""
    rules: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("story", _STORY),
        ("thanks", _THANKS),
        ("figure", _FIGURE),
        ("figure", _MANY),
    )
    for kind, pattern in rules:
        for match in pattern.finditer(text):
            if kind != "figure" or not _COMMON_FIGURE.match(text, match.start()):
                yield Evidence(match.start(), match.end(), match[0], kind, Strength.CLEAR)
