"""Others whom a report rightly speaks of: those whom its writer met, learns from, works with."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from app.checking.own_names import is_title
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.checking.own_names import OwnName

# So many characters before a name tell whether one went there.
_NEAR = 6
# A title is no farther from the head.
_HEAD = 2
_CONTACT = (
    "借鉴|对标|对照|联合|协作|协同|对口|帮扶|支援|驰援|援助|走访|参观|考察|观摩|前往|[赴访]"
    "|交流|对接|合作(?!社)|兄弟|友邻|邻[县区市镇村近]|相邻|毗邻|交界|接壤|隔壁|携手|共建|结对"
    "|互[相助学]|相比|比起|不如|[像比]|曾|过去|当年|那年|从前|原来?是|前身|合并|更名|划归"
    "|改制|撤并|调[入到任来往]|来信|来电|来访|讲课|授课|讲述|介绍|案例|典型|通报|被查|处分"
    "|先进|模范|榜样|楷模|事迹|报道|据|新闻|获奖|获评|评为|第一名|竞赛|比赛|差距|赶超|招商"
    "|客商|牵头|合办|人家|他们|对方|分别|各[县区市镇乡村校院]"
    "|等(?:[地个十]|[县区市镇乡村局院校])|案件|判决|启发|启示|值得|深思|触动|感动|敬佩|佩服"
    "|热情|接待|款待|[送发寄派传调]来|帮(?:我|忙|着)|并入|合署|[给教借]我们"
)
_MET = (
    "浙江|江苏|福建|山东|广东|河南|河北|湖南|湖北|安徽|江西|四川|贵州|云南|陕西|山西|甘肃"
    "|青海|海南|辽宁|吉林|黑龙江|广西|宁夏|新疆|西藏|内蒙古|北京|上海|天津|重庆"
    "|[请到赴去与和同跟从及、或像比访看听在、]|学习|借鉴|考察|参观|走访|对标|来自"
    "|[的]?邻(?:居|近|边)?|兄弟单位|友好|对口|毗邻|原|曾在|家住|住|嫁|生于|长在|毕业于|调往"
    "|调入|支援|联合|以及|例如|比如|譬如|如"
)
_KNOWN = (
    "审理|办理|通报|查处|承办|的一起"
    "|的?(?:热情|接待|款待|经验|做法|模式|探索|同志|老师|同行|先进|办法|教训|案例)"
    "|并入|划[入归转]|改[名称制]|更名|撤并|[、和与及等]"
)
_AWAY = "驻村|挂职|支教|第一书记|援[藏疆派]|选派|协作|对口|考察|参观|观摩|走访|见学"


class MeetingOthers(Rule):
    """A rule that passes over those whom the writer has met.

    They stand in a sentence that `contact` or `besides` matches, or at another place behind what
    matches `met` or before what matches `known`. Of a writer whose posts `away` matches, or whose
    report is called so, all others are such.
    """

    contact: Regex = _CONTACT
    besides: Regex = "(?!)"
    met: Regex = _MET
    known: Regex = _KNOWN
    away: Regex = _AWAY

    def is_met(self, name: OwnName, manuscript: Manuscript) -> bool:
        """Tell whether a report speaks of a name as of others'."""
        sentence = name.line.sentence_at(name.start)
        in_contact = sentence is not None and self._contact.search(sentence.text) is not None
        return in_contact or self.was_met(name, manuscript)

    def was_met(self, name: OwnName, manuscript: Manuscript) -> bool:
        """Tell whether a report speaks elsewhere of a name as of others', or of all others so."""
        if self.is_away(manuscript):
            return True
        # One place may be the very one that is asked about.
        others = manuscript.once(
            (self.id, name.words), lambda: tuple(islice(self._met_at(name.words, manuscript), 2))
        )
        return any(place != (name.line, name.start) for place in others)

    def _met_at(self, words: str, manuscript: Manuscript) -> Iterator[tuple[Line, int]]:
        """Yield the places at which a report speaks of a name as of others'."""
        for line in manuscript.own_prose:
            at = line.text.find(words)
            while at >= 0:
                behind = at + len(words)
                if self.is_known(line.text, behind) or self.is_behind_others(line.text, at):
                    yield line, at
                at = line.text.find(words, at + 1)

    def is_away(self, manuscript: Manuscript) -> bool:
        """Tell whether the writer is with others, or tells of a journey to them."""
        head = (line.text for line in islice(manuscript.own_prose, _HEAD) if is_title(line))
        return any(self._away.search(text) for text in (*manuscript.writer.posts, *head))

    def is_behind_others(self, text: str, at: int) -> bool:
        """Tell whether what stands before a place of a text tells that one meets others."""
        return self._met.search(text, max(0, at - _NEAR), at) is not None

    def is_known(self, text: str, end: int) -> bool:
        """Tell whether what stands behind a name tells that it is others'."""
        return self._known.match(text, end) is not None

    @cached_property
    def _away(self) -> re.Pattern[str]:
        return lazy(self.away)

    @cached_property
    def _contact(self) -> re.Pattern[str]:
        return lazy(f"{self.contact}|{self.besides}")

    @cached_property
    def _met(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.met})$")

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return lazy(self.known)
