"""Which words in brackets ask for a name, and what kind of name they ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_
from app.patterns import lazy
from app.text.characters import BLANKS, COLONS, HAN, ONE_HAN
from app.text.labels import is_label, kind_of_label, label_before

if TYPE_CHECKING:
    from app.text.labels import NameKind


class Prompt(NamedTuple):
    """What a bracketed marker asks for, and why one may doubt that it is a marker.

    `label` is what a form would call it: 单位名称 of 此处填写单位名称.
    """

    kind: NameKind
    doubt: str | None = None
    label: str = ""


class Bracket(NamedTuple):
    """Words in brackets, where the brackets stand, and the width of the line's indent."""

    line: str
    start: int
    end: int
    words: str
    indent: int

    @property
    def previous(self) -> str:
        """Return the character before the brackets, or nothing where they open the line."""
        return self.line[self.start - 1 : self.start] if self.start > self.indent else ""

    @property
    def following(self) -> str:
        """Return the character behind the brackets, or nothing."""
        return self.line[self.end : self.end + 1]

    @property
    def whole_line(self) -> bool:
        """Tell whether nothing else stands in the line."""
        return self.start <= self.indent and _BLANK.fullmatch(self.line, self.end) is not None


UNSETTLED = (
    r"[^（）()\n]{0,16}?(?:(?<![有尚仍还期等])待(?:核[实对]|[填补查][写充证]?|确认)|存疑)"
    r"(?=[）)，,。；;？?])"
)
"""What says within brackets that the words before them are still to be looked at."""

_BLANK = lazy(r"\s*")
_UNSETTLED = lazy(UNSETTLED)
_UNSURE = lazy(r"确认|存疑")
_PROMPT = lazy(
    r"请|待(?:[填补定查]|核[实对]|确认)|此处|这里|填[写入上]?|补充|输入|插入|替换|您的|你的|贵|本单位|本人|your\b",
    re.I,
)
_QUESTION = lazy(r"(?=.*[您你]|[哪谁几何]|多少|什么时).{3,}[？?]")
_SECTION = lazy(
    r".{0,10}(?:事例|实例|事实|做法|措施|举措|成效|成绩|内容|活动|口号|诗句|名句|金句|引文|引语|主题|"
    r"题目|标题|课程|会议|文件|项目|形式|要求|背景|打算|认识|问题|特色|品牌|任务|目标|道)[一二三四五1-9]?"
)
_NEVER = lazy(
    r"编者|按语|编后|摘要|提要|关键词|导语|导读|引言|前言|后记|结语|注|图|表|附|来源|链接|相关|延伸|"
    r"声明|公告|启事|特此|通知|通告|快讯|提示|注意|警告|温馨|原创|转载|热点|案例|本报|记者|通讯员|学习(?:体会|心得)|感悟|第.{1,3}[章节讲课篇]"
)
# What a template's writer tells the one who fills it in to do.
_WRITE = (
    r"(?:[补集分]?[中别]?写[明清出]|补写|[简概阐]述|阐明|概括|描述|列[出举明]|填报|举例说明|"
    r"说明(?![：:书会文])|介绍(?!信)|(?:简要|简单|重点|主要|具体|详细|逐[条项一])[写谈说讲介叙描列阐概填])"
)
_TELLS_TO_WRITE = lazy(rf"{_WRITE}(?!题)[^：:]{{3,}}")
_TELLS_HOW_TO_WRITE = lazy(
    r"(?:结合|围绕|根据|按照|针对|对照|参照|从).{2,}?"
    rf"(?:{_WRITE}|[填谈写][写出]?.{{2,}}|撰写|补充|分析.*[。，、])"
)
_ORDERS = lazy(r"(?:明确|强调|突出|提出|防止|避免|如[有需]|可|围绕|结合|根据|针对)[^：:“”]{3,}。")
# No heading ends in a full stop.
_ONE_SENTENCE = lazy(r"[^。！？：:“”]{4,}。")
_CHOICE = lazy(rf"[{HAN}]{{2,8}}(?:/[{HAN}]{{2,8}})+")
_AT_LENGTH = lazy(r"[。；，、（\d]|不[超少]|以内")
_SENTENCE = lazy(r"[。！？；]")
_TAG = lazy(r"\s*[^\W\d][\w .、：:（）()-]*")
_IDENTIFIER = lazy(rf"[A-Za-z][A-Za-z_]\w*(?:\.\w+)*|[{HAN}][\w.]{{0,15}}")
_MERGE_FIELD = lazy(r"[A-Za-z]+[a-z][A-Z]\w*|[A-Za-z]+_\w+")
# What is longer is no address; and what is never closed is not looked through again for each sign.
_LINK = lazy(r"\((?=[^)./#]{0,2000}+[./#])[^)]{0,2000}+\)|:\s{0,99}+[^\s./]{0,2000}+[./]")
_FILL = r"(?:填[写入上]?+|写[明上入]?+|输入|插入|补充|注明|粘贴|替换[为成]?+)"
_ASIDE = lazy(
    rf"(?:请[您你]?(?:在此处?|在这里)?|(?:在此|在?此处|在?这里)[请应需可待]?)(?:如实|准确|完整|正确)?{_FILL}"
    r"(?!后|时|完|好|清|以[下上]|下列|上述|[本此]表|表格|说明|要求|须知|前|出处|来源|者)(?P<asked>.{2,})"
)
_ASKING = lazy(rf"^(?:[请应需可您你的]|在?此处|在?这里|在此)*(?:{_FILL})?[：:]?")
_BARE_ASIDE = lazy(r"(?:填[写入上]|输入|插入|粘贴)(?P<asked>.{2,})|[您你]的(?P<yours>.{2,})")
# Signs of paths and of arithmetic stand between markers too: {省}/{市}, ${year}-${month}.
_CODE_BEFORE = lazy(r"[\w\\$#%@{=&^\"'`)<>]$|(?:^|[^}])[./-]$", re.ASCII)
_TYPESET = lazy(r"\\[A-Za-z]|--[\w-]+[ =]$")
_CODE_AFTER = lazy(r"[\w}\"'`(^=>]|/(?!\$?\{)", re.ASCII)
_BESIDE_A_BLANK = lazy(rf"[_＿]|[{BLANKS}]{{2}}")
_HEADING = lazy(rf"[{HAN}]{{2,9}}(?<![是为在到系])")
_OF_A_FIELD = lazy(r"[栏欄項项处處列框字词詞键]|一[栏欄项項]|为|為|是|的")
_QUOTED_FIELD = lazy(r"[在将把从按和与及填的写]$")
# Where quotation marks of this form stand around other words, they are just that.
_QUOTED = lazy(r"「([^「」]*)」")
_QUOTED_LABEL = lazy(
    r"姓名|(?:单位|公司|学校|部门)(?:名称|全称)?|职务|职称|(?:会议)?(?:日期|时间|地点)|(?:单位)?地址|"
    r"(?:联系)?电话|手机号码?|联系方式|身份证号码?|联系人|负责人|[学工编文]号|人数|金额|[地人][名数]"
)
_NEAR = 60
_LONGEST_UNKNOWN = 12
_MAYBE_HEADING = N_("可能是小标题")
_MAYBE_SAID = N_("也可能是一句说明")


def asked_by(words: str, *, alone: bool) -> Prompt | None:
    """Return what the words in a square bracket (【单位】) ask for; None if they are no marker.

    `alone` tells that the bracket stands outside the sentence, as a heading like 【编者按】 or a
    label does.
    """
    words = words.strip()
    if _PROMPT.match(words):
        return _prompted(words)
    if clause := _clause(words, alone=alone):
        return clause
    if _SENTENCE.search(words) or words.isdigit():
        return None
    if is_label(words):
        return Prompt(kind_of_label(words))
    if _NEVER.match(words) or not ONE_HAN.search(words):
        return None
    if _CHOICE.fullmatch(words):
        return Prompt("unknown")
    if _SECTION.fullmatch(words):
        return Prompt("unknown", _MAYBE_HEADING if alone else None)
    if alone or len(words) > _LONGEST_UNKNOWN:
        return None
    return Prompt("unknown", N_("括号里的词不像在问名称"))


def asked_in_square(bracket: Bracket) -> Prompt | None:
    """Return what words in 【】 or 〔〕 ask for."""
    return asked_by(bracket.words, alone=bracket.previous in ("", "《", "】"))


def asked_in_ascii(bracket: Bracket) -> Prompt | None:
    """Return what words in [] ask for, which may also be a link or a reference."""
    line, start, end = bracket.line, bracket.start, bracket.end
    other_engine = line.startswith("<<", max(0, start - 2)) and line.startswith(">>", end)
    if other_engine or _LINK.match(line, end):
        return None
    return asked_by(bracket.words, alone=not ONE_HAN.match(bracket.previous))


def asked_by_tag(bracket: Bracket) -> Prompt | None:
    """Return what a tag of a template asks for: {{ company_name }}."""
    words = bracket.words
    return Prompt(kind_of_label(words.strip())) if _TAG.fullmatch(words) else None


def asked_by_identifier(bracket: Bracket) -> Prompt | None:
    """Return what one word in braces asks for: {topic}, ${name}, but no code and no set."""
    words = bracket.words
    if not _IDENTIFIER.fullmatch(words) or _in_code(bracket):
        return None
    return Prompt(kind_of_label(words))


def asked_by_field(bracket: Bracket) -> Prompt | None:
    """Return what a field in «» or ‹› asks for, which are quotation marks elsewhere."""
    words = bracket.words
    label = ONE_HAN.search(words) and is_label(words)
    asks = label or _MERGE_FIELD.fullmatch(words) or _PROMPT.match(words)
    return Prompt(kind_of_label(words)) if asks else None


def asked_by_label(bracket: Bracket) -> Prompt | None:
    """Return what a Chinese label in <> asks for; what is closed by </…> is markup."""
    words = bracket.words.strip()
    if not ONE_HAN.search(words) or not (is_label(words) or _PROMPT.match(words)):
        return None
    if _in_code(bracket) or f"</{words}>" in bracket.line[bracket.end : bracket.end + 80]:
        return None
    return Prompt(kind_of_label(words))


def asked_in_quotes(bracket: Bracket) -> Prompt | None:
    """Return what a label in 「」 asks for, unless the text speaks of the word itself."""
    words, line = bracket.words, bracket.line
    if not _QUOTED_LABEL.fullmatch(words) or _OF_A_FIELD.match(line, bracket.end):
        return None
    near = _QUOTED.findall(line, max(0, bracket.start - _NEAR), bracket.end + _NEAR)
    if _QUOTED_FIELD.search(bracket.previous) or not all(map(_QUOTED_LABEL.fullmatch, near)):
        return None
    return Prompt(kind_of_label(words))


def asked_aside(bracket: Bracket) -> Prompt | None:
    """Return what a prompt in round brackets asks for; beside a blank it only says how to fill it.

    A whole clause asks only where it has the line to itself.
    """
    words, line = bracket.words.strip(), bracket.line
    if bracket.whole_line and (clause := _clause(words, alone=True)) and not clause.doubt:
        return clause
    if (bracket.following in tuple(COLONS) and bracket.previous) or _says_how(line, bracket):
        return None
    if unsettled := _UNSETTLED.match(line, bracket.start + 1):
        return Prompt("unknown", _MAYBE_SAID if _UNSURE.search(unsettled[0]) else None)
    match = _ASIDE.fullmatch(words)
    if match is None:
        match = _BARE_ASIDE.fullmatch(words)
        if match is None or not is_label(match["asked"] or match["yours"]):
            return None
    return _prompted(words)


def _prompted(words: str) -> Prompt:
    label = _ASKING.sub("", words, count=1)
    return Prompt(kind_of_label(words), label=label if is_label(label) else "")


def _says_how(line: str, bracket: Bracket) -> bool:
    """Tell whether a blank or its label stands beside a bracket: 姓名（请填写全名）：____."""
    start, end = bracket.start, bracket.end
    if _BESIDE_A_BLANK.match(line, end):
        return True
    if end == len(line) and _HEADING.fullmatch(line, bracket.indent, start):
        return True
    before = line[max(bracket.indent, start - 2) : start]
    if before[-1:] in ("_", "＿") or (len(before) == 2 and _BESIDE_A_BLANK.match(before)):
        return True
    return not before.endswith(tuple(COLONS)) and label_before(line, start, colon=False) is not None


def _in_code(bracket: Bracket) -> bool:
    line, start = bracket.line, bracket.start
    before = line[max(0, start - _NEAR) : start]
    told = _TYPESET.search(before) or _CODE_BEFORE.search(before[-2:])
    return bool(told or _CODE_AFTER.match(line, bracket.end))


def _clause(words: str, *, alone: bool) -> Prompt | None:
    """Return what a whole clause asks for: 写明已做工作、推进举措、阶段进度。, or a question."""
    if _QUESTION.fullmatch(words) or _ORDERS.fullmatch(words):
        return Prompt("unknown")
    if _TELLS_TO_WRITE.match(words) or _TELLS_HOW_TO_WRITE.match(words):
        sure = not alone or _AT_LENGTH.search(words)
        return Prompt("unknown", None if sure else _MAYBE_HEADING)
    if alone and _ONE_SENTENCE.fullmatch(words) and not _NEVER.match(words):
        return Prompt("unknown", _MAYBE_SAID)
    return None
