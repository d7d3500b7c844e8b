"""Which lines name who, which unit, or when: under a title, and at a report's end."""

from __future__ import annotations

from app.patterns import lazy
from app.text.bylines import UNIT_END, is_name, says_who, split_byline
from app.text.characters import HAN
from app.text.dates import DAY_OF_YEAR
from app.text.labels import with_close_label
from app.text.ordinals import read_ordinal
from app.text.surnames import COMPOUND_SURNAMES, OTHER_SURNAMES, SURNAMES

_LONGEST_BYLINE = 40
_LONGEST_LABELLED = 80
_LONGEST_UNLABELLED = 30

TITLE_END = lazy(
    r"(?:体会|材料|报告|汇报|感悟|发言|发言稿|讲话|讲话稿|有感|感想|心得|启示|思考|总结|提纲|演讲稿|讲稿|认识|收获|读后感|观后感|剖析)"
    r"(?:[（(][^（）()]*[）)])?$"
)
"""How a title ends that says what the text is."""

SENTENCE_MARKS = lazy(r"[。！；…]|[：:，,]$")
"""Marks that stand in a sentence, and in neither title nor byline."""

BYLINE_LABEL = lazy(
    rf"(?:[{HAN}]{{1,6}}人|[{HAN}]{{0,4}}(?:教师|老师|学员|党员|学生)|姓\s*名|[{HAN}]{{0,4}}单\s*位|作\s*者|部\s*门|职\s*务|供\s*稿|撰\s*稿|(?:发布|发表)?(?:时\s*间|日\s*期)|来\s*源|编\s*辑|浏\s*览|班\s*级|工\s*号|地\s*点|字\s*数|学\s*院|专\s*业|岗\s*位|职\s*称|年\s*级|电\s*话"
    r"|学\s*号|记\s*者|学\s*校)(?:名\s*称)?(?:[（(][^（）()]{1,6}[）)])?\s*(?:[：:\t]|_{2})|文\s*[/／|｜]"
    r"|(?:(?:汇报|发言|报告|交流|撰稿|学习|申请|述职|参训)人|作者|记者|撰稿)[ \u3000]+\S"
)
"""What a byline begins with that says itself what stands in it."""

_DATE = lazy(
    r"[\d〇○零一二三四五六七八九十X×x*_]{2,12}\s*[年./\-．][\d一二三四五六七八九十X×x*_]{1,8}\s*"
    r"(?:[月./\-．]\s*(?:[\d一二三四五六七八九十X×x*_]{1,8}\s*日?)?)?"
    r"|[【〔\[]日期[】〕\]]|\{\{日期\}\}|年[ \u3000]+月(?:[ \u3000]+日)?|\d{4}年[春夏秋冬]季?"
)
_DAY = lazy(rf"[（(]?{DAY_OF_YEAR}[）)]?")
_BESIDE_DATE = lazy(
    rf"\s*(?:\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?\s*(?:{BYLINE_LABEL.pattern}|$)|(?:星期|周).\s*$|[晴阴雨雪夜晨晚]\s*$|于[{HAN}]{{1,10}}[）)]?$)"
)
_REMARK = lazy(r"[（(【〔\[][^（）()]{2,40}[）)】〕\]]$")
_SURNAMED = (
    rf"(?:[{SURNAMES}{OTHER_SURNAMES}](?:[ \u3000]*[{HAN}]){{1,2}}"
    rf"|(?:{COMPOUND_SURNAMES})[{HAN}]{{1,2}}|[小老][{SURNAMES}{OTHER_SURNAMES}])"
)
_POST_AND_NAME = lazy(
    rf"[^\s“《]{{2,16}}(?:[部局校院所处科站队场馆园厂组班店]长|书记|主任|经理|教师|老师|医[生师]|护士|员|师|工人){_SURNAMED}"
)
_TIME_OF_DAY = lazy(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}[:：]\d{2}")
_NAMES = lazy(rf"{_SURNAMED}(?:[、,，\s]+{_SURNAMED})*(?:\s+撰|\s*文|老师|同志|师傅)?")
# Surnames that words begin with, and the words: 方法, 安全.
_WORDS = lazy(
    "方[向法式案略]|任务|安全|高[质度标]|常[态规]|项目|金[句点]|温[暖度]|时代|江山|史[实鉴]|严[格于]"
)
_OFFICE = (
    rf"(?:{UNIT_END}|车间|[部处科所站室]|书记|主任|[局部科处厅院校所站]长|经理|教师|干事|同志|学员|主席|党员|专员|研究员|记者"
    r"|某{1,2}|[×Xx*○_]{1,20})"
)
_OFFICES = lazy(rf"(?:[^\s（）()]*{_OFFICE}(?:{_SURNAMED})?|{_SURNAMED})")
# 总装车间　卫东升, 白杨林场防火办：钟　魁: who parts two words so means unit, or post, and name.
_UNIT_AND_NAME = lazy(
    rf"(?P<unit>[^\s，：:]{{2,24}}(?:\s+[^\s，：:]{{1,12}}){{0,4}}?)(?:\s+|\s*[：:]\s*)"
    rf"(?P<name>{_SURNAMED}(?:老师|同志|师傅)?|[{HAN}]{{2,3}}|[{HAN}][ \u3000]+[{HAN}])"
)
_UNIT = lazy(rf".*(?:{_OFFICE}|[班组队办矿段库连营场园店员师长]|[\d一二三四五六七八九十][小中])")
_PLACE = lazy(r"[【〔\[][^】〕\]]{1,8}[】〕\]]|\{\{[^{}]{1,8}\}\}")
_LEFT_OPEN = "××"
# What stands before who signs, or between unit and name, without being a word.
_SEPARATOR = lazy(r"^[—－–―\-□◎■●◆•·◇]+\s*|[/／|｜]|(?<=[^\W\d])[-－](?=[^\W\d])")
_BETWEEN_WORDS = lazy(r"[\s（）()、]+")
# What a slogan says and who signs does not: it does something, or belongs to somebody.
_SLOGAN = lazy(
    r"的|[了着](?!名)|我(?![院校局县市区])"
    r"|(?:^|[\s—])(?:[做争悟让把以在从为与跟用靠对凭因当](?![涂阳])|走[进好出向过]|[当办写守干学读走讲答谋想抓]好|争[当做]|筑牢|践行|坚[持守定]|推[动进](?!办)"
    r"|开[创启拓](?!区)|谱写|奋力|激[发活]|扎根|立足|聚焦|凝[聚心]|团结(?!村|镇|路|社)|抓[住实紧]|提[升高]|强化|[促谋]发展|顾全|护航|一[起路名心]"
    r"|加[强快]|深[入学悟刻化耕]|厚植|赓续|弘扬|传承|树[立牢]|涵养|锤炼|锻造|勇[于担当]|敢[于为]|善于|[不永]忘|牢记|心[中怀系有]|情[系满]|热爱"
    r"|服务(?!中心|区|站|队|处|部|局|大厅|公司|社|科|办)|建设(?!局|厅|部|委|科|办|公司|集团|银行|处|兵团|路|街|镇|村|工程)|打造|构建|共[建筑创](?!办)|把握|明[确思]|拥抱|迎接|继续"
    r"|[学强悟谋看讲树铸][一-龥]{1,2}\s+[一-龥])"
)


def is_byline(text: str) -> bool:
    """Tell whether a line under the title, or at the end, names who, which unit, or when."""
    if read_ordinal(text):
        return False
    if len(text) <= _LONGEST_LABELLED and BYLINE_LABEL.match(with_close_label(text)):
        return "。" not in text
    if len(text) > _LONGEST_BYLINE:
        return False
    if SENTENCE_MARKS.search(text) or ("，" in text and not is_remark(text)):
        return False
    if is_date(text):
        return True
    bare = _SEPARATOR.sub(" ", _PLACE.sub(_LEFT_OPEN, text)).strip()
    return _names(bare) and not TITLE_END.search(text)


def is_date(text: str) -> bool:
    """Tell whether a line is a date, or ends in one, or is a remark in brackets with one."""
    if _DAY.fullmatch(text):
        return True
    found = _DATE.search(text)
    if found is None:
        return False
    ends = found.end() == len(text.rstrip("）)】 ")) or _REMARK.match(text) is not None
    return ends or (not found.start() and _BESIDE_DATE.match(text, found.end()) is not None)


def may_be_name(text: str) -> bool:
    """Tell whether a line could be a name, of any surname, if what stands beside it is a date."""
    return is_name(text) and not _SLOGAN.search(text) and not TITLE_END.search(text)


def names_among_words(text: str) -> bool:
    """Tell whether one of a line's words is a name or a time, or its last a name behind a post."""
    if SENTENCE_MARKS.search(text) or "，" in text or TITLE_END.search(text):
        return False
    words = text.split()
    timed = _TIME_OF_DAY.search(text) is not None
    named = len(words) > 1 and any(map(_NAMES.fullmatch, words[1:]))
    return timed or named or _POST_AND_NAME.fullmatch(text) is not None


def is_remark(text: str) -> bool:
    """Tell whether a line is nothing but words in brackets."""
    return _REMARK.match(text) is not None


def _names(text: str) -> bool:
    """Tell whether a line is the name of a person, of a unit, or of both."""
    if _SLOGAN.search(text) or _WORDS.match(text):
        return False
    if _NAMES.fullmatch(text):
        return True
    if found := _UNIT_AND_NAME.fullmatch(text):
        return bool(_UNIT.fullmatch(found["unit"]) or _NAMES.fullmatch(found["name"]))
    if says_who(text):
        return _is_credible(text)
    words = [word for word in _BETWEEN_WORDS.split(text) if word]
    return 0 < len(text) <= _LONGEST_UNLABELLED and all(map(_OFFICES.fullmatch, words))


def _is_credible(text: str) -> bool:
    """Tell whether what reads like a name is one: by its surname, or by the post before it."""
    parts = split_byline(text)
    named = [part.text for part in parts if part.field == "name"]
    if not named or any(part.field == "post" for part in parts):
        return True
    name = named[0]
    return (
        bool(_NAMES.fullmatch(name))
        or "某" in name
        or not (is_name(name) and name.isalpha() and name[0] >= "一")
    )
