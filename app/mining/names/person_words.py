"""Words and characters by which a person's name is told, or told from another word.

Facts of the language; how they are used stands in `people`.
"""

from __future__ import annotations

from app.text.surnames import COMPOUND_SURNAMES, GIVEN_NAMES, OTHER_SURNAMES, SURNAMES

GIVEN = frozenset(GIVEN_NAMES)
PLAIN = frozenset(SURNAMES)
ANY_SURNAME = frozenset(SURNAMES + OTHER_SURNAMES)
COMPOUND = frozenset(COMPOUND_SURNAMES.split("|"))
STARTS = ANY_SURNAME | frozenset("小老") | {name[0] for name in COMPOUND}
"""Characters that a person's name may begin with, 小王 and 老李 included."""

SURE_SURNAMES = frozenset(
    "赵孙李吴郑王冯陈蒋沈韩杨吕曹魏姜潘葛彭袁罗薛贺傅孟萧姚邵汪庞董梁杜阮郭徐邱蔡邓崔陆侯刘谭廖尹"
    "贾郝"
    "邢闫聂邹赖颜翁靳甄瞿滕邬苟窦鄢卞蔺裴倪祁翟骆冉覃谌詹佟栾臧晏隋褚邬阎鞠鲍缪裘牟涂岳阚俞胡宋朱"
)
"""Those that mean nothing else when they stand alone."""

FAMILIAR = SURE_SURNAMES | frozenset("张周黄唐")
"""Those by which somebody is called behind 小 and 老 in one word."""

PARTICLES = frozenset(
    "查谈游花扬盖习钱买任于时成连向和全常应从安关单项代明方解车时可因如包左管段量楼祝谢"
)
"""Surnames that stand alone in common speech, as prepositions and the like."""

RELATING = frozenset("在由请跟向和与对把让给从是的随听")
"""Prepositions, verbs and the like right before a person, no part of the name."""

MEASURES = frozenset("张段项单车连房盘")
"""Surnames that count things: 哪张单子, 这段时间."""

NO_SURNAME_BEFORE_TITLE = frozenset(
    "祝向连和于应从由为全时成常安任代单项名古明左项相车关包管万支边原"
)
"""Surnames that stand before a title as another word: 向老师请教, 全体, 时任."""

NEVER_GIVEN = frozenset(
    "的了在是和与说对把让给从到就都也还要会能不没有为被及或等着过们吗呢吧啊这那我你他她它所以而但"
    "则因讲做去来上下"
    "等个位名次又再只很最更太该此其何谁哪几多每各某于将被使向同据按由即且并"
)
"""Characters that no given name holds, and at which a name ends."""
SELDOM_GIVEN = "有来实根向中生强立才"
"""Characters of given names that are words of their own so often that only the place tells."""

GIVEN_AFTER_SURE_SURNAMES = frozenset("有来向中上下大小")
"""Of the characters that no given name holds, those that one does after an unmistakable surname."""

_TITLE_WORDS = (
    "大队 社工 教导 政法委员 法官 检察官 检察长 庭长 干警 警官 民警 辅警 教导员 政委 指导员 "
    "干事 技术员 主管 专员 班主任 秘书长 讲师 教练 导师 记者 编辑 技师 药师 护师 理事 师兄 "
    "师姐 师父 师妹 师弟 妈妈 爸爸 夫妇 网格员 护林员 支委 股长 科员 主播 老师 教授 同志 书记 "
    "主任 校长 院长 局长 处长 科长 部长 厅长 所长 站长 厂长 矿长 队长 班长 组长 行长 镇长 乡长 "
    "县长 市长 区长 村长 会长 司长 园长 馆长 社长 连长 排长 团长 经理 总经理 董事长 董事 总监 "
    "总工 工程师 院士 研究员 博士 专家 医生 医师 大夫 护士 护士长 律师 会计 师傅 同学 支书 "
    "主席 委员 代表 先生 女士 老伯 奶奶 爷爷 大爷 大妈 大娘 大叔 大哥 大姐 大嫂 阿姨 叔叔 婆婆"
)
_TITLES = frozenset(_TITLE_WORDS.split())
SHORT_TITLES = frozenset("姐哥叔伯婶局处科总工队所导")
"""Titles of one character, which are words of other meanings, too."""

_LONGEST_DEPUTY = 5
_POSTS = (
    "校长 书记 主任 局长 院长 所长 站长 厂长 队长 班长 组长 部长 科长 处长 老师 教授 专家 讲师 "
    "同志 医生 护士 护士长 师傅 同学 学生 村民 居民 党员 干部 战友 同事 支书 经理 董事长 总经理 "
    "研究员 院士 博士 院长 园长 主席 委员 模范 先生 女士 导师 教练 队员 战士 民警 辅警 法官 检察官 "
    "律师 工程师 书记员 创始人 作者 代表 烈士 英雄 同行 徒弟"
)
INTRODUCING_ENDS = (*_POSTS.split(), "长", "我叫", "我是")
"""What the words right before a person's name end in."""

_OF_TWO_PERSONS = "一道 一起 一同 搭档 结对 同行 同事 共事 攀谈 交谈 聊天 谈心"
TOGETHER = frozenset(_OF_TWO_PERSONS.split())
"""What is said of two persons: 和某某一道."""

WITH = frozenset("和与跟同")
"""What stands before the other one of two persons."""

INTRODUCING = frozenset("由请听跟随")
"""Verbs before a person that is named with a title behind."""

_AFTER_PERSONS = (
    "所说 所言 身上 常说 说 讲 说道 讲道 坦言 感慨 告诉 介绍 主讲 授课 带头 家里 家的 同志 "
    "指出 表示 强调 主持 写道 谈到 提到 意识到 感叹 回忆 带领 深有感触 出席 代表 为人 分享 "
    "解读 讲授 作了 作为 负责 坚守 感言 深情 语重心长 牺牲"
)
TOLD_AFTER = frozenset(_AFTER_PERSONS.split())
"""What persons have and do: 正如某某所说, 从某某身上."""

_COMMON_TWO = "大家 国家 文明 民生 民心 生产 发展 家庭 国民 学生 学子 平安 安全 光明 明天 天下"
COMMON_GIVEN = frozenset(_COMMON_TWO.split())
"""Common words all of whose characters given names have."""

TAGS = frozenset(("nr", "nrfg"))
"""Tags under which the dictionary holds persons."""

PLACE_LIKE = frozenset(("nz", "ns", "nrt"))
"""Tags of words that are persons' names as well."""

NO_NAMES = frozenset(("official", "place"))
"""Tags of words that are no person's name, and part of none."""


def is_title(word: str) -> bool:
    """Tell whether a word is what a person is called by after the name: 老师, 副局长, 叔."""
    if word in _TITLES or word in SHORT_TITLES:
        return True
    return word[:1] == "副" and word[-1] == "长" and 2 < len(word) <= _LONGEST_DEPUTY
