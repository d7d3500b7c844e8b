"""Numbers of things that a report promises, or speaks of again: 三件事, 上述四层含义."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.checking.members import counts_before
from app.patterns import lazy
from app.text.characters import HAN
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line

_MEASURES = (
    "方面|个|项|条|点|件|种|类|位|名|句|步|层|道|招|对|组|支|篇|本|部|首|份|封|张|堂|节|讲|课|场|次|处|笔|"
    "门|家|所|户|座|段|幅|遍|趟|轮|批|期|代|把|根|颗|面|扇|盏|股|块|张|幕|本|环|关|级|档|重"
)
_BACK = r"(?:(?:以上|上述|上面|前述|前面)(?:的|这|提到的|说的)?|(?<![一])这|针对这?|围绕这)"
_PROMISE = lazy(
    rf"(?:(?P<back>{_BACK})|(?<![第前后上下每其中之共另余剩某哪各近约多达超含占"
    r"一二三四五六七八九十百千万\d“]))(?P<at>"
    rf"(?P<n>[两二三四五六七八九十]{{1,2}}|[2-9](?!\d))(?P<measure>{_MEASURES}))"
    rf"(?=(?P<words>[{HAN}]{{0,12}}))"
)
# What reports count; of other nouns the first two characters are known.
_THINGS = lazy(
    "方面|体会|感受|感悟|收获|启示|启发|认识|心得|思考|感想|想法|看法|意见|建议|"
    "打算|计划|措施|举措|做法|办法|经验|问题|不足|差距|短板|弱项|原因|任务|工作|"
    "事情|实事|小事|大事|好事|难事|层面|维度|角度|环节|部分|变化|转变|目标|要求|"
    "道理|理由|教训|专题|板块|阶段|步骤|关系|难题|承诺|特点|亮点|优势|含义|层次|"
    "境界|故事|案例|例子|镜头|画面|场景|片段|小区|社区|村子|学校|班级|班组|小组|"
    "车间|企业|单位|部门|家庭|病区|科室|项目|工程|工序|程序|流程|关口|防线|清单|"
    "台账|制度|机制|平台|载体|抓手|关键词|数字|数据|细节|瞬间|场面|人物|同志|"
    "党员|干部|老师|教师|医生|护士|民警|专家|代表|学员|同事|前辈|师傅|老人|村民|"
    "农户|疑问|困惑|困难|挑战|风险|隐患|漏洞|误区|倾向|现象|毛病|习惯|品质|能力|"
    "本领|意识|精神|作风|思维|方法|方式|途径|渠道|路径|原则|底线|红线|标准|规矩|"
    "纪律|责任|使命|课题|议题|主题|话题|内容|文件|成果|成效|成绩|结论|规律|判断|观点|"
    "论断|诉求|需求|愿望|心愿|目的|因素|条件|优点|缺点|失误|事故|案件|矛盾|纠纷|"
    "事|词|字|书"
)
# 两个小区的对比 is of 小区; 问题都解决了 of 问题.
_NOUN_ENDS = lazy("[的都是已也就要均之了在讲把能会为让才使合需必]|如下|以下|分别")
_NO_PROMISE = lazy("^(?:多|半|左右|以上|以下|以内|月|年|小时|季度|学期|工作日|星期|百分)")
# 下午三点, 已解决三个, 还有两条: a time, or only some of them.
_ASIDE = lazy(
    "(?:下午|上午|早上|晚上|凌晨|中午|时间|已|已经|还有|另有|另外|再|又|其余|其他|剩下|余下|解决了?|完成了?"
    "|重点说|先说|主要说|相差|少了|多了|每[^，。]{0,4}|至少|最多|不少于)$"
)
_NAMED = lazy(rf"[和与及、][{HAN}]{{1,8}}$")
_SHORTEST = 2
# What may be anything tells nothing.
_GENERAL = ("方面", "层面", "维度", "角度", "环节", "部分", "内容", "阶段", "情况")
_SAME = {"项": "个", "条": "个", "点": "个"}  # 三条建议 are three of 建议 as 三个 or 三点 are.


class Promise(NamedTuple):
    """A number of things, the line and the places that it stands at.

    `noun` is what they are, as far as the words tell it, and `is_known` if reports count it; `back`
    are words that say that the things were told before: 这三条建议. `is_aside` is what is only a
    part, or no number of things.
    """

    line: Line
    start: int
    stop: int
    end: int
    number: int
    measure: str
    noun: str
    is_known: bool
    back: str
    is_aside: bool

    @property
    def is_back(self) -> bool:
        """Tell whether the things are spoken of as told before."""
        return bool(self.back)

    @property
    def behind(self) -> str:
        """Return the rest of the line behind the number and its measure word."""
        return self.line.text[self.stop :]

    @property
    def is_named(self) -> bool:
        """Tell whether the words say what the things are: 方面 says nothing."""
        return self.noun not in _GENERAL and (len(self.noun) >= _SHORTEST or self.noun == "事")

    def is_of(self, other: Promise) -> bool:
        """Tell whether two numbers are of the same things, as their words say."""
        same = _SAME.get(self.measure, self.measure) == _SAME.get(other.measure, other.measure)
        near = self.is_known or self.line is other.line
        return same and near and self.is_named and self.noun == other.noun


def promises_of(line: Line) -> Iterator[Promise]:
    """Yield the numbers of things that a line tells."""
    for match in _PROMISE.finditer(line.text):
        words = match["words"]
        if _NO_PROMISE.match(words):
            continue
        known = _THINGS.search(words)
        noun = known[0] if known else _NOUN_ENDS.split(words)[0][-_SHORTEST:]
        start, stop = match.start("at"), match.end("measure")
        end = stop + known.end() if known else stop
        aside = bool(_ASIDE.search(line.text, max(0, match.start() - 12), match.start()))
        aside = aside or _names(line.text, match.start())
        number = numeral_value(match["n"]) or 0
        back = match["back"] or ""
        yield Promise(
            line, start, stop, end, number, match["measure"], noun, known is not None, back, aside
        )


def _names(text: str, end: int) -> bool:
    """Tell whether right before a number stands what it counts: 信访和稳定这两项工作."""
    return _NAMED.search(text, max(0, end - 12), end) is not None or bool(counts_before(text, end))


def told_before(promise: Promise, others: Sequence[Promise]) -> list[Promise]:
    """Return the promises before one, the nearest first, that are of the same things."""
    place = promise.line.number, promise.start
    before = [one for one in others if (one.line.number, one.start) < place]
    found = [one for one in reversed(before) if one.is_of(promise) and not one.is_aside]
    since = found[0] if found else promise
    # 社区提出六条建议，镇里采纳四条。这四条建议….
    parts = before[before.index(since) + 1 :] if found else []
    same = any((one.number, one.measure) == (promise.number, promise.measure) for one in parts)
    return [] if same else found
