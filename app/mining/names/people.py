"""Names of persons, told by a surname and by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.lexicon import FREE, no_persons
from app.mining.names.person_context import adjacent, ends, is_run_on, is_told, title_at
from app.mining.names.person_words import (
    ANY_SURNAME,
    COMMON_GIVEN,
    COMPOUND,
    FAMILIAR,
    GIVEN,
    GIVEN_AFTER_SURE_SURNAMES,
    MEASURES,
    NEVER_GIVEN,
    NO_NAMES,
    NO_SURNAME_BEFORE_TITLE,
    PARTICLES,
    PLACE_LIKE,
    PLAIN,
    SELDOM_GIVEN,
    SHORT_TITLES,
    STARTS,
    SURE_SURNAMES,
    TAGS,
    is_title,
)
from app.mining.names.public import PUBLIC_PERSONS
from app.patterns import lazy, one_of
from app.text.characters import HAN
from app.text.surnames import GIVEN_NAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mining.names.words import Word

_TOLD = lazy(
    f"""
    (?: ^ | [，。；：“、和与向跟由请把从对像以听长师员民工生友士事] | 书记 | 主任 | 同志 | 教授
      | 医生 | 护士 | 专家 | 经理 | 佩服 | 正如 | 听了 | 看到 )
    (?P<name> [{SURNAMES}{OTHER_SURNAMES}] [{GIVEN_NAMES}{SELDOM_GIVEN}]{{1,2}} )
    (?= 在会上 | 一[道同] | 搭档 | 主持 | 指出 | 表示 | 强调 | 坦言 | 的事迹 | 的带领 | 的指导
      | 意识到 | 写道 | （ | 把 | 被评 | 为人 | 写来 | 作了 | 常 | 常说 | 说 | 讲 | 同志 | 带头
      | 主动 | 总是 | 每天 | 一直 | 身上 | 所说 | 家里 | 老师 | 师傅 | 和同事 | 的课 | 的故事 | 一起
      | 当作 | 学习， | 为榜样 )
    """,
    re.VERBOSE,
)
_WORD = lazy(rf"[{HAN}]+")
_TRANSLITERATED = one_of(
    "阿[依呷木布][古呷果扎娃]?[丽曼哈]? 古丽 扎西 次仁 卓玛 买买提 艾山江? 多吉 格桑 央金 洛桑 "
    "索朗 罗布 顿珠 才让 吐尔 其其格 拉姆 旺堆 巴特尔 热合曼 吉克 木呷 阿呷 丹增 班玛 仁青 桑杰 "
    "曲珍 德吉 努尔 麦麦提 艾尔肯 帕提 古力"
)
_LONGEST = 3
_NO_NAMES_AFTER_PARTICLES = frozenset("vdmra")


def find_people(words: Sequence[Word]) -> Iterator[Evidence]:
    """Yield the names of persons among the words of a sentence."""
    for at, word in enumerate(words):
        if word.tag in NO_NAMES:
            continue
        size = len(word.text)
        if word.text[0] in STARTS:
            rules = _RULES.get(size, _RULES_FOR_LONG)
        elif size == 1:
            rules = _RULES_WITHOUT_SURNAME
        else:
            continue
        for rule in rules:
            if found := rule(words, at):
                if not PUBLIC_PERSONS.fullmatch(found.words):
                    yield found
                break


def find_transliterated(text: str) -> Iterator[Evidence]:
    """Yield names of other languages, told by what they are made of: 阿依古丽, 扎西次仁."""
    for match in _TRANSLITERATED.finditer(text):
        yield Evidence(match.start(), match.end(), match[0], "person", Strength.CLEAR)


def find_told(text: str) -> Iterator[Evidence]:
    """Yield whose names stand where persons are named, however the words around are cut."""
    for match in _TOLD.finditer(text):
        start, end = match.span("name")
        if match["name"] not in COMMON_GIVEN | no_persons() and not PUBLIC_PERSONS.fullmatch(
            match["name"]
        ):
            sure = match["name"][0] in SURE_SURNAMES and end - start == _LONGEST
            strength = Strength.CLEAR if sure else Strength.DOUBT
            yield Evidence(start, end, match["name"], "person", strength)


def _evidence(words: Sequence[Word], at: int, end: int, strength: Strength) -> Evidence:
    text = "".join(word.text for word in words[at:end])
    return Evidence(words[at].start, words[end - 1].end, text, "person", strength)


def _called(words: Sequence[Word], at: int) -> Evidence | None:
    """Return who is called by his surname and a title: 王老师, 李局."""
    text = words[at].text
    if text in COMPOUND and title_at(words, at + 1):
        return _evidence(words, at, at + 2, Strength.SURE)
    if len(text) == 1 and text in ANY_SURNAME and text not in NO_SURNAME_BEFORE_TITLE:
        title = title_at(words, at + 1)
        short = title in SHORT_TITLES
        if title and (not short or (text in SURE_SURNAMES and ends(words, at + 2))):
            return _evidence(words, at, at + 2, Strength.CLEAR)
    return None


def _listed(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name that the dictionary knows and tags as a person, its tags cleaned."""
    word = words[at]
    text = word.text
    if word.tag not in TAGS or len(text) == 1:
        return None
    if text in no_persons() and not title_at(words, at + 1):
        return None
    if is_title(text[1:]):
        return _evidence(words, at, at + 1, Strength.CLEAR)
    strength = _listed_strength(text, told=is_told(words, at, at + 1))
    return _evidence(words, at, at + 1, strength) if strength else None


def _listed_strength(name: str, *, told: bool) -> Strength | None:
    """Return how sure it is that what is tagged as a person is one; None for what is none."""
    sure = name[0] in SURE_SURNAMES
    compound = name[:2] in COMPOUND
    typical = set(name[1:]) <= GIVEN
    if len(name) > _LONGEST + compound or (name[0] not in ANY_SURNAME and not compound):
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
    if len(text) != 2 or text[0] not in ANY_SURNAME or text[1] not in GIVEN or word.tag in TAGS:
        return None
    if text in no_persons() and not title_at(words, at + 1):
        return None
    doubt = word.tag in PLACE_LIKE and text[0] in SURNAMES and text not in no_persons()
    if is_told(words, at, at + 1) or (doubt and ends(words, at + 1)):
        return _evidence(words, at, at + 1, Strength.DOUBT)
    return None


def _unlisted(words: Sequence[Word], at: int) -> Evidence | None:
    """Return who stands before a title under a name without a known surname: 征某某检察长."""
    if at + 2 >= len(words) or len(words[at + 1].text) > 1:
        return None
    end = at
    while end < len(words) and len(words[end].text) == 1 and _WORD.fullmatch(words[end].text):
        end += 1
    run = words[at:end]
    if len(run) not in (2, _LONGEST) or not title_at(words, end) or is_run_on(words, at):
        return None
    if words[end].text in SHORT_TITLES or any(one.text in NEVER_GIVEN for one in run):
        return None
    rare = any(one.text not in FREE for one in run)
    return _evidence(words, at, end, Strength.CLEAR) if rare else None


def _extended(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name of which the dictionary took the first two characters for a word: 苏林胜."""
    text = words[at].text
    if len(text) != 2 or text[0] not in ANY_SURNAME or text[1] not in GIVEN:
        return None
    last = adjacent(words, at)
    plain = text[0] in SURNAMES and ends(words, at + 2)
    if len(last) == 1 and last in GIVEN and (last not in FREE or plain):
        return _evidence(words, at, at + 2, Strength.DOUBT)
    return None


def _spelled(words: Sequence[Word], at: int) -> Evidence | None:
    """Return a name that no dictionary knows: a surname that stands alone, and what follows."""
    surname = words[at].text
    compound = surname in COMPOUND
    if not compound and (len(surname) > 1 or surname not in ANY_SURNAME):
        return None
    if surname in MEASURES and at > 0 and words[at - 1].tag in ("m", "r"):
        return None
    end = _given_end(words, at)
    if end == at + 1:
        return None
    given = "".join(word.text for word in words[at + 1 : end])
    told = is_told(words, at, end)
    typical = set(given) <= GIVEN
    if not told and any(word.tag == "official" for word in words[at + 1 : end]):
        return None
    if surname in SURE_SURNAMES or compound:
        sure = told or (typical and len(given) > 1)
        return _evidence(words, at, end, Strength.SURE if sure else Strength.CLEAR)
    if told and (typical or len(given) > 1):
        return _evidence(words, at, end, Strength.SURE)
    if surname in PARTICLES and _is_word(words[at + 1]):
        return None
    if typical and len(given) > 1:
        clear = surname in SURNAMES and not _is_common(words, at, end)
        return _evidence(words, at, end, Strength.CLEAR if clear else Strength.DOUBT)
    rare = any(one in GIVEN and one not in FREE for one in given)
    if rare or (typical and surname not in PARTICLES):
        return _evidence(words, at, end, Strength.DOUBT)
    return None


def _given_end(words: Sequence[Word], at: int) -> int:
    """Return the end of the given name after a surname: a word of two characters or two of one."""
    first = adjacent(words, at)
    never = NEVER_GIVEN
    if words[at].text in SURE_SURNAMES:
        never = never - GIVEN_AFTER_SURE_SURNAMES
    if not first or first[0] in never or first[-1] in never:
        return at + 1
    if title_at(words, at + 1) or len(first) > 2 or words[at + 1].tag == "place":
        return at + 1
    if len(first) == 2:
        return at + 2
    second = adjacent(words, at + 1)
    if len(second) == 1 and second not in never and not title_at(words, at + 2):
        return at + 3
    return at + 2


def _is_word(word: Word) -> bool:
    """Tell whether what follows a preposition or a verb is a word, and no given name."""
    if len(word.text) == 1:
        return False
    return word.text in COMMON_GIVEN or word.tag[:1] in _NO_NAMES_AFTER_PARTICLES or word.tag == "n"


def _is_common(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether what follows a surname that is a word, too, is common speech."""
    given = words[at + 1 : end]
    if len(given) == 1:
        return given[0].tag not in ("nr", "nz", "ns", "")
    return all(word.text in FREE for word in given)


def _familiar(words: Sequence[Word], at: int) -> Evidence | None:
    """Return who is called 小王 or 老李, in one word or in two."""
    text = words[at].text
    familiar = text[1:] in FAMILIAR or (text[1:] in ANY_SURNAME and title_at(words, at + 1))
    if text[0] in "小老" and familiar:
        return _evidence(words, at, at + 1, Strength.CLEAR)
    if text in ("小", "老") and adjacent(words, at) in SURE_SURNAMES:
        return _evidence(words, at, at + 2, Strength.CLEAR)
    if len(text) == 2 and text[0] in "小老" and text[1] in SURNAMES and ends(words, at + 1):
        return _evidence(words, at, at + 1, Strength.DOUBT) if words[at].tag == "nr" else None
    if text in ("小", "老") and adjacent(words, at) in PLAIN and ends(words, at + 2):
        return _evidence(words, at, at + 2, Strength.DOUBT)
    return None


# By the characters of the word that a name may begin with.
_RULES = {
    1: (_called, _spelled, _familiar),
    2: (_called, _extended, _listed, _mistaken, _spelled, _familiar),
}
_RULES_FOR_LONG = (_listed,)
_RULES_WITHOUT_SURNAME = (_unlisted,)
