"""Why a sentence does not do what its place in a report is for: broken, or its writer's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from app.models.roles import BlockRole, PhraseRole

Unfit = tuple[Literal["defect", "dated", "local"], str]
"""Why a passage is left out, and the words at fault."""

OWN: Unfit = ("local", "作者自己的话")
"""What a sentence is that tells its writer's story."""
LEANS: Unfit = ("defect", "离不开上文")
"""What words are that mean nothing without what stands before them."""

_ENDS = "。！？!?…；;：:”’）)"
_FORMULAS = ("signoff", "opening.greeting", "opening.bridge", "action_lead")
_LIST_MARK = lazy(r"\s*(?:[-*>#]|\[\d)")
# A label with its value is a line of the closing: 申请人：周明, 注：…, 文稿：…
_LABEL = lazy(rf"[{HAN}]{{1,5}}[：:][^，。]{{0,12}}$|(?:附?注|备注|说明|作者|来源|编辑)[：:\s　]")
_WORDS = lazy(rf"[{HAN}]")
_FEWEST = 3
_CUT_SHORT = lazy(
    r"^(?:等等[，、。…]*)+$|(?:如此等等|诸如此类|不一而足|以此类推|云云|[、，]等等)[。…]*$"
)
_INTERJECTION = lazy(r"[哎唉啊呀哦噢嗨嘿哇咦]|真(?:是|可谓)|多么|好一[个派]|太[^，。]{1,4}了")
# Some questions end in a full stop: 如何还给孩子一个童年，是否重视新的想法。
_ASKED = lazy(
    r"[？?][”’）]?$|(?:是否[^是]*){3}"
    r"|^(?:如何|怎样|怎么|为何|为什么|是否)(?![^。]*(?:是(?!否)|成为|关键|值得|应|要|取决|关系))"
)
_SPOKEN = lazy(r"“[^“”]*[！？!?啊呢吧呀][”]$")
_LACKS = lazy(
    r"存在(?:着|一些|不少|一定|很大|较大)?的?[^，。；]{0,14}(?:问题|不足|差距|短板|弱项|薄弱|盲区|现象)"
    r"|(?:还|仍|尚)?有(?:一定|较大|不小|明显|很大|不少)的?(?:差距|距离|不足)"
    r"|(?:不够|欠缺|缺乏|不到位|不扎实|不深入|不主动|不及时|不严格)[^，。；]{0,6}(?:[，。；、]|$)"
    r"|流于形式|浮于表面|浅尝辄止|走马观花|得过且过"
)
# A duty names what it mends or rules out.
_MENDS = lazy(
    r"必须|[要应需]|防止|克服|解决|避免|杜绝|针对|整治|补齐|改进|弥补|改变|不[能得可]|如果|若|只有|切忌|反对|纠正|查找|坚决|指出|强调"
)
# I alone did or lived through something, and nothing that I came to know by it.
_STORY = lazy(
    r"^(?=.*(?<!自)我(?!们|国|党|省|市|县|区|镇|校|院|局))(?=.*(?:[了过曾刚]|那时|当时))"
    r"(?!.*(?:认识|懂得|明白|[体领]会|[感领]悟|深知|理解|认为|觉得|感到|感受|意识|想到|相信|收获|启[示发]|受益|[应值]|才能|只有|[让使令]我|说过|想说|必须))"
)
# A thing that only its own report has told of: 这盏灯, 那一户.
_TOLD_THING = lazy(r"[这那](?:[一二三四五六七八九十百几]+)?[本户盏门把张份座扇句](?!书|课)|那一")
_COLLECTED = lazy(
    r"(?<![第\d一二三四五六七八九十])[\d一二三四五六七八九十]+篇|范文|模板|大全|合集|精选|通用版"
)
# A title that begins with where it was, and not at which occasion (在…会上的发言).
_ELSEWHERE = lazy(r"(?:在|赴|到|来自)(?![^。]*[上中]的)")
_TOLD: tuple[BlockRole, ...] = ("opening", "insight", "closing")


def unfit_line(line: str) -> Unfit | None:
    """Return why a title or a salutation may not be used again, or None."""
    if _LIST_MARK.match(line):
        return "defect", "不是一句话"
    if _COLLECTED.search(line):
        return "defect", "合集的题目"
    return ("local", "题目里有地方") if _ELSEWHERE.match(line) else None


def unfit(block: BlockRole, role: PhraseRole | None, sentence: str) -> Unfit | None:
    """Return why a sentence may not be said again in the role it was given, or None.

    What opens, leads on and signs off is a formula, however short it is.
    """
    if role in _FORMULAS:
        return None
    if broken := _broken(sentence):
        return "defect", broken
    if _ASKED.search(sentence):
        return "defect", "问句离了上下文没有意思"
    if _INTERJECTION.match(sentence) or _SPOKEN.match(sentence):
        return "local", "感叹或别人说的话"
    if role == "insight.meaning" and _STORY.search(sentence):
        return "local", "作者自己的经历"
    return _own(block, sentence) if block in _TOLD else None


def _broken(sentence: str) -> str | None:
    if _LIST_MARK.match(sentence) or _LABEL.match(sentence):
        return "不是一句话"
    if not sentence.endswith(tuple(_ENDS)):
        return "句末没有标点"
    if sentence.endswith(("：", ":")):
        return "话没有说完"
    if _CUT_SHORT.search(sentence) or len(_WORDS.findall(sentence)) < _FEWEST:
        return "话太短"
    return None


def _own(block: BlockRole, sentence: str) -> Unfit | None:
    if block == "closing" and _TOLD_THING.search(sentence):
        return LEANS
    if _LACKS.search(sentence) and not _MENDS.search(sentence):
        return "local", "作者自己的不足"
    return None
