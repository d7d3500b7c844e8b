"""Names of places, told by the list of divisions, by nicknames and by what their names end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.words import Word
from app.patterns import lazy
from app.text.divisions import ENDINGS, division_beginnings, is_division, is_short_division

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_WORDS = 12
_LAST = frozenset(ending[-1] for ending in ENDINGS)
_TAG = "place"
# Parts of a province, and cities by another name.
_NICKNAME = lazy(
    "[苏皖鄂粤浙赣豫川湘桂滇黔冀鲁闽琼晋][东西南北中]|金陵|姑苏|羊城|泉城|鹏城|蓉城|榕城|星城|"
    "春城|冰城|江城|花城|龙城|鹭岛|岛城|山城|津门|申城|沪上|钱塘|临安府|彭城|鸢都|瓷都|煤城|油城|"
    "钢城|汉口|川藏线|青藏线|中关村|张江|滨海新区"
)
_GEOGRAPHIC = frozenset("湖河山江岛湾岭镇庄寨峡潭溪洲州县市郡乡村屯沟坡港关寺峰崮坳垭塬畔")
_COUNTING = frozenset("各全每某本多数几一二三四五六七八九十两")
_SIGHTS = frozenset("山江湖岭峰寺关桥")
_NAME_TAGS = frozenset(("ns", "nr", "nrt", "nz"))
_COMMON_WORDS = (
    "湖泊 山河 江山 大山 高山 深山 青山 火山 冰山 荒山 大江 大河 江河 河湖 江湖 长江 黄河 珠江 "
    "淮河 海河 河山 名山 登山 上山 下山 泰山 昆仑山 喜马拉雅山 井冈山 大别山 太行山 沂蒙山 六盘山 "
    "万水千山 长白山 黄山 深港 九州 神州 海岛 孤岛 列岛 宝岛 台湾岛 海南岛 港湾 海湾 山岭 重镇 "
    "古镇 城镇 乡镇 村镇 山镇 村庄 山庄 山村 新村 农庄 故乡 家乡 他乡 异乡 老乡 同乡 水乡 城乡 "
    "下乡 入乡 上市 入市 都市 城市 超市 股市 省市 大城市 省会城市 沿海城市 大中城市 小城市 直辖市 "
    "郡县 市县 自治州 自治县 美洲 欧洲 亚洲 非洲 澳洲 大洋洲 山沟 河沟 水沟 山坡 陡坡 滑坡 渡江 "
    "渡河 两江 三江 大沟 深沟 下坡 上坡 香港 海港 出港 空港 绿洲 满山 青藏 沙洲 两岸 平江 治山 "
    "入口关 出口关 难关 把关 攻关 闯关 海关 机关 公关 雄关 顶峰 高峰 巅峰 攀峰 主峰 年关 立交桥 "
    "连心桥 致富桥 友谊桥 独木桥 金山 银山 刀山 靠山 江海 血溪 县乡 大湖 小溪 山溪 海峡 三峡 "
    "长江三峡 台湾海峡 峡江 高原 平原"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def with_places(words: Sequence[Word]) -> list[Word]:
    """Return the words with those that are one place put together, under a tag of its own."""
    begun = division_beginnings()
    found: list[Word] = []
    done = 0
    for at, word in enumerate(words):
        if at < done:
            continue
        if word.text in begun and (end := _place_end(words, at)) > at:
            text = "".join(one.text for one in words[at:end])
            found.append(Word(word.start, words[end - 1].end, text, _TAG))
            done = end
        else:
            found.append(word)
    return found


def find_places(text: str, words: Sequence[Word]) -> Iterator[Evidence]:
    """Yield the places of a sentence; its words are those with places put together."""
    for word in words:
        if word.tag == _TAG:
            yield Evidence(word.start, word.end, word.text, "place", Strength.CLEAR)
        elif _is_geographic(word):
            yield Evidence(word.start, word.end, word.text, "place", Strength.DOUBT)
    for match in _NICKNAME.finditer(text):
        yield Evidence(match.start(), match.end(), match[0], "place", Strength.DOUBT)


def _is_geographic(word: Word) -> bool:
    """Tell whether a word of the dictionary is a mountain's, a pass's, a temple's name."""
    text = word.text
    if len(text) == 1 or word.tag not in _NAME_TAGS or text[0] in _COUNTING:
        return False
    if text in _COMMON or text[-2:] in _COMMON:
        return False
    return text[-1] in (_GEOGRAPHIC if word.tag == "ns" else _SIGHTS) and (
        word.tag == "ns" or len(text) > 2
    )


def _place_end(words: Sequence[Word], start: int) -> int:
    """Return the end of the longest place that begins with a word, or its start."""
    begun = division_beginnings()
    text = ""
    end = start
    for at in range(start, min(len(words), start + _MOST_WORDS)):
        text += words[at].text
        if text not in begun:
            break
        if (text[-1] in _LAST and is_division(text)) or is_short_division(text):
            end = at + 1
    return end
