"""What the writer of a report says that he is: 作为一名教师，我…; 我是一名列车员."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.checking.speech import is_told
from app.patterns import lazy, those_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line

_NAME = "(?P<name>[^，。；！？：“”《》\\s]{1,20}?)"
_OPENS = r"(?<![^，。；！？：、\s]"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱何吕张孔曹严金魏陶姜谢苏潘葛范彭马袁柳唐罗薛雷贺汤傅顾孟黄萧姚邵汪毛戴宋庞熊董梁杜阮江郭林徐邱高夏蔡田胡卢"
    "丁邓洪崔程陆段侯武刘龙叶黎乔谭温庄曾廖肖尹秦史贾于焦任"
)
_YEARS = r"(?:快|近|整整)?[一二两三四五六七八九十百半几\d]{1,4}(?:多|余|来)?(?:年|辈子)"
# Behind 作为 the writer himself must act, not somebody who is named then.
_AS = (
    r"(?=[，,]\s*(?![他她其该]|这位|那位|我们?[党国])(?:[^。！？他她]{0,60}?(?<![让令使给教向])(?:我|自己)"
    rf"|(?![{_SURNAMES}])))|(?=的?我|。)"
)
# Each frame begins with its words and looks behind them: so it costs little where they are not.
_ARE = (
    rf"(?:作为(?:{_OPENS}作为)(?<!我作为)|(?<=我们作为)|(?<=本人作为))|身为){_NAME}(?:{_AS})",
    rf"(?:我是{_OPENS}我是)|本人是{_OPENS}本人是))(?=一[名个位]|[^，。；！？]{{0,8}}的一[名个位])"
    rf"{_NAME}(?=[，,。；])",
    rf"(?:同为|同是|同样作为|同样身为){_NAME}(?=[，,]\s*我)",
    rf"我们{_OPENS}我们)(?:这些|广大|基层|一线)*(?=[^的，。；！？]{{2,8}}(?:[要应更]|必须|只有)){_NAME}"
    "(?=[要应更]|必须|只有)",
    rf"(?:我{_OPENS}我)|本人{_OPENS}本人))(?:已经?)?(?:这个)?(?:当|做|干)了?{_YEARS}的?{_NAME}"
    "(?=[，,。；]|的(?:人|我))",
    rf"[当做干]{_OPENS}.)了?{_YEARS}的?{_NAME}(?=的我)",
    rf"我(?:这样|们这样|们这些|这个|这名|这位)的?(?:一[名个位])?{_NAME}(?=[，,。；更也要应都]|来说)",
    rf"我的{_OPENS}我的)(?:职业|本职|本职工作|工作|岗位|身份)是(?:一[名个位])?{_NAME}(?=[，,。；])",
)
_HEADED = lazy(
    rf"[—\s]*(?=一[名个位]){_NAME}的(?:学习|读书|廉洁|工作|培训|党史)*"
    "(?:心得|体会|感悟|思考|自述|自白|日记|告白|汇报|随想)"
)
_WISHES = (
    rf"(?:我{_OPENS}我)|本人{_OPENS}本人))(?:将|要|会|愿|愿意|继续|努力|立志|一定|决心|争取)*"
    rf"(?:做|当|成为|争做)(?=一[名个位]){_NAME}(?=[，,。；])",
    rf"(?:争取|努力|立志|力争)(?:{_OPENS}争取)|{_OPENS}努力)|{_OPENS}立志)|{_OPENS}力争))"
    rf"(?:早日|尽快|尽早)?(?:做|当|成为)(?=一[名个位]){_NAME}(?=[，,。；])",
    rf"以(?=一[名个位]){_NAME}的(?:身份|标准|责任感|担当)",
)
_FRAMES = [lazy(each) for each in (*_ARE, *_WISHES)]
_WISHED = set(_FRAMES[len(_ARE) :])
# 作为挂职的第一书记, 作为未来的教师, 作为支部宣传委员: beside what one is.
_BESIDE = lazy(
    "挂职|兼职|兼任|志愿|临时|轮值|代理|未来|准(?=..$)|下沉|派驻|选派|援[藏疆青外]|支教|跨界|候任|特[约邀聘]|义务"
    "|(?:委员|联络员|信息员|通讯员|宣讲员|代表|观察员|评论员|楼长|志愿者)$"
)
_PASSED = lazy(
    "如果|假如|假设|设想|设身|倘若|若是|要是|好比|曾|那时|当时|当年|以前|从前|过去|原来|原先|小时候|年轻时|毕业后|退休前|退役前"
    "|[他她](?:们)?(?:常|总|又|还|也)?(?:说|讲|告诉|写道|表示|认为|是)"
    "|说[，：:道]|讲[，：:道]|常说|写道|回忆|换位|扮演|角色"
)
_POST = "(?:[员师生士警工兵长官记任手匠农医教护]|干部|秘书|主播|主持)"
_SECOND = lazy(
    "我[^，。；！？]{0,12}(?:带教|带课|授课|兼课|代课)|法[治制]副校长|校外辅导员"
    "|（[^（）]{0,20}(?:派驻|挂职|选派|借调|抽调|兼)[^（）]{0,12}）"
    "|我[^，。；！？]{0,16}(?:兼任|兼职|兼着|挂职|借调|抽调|下派|选派|轮岗|转岗|调[入到任]|转业|转行|改行|跟班|曾任|当过)"
    "|(?:被|经|受)[^，。；！？]{0,12}(?:抽调|借调|选派|下派|派驻|派往)|换岗|换位体验|双重身份|身兼"
    "|从[^，。；！？]{2,10}到[^，。；！？]{2,10}的(?:转变|转换|跨越|身份)|既是[^，。；！？]{1,12}[，,]?(?:又|也|更|还)是"
    "|我(?:以前|过去|曾经?|原来|原先|早年)[^，。；！？]{0,6}(?:是|在|当)"
    f"|我[^，。；！？他她]{{0,10}}[当做干任](?:了|过|起|上)[^，。；！？件点些]{{0,10}}{_POST}(?=[，。；！？、]|$)"
    "|我[^，。；！？他她]{0,12}(?:工作|任教|执教|服役|服务|任职|就职|锻炼|待|干|做|教|守|跑)过"
    "|(?:跟班|下沉|驻村|支教|援[藏疆]|交流任职|挂职|脱产)[^，。；！？他她]{0,10}(?:年|月|天|以来|期间|时)"
    "|[当任做]过[^，。；！？他她]{1,12}(?:年|月)[^，。；！？他她]{1,8}[员师生士警工兵长官]"
)
# 作为一名军人，我曾在高原守了十六年.
_NEXT = 4


class Claim(NamedTuple):
    """Words in which the writer says what he is, or `wished` to be, and what he calls himself."""

    line: Line
    start: int
    end: int
    name: str
    wished: bool


def claims_of(line: Line) -> Iterator[Claim]:
    """Yield what a line says that its writer is, neither once, nor beside it, nor in his mind."""
    text = line.uncited
    frames = those_in(_FRAMES, line.parts)
    found = [(match, frame in _WISHED) for frame in frames for match in frame.finditer(text)]
    if head := _HEADED.match(text):
        found.append((head, False))
    for match, wished in found:
        if not _BESIDE.search(match["name"]) and not is_passed(line, match.start(), match.end()):
            yield Claim(line, match.start(), match.end(), match["name"], wished)


def tells_second_post(line: Line) -> bool:
    """Tell whether a line says that its writer has or had another post as well."""
    return bool(_SECOND.search(line.uncited))


def is_passed(line: Line, start: int, end: int) -> bool:
    """Tell whether words are of other times, of another speaker, or imagined."""
    sentence = line.sentence_at(start)
    passed = _PASSED.search(line.uncited, sentence.start if sentence else 0, end + _NEXT)
    return bool(passed) or is_told(line, start)
