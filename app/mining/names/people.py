"""Names of persons, told by a surname and by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.lexicon import FREE, no_persons
from app.mining.names.public import PUBLIC_PERSONS
from app.patterns import lazy
from app.text.characters import HAN
from app.text.surnames import COMPOUND_SURNAMES, GIVEN_NAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mining.names.words import Word

_GIVEN = frozenset(GIVEN_NAMES)
_ANY_SURNAME = frozenset(SURNAMES + OTHER_SURNAMES)
# Those that mean nothing else when they stand alone.
_SURE_SURNAMES = frozenset(
    "赵孙李吴郑王冯陈蒋沈韩杨吕曹魏姜潘葛彭袁罗薛贺傅孟萧姚邵汪庞董梁杜阮郭徐邱蔡邓崔陆侯刘谭廖尹贾郝"
    "邢闫聂邹赖颜翁靳甄瞿滕邬苟窦鄢卞蔺裴倪祁翟骆冉覃谌詹佟栾臧晏隋褚邬阎鞠鲍缪裘牟涂岳阚俞胡宋朱"
)
_TITLES = lazy(
    "(?:法官|检察官|检察长|庭长|干警|警官|民警|辅警|教导员|政委|指导员|干事|技术员|主管|专员|"
    "班主任|秘书长|讲师|教练|导师|记者|编辑|技师|药师|护师|理事|师兄|师姐|师父|师妹|师弟|妈妈|"
    "爸爸|夫妇|网格员|护林员|支委|股长|科员|主播|老师|教授|同志|书记|主任|校长|院长|局长|处长|"
    "科长|部长|厅长|所长|站长|厂长|矿长|队长|班长|"
    "组长|行长|镇长|乡长|县长|市长|区长|村长|会长|司长|园长|馆长|社长|连长|排长|团长|经理|总经理|"
    "董事长|董事|总监|总工|工程师|院士|研究员|博士|专家|医生|医师|大夫|护士|护士长|律师|会计|师傅|"
    "同学|支书|主席|委员|代表|先生|女士|老伯|奶奶|爷爷|大爷|大妈|大娘|大叔|大哥|大姐|大嫂|阿姨|"
    "叔叔|婆婆|婶|姐|哥|叔|伯|局|处|科|总|工|队|所|导|副.{1,3}长)"
)
_SHORT_TITLES = frozenset("姐哥叔伯婶局处科总工队所导")
_POSTS = (
    "校长 书记 主任 局长 院长 所长 站长 厂长 队长 班长 组长 部长 科长 处长 老师 教授 专家 讲师 "
    "同志 医生 护士 护士长 师傅 同学 学生 村民 居民 党员 干部 战友 同事 支书 经理 董事长 总经理 "
    "研究员 院士 博士 院长 园长 主席 委员 模范 先生 女士 导师 教练 队员 战士 民警 辅警 法官 "
    "检察官 律师 工程师 书记员 创始人 作者 代表 烈士 英雄 同行 徒弟"
)
_INTRODUCTIONS = frozenset(_POSTS.split())
_TOLD = lazy(
    "(?:^|[，。；：“、和与向跟由请把从对]|书记|主任|[长师员民工]|同志|教授|医生|护士|专家|经理|"
    "佩服|正如|听了|看到)"
    f"(?P<name>[{SURNAMES}{OTHER_SURNAMES}][{GIVEN_NAMES}]{{1,2}})"
    "(?=在会上|常说|说|讲|同志|带头|主动|总是|每天|一直|身上|所说|家里|老师|师傅|和同事|的课|"
    "的故事|一起|当作|学习，|为榜样)"
)
_INTRODUCING_ENDS = (*_INTRODUCTIONS, "长", "我叫", "我是")
_INTRODUCING = frozenset("由请听跟随")
# What persons have and do: 正如某某所说, 从某某身上.
_AFTER_PERSONS = (
    "所说 所言 身上 常说 说 讲 说道 讲道 坦言 感慨 告诉 介绍 主讲 授课 带头 家里 家的 同志"
)
_TOLD_AFTER = frozenset(_AFTER_PERSONS.split())
# Characters that no given name holds, and at which a name ends.
_NEVER_GIVEN = frozenset(
    "的了在是和与说对把让给从到就都也还要会能不没有为被及或等着过们吗呢吧啊这那我你他她它所以而但则因讲做去来上下"
    "等个位名次又再只很最更太该此其何谁哪几多每各某于将被使向同据按由即且并"
)
# Surnames that stand before a title as another word: 向老师请教, 全体, 时任.
_NO_SURNAME_BEFORE_TITLE = frozenset(
    "向连和于应从由为全时成常安任代单项名古明左项相车关包管万支边原"
)
# Surnames that stand alone in common speech, as prepositions and the like.
_PARTICLES = frozenset(
    "查谈游花扬盖习钱买任于时成连向和全常应从安关单项代明方解车时可因如包左管段量"
)
# Surnames that count things: 哪张单子, 这段时间.
_MEASURES = frozenset("张段项单车连房盘")
_TAGS = frozenset(("nr", "nrfg"))
_PLACE_LIKE = frozenset(("nz", "ns", "nrt"))
# Common words all of whose characters given names have.
_COMMON_TWO = "大家 国家 文明 民生 民心 生产 发展 家庭 国民 学生 学子 平安 安全 光明 明天 天下"
_COMMON_GIVEN = frozenset(_COMMON_TWO.split())
_PLAIN = frozenset(SURNAMES)
_COMPOUND = frozenset(COMPOUND_SURNAMES.split("|"))
_OTHER_STARTS = frozenset("小老").union(*(name[0] for name in _COMPOUND))
_NO_NAMES = frozenset(("official", "place"))
_WORD = lazy(rf"[{HAN}]+")
_LONGEST = 3


def find_people(words: Sequence[Word]) -> Iterator[Evidence]:
    """Yield the names of persons among the words of a sentence."""
    for at, word in enumerate(words):
        first = word.text[0]
        if word.tag in _NO_NAMES:
            continue
        rules = _RULES if first in _ANY_SURNAME or first in _OTHER_STARTS else (_unlisted,)
        if len(rules) == 1 and len(word.text) > 1:
            continue
        found = next((one for rule in rules if (one := rule(words, at))), None)
        if found and not PUBLIC_PERSONS.fullmatch(found.words):
            yield found


def find_told(text: str) -> Iterator[Evidence]:
    """Yield whose names stand where persons are named, however the words around are cut."""
    for match in _TOLD.finditer(text):
        start, end = match.span("name")
        if match["name"] not in no_persons() and not PUBLIC_PERSONS.fullmatch(match["name"]):
            yield Evidence(start, end, match["name"], "person", Strength.DOUBT)


def _evidence(words: Sequence[Word], at: int, end: int, strength: Strength) -> Evidence:
    text = "".join(word.text for word in words[at:end])
    return Evidence(words[at].start, words[end - 1].end, text, "person", strength)


def _adjacent(words: Sequence[Word], at: int) -> str:
    """Return the word after one that stands right beside it, or nothing."""
    if at + 1 < len(words):
        text = words[at + 1].text
        return text if _WORD.fullmatch(text) else ""
    return ""


def _title_at(words: Sequence[Word], at: int) -> str:
    """Return the title that begins at a word, or nothing."""
    if at >= len(words):
        return ""
    text = words[at].text
    if text == "副" and at + 1 < len(words):
        text = words[at + 1].text
    return text if _TITLES.fullmatch(text) else ""


def _called(words: Sequence[Word], at: int) -> Evidence | None:
    """Return who is called by his surname and a title: 王老师, 李局."""
    text = words[at].text
    if text in _COMPOUND and _title_at(words, at + 1):
        return _evidence(words, at, at + 2, Strength.SURE)
    if len(text) == 1 and text in _ANY_SURNAME and text not in _NO_SURNAME_BEFORE_TITLE:
        title = _title_at(words, at + 1)
        short = title in _SHORT_TITLES
        if title and (not short or (text in _SURE_SURNAMES and _ends(words, at + 2))):
            return _evidence(words, at, at + 2, Strength.CLEAR)
    return None


def _ends(words: Sequence[Word], at: int) -> bool:
    """Tell whether a name may end before a word: at a mark, a verb or a particle."""
    if at >= len(words):
        return True
    word = words[at]
    return not _WORD.fullmatch(word.text) or word.tag[:1] in ("v", "p", "d", "u", "c", "r")


def _listed(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name that the dictionary knows and tags as a person, its tags cleaned."""
    word = words[at]
    text = word.text
    if word.tag not in _TAGS or len(text) == 1:
        return None
    if text in no_persons() and not _title_at(words, at + 1):
        return None
    if _TITLES.fullmatch(text, 1):
        return _evidence(words, at, at + 1, Strength.CLEAR)
    strength = _listed_strength(text, told=_is_told(words, at, at + 1))
    return _evidence(words, at, at + 1, strength) if strength else None


def _listed_strength(name: str, *, told: bool) -> Strength | None:
    """Return how sure it is that what is tagged as a person is one; None for what is none."""
    sure = name[0] in _SURE_SURNAMES
    compound = name[:2] in _COMPOUND
    typical = set(name[1:]) <= _GIVEN
    if len(name) > _LONGEST + compound or (name[0] not in _ANY_SURNAME and not compound):
        return None
    if told or compound or (sure and typical and len(name) == _LONGEST):
        return Strength.SURE
    if len(name) == _LONGEST:
        return Strength.CLEAR if typical or name[0] in SURNAMES else None
    if typical:
        return Strength.CLEAR if sure else Strength.DOUBT
    return None


def _mistaken(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name of two characters that the dictionary takes for another word: 马东, 周新."""
    word = words[at]
    text = word.text
    if len(text) != 2 or text[0] not in _ANY_SURNAME or text[1] not in _GIVEN or word.tag in _TAGS:
        return None
    doubt = word.tag in _PLACE_LIKE and text[0] in SURNAMES and text not in no_persons()
    if _is_told(words, at, at + 1) or (doubt and _ends(words, at + 1)):
        return _evidence(words, at, at + 1, Strength.DOUBT)
    return None


def _unlisted(words: Sequence[Word], at: int) -> Evidence | None:
    """Return who stands before a title under a name without a known surname: 征某某检察长."""
    end = at
    while end < len(words) and len(words[end].text) == 1 and _WORD.fullmatch(words[end].text):
        end += 1
    run = words[at:end]
    if len(run) not in (2, _LONGEST) or not _title_at(words, end) or _is_run_on(words, at):
        return None
    if words[end].text in _SHORT_TITLES or any(one.text in _NEVER_GIVEN for one in run):
        return None
    rare = any(one.text not in FREE for one in run)
    return _evidence(words, at, end, Strength.CLEAR) if rare else None


def _is_run_on(words: Sequence[Word], at: int) -> bool:
    """Tell whether a character alone stands right before a word."""
    return at > 0 and len(words[at - 1].text) == 1 and bool(_WORD.fullmatch(words[at - 1].text))


def _extended(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name of which the dictionary took the first two characters for a word: 苏林胜."""
    text = words[at].text
    if len(text) != 2 or text[0] not in _ANY_SURNAME or text[1] not in _GIVEN:
        return None
    last = _adjacent(words, at)
    plain = text[0] in SURNAMES and _ends(words, at + 2)
    if len(last) == 1 and last in _GIVEN and (last not in FREE or plain):
        return _evidence(words, at, at + 2, Strength.DOUBT)
    return None


def _spelled(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name that no dictionary knows: a surname that stands alone, and what follows."""
    surname = words[at].text
    compound = surname in _COMPOUND
    if not compound and (len(surname) > 1 or surname not in _ANY_SURNAME):
        return None
    if surname in _MEASURES and at > 0 and words[at - 1].tag in ("m", "r"):
        return None
    end = _given_end(words, at)
    if end == at + 1:
        return None
    given = "".join(word.text for word in words[at + 1 : end])
    told = _is_told(words, at, end)
    typical = set(given) <= _GIVEN
    if not told and any(word.tag == "official" for word in words[at + 1 : end]):
        return None
    if surname in _SURE_SURNAMES or compound:
        sure = told or (typical and len(given) > 1)
        return _evidence(words, at, end, Strength.SURE if sure else Strength.CLEAR)
    if told and (typical or len(given) > 1):
        return _evidence(words, at, end, Strength.SURE)
    if surname in _PARTICLES and _is_word(words[at + 1]):
        return None
    if typical and len(given) > 1:
        clear = surname in SURNAMES and not _is_common(words, at, end)
        return _evidence(words, at, end, Strength.CLEAR if clear else Strength.DOUBT)
    rare = any(one in _GIVEN and one not in FREE for one in given)
    if rare or (typical and surname not in _PARTICLES):
        return _evidence(words, at, end, Strength.DOUBT)
    return None


def _given_end(words: Sequence[Word], at: int) -> int:
    """Return the end of the given name after a surname: a word of two characters or two of one."""
    first = _adjacent(words, at)
    if not first or first[0] in _NEVER_GIVEN or first[-1] in _NEVER_GIVEN:
        return at + 1
    if _title_at(words, at + 1) or len(first) > 2 or words[at + 1].tag == "place":
        return at + 1
    if len(first) == 2:
        return at + 2
    second = _adjacent(words, at + 1)
    if len(second) == 1 and second not in _NEVER_GIVEN and not _title_at(words, at + 2):
        return at + 3
    return at + 2


def _is_word(word: Word) -> bool:
    """Tell whether what follows a preposition or a verb is a word, and no given name."""
    if len(word.text) == 1:
        return False
    return word.text in _COMMON_GIVEN or word.tag[:1] in ("v", "d", "m", "r") or word.tag == "n"


def _is_common(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether what follows a surname that is a word, too, is common speech."""
    given = words[at + 1 : end]
    if len(given) == 1:
        return given[0].tag not in ("nr", "nz", "ns", "")
    return all(word.text in FREE for word in given)


def _is_told(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the words around say that a person is named."""
    if _title_at(words, end) and words[end].text not in _SHORT_TITLES:
        return True
    if end < len(words) and words[end].text in _TOLD_AFTER:
        return True
    if at == 0 or words[at - 1].end != words[at].start:
        return False
    colon = at > 1 and words[at - 1].text in ("：", ":")
    before = words[at - 1 - colon].text
    said = before.endswith(_INTRODUCING_ENDS)
    return (said and _ends(words, end)) or (before in _INTRODUCING and _title_at(words, end) != "")


def _familiar(words: Sequence[Word], at: int) -> Evidence | None:
    """Return who is called 小王 or 老李, in one word or in two."""
    text = words[at].text
    if len(text) == 2 and text[0] in "小老" and text[1] in _SURE_SURNAMES:
        return _evidence(words, at, at + 1, Strength.CLEAR)
    if text in ("小", "老") and _adjacent(words, at) in _SURE_SURNAMES:
        return _evidence(words, at, at + 2, Strength.CLEAR)
    if len(text) == 2 and text[0] in "小老" and text[1] in SURNAMES and _ends(words, at + 1):
        return _evidence(words, at, at + 1, Strength.DOUBT) if words[at].tag == "nr" else None
    if text in ("小", "老") and _adjacent(words, at) in _PLAIN and _ends(words, at + 2):
        return _evidence(words, at, at + 2, Strength.DOUBT)
    return None


_RULES = (_called, _extended, _listed, _mistaken, _spelled, _familiar)
