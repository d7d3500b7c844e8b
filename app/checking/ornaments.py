"""Which of the places that look open a writer has drawn on purpose: ornament, head, emphasis.

`fill` asks about everything that may be a place, and its reader decides. A check has to be right:
full text behind words in brackets makes them a heading, a sign at the head of several lines is a
bullet, and who is told of in a case has no name on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.labels import is_label
from app.text.marker_shapes import words_in
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.names import Placeholder

# A text says why one may doubt that the place is open; False that it is not.
Verdict = str | Literal[False]

_HEAD = lazy(r"[\s>#·•\-—－*＊◆◇■□●○★☆▲△▶►→☞✓✔※]*")
_BEHIND_STOP = lazy(r"[。；：！？:;!?]\s*$")
_COUNTED = lazy(rf"^[{HAN}]{{1,4}}[一二三四五六七八九十\d]{{1,3}}$")
_ENDED = lazy(r"[。！？；：:!?…][”’）》」】]{0,3}\s*$")
# Words that a sentence goes on with behind its subject, so that the brackets hold a part of it.
_GOES_ON = lazy(
    r"[+＋、，。；！？）)%]|的|将|在|已|等|是|为|于|和|与|及|对|以|把|被|同志|教育|活动|中|下|内|里|党(?!员)|工作|"
    r"积极|认真|深入|全面|坚持|不断|高度|专题|主题"
)
_TELLS = lazy(rf"[{HAN}“《‘\d〔（(A-Za-z]")
_FULL = 8
_PARAGRAPH = 12
_ASKS = lazy(
    r"请|待(?:[填补定查]|核|确认)|此处|这里|填|补充|输入|插入|替换|[您你]的|贵|本单位|本人|简述|概述|列[出举]|写|描述|说明"
)
_ONE_LETTER = lazy(r"[A-Za-z]")
# Signs of a mood, of a web page, of a transcript and of an editor.
_TAG = lazy(
    r"(?:微笑|大笑|偷笑|呲牙|鼓掌|强|赞|点赞|玫瑰|鲜花|爱心|心|太阳|握手|加油|奋斗|抱拳|合十|拥抱|礼物|庆祝|"
    r"旺柴|OK|胜利|捂脸|流泪|泪|笑哭|色|得意|哇|呲|机智|耶|转发|转载|原创|首发|置顶|推荐|热|新|荐|图|组图|"
    r"图片|视频|音频|链接|附件|下载|更多|阅读原文|详情|收起|展开|表情|动画|语音|位置|文件|红包|"
    r"编者注|译者注|笔者注|引者注|作者注|编者按|掌声|热烈鼓掌|笑声|全场起立|音乐|来源请求|通讯稿|.{1,6}[网报社台]讯|"
    r"(?:注|图|表|附|例|题|式)\s*\d*|参考文献|完|待续|未完待续)"
)
_ASIDE = lazy(
    r"[^。]{0,20}(?:整理|审阅|刊发|刊登|收录|发表|略去|从略|有删[节改减]|所加|自拟|为准|批评指正|指正|谅解|"
    r"观看|查看|查阅|下载|扫码|参阅|咨询|询问|联系|拨打|另文|另行|另有)[^。]{0,12}。?$"
)
_ORDERS = lazy(r"明确|强调|突出|提出|防止|避免|如|可|围绕|结合|根据|针对")
_WRITES = lazy(r"[写填补列述]|说明|举例|字|具体|本人|本单位|实际|[哪几谁]|阐")
# What tells of a case, of a person who is not to be named, or of what people do in general.
_CASE = lazy(
    r"案[例件情发中]|[受行索]贿|贪污|挪用|违纪|违法|违规|通报|双开|留置|判处|有期徒刑|落马|腐败|被查|举报|"
    r"诈骗|骗取|涉嫌|嫌疑|被告|原告|当事人|死者|伤者|患者|病人|病例|受害|肇事|事故|入室|盗窃|吸毒|赌博|酒驾|醉驾|"
    r"拖欠|信访人|上访|申请助学|化名|隐去|匿名"
)
_IN_GENERAL = lazy(
    r"(?:比如|譬如|例如|诸如|好比|类似|所谓|切忌|动不动|叫做|写成|说成|总说|常说|爱说|喜欢说|满篇|通篇|"
    r"张口|闭口|名曰|号称|不[要能]写)[^。！？]{0,24}$"
)
_SUCH = lazy(
    r"[^。，；]{0,24}(?:[这那]一?类|[这那]种|[这那]样的|之类|一类|的[套空]话|等(?:字样|说法|标语|牌子|口号))"
)
_NAMELESS = lazy(r"化名|隐去|匿名|不便透露")
_QUOTED = lazy(r"“[^“”]*$")
_ROMAN = lazy(r"(?<![A-Za-z])(?=X*[IVLC])[IVXLC]+(?![A-Za-z])")
_COUNTED_IN_ROMAN = lazy(r"\s*[届卷章回册篇部集期代型节]")
_LETTERS_BEHIND = lazy(r"\s*(?:染色体|型(?:血|题|人)?|基因|性[别染])")
_MASKED = lazy(r"[A-Za-z\d]$")
_HAN_BEFORE = lazy(rf"[{HAN}”》] ?$")
_HAN_BEHIND = lazy(rf" ?[{HAN}“《]")
_NICKNAME = lazy(r"(?:^|[^大中])[小老阿]$")
_STATISTIC = lazy(r"(?:[Pp]\s?值|显著|水平|系数|检验|[<＜]\s?0?\.\d+)[^。]{0,12}$")
_HAN = lazy(f"[{HAN}]")
_RULE = lazy(r"\s*[_＿]+\s*")
_LINE_ASKS = lazy(r"[：:？?（(]\s*$")
_STARS = "*＊"
_CROSSES = "Xx×Ｘｘ✕✖╳"
_RINGS = "○〇◯△●□◎◇◆"
_BULLETS = 3
# A heading, one below it, and the text.
_HEADINGS = 2
_NEAR = 80
_HIDDEN = "也可能是有意隐去的名字"
_GENERAL = "也可能是泛泛而谈"
_MAYBE_HEADING = "可能是小标题"
_MAYBE_SAID = "也可能是一句说明"
_MAYBE_STRESSED = "也可能是强调"


class _Place(NamedTuple):
    """A place with the words of its line before and behind it, and the line below."""

    place: Placeholder
    before: str
    behind: str
    below: str

    @property
    def is_head(self) -> bool:
        """Tell whether only bullets, a number or an ended sentence stand before it.

        What stands last in its line, behind a sentence, heads nothing.
        """
        before = self.before.strip()
        inline = self.behind.strip() and _BEHIND_STOP.search(before)
        return bool(_HEAD.fullmatch(before) or inline) or self.is_numbered

    @property
    def is_numbered(self) -> bool:
        """Tell whether it stands right behind a number: 1.【建强班子】, 任务一【清单管理】."""
        before = self.before.strip()
        ordinal = read_ordinal(before)
        rest = before[len(ordinal.text) :] if ordinal else before
        is_number = ordinal is not None and _HEAD.fullmatch(rest) is not None
        return is_number or _COUNTED.match(before) is not None

    @property
    def is_told_below(self) -> bool:
        """Tell whether full text follows, behind it or in the line below."""
        behind = self.behind.strip().lstrip("：:")
        if behind:
            told = len(behind) >= _FULL and _TELLS.match(behind) is not None
            return told and (self.is_numbered or not _GOES_ON.match(behind))
        return len(self.below) >= _PARAGRAPH and _ENDED.search(self.below) is not None


class Ornaments:
    """What of the open places of a report, given by its `lines`, is none or in doubt."""

    def __init__(self, lines: Sequence[str], places: Sequence[Placeholder]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)
        self._cases: dict[int, bool] = {}
        self._said: dict[str, bool] = {}
        self._bullets = dict(_bullets(lines, places))
        labels = [each for each in places if is_label(words_in(each.token) or "")]
        self._heads = _label_heads([self._seen(each) for each in labels])

    def judged(self, place: Placeholder, *, named: bool) -> Verdict:
        """Return why a place that a marker draws may be none, nothing where it is one, or False.

        A line is `named` that tells of the writer or the report: nothing is hidden in it.
        """
        doubt = place.doubt or ""
        if place.shape != "marker" or not place.token.strip():
            return doubt
        seen, sign = self._seen(place), place.token[0]
        if (words := words_in(place.token)) is not None:
            return self._bracketed(seen, words, doubt)
        if sign in "_＿":
            return False if self._is_rule(place) else doubt
        if self._bullets.get(place.paragraph) == place.start and place.text:
            return False
        if named:
            return doubt
        if sign == "某":
            return self._told_of(seen, doubt)
        if sign in _STARS:
            return self._starred(seen, doubt)
        return self._crossed(seen, doubt) if sign in _CROSSES else doubt

    def _seen(self, place: Placeholder) -> _Place:
        line = self._lines[place.paragraph]
        below = self._below(place.paragraph)
        # As many places as a line has, none looks at all of it.
        before = line[max(0, place.start - _NEAR) : place.start]
        behind = line[place.end : place.end + _NEAR]
        return _Place(place, before, behind, below)

    def _below(self, number: int) -> str:
        """Return the line below; where only headings of its own stand there, what is below them."""
        lines = self._lines[number + 1 : number + 1 + _HEADINGS]
        return next((line for line in lines if _ENDED.search(line)), lines[0] if lines else "")

    def _bracketed(self, seen: _Place, words: str, doubt: str) -> Verdict:
        if seen.place.token[0] in "（(":
            return _aside(words, doubt)
        if _ASKS.match(words):
            return doubt
        if _TAG.fullmatch(words) or _ONE_LETTER.fullmatch(words):
            return False
        if is_label(words):
            return False if words in self._heads.get(seen.place.token[0], ()) else doubt
        if seen.is_head and seen.place.token[0] not in "<‹«「":
            if seen.is_told_below:
                return False
            return doubt or ("" if seen.behind.strip() else _MAYBE_HEADING)
        if words[-1] not in "？?" and self._is_said_without(words, seen.place.token):
            # Words that the text says without brackets, too, are stressed.
            return False if doubt or seen.place.token[0] in "【〔［[" else _MAYBE_STRESSED
        return doubt

    def _is_said_without(self, words: str, token: str) -> bool:
        """Tell whether the text says the words of brackets without them, too."""
        if token not in self._said:
            self._said[token] = self._text.count(words) > self._text.count(token)
        return self._said[token]

    def _is_rule(self, place: Placeholder) -> bool:
        """Tell whether underscores alone in a line part the text above from what is below."""
        at = place.paragraph
        if not place.doubt or not _RULE.fullmatch(self._lines[at]):
            return False
        above = next((line for line in reversed(self._lines[:at]) if line.strip()), "")
        asks = _LINE_ASKS.search(above) or _RULE.fullmatch(above)
        is_text = len(above) >= _PARAGRAPH or _ENDED.search(above) or not _HAN.search(above)
        return bool(above and is_text and not asks)

    def _told_of(self, seen: _Place, doubt: str) -> Verdict:
        if self._tells_case(seen.place.paragraph):
            return False
        return self._in_general(seen, doubt)

    @staticmethod
    def _in_general(seen: _Place, doubt: str) -> Verdict:
        """Return what becomes of a name in what people say, as in 写成“XX同志指出”."""
        if _IN_GENERAL.search(seen.before) or _SUCH.match(seen.behind):
            return False if _QUOTED.search(seen.before) else doubt or _GENERAL
        return doubt

    def _starred(self, seen: _Place, doubt: str) -> Verdict:
        single = len(seen.place.token) == 1
        if doubt:
            inside = _HAN_BEFORE.search(seen.before) and _HAN_BEHIND.match(seen.behind)
            return doubt if inside and single else False
        if _MASKED.search(seen.before) or _STATISTIC.search(seen.before):
            return False
        return self._hidden(seen, doubt)

    def _crossed(self, seen: _Place, doubt: str) -> Verdict:
        single = len(seen.place.token) == 1
        if single and doubt:
            alone = _NICKNAME.search(seen.before) or not (
                _HAN_BEFORE.search(seen.before) or _HAN_BEHIND.match(seen.behind)
            )
            return False if alone else doubt
        if not set(seen.place.token) - {"X"}:
            roman = _COUNTED_IN_ROMAN.match(seen.behind) and _ROMAN.search(self._text)
            if roman or _LETTERS_BEHIND.match(seen.behind):
                return False
        general = self._in_general(seen, doubt)
        return general if general != doubt else self._hidden(seen, doubt)

    def _hidden(self, seen: _Place, doubt: str) -> Verdict:
        """Return what becomes of a name of which a surname is told, or which is told in a case."""
        place = seen.place
        case = self._tells_case(place.paragraph)
        if _NAMELESS.search(f"{seen.before}{seen.behind}"):
            return False
        if place.kind == "person" and not place.text.startswith(place.token):
            has_post = not place.text.endswith(place.token)
            return False if case else doubt or ("" if has_post else _HIDDEN)
        is_name = place.kind in ("person", "place", "unit", "unknown")
        return doubt or (_HIDDEN if case and is_name else "")

    def _tells_case(self, line: int) -> bool:
        """Tell whether a line, or one of those beside it, tells of a case."""
        if line not in self._cases:
            around = "\n".join(self._lines[max(0, line - 1) : line + 2])
            self._cases[line] = _CASE.search(around) is not None
        return self._cases[line]


def _aside(words: str, doubt: str) -> Verdict:
    """Return what becomes of words in round brackets: 根据录音整理 asks for nothing."""
    if _ASKS.match(words):
        return doubt
    is_order = _ORDERS.match(words) is not None and not _WRITES.search(words)
    return False if _ASIDE.match(words) else doubt or (_MAYBE_SAID if is_order else "")


def _bullets(lines: Sequence[str], places: Sequence[Placeholder]) -> Iterator[tuple[int, int]]:
    """Yield the signs that open several lines and stand nowhere else."""
    for sign in {each.token for each in places if each.token in tuple(_STARS + _RINGS)}:
        own = [each for each in places if each.token == sign and not each.doubt]
        heads = [each for each in own if not lines[each.paragraph][: each.start].strip()]
        opened = sum(line.lstrip().startswith(sign) for line in lines)
        if len(heads) == len(own) and opened >= _BULLETS:
            yield from ((each.paragraph, each.start) for each in heads)


def _label_heads(seen: Sequence[_Place]) -> dict[str, set[str]]:
    """Return by bracket the labels that head lines, each another one: 【时间】【地点】."""
    heads: dict[str, set[str]] = {}
    for sign in {each.place.token[0] for each in seen}:
        own = [each for each in seen if each.place.token[0] == sign]
        words = {each.place.token for each in own}
        if len(own) > 1 and len(words) == len(own) and all(map(_is_headed, own)):
            heads[sign] = {words_in(each) or "" for each in words}
    return heads


def _is_headed(seen: _Place) -> bool:
    behind = seen.behind.strip()
    told = bool(behind and _TELLS.match(behind) and not _GOES_ON.match(behind))
    return seen.is_head and (told or (not behind and seen.is_told_below))
