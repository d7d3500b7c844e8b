"""Things of which as many are named as do not stand in the list behind: “三勤”：腿勤、嘴勤."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import BLOT
from app.text.numerals import numeral, numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_COUNT = (
    r"(?<![第这那前后上每其中一二三四五六七八九十百千万\d多])"
    r"(?P<n>[两二三四五六七八九十]{1,2}|[2-9２-９])"
)
_OPENS = r"(?:[：:]|，(?:即|就是|也就是)|——|（即?)"
# “四到”：眼到、口到、手到、心到: a number, a word, and the same word in every member.
_NAMED = lazy(
    rf"(?P<at>“?{_COUNT}[个条项种大道张支本笔类]?“?(?P<word>(?!十)[\u4e00-\u9fff]{{1,4}})”?)"
    rf"(?:(?<=”)[\u4e00-\u9fff]{{0,10}})?{_OPENS}"
    r"(?P<list>[^：！？（）]{3,200})"
)
# 四心，耐心、细心、公心缺一不可: behind a comma, members that all have the word.
_NAMED_BESIDE = lazy(
    rf"(?P<at>“?{_COUNT}[个种大]?“?(?P<word>(?![十天年月日周时分秒人次户元岁米组批期字句遍份])[\u4e00-\u9fff])”?)，"
    r"(?P<list>[\u4e00-\u9fff]{1,6}(?:、[\u4e00-\u9fff]{1,14}){1,9})(?=[，。；！])"
)
# 两件事，收进来、管起来、锁起来。
_BESIDE = lazy(
    rf"(?P<at>{_COUNT}(?:[个项件条点步招道]))[\u4e00-\u9fff]{{0,6}}，"
    r"(?P<list>[\u4e00-\u9fff]{3,8}(?:、[\u4e00-\u9fff]{3,8}){1,9})(?=[。；])"
)
# 三件事：…；…；…。 三个重点：春耕、防汛、扶贫。 三个词：敬畏、坚持、感恩。
_COUNTED = lazy(
    rf"(?P<at>{_COUNT}(?:方面|[个项件条点种类位名本步道招处张支门场堂课环关笔组股把座幅面对块根]))(?P<thing>[^，。；：！？、“”《》（）]{{0,10}})"
    r"(?:，(?:主要|分别|具体|依次)?[是为有即])?[：:]"
    r"(?P<list>[^。！？：]{3,200})(?P<stop>[。！？]|$)"
)
# 两句话：把法条记在脑子里，把百姓装在心里。: sayings, told apart by how each of them begins.
_SAYINGS = lazy(
    rf"(?P<at>{_COUNT}句话)[^，。；：！？“”]{{0,8}}[：:](?P<list>[^。；：！？“”]{{5,80}})。"
)
# 两句话：“…。”“…。”
_SPEECHES = lazy(
    rf"(?P<at>{_COUNT}句话)[^，。；：！？“”]{{0,8}}[：:](?P<list>(?:“[^“”]*”[、，；。]?)+)"
)
# 三个问题：…？…？
_QUESTIONS = lazy(
    rf"(?P<at>{_COUNT}个?“?(?:问题|为什么|疑问|问号|追问|反问|问))”?[^，。；：！？]{{0,12}}[：:]"
    r"(?P<list>(?:“?[^。：；！？“”]{2,60}？”?)+)"
)
# “实事求是”四个字, “学、思、悟”三个字, 四个字：“实事求是”。, 两个字：“严”“细”。
_WRITTEN = lazy(
    r"“(?P<list>[\u4e00-\u9fff]{1,12}|[\u4e00-\u9fff](?:、[\u4e00-\u9fff]){1,11})”"
    rf"(?P<at>{_COUNT}(?:个?大?字))"
)
_CHARACTERS = lazy(
    rf"(?P<at>{_COUNT}个?(?:大)?字)(?:[诀经法]|方针)?[：:，]?"
    r"(?P<list>“[\u4e00-\u9fff]”(?:[、，和]?“[\u4e00-\u9fff]”)+|“[\u4e00-\u9fff、，]+”)"
)
_NO_CHARACTER = lazy("[、，和“”]")
# 《论语》《孟子》两本书, “敬畏”“感恩”两个关键词, 两本书：《论语》《孟子》.
_ONES = r"(?:《[^《》\n]{1,30}》|“[^“”\n]{1,12}”)"
_QUOTED_BEFORE = lazy(
    rf"(?<![》”、和与及])(?P<list>{_ONES}(?:[、和与及]?{_ONES})+)"
    rf"(?P<at>{_COUNT}(?:[本部篇首](?!曲)|[个大条项份门堂种](?=[\u4e00-\u9fff])))"
)
# “谁来养、怎么养”两个问题
_LIST_QUOTED = lazy(
    r"“(?P<list>[^“”。、，；]{1,14}(?:、[^“”。、，；]{1,14}){1,9})”(?:这|的)?"
    rf"(?P<at>{_COUNT}(?:[个项条种类大道对组步]))(?!大?字)(?=[\u4e00-\u9fff])"
)
_QUOTED_BEHIND = lazy(
    rf"(?P<at>{_COUNT}[本部篇首个条份门堂种])[^，。；：！？“”《》（）]{{0,8}}[：:（]"
    rf"(?P<list>{_ONES}(?:[、和与及]?{_ONES})+)(?P<stop>[。；，）]|$)"
)
# 五步工作法：一听、二看、三查、四改
_STEPS = lazy(
    rf"(?P<at>{_COUNT}(?:步工作法|步法|步走|步|字工作法|字诀))”?[^，。；：！？]{{0,6}}[：:]"
    r"(?P<list>“?一[^。：；！？]{1,120})"
)
_ONE = lazy(_ONES)
_QUOTED = lazy("“[^”]*”|《[^》]*》|（[^）]*）")
_MEMBER_ENDS = lazy("[、，；。和与及]")
_AND = lazy("[和与及并]")
_CLAUSE_END = lazy("[，；,;]")
_PARTS = lazy("[、，；,;和与及并]")
# Members that tell how many they are add up, and are no list of single ones: 医生2名、护士2名.
_OWN_COUNT = lazy(
    r".{0,12}?(?:\d+|[一二三四五六七八九十百两]{1,3})(?P<measure>[个名位人户家项件条])"
    r"[\u4e00-\u9fff]{0,8}"
)
_OTHER_COUNT = lazy(r"[\d两二三四五六七八九十][个项件条种类位名本步处家户人]")
_PEOPLE = "个名位人户家"
# Members that count themselves are points, and another rule's: 第一件是…；第二件是….
_NUMBERED = lazy("第?[一1１]|其一|首先|[①⑴]")
_CLOSES = lazy(f"^(?:确保|切实|真正|实现|做到|从而|让|使)|[也都均更]{BLOT}")
_SENTENCE_ENDS = lazy("[；。]")
_MARKS = "“”‘’《》"
_OPEN_END = ("等", "…", "如", "其他")
_FEWEST = 2
_MOST = 13
_SPREAD = 2


class _Count(NamedTuple):
    """How many members a list has; `fitting` are other numbers that may be meant."""

    many: int
    fitting: tuple[int, ...] = ()


class Listed(Rule):
    """Finds a number that the members listed right behind belie: “三勤”：腿勤、嘴勤; 三件事：…；….

    Of a name (三勤), only members that all begin or end in its word count; those whose words
    `never` names are fixed expressions, and another rule's. Of what is told in `clauses`, there are
    too few if the marks of the paragraph's last sentence cannot part as many. The message may tell
    `many`.
    """

    kind: Literal["listed"]
    never: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the number and what it counts."""
        for line in manuscript.prose:
            told: set[int] = set()
            for match, count in self._counts(line.text):
                start, end = match.span("at")
                wanted = numeral_value(match["n"])
                if start in told or count.many < _FEWEST or wanted in (count.many, *count.fitting):
                    continue
                if _adds_up(match["list"], match["at"]):
                    continue
                told.add(start)
                yield self.finding(line, start, end, many=count.many)

    def _counts(self, text: str) -> Iterator[tuple[re.Match[str], _Count]]:
        if not any(sign in text for sign in "：:，—（字》”"):
            return
        for match in _NAMED.finditer(text):
            if match["word"] not in self.never:
                yield match, _with_word(match)
        for match in _COUNTED.finditer(text):
            if _OTHER_COUNT.search(match["thing"]):
                continue  # 三项工作已完成两项：: it is the two that are listed.
            listed = _listed(match, text)
            few = not listed.many and match["thing"].endswith(self.clauses)
            yield match, _too_few(match, text) if few else listed
        for match in _SAYINGS.finditer(text):
            yield match, _sayings(match["list"])
        for match in _NAMED_BESIDE.finditer(text):
            members = match["list"].split("、")
            named = match["word"] not in self.never and all(match["word"] in one for one in members)
            yield match, _Count(len(members) if named else 0)
        for match in _BESIDE.finditer(text):
            members = match["list"].split("、")
            alike = len({len(member) for member in members}) == 1
            yield match, _Count(len(members) if alike else 0)
        yield from _counted_quotations(text)
        for match in _STEPS.finditer(text):
            yield match, _Count(_counted_to(match["list"]))


def _counted_quotations(text: str) -> Iterator[tuple[re.Match[str], _Count]]:
    if "“" not in text and "《" not in text and "？" not in text:
        return
    for match in _SPEECHES.finditer(text):
        yield match, _Count(match["list"].count("“"))
    for pattern in (_CHARACTERS, _WRITTEN):
        for match in pattern.finditer(text):
            yield match, _Count(len(_NO_CHARACTER.sub("", match["list"])))
    for pattern in (_QUOTED_BEFORE, _QUOTED_BEHIND):
        for match in pattern.finditer(text):
            yield match, _Count(len(_ONE.findall(match["list"])))
    for match in _LIST_QUOTED.finditer(text):
        yield match, _Count(match["list"].count("、") + 1)
    for match in _QUESTIONS.finditer(text):
        numbered = _NUMBERED.match(match["list"].lstrip("“"))
        yield match, _Count(0 if numbered else match["list"].count("？"))


def _with_word(match: re.Match[str]) -> _Count:
    """Count the members at the head of a list that all begin, or all end, in the word."""
    word, text = match["word"], match["list"]
    if text.startswith(f"一{word}"):
        return _Count(max(each for each in range(1, _MOST) if f"{numeral(each)}{word}" in text))
    if word == "一":  # “五个一”：读一本书、听一堂课….
        return _Count(
            _leading("一" in each for each in _MEMBER_ENDS.split(text.partition("。")[0]))
        )
    blotted = text.replace(word, BLOT)  # 及时发现 is no member that 及 parts.
    counts = []
    for apart in (_MEMBER_ENDS, _SENTENCE_ENDS):
        members = [member.strip(_MARKS) for member in apart.split(blotted)]
        counts.append(_leading(len(each) > 1 and each.startswith(BLOT) for each in members))
        counts.append(_leading(len(each) > 1 and each.endswith(BLOT) for each in members))
    sentence = blotted.partition("。")[0]
    clauses = [each for each in _PARTS.split(sentence) if each]
    if len(clauses) > _FEWEST and BLOT in clauses[-1] and _CLOSES.search(clauses[-1]):
        return _Count(0)  # 到位、…、到位，确保到位不缺位: what closes it may be none of them.
    if match["at"].startswith("“") and all(each.count(BLOT) == 1 for each in clauses):
        return _Count(len(clauses))  # “三新”：思想有了新提高、作风有了新转变….
    many = max(counts)
    # Where the word stands again further on, members may be told in more words.
    return _Count(many if blotted.count(BLOT) == many else 0)


def _adds_up(text: str, counted: str) -> bool:
    """Tell whether all that is listed has a number of its own, of people or of what is counted."""
    members = [each for each in _MEMBER_ENDS.split(text.partition("。")[0]) if each]
    numbered = [_OWN_COUNT.fullmatch(each) for each in members]
    fits = _PEOPLE + counted.rstrip(_MARKS)[-1:]
    return len(members) > 1 and all(each and each["measure"] in fits for each in numbered)


def _counted_to(text: str) -> int:
    """Return the number that members count to, from the first on: 一听、二看、三查."""
    many = 0
    for member in _MEMBER_ENDS.split(text.lstrip("“")):
        if not member.startswith(numeral(many + 1)):
            break
        many += 1
    return many


def _leading(holds: Iterator[bool]) -> int:
    count = 0
    for one in holds:
        if not one:
            break
        count += 1
    return count


def _listed(match: re.Match[str], text: str) -> _Count:
    """Count the members of a list that fills its sentence, if it is one and surely whole."""
    words = _QUOTED.sub(BLOT * 2, match["list"]).replace(";", "；")
    if _NUMBERED.match(match["list"]) or any(sign in words[-3:] for sign in _OPEN_END):
        return _Count(0)
    if match["thing"].endswith("字"):  # 六个字：学进去、用起来.
        return _Count(0 if BLOT in words else len(_NO_CHARACTER.sub("", words)))
    if "；" in words:
        many = len(words.strip("；").split("；"))
        fewer = many < (numeral_value(match["n"]) or 0)
        goes_on = match.end() < len(text)
        # 共性问题3个：不全、不清、不明；个性问题6个: the first part may be all of it.
        of_first = len(_MEMBER_ENDS.split(words.partition("；")[0]))
        return _Count(0 if fewer and goes_on else many, (of_first,) if of_first > 1 else ())
    if "，" in words:
        return _Count(0) if "、" in words else _sayings(words)
    members = words.split("、")
    apart = re.split("[、和与及]", words)
    lengths = [len(member) for member in apart]
    alike = max(lengths) - min(lengths) <= _SPREAD
    return _Count(len(apart), (len(members),)) if alike else _Count(0)


def _too_few(match: re.Match[str], text: str) -> _Count:
    """Count the clauses that close a paragraph where they are certainly fewer than is said."""
    words = _QUOTED.sub(BLOT * 2, match["list"])
    closes = match["stop"] == "。" and match.end() == len(text.rstrip())
    if not closes or _NUMBERED.match(words) or any(sign in words for sign in _OPEN_END):
        return _Count(0)
    if not _CLAUSE_END.search(words):
        return _Count(0)  # 学习、生活都要自立 is one.
    most = len(_PARTS.split(words))
    return _Count(most if most < (numeral_value(match["n"]) or 0) else 0)


def _sayings(text: str) -> _Count:
    sayings = text.split("，")
    alike = len({saying[:1] for saying in sayings}) == 1
    pair = _AND.search(sayings[-1]) is not None
    return _Count(len(sayings), (len(sayings) + pair,)) if alike else _Count(0)
