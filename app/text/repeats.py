"""Words that a name ends in and that stand after its marker too: 经十路 for `____路`."""

from __future__ import annotations

from app.patterns import lazy
from app.text.affixes import affix_after
from app.text.characters import HAN

_NAME_END = lazy(
    "[路街巷弄楼号院村镇乡市区县省州旗局厅处科部站所厂店社班组队室馆园桥河江湖海山岛港岭寺塔场城庄屯]"
)
# Here the character after the marker belongs to a word of its own, which a name does not end in.
_OTHER_WORD = lazy(
    "市(?:场|面|值|民|容|政(?!府|协))|区(?:域|别|分|间)|省(?:钱|心|力|略)|镇(?:静|定)|乡(?:亲|土|愁|贤)|"
    "路(?:口|线|径|程|过|面|段|灯|费)|街(?:头|面)|楼(?:盘|市|层|道|顶)|号(?:召|码|称)|院(?:落|士|校)|"
    "村(?:民|庄|务|干部)|局(?:面|势|部|限)|处(?:理|置|于|在|境|罚|分)|科(?:技|学|普|目|研)|"
    "部(?:分|署|位)|站(?:在|位|立|点)|所(?:有|以|谓|需|在|属)|厂(?:房|家)|店(?:面|铺|员)|社(?:会|区)|"
    "班(?:子|级|车)|组(?:织|成|建|合)|队(?:伍|员|列)|室(?:内|外|温)|馆(?:藏|内|员)|园(?:林|艺)|桥(?:梁|面)|"
    "河(?:流|道|水|长)|江(?:水|山)|湖(?:泊|水)|海(?:洋|外|内|水|关)|山(?:水|林|体)|岛(?:屿|上)|港(?:口|澳)|"
    "场(?:所|地|景|面|合)|城(?:市|乡|镇|区)"
)
_HAN_RUN = lazy(f"[{HAN}]+")
_LONGEST_REPEATED = 12


def repeated_after(name: str, text: str, end: int) -> str:
    """Return the words after a marker at `end` that its name ends in: 宾馆 of 南郊宾馆.

    One character counts if it is part of the word that the marker is attached to, or if names end
    in it (经十路) and it does not begin another word (路口).
    """
    following = _HAN_RUN.match(text, end, end + _LONGEST_REPEATED)
    words = following[0] if following else ""
    affix = affix_after(text, end)
    affixed = affix.words if affix else ""
    for length in range(min(max(len(words), len(affixed)), len(name) - 1), 0, -1):
        repeated = text[end : end + length]
        if name.endswith(repeated) and (length > 1 or _ends_a_name(text, end, affixed)):
            return repeated
    return ""


def _ends_a_name(text: str, at: int, affixed: str) -> bool:
    """Tell whether the character at `at` ends names and does not begin a word of its own."""
    return bool(affixed or _NAME_END.match(text, at)) and not _OTHER_WORD.match(text, at)
