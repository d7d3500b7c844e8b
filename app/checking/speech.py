"""Whether words of a report are its writer's own, or those of somebody whose speech it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import HAN
from app.text.surnames import COMPOUND_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from app.checking.manuscript import Line

_VERB = (
    "(?:说|讲|写|问|答|喊|念|谈到|谈道|谈起|感慨|坦言|感言|感叹|表示|表态|叮嘱|嘱咐|提醒|勉励|告诉|告诫|教导|(?<![照按合])要求"
    "|强调|指出|认为|留言|题词|解释|回忆|讲述|提出|承诺|寄语|希望|想法是|心声是|体会是)"
    "(?:[他她我你大]们?家?)?(?:过|道|着|下|了|的是|得好|的话)?"
)
_CLAUSE = "(?:^|(?<=[，。；！？：、“]))"
_WRITER = (
    "(?![^，。；！？：对向跟给和与他她]{0,8}(?:我|本人)(?:[们也还常总想要会在再]|今天|经常|一直|深深|由衷|郑重|再次|自己|心里"
    f"|[对向跟给和与][^，。；！？：]{{1,6}})*{_VERB})"
)
_TELLING = lazy(f"{_CLAUSE}{_WRITER}[^，。；！？：]{{0,30}}{_VERB}[，：:]")
# 李涛：作为一名党校教师，我…
_SPEAKER = lazy(rf"(?:[{SURNAMES}]|{COMPOUND_SURNAMES})[{HAN}]{{1,2}}：")


def is_told(line: Line, start: int) -> bool:
    """Tell whether the words of a line from `start` on are quoted, or told as another's."""
    text = line.uncited
    if text.count("“", 0, start) > text.count("”", 0, start):
        return True
    if _SPEAKER.match(text):
        return True
    sentence = line.sentence_at(start)
    return bool(_TELLING.search(text, sentence.start if sentence else 0, start))
